"""Las órdenes del titular en sus palabras: «la 123 ya está pagada», «pausa a ACME hasta el 10/1», «anular».

Una línea, una orden. Lo que no se entiende no se obedece: se contesta con ejemplos.
"""

import re
from collections.abc import Callable
from datetime import date
from decimal import Decimal

from buzon.correo.ordenes_de_acuerdos import leer_acuerdo
from buzon.correo.ordenes_escalada import leer_escalada
from buzon.documentos.campos import leer_correccion
from buzon.dominio.fechas import buscar_fecha
from buzon.dominio.importes import buscar_importes
from buzon.dominio.nombres import sin_tildes
from buzon.dominio.ordenes import Accion, Orden

_MAX_LINEAS = 12
_LARGO = 300

# De la más precisa a la menos: la primera que aparece en la línea, gana.
_VERBOS: tuple[tuple[Accion, re.Pattern[str]], ...] = (
    ("deshacer", re.compile(r"\b(?:deshacer|deshaz|no estaba pagada?|no (?:la|me) (?:han )?pag\w+)\b")),
    ("reanudar", re.compile(r"\b(?:reanuda\w*|reactiva\w*|sigue\b(?! sin)|seguir|continua\w*|quita\w* la pausa)\b")),
    ("pausar", re.compile(
        r"^\W*(?:(?:no|si|ok|por favor|porfa)\W+)?para(?! (?:el|manana|que|hoy|cuando|mi|eso)\b)(?!\s*:)\b|"
        r"\b(?:pausa\w*|parar|parad|paral[oa]s?|detener|deten|espera\w*|no enviar|no reclamar|"
        r"no (?:le|les|lo|la)?s? ?(?:escribas|envies|mandes|molestes|reclames|cobres)|excluye\w*|excluir)\b"
    )),
    # «Está cancelada» es, en media América, que está pagada: solo el imperativo anula; lo otro se pregunta.
    ("anular", re.compile(r"\b(?:anula\w*|cancela(?:r|la|las)?|borra\w*|elimina\w*|descarta\w*)\b")),
    ("parcial", re.compile(r"\b(?:parcial|abono|abonaron|a cuenta)\b")),
    ("aplicar", re.compile(r"\b(?:aplica\w*|es (?:de|para) la|corresponde a)\b")),
    ("ninguna", re.compile(r"^\W*(?:ninguna|ninguno|de ninguna)\b")),
    ("pagada", re.compile(
        r"\b(?:pagad[ao]s?|pago recibido|ya (?:me )?pag\w+|cobrad[ao]s?|liquidad[ao]s?|saldad[ao]s?)\b"
    )),
    ("estado", re.compile(r"\b(?:estado|como va|cuanto (?:me )?debe\w*|situacion)\b")),
    ("poco", re.compile(r"\b(?:de a poco|poco a poco|de a pocas)\b")),
    ("enviar", re.compile(r"^\W*(?:si\W+)?(?:envia\w*|mandal[ao]s|que salgan|adelante)\b")),
    ("si", re.compile(r"^\W*(?:si|correcto|confirmo|de acuerdo|ok|vale|dale|importa(?:r|rlas?|las?)?)\b")),
    ("no", re.compile(r"^\W*no\b")),
)  # fmt: skip
# Lo que cierra una deuda solo vale si se afirma: ni se niega, ni se pregunta, ni se cuenta lo que dijo otro.
_SE_AFIRMAN = frozenset({"pagada", "parcial", "aplicar", "anular"})
_REPARO = re.compile(
    r"\b(?:no|nunca|jamas|tampoco|ni|aun|todavia|falta|cuando|hasta que|en cuanto|segun|"
    r"(?:dice|dicen|dijo|dijeron|asegura|aseguran|jura) que)\b"
)
# Lo que se borra no es una factura: es lo que acaba de decir.
_LO_DICHO = re.compile(
    r"\b(?:lo|el|la|mi|eso|esto) (?:de )?"
    r"(?:anterior|antes|dicho|correo|mensaje|mail|orden|que (?:te )?(?:dije|escribi|mande|puse))\b"
)
_MENOS = re.compile(r"(?:(?<![\w.,])[-\u2212\u2013]\s?|\bmenos )(?:[A-Z]{0,3}\$|[A-Z]{3} ?|S/ ?|\u20ac ?)?\s?$")
_VAGO = re.compile(r"^\W*(?:ok|vale|dale|de acuerdo)\b(?!.*\b(?:si|correcto|confirm\w+)\b)")
_FIN_DE_FRASE = re.compile(r"[.;:!]\s|[?¿]")
# Un número de factura: cifras, quizá con serie delante («F001-45», «A-12»). «F 12» no: la letra sola es de la frase.
_NUMERO = re.compile(r"(?<![\w/.,-])((?:[A-Za-z]{1,6}-?)?\d[\w/-]*)(?![\w/]|[.,]\d)")
_A_QUIEN = re.compile(r"\b(?:a|al|de|con|para)\s+(?:la |el |los |las )?(?:cliente |empresa )?(.+)$", re.IGNORECASE)
# «pausar ACME», «¿cuánto me debe ACME?»: lo que queda detrás del verbo.
_DETRAS = re.compile(r"(?:^\W*(?!cu[aá]nto)\w+|\bdeben?)\s+(?!la\b|el\b|eso\b)(\S.*)$", re.IGNORECASE)
_NO_SON_NOMBRE = frozenset(
    [
        "por favor",
        "muchas gracias",
        "de siempre",
        "siempre",
        *"esta este esto esa ese eso ella el la lo todavia ya porfa gracias mismo".split(),
    ]
)
_MAX_PALABRAS = 6  # un nombre de empresa, no una frase
_RESTO = re.compile(r"\s+(?:hasta|por|porque|ya|que|el dia|desde)\b.*$|[.,;:!¡].*$", re.IGNORECASE)
# «la 1206: el correo es…», «ACME: vence el 15/12»: de quién se corrige. Un rótulo («Correo: …») no es nadie.
_SOBRE = re.compile(r"\s*(?:(?:la|el|factura|cliente|de|para)\s+){0,3}([^:@]{2,60}):\s+", re.IGNORECASE)
_ROTULO = re.compile(
    r"(?:e-?mail|correo|mail|vence|vto|fecha|total|importe|monto|cliente|numero|moneda|nombre|razon|r[ufn])"
)
_NOMBRADA = re.compile(r"\b(?:factura|fac|la|n[°ºo]|folio)\s*[:#]?\s*\d[\w-]*", re.IGNORECASE)
_TODO = re.compile(r"\btod[oa]s?\b")


def leer_ordenes(
    texto: str,
    *,
    hoy: date,
    pais: str,
    moneda: str,
    festivos: Callable[[date], bool] | None = None,
) -> tuple[Orden, ...]:
    """Las órdenes de un texto escrito por el titular, en orden; vacío si no se entiende ninguna.

    Las correcciones («el correo es ana@acme.cl», «vence el 15/12») salen como una sola orden `corregir`.
    """
    ordenes: list[Orden] = []
    sin_verbo: list[str] = []
    for linea in texto.splitlines()[:_MAX_LINEAS]:
        limpia = linea.strip()[:_LARGO]
        if not limpia:
            continue
        suyas = _de_linea(limpia, hoy, pais, moneda, festivos)
        ordenes += suyas or ()
        if suyas == ():
            sin_verbo.append(limpia)
    return (*ordenes, *_correcciones(sin_verbo, hoy, pais, moneda))


def _correcciones(lineas: list[str], hoy: date, pais: str, moneda: str) -> tuple[Orden, ...]:
    """Las líneas sin verbo que dan datos: una sola orden por cada factura o cliente que nombren."""
    grupos: dict[str | None, list[str]] = {}
    for linea in lineas:
        hallado = _SOBRE.match(linea)
        sobre = hallado.group(1).strip() if hallado and not _ROTULO.match(sin_tildes(hallado.group(1))) else None
        grupos.setdefault(sobre, []).append(linea[hallado.end() :] if hallado and sobre else linea)
    ordenes = []
    for sobre, suyas in grupos.items():
        campos = leer_correccion("\n".join(suyas), pais=pais, moneda=moneda, hoy=hoy)
        if campos:
            escritos = {campo: _escrito(valor) for campo, valor in campos.items()}
            ordenes.append(Orden(accion="corregir", objeto=sobre, campos=escritos))
    return tuple(ordenes)


def _escrito(valor: str | Decimal | date) -> str:
    return valor.isoformat() if isinstance(valor, date) else str(valor)


def _de_linea(
    linea: str, hoy: date, pais: str, moneda: str, festivos: Callable[[date], bool] | None
) -> tuple[Orden, ...] | None:
    """Las órdenes de una línea; vacío si no tiene verbo, `None` si lo tiene y no manda nada («no está pagada»)."""
    aparte = leer_acuerdo(linea, hoy, pais, moneda, festivos)
    if aparte == ():
        aparte = leer_escalada(linea, hoy, festivos, _objetos)
    return aparte if aparte is None or aparte else _con_verbo(linea, hoy, pais, moneda, festivos)


def _con_verbo(
    linea: str, hoy: date, pais: str, moneda: str, festivos: Callable[[date], bool] | None
) -> tuple[Orden, ...] | None:
    """Lo mismo, con los verbos de siempre."""
    llana = sin_tildes(linea)
    accion, verbo = next(((n, hallado) for n, patron in _VERBOS if (hallado := patron.search(llana))), (None, None))
    if accion is None or verbo is None:
        return ()
    if accion in _SE_AFIRMAN:
        frase, es_pregunta = _frase_de(llana, verbo.start())
        if es_pregunta:
            accion = "estado"
        elif _REPARO.search(frase) or (accion == "anular" and _LO_DICHO.search(frase)):
            return None
    if accion in ("si", "no", "ninguna"):
        return (Orden(accion=accion, es_vaga=bool(_VAGO.search(llana))),)
    fecha = buscar_fecha(linea, hoy, festivos or ()) if accion == "pausar" else None
    resto = linea.replace(fecha.cita, " ") if fecha else linea
    importe = _importe(resto, pais, moneda) if accion in ("parcial", "pagada") else None
    if accion == "pagada" and importe and not importe[2]:
        # «pagada la 123»: el 123 es el número, no un importe; solo cuenta como importe si trae signo o moneda.
        importe = None
    if accion == "parcial" and importe is None:
        return ()
    if importe:
        resto = resto.replace(importe[1], " ")
    return tuple(
        Orden(
            accion="parcial" if importe and accion == "pagada" else accion,
            objeto=objeto,
            fecha=fecha.fecha if fecha else None,
            importe=_con_signo(linea, importe) if importe else None,
            moneda=importe[3] if importe else None,
        )
        for objeto in _objetos(resto, accion)
    )


def _frase_de(llana: str, lugar: int) -> tuple[str, bool]:
    """La frase en la que está ese lugar, sin el «no,» con que se contesta a otra cosa, y si es una pregunta."""
    cortes = list(_FIN_DE_FRASE.finditer(llana))
    desde = max((corte.end() for corte in cortes if corte.end() <= lugar), default=0)
    fin = next((corte for corte in cortes if corte.start() >= lugar), None)
    frase = re.sub(r"^\W*no\s*,", "", llana[desde : fin.start() if fin else len(llana)])
    return frase, bool(fin and fin.group() == "?") or llana[desde - 1 : desde] == "¿"


def _importe(linea: str, pais: str, moneda: str) -> tuple[Decimal, str, bool, str | None] | None:
    """El importe, su cita, si lleva signo o nombre de moneda, y la moneda si no es la del negocio."""
    sin_numero = re.sub(
        r"(?i)\b(?:factura|fac|la|n[°ºo]|folio)\s*[:#]?\s*\d[\w-]*", lambda m: " " * len(m.group()), linea
    )
    for hallado in buscar_importes(sin_numero, moneda, pais):
        es_dinero = not hallado.cita.strip().replace(".", "").replace(",", "").isdigit()
        return hallado.importe, hallado.cita, es_dinero, hallado.moneda if hallado.moneda != moneda else None
    suelto = re.search(r"(?i)\b(?:parcial|abono|cuenta)\D{0,12}(\d[\d.,]*)", sin_numero)
    if suelto:
        solo = suelto.group(1).rstrip(".,")
        hallados = buscar_importes(f"{moneda} {solo}", moneda, pais)
        if hallados:
            return hallados[0].importe, solo, False, None
    return None


def _con_signo(linea: str, importe: tuple[Decimal, str, bool, str | None]) -> Decimal:
    """Un «-300» no es un 300: con su signo, quien obedece dice que no."""
    antes = linea[: linea.find(importe[1])]
    return -importe[0] if _MENOS.search(antes) or importe[1].lstrip().startswith(("-", "\u2212")) else importe[0]


def _es_frase(nombre: str) -> bool:
    """Lo que queda de «ya está pagada» o «no, sigue» no es el nombre de nadie."""
    llano = sin_tildes(nombre)
    return any(patron.search(llano) for _, patron in _VERBOS) or llano in _NO_SON_NOMBRE


def _objetos(linea: str, accion: Accion) -> tuple[str | None, ...]:
    """A qué se refiere: «todo», números de factura o un nombre. `None` si no lo dice."""
    if accion in ("pausar", "reanudar", "estado") and _TODO.search(sin_tildes(linea)):
        return ("todo",)
    numeros = tuple(dict.fromkeys(hallado.group(1) for hallado in _NUMERO.finditer(linea)))
    if numeros:
        return numeros
    nombre = None
    if (hallado := _A_QUIEN.search(linea)) or (hallado := _DETRAS.search(linea)):
        nombre = _RESTO.sub("", hallado.group(1))
    limpio = (nombre or "").strip(" ?¿.")
    if _es_frase(limpio):
        return (None,)
    return (limpio,) if limpio and len(limpio.split()) <= _MAX_PALABRAS else (None,)
