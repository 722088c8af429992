"""Las órdenes con que el titular acuerda algo: «prórroga a ACME hasta el 15», «acepta 80% a ACME si paga el 30».

Solo lee una línea y dice qué orden es; obedecerla es cosa de `decidir.ordenes`. Lo que no se entiende no se obedece.
"""

import re
from collections.abc import Callable
from datetime import date
from decimal import Decimal

from msgspec.structs import replace

from buzon.dominio.fechas import buscar_fecha
from buzon.dominio.importes import buscar_importes
from buzon.dominio.nombres import sin_tildes
from buzon.dominio.numerales import VALORES
from buzon.dominio.ordenes import Accion, Orden

_N = r"(\d{1,2}|dos|tres|cuatro|cinco|seis|ocho|diez|doce)"
_NOMBRES = r"(?:prorroga|quita|rebaja|oferta|plan|cuotas|dacion|canje|mediacion|acuerdo|promesa|disputa)"
_RETIRA = re.compile(
    rf"\b(?:retira\w*|anula\w*|cancela(?:r|la|las)?|deshaz|deshacer|quita(?:r|le)?|termina\w*|olvida\w*|cierra\w*)\b"
    rf"\W+(?:\w+\W+){{0,2}}?{_NOMBRES}\b"
)
_CLASES: tuple[tuple[Accion, re.Pattern[str]], ...] = (
    ("mediacion", re.compile(r"\bmediacion(?:es)?\b")),
    ("dacion", re.compile(r"\b(?:dacion|en especie|mercaderia|mercancia|canje|trueque|permuta)\b")),
    ("prorroga", re.compile(
        r"\b(?:prorrog\w+|(?:amplia\w*|extiende\w*|alarga\w*) (?:el |su )?(?:plazo|vencimiento)|"
        r"(?:dale|darle|dales|darles|da|doy|concede\w*) (?:\w+ )?(?:plazo|tiempo)|"
        r"(?:dal[eoa]s?|darles?|concede\w*) (?:hasta|(?:un|una|otra|dos|tres|\d{1,2}) (?:semana|dia|mes)\w*)|"
        r"cambi\w* (?:el |la )?(?:vencimiento|fecha de (?:pago|vencimiento)))\b"
    )),
    ("plan", re.compile(
        r"\bplan (?:de |en )?(?:\d{1,2}|dos|tres|cuatro|cinco|seis|ocho|diez|doce)\b|"
        r"\b(?:en|propon\w*|ofrece\w*|dale|ponle|hazle|acepta\w*) (?:\w+ )?"
        r"(?:\d{1,2}|dos|tres|cuatro|cinco|seis|ocho|diez|doce) (?:cuotas|pagos|plazos|mensualidades|partes|veces)\b"
    )),
    ("quita", re.compile(
        r"\b(?:acepta\w*|acepto|quita|rebaja\w*|condona\w*|perdona\w*|descuento|deja(?:se)?l[oa]s? en|"
        r"salda\w*|bonifica\w*)\b"
    )),
    ("datos", re.compile(r"\b(?:pide\w*|pidele\w*|solicita\w*) (?:\w+ )?(?:mas )?(?:datos|pruebas|fotos|detalles?)\b")),
    ("mantener", re.compile(r"^\W*(?:mantener|mantenla|manten|mantengo|no tiene razon)\b")),
    ("razon", re.compile(
        r"^\W*(?:(?:el cliente |si,? )?tiene(?:n)? razon|(?:le |les )?(?:doy|dale|dales|da) la razon)\b"
    )),
    ("discutida", re.compile(r"^\W*(?:en )?disputa\b|\b(?:esta|estan|pon|ponla|ponlas|marca\w*) en disputa\b")),
)  # fmt: skip
# «Acepta 80 %» es lo que paga; «quita del 20 %» o «descuento del 20 %» es lo que no paga.
_LO_QUE_NO_PAGA = re.compile(r"\b(?:quita|rebaja\w*|condona\w*|perdona\w*|descuento|bonifica\w*)\b")
_TANTO = re.compile(r"(?:\b(?:del?|el|un) )?(?<![\d.,])(\d{1,2}(?:[.,]\d{1,2})?) ?(?:%|por ?ciento)")
_CUANTAS = re.compile(rf"(?:\b(?:de|en) )?\b{_N} ?(?:cuotas|pagos|plazos|mensualidades|partes|veces)\b")
_TRAS_PLAN = re.compile(rf"\bplan (?:de |en )?{_N}\b")
_DE_DISPUTA = frozenset({"datos", "mantener", "razon"})
_YA_PAGADA = re.compile(r"\bpagad[ao]s?\b|\bya (?:me )?pag")
# «Me la pagaron en dos partes» ya pasó. Con su tilde: «pago en dos partes» es lo que se propone.
_PAGARON = re.compile(r"\b(?:pagó|pagaron|depositó|depositaron|transfirió|transfirieron|abonó|abonaron)\b")
# Delante de la orden, la niegan o cuentan lo que quiere otro: «ACME pide una prórroga».
_NO_MANDA = re.compile(r"\b(?:no|ni|nunca|tampoco|jamas|dice|dicen|dijo|pide|piden|pidio|quiere|quieren|solicita\w*)\b")
_FACTURA = re.compile(
    r"\b(?:la|las|factura|facturas|fac|folio|n[°ºo]\.?)\s+(?:factura\s+)?((?:[A-Za-z]{1,6}-?)?\d[\w/-]*)"
)
_SUELTA = re.compile(r"(?<![\w/.,$-])((?:[A-Za-z]{1,6}-)?\d{2,}[\w/-]*)(?![\w/%]|[.,]\d| ?%)")
_A_QUIEN = re.compile(
    r"\b(?:a|al|con|para|de|del)\s+(?:la empresa |el cliente |los de |la |el )?(\S.*)$", re.IGNORECASE
)
_CORTA = re.compile(
    r"\s+(?:si|hasta|antes|por|en|con|que|porque|para|cuando|de aqui|a mas tardar|va|pag\w+|en \d|el|del?)(?:\s.*)?$|"
    r"[.,;:!¡(].*$",
    re.IGNORECASE,
)
_MAX_PALABRAS = 6
_NO_ES_NADIE = frozenset({"dinero", "cuotas", "pagos", "la deuda", "lo que debe", "todo", "un pago", "especie"})


def clase_de_acuerdo(llana: str) -> str | None:
    """De qué acuerdo habla esa línea sin tildes, lo mande o no."""
    return next((clase for clase, patron in _CLASES if patron.search(llana)), None)


def leer_acuerdo(
    linea: str, hoy: date, pais: str, moneda: str, festivos: Callable[[date], bool] | None
) -> tuple[Orden, ...] | None:
    """Las órdenes de acordar de una línea. Vacío si la línea no habla de eso; `None` si habla y no manda nada."""
    llana = sin_tildes(linea)
    if _RETIRA.search(llana):
        return _sobre(Orden(accion="reanudar"), linea)
    hallados = ((clase, patron.search(llana)) for clase, patron in _CLASES)
    accion, hallado = next(((clase, este) for clase, este in hallados if este), (None, None))
    if accion is None or hallado is None or _YA_PAGADA.search(llana):
        return ()
    fecha = buscar_fecha(linea, hoy, festivos or ())
    resto = linea.replace(fecha.cita, " ") if fecha else linea
    orden = Orden(accion=accion, fecha=fecha.fecha if fecha else None)
    if accion == "quita":
        leida = _quita(resto, llana, pais, moneda)
        if leida is None:
            return ()  # «acepta», «descuento»: sin cuánto no es una orden de estas
        orden, resto = replace(leida[0], fecha=orden.fecha), leida[1]
    if accion == "plan":
        if _PAGARON.search(linea.lower()):
            return ()
        cuotas, resto = _cuotas(resto)
        orden = Orden(accion="plan", cuotas=cuotas)
    if accion in _DE_DISPUTA:
        return _sobre(Orden(accion=accion), linea)
    es_otra_cosa = _NO_MANDA.search(llana[: hallado.start()]) or "?" in linea
    return None if es_otra_cosa else _sobre(orden, resto)


def _quita(resto: str, llana: str, pais: str, moneda: str) -> tuple[Orden, str] | None:
    """Con cuánto se salda, y la línea sin esas palabras."""
    tanto = _TANTO.search(resto.lower())
    if tanto:
        cifra = Decimal(tanto.group(1).replace(",", "."))
        paga = 100 - cifra if _LO_QUE_NO_PAGA.search(llana) else cifra
        return Orden(accion="quita", porcentaje=paga), resto[: tanto.start()] + " " + resto[tanto.end() :]
    sin_numero = _FACTURA.sub(lambda hallado: " " * len(hallado.group()), resto)
    for hallado in buscar_importes(sin_numero, moneda, pais):
        if _LO_QUE_NO_PAGA.search(llana):
            return None  # «quita de 50.000»: se pregunta cuánto paga, que es lo que se le va a escribir
        otra = hallado.moneda if hallado.moneda != moneda else None
        return Orden(accion="quita", importe=hallado.importe, moneda=otra), resto.replace(hallado.cita, " ")
    return None


def _cuotas(resto: str) -> tuple[int | None, str]:
    llana = resto.lower()
    hallado = _CUANTAS.search(llana) or _TRAS_PLAN.search(llana)
    if hallado is None:
        return None, resto
    dicho = hallado.group(1)
    cuantas = int(dicho) if dicho.isdigit() else VALORES.get(dicho)
    return cuantas, resto[: hallado.start()] + " " + resto[hallado.end() :]


def _sobre(orden: Orden, resto: str) -> tuple[Orden, ...]:
    """La misma orden por cada factura que nombra; si no nombra ninguna, por el cliente; si tampoco, la del hilo."""
    numeros = tuple(dict.fromkeys(_FACTURA.findall(resto) or _SUELTA.findall(resto)))
    if numeros:
        return tuple(replace(orden, objeto=numero) for numero in numeros)
    nombre = None
    if hallado := _A_QUIEN.search(resto):
        nombre = _CORTA.sub("", hallado.group(1)).strip(" ?¿.%")
    es_nombre = nombre and len(nombre.split()) <= _MAX_PALABRAS and sin_tildes(nombre) not in _NO_ES_NADIE
    return (replace(orden, objeto=nombre if es_nombre else None),)
