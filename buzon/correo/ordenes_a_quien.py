"""De qué habla una orden: «todo», los números de factura que dice o el cliente que nombra.

Con los nombres de los clientes de la cartera encuentra al que se nombra en cualquier sitio («ACME ya me pagó»). Para
cerrar una deuda hace falta el nombre entero, o que lo que ocupa su lugar en la frase sea parte de él: ante un nombre
que no es de nadie se pregunta, y nunca se toma la orden por la del hilo.
"""

import re
from collections.abc import Iterable, Sequence

from buzon.correo.ordenes_verbos import SE_AFIRMAN, VERBOS, llana
from buzon.dominio.nombres import palabras_nombre, sin_tildes
from buzon.dominio.ordenes import Accion

# Un número de factura: cifras, quizá con serie delante («F001-45», «A-12»). «F 12» no: la letra sola es de la frase.
NUMERO = re.compile(r"(?<![\w/.,-])((?:[A-Za-z]{1,6}-?)?\d[\w/-]*)(?![\w/]|[.,]\d)")
NOMBRADA = re.compile(r"\b(?:factura|fac|la|n[°ºo]|folio)\s*[:#]?\s*(\d[\w-]*)", re.IGNORECASE)
# «1207,1208» son dos: ningún importe se escribe con cuatro cifras seguidas y una coma de millares detrás.
_LISTA = re.compile(r"(?<![\d.,])(\d{4,}),(?=\d{4,}(?!\d))")
_A_QUIEN = re.compile(r"\b(?:a|al|de|con|para)\s+(?:la |el |los |las )?(?:cliente |empresa )?(.+)$", re.IGNORECASE)
# «pausar ACME», «¿cuánto me debe ACME?»: lo que queda detrás del verbo.
_DETRAS = re.compile(r"(?:^\W*(?!cu[aá]nto)\w+|\bdeben?)\s+(?!la\b|el\b|eso\b)(\S.*)$", re.IGNORECASE)
_NO_SON_NOMBRE = frozenset(
    [
        "por favor",
        "muchas gracias",
        "de siempre",
        "siempre",
        "en total",
        "lo ultimo",
        "la ultima",
        "lo anterior",
        "la agencia",
        *("recordatorios", "los recordatorios", "recordatorio", "correos", "avisos", "le escribas", "les escribas"),
        "agencia",
        *"esta este esto esa ese eso ella el la lo todavia ya porfa gracias mismo total nadie nada".split(),
    ]
)
_MAX_PALABRAS = 6  # un nombre de empresa, no una frase
_RESTO = re.compile(r"\s+(?:hasta|por|porque|ya|que|el dia|desde)\b.*$|[.,;:!¡].*$", re.IGNORECASE)
_TODO = re.compile(
    r"\btod[oa]s?\b|\ba nadie\b|\bquien(?:es)? (?:me |nos )?deben?\b|\bdeben? en total\b|"
    r"\bde (?:morosos|deudores|pendientes|lo pendiente)\b|\blo que me deben?\b|"
    r"\btotal (?:adeudado|pendiente|por cobrar)\b"
)
# «Pausa a todos menos a ACME»: lo que nombra es justo lo que no toca.
_SALVO = re.compile(r"\b(?:menos|salvo|excepto)\b")
# «No mandes nada» es todo; «no le mandes nada» es a quien se habla, o a quien nombra detrás.
_NADA = re.compile(r"^(?!.*\bles?\b).*\bnada\b(?! (?:mas )?(?:a|al|de|con|para)\b)")
_DIRECCION = re.compile(r"\S+@\S+")
_PALABRA = re.compile(r"[\w&]+")
# Lo que acompaña a «ya está pagada» sin nombrar a nadie.
_RELLENO = frozenset(
    (
        "a al aca ahi ahora aqui asi ayer anoche buen buena buenas buenos bueno bien claro como con confirmo "
        "correcto da dala de del deja dias doy efectivamente el ella ellos en entera entero esa ese eso esta "
        "estan estas este esto estaba factura facturas favor fin finalmente fue fueron gracias ha han hace "
        "hola hoy justo la las le les lo los marca marcala marcar me mira muchas noches nos ok oye pon ponla "
        "por porfa pues que queda quedo recien ser se si sido tal tardes te toda todas todo todos un una vale "
        "y ya completa completo acaba acaban cliente clientes gente senor senora señor señora perdon disculpa "
        "tambien incluso total totalmente cobro cuenta deuda su sus mi"
    ).split()
)
_TRAS_EL_VERBO = re.compile(
    r"\s(?:hasta|por|porque|ya|que|desde|con|en|hoy|ayer|anoche|hace|mediante|via|gracias|tal|sin|"
    r"el (?:dia|lunes|martes|miercoles|jueves|viernes|sabado|domingo|mes|pasado)|"
    r"la semana|esta|este|todo|toda|completo|completa|entera|y)\b.*$"
    r"|[.,;:!?¡¿(].*$"
)
# Un nombre a medias («Lagos») solo sirve para lo que no cierra nada, y nunca si es palabra de cualquier orden.
_COMUNES = frozenset(
    (
        "factura facturas cliente clientes pago pagos pagada cobro cobros cobranza cuota cuotas plan banco "
        "correo correos mail agencia abogado aviso avisos recordatorio recordatorios nada nadie todo todos "
        "total semana semanas dias mes meses fin hoy manana lunes martes miercoles jueves viernes sabado "
        "domingo enero febrero marzo abril mayo junio julio agosto septiembre setiembre octubre noviembre "
        "diciembre favor gracias servicio servicios comercial empresa negocio general grupo nuevo nueva "
        "dinero plata cuenta cuentas caja efectivo transferencia cheque plazo tiempo hasta sobre para pasa "
        "paso pasado debe deben cuando como cuanto quien estado lista mas menos una uno dos tres"
    ).split()
)
_CIERRAN = SE_AFIRMAN | {"incobrable", "abogado", "corregir", "quita", "saltar"}
_MIN_A_MEDIAS = 4


def objetos(linea: str, accion: Accion, nombres: Sequence[str] = ()) -> tuple[str | None, ...]:
    """A qué se refiere una orden: «todo», números de factura o un nombre; `None` dentro, si no lo dice.

    `nombres`: los de los clientes de la cartera. Vacío: habla de varios a la vez, o de algo que no se sabe qué es, y lo
    que manda cerraría una deuda.
    """
    llano = sin_tildes(linea)
    if accion in ("pausar", "reanudar") and _es_todo(llano) and _SALVO.search(llano):
        # Callar de más se dice y se arregla; reanudar lo que se quería parado, no.
        return ("todo",) if accion == "pausar" else ()
    sueltos = set(nombrados(linea, nombres))
    numeros = tuple(dict.fromkeys(hallado.group(1) for hallado in NUMERO.finditer(_LISTA.sub(r"\1, ", linea))))
    propios = {palabra for nombre in sueltos for palabra in palabras_nombre(nombre)}
    numeros = tuple(numero for numero in numeros if sin_tildes(numero) not in propios)
    if numeros:
        return numeros
    if sueltos:
        return tuple(sorted(sueltos)) if len(sueltos) == 1 or accion not in _CIERRAN else ()
    if accion in ("pausar", "reanudar", "estado") and _es_todo(llano):
        return ("todo",)
    if accion in SE_AFIRMAN and accion != "aplicar":
        return _en_su_lugar(linea, accion)
    limpio = _detras(linea)
    if limpio and not any(_es_parte(limpio, nombre) for nombre in nombres) and accion not in _CIERRAN:
        limpio = a_medias(linea, nombres) or limpio
    return (limpio or (a_medias(linea, nombres) if accion not in _CIERRAN else None),)


def nombrados(linea: str, nombres: Iterable[str]) -> tuple[str, ...]:
    """Los clientes cuyo nombre, sin la forma legal, está entero y seguido en la línea; no el que cabe en otro mayor."""
    limpia = " ".join(_palabras(_DIRECCION.sub(" ", linea)))
    hallados: dict[str, str] = {}
    for nombre in nombres:
        clave = " ".join(palabras_nombre(nombre))
        if clave and not clave.isdigit() and clave not in _COMUNES and f" {clave} " in f" {limpia} ":
            hallados.setdefault(clave, nombre)
    return tuple(n for clave, n in hallados.items() if not any(clave != o and clave in o for o in hallados))


def a_medias(linea: str, nombres: Iterable[str]) -> str | None:
    """El único cliente que lleva en su nombre alguna palabra de la línea, si no es de las de cualquier frase."""
    dichas = {p for p in _palabras(_DIRECCION.sub(" ", linea)) if len(p) >= _MIN_A_MEDIAS} - _COMUNES - _RELLENO
    suyos = [nombre for nombre in nombres if dichas & set(palabras_nombre(nombre))]
    return suyos[0] if len(suyos) == 1 else None


def _es_todo(limpia: str) -> bool:
    return bool(_TODO.search(limpia) or _NADA.search(limpia))


def _palabras(texto: str) -> tuple[str, ...]:
    return palabras_nombre(texto) if texto.strip() else ()


def _es_parte(dicho: str, nombre: str) -> bool:
    return set(palabras_nombre(dicho)) <= set(palabras_nombre(nombre))


def _en_su_lugar(linea: str, accion: Accion) -> tuple[str | None, ...]:
    """Lo que se cierra y no se ha reconocido: lo que hay delante del verbo en su frase o, si no, detrás."""
    limpia = llana(linea)
    verbo = next((h for nombre, patron in VERBOS if nombre == accion and (h := patron.search(limpia))), None)
    if verbo is None:
        return (_detras(linea) or None,)
    delante = re.split(r"[.,;:!?¡¿]", limpia[: verbo.start()])[-1]
    detras = _TRAS_EL_VERBO.sub("", " " + limpia[verbo.end() :].lstrip())
    for trozo in (delante, detras):
        dichas = [palabra for palabra in _PALABRA.findall(trozo) if palabra not in _RELLENO]
        if dichas:
            escritas = [palabra for palabra in _PALABRA.findall(linea) if sin_tildes(palabra) in dichas]
            return (" ".join(escritas or dichas),) if len(dichas) <= _MAX_PALABRAS else ()
    return (None,)


def _detras(linea: str) -> str | None:
    nombre = None
    if (hallado := _A_QUIEN.search(linea)) or (hallado := _DETRAS.search(linea)):
        # «Pausar hasta el 20/12» no nombra a nadie: lo que sigue al verbo ya es hasta cuándo.
        nombre = _RESTO.sub("", f" {hallado.group(1)}")
    limpio = (nombre or "").strip(" ?¿.")
    return limpio if limpio and not _es_frase(limpio) and len(limpio.split()) <= _MAX_PALABRAS else None


def _es_frase(nombre: str) -> bool:
    """Lo que queda de «ya está pagada» o «no, sigue» no es el nombre de nadie."""
    llano = llana(nombre)
    return any(patron.search(llano) for _, patron in VERBOS) or llano in _NO_SON_NOMBRE
