"""Las órdenes del titular en sus palabras: «la 123 ya está pagada», «pausa a ACME hasta el 10/1», «anular».

Una línea, una orden. Lo que no se entiende no se obedece: se contesta con ejemplos.
"""

import re
from collections.abc import Callable, Sequence
from datetime import date
from decimal import Decimal

import msgspec

from buzon.correo.orden_certificada import leer_certificada
from buzon.correo.ordenes_a_quien import NOMBRADA, a_medias, nombrados, objetos
from buzon.correo.ordenes_de_acuerdos import leer_acuerdo
from buzon.correo.ordenes_de_datos import leer_correcciones
from buzon.correo.ordenes_escalada import leer_escalada
from buzon.correo.ordenes_por_partes import por_partes
from buzon.correo.ordenes_verbos import A_MEDIAS, CON_TILDE, REPARO, SE_AFIRMAN, SE_MANDAN, llana, verbo_de
from buzon.dominio.fechas import FechaHallada, buscar_fecha
from buzon.dominio.importes import buscar_importes
from buzon.dominio.ordenes import Accion, Orden

_MAX_LINEAS = 12
_LARGO = 300

# Lo que se borra no es una factura: es lo que acaba de decir.
_LO_DICHO = re.compile(
    r"\b(?:lo|el|la|mi|eso|esto) (?:de )?"
    r"(?:anterior|antes|dicho|correo|mensaje|mail|orden|que (?:te )?(?:dije|escribi|mande|puse))\b"
)
_MENOS = re.compile(r"(?:(?<![\w.,])[-\u2212\u2013]\s?|\bmenos )(?:[A-Z]{0,3}\$|[A-Z]{3} ?|S/ ?|\u20ac ?)?\s?$")
_VAGO = re.compile(r"^\W*(?:ok|vale|dale|de acuerdo)\b(?!.*\b(?:si|correcto|confirm\w+)\b)")
# «Me pagó 200.000 de la 123» es una parte: con punto de millares no es un número de factura.
_SOLO_CIFRAS = re.compile(r"\d+")
_FIN_DE_FRASE = re.compile(r"[.;:!]\s|[?¿]")
# «¿Qué pasa con ACME?», «¿pagaron la 1204?»: se contesta cómo está.
_PREGUNTA_POR = re.compile(
    r"\b(?:que|cual|como|cuando|cuanto|quien|pag\w+|debe\w*|va|esta|sabes|sabe|respondi\w*|contest\w+|hay|dijo|pasa|paso)\b"
)
_EN_SU_LUGAR = re.compile(r"\b(?:reemplaz\w+|sustitu\w+|en (?:su )?lugar|emit\w+|por la \d)")
_CONDICION = re.compile(r"\b(?:cuando|en cuanto|apenas|una vez que|despues de que|si(?!\s*,)) +\w+")
_DURA = re.compile(
    r"(?i)(?:\b(?:por|durante)\s+)?\b((?:una?|dos|tres|cuatro|\d{1,3})\s+(?:semanas?|d[ií]as?|mes(?:es)?|quincenas?))\b"
)
_SE_DESDICE = re.compile(r"\b(?:digo|perdon|mejor|quise decir|queria decir|o sea)\W+(?:que )?(?:si|no)\b")
# «Pagada ACME» lo manda de todo; «ACME ya me pagó» puede contarlo de una.
_NUMERADA = re.compile(r"[A-Za-z]{0,6}-?\d")
_ENTERA = re.compile(
    r"^\W*pagad[ao]s?\b|"
    r"\b(?:tod[oa]s?|ambas|las (?:dos|tres|cuatro|cinco)|complet[oa]|lo que (?:debia|me debia)|su deuda)\b"
)
_CUANTO = re.compile(
    r"(?i)\b(?:pag|recib|dio|dieron|entreg|deposit|dep[oó]sit|transf|abon)\w*\s+(?:solo |s[oó]lo |unos )?(\d{4,})"
    r"(?=\s+(?:de|a|por|para)\s+(?:la|factura)\s+\w*\d)"
)
_SIN_TANTO = re.compile(r"\bno (?:la|me) (?:han )?pag\w+\b")


class _Lector(msgspec.Struct, frozen=True):
    """Lo que hace falta para leer una línea: el día, el país, la moneda, los festivos y los clientes que hay."""

    hoy: date
    pais: str
    moneda: str
    festivos: Callable[[date], bool] | None
    nombres: Sequence[str]

    def objetos(self, linea: str, accion: Accion) -> tuple[str | None, ...]:
        return objetos(linea, accion, self.nombres)


def leer_ordenes(
    texto: str,
    *,
    hoy: date,
    pais: str,
    moneda: str,
    festivos: Callable[[date], bool] | None = None,
    nombres: Sequence[str] = (),
) -> tuple[Orden, ...]:
    """Las órdenes de un texto escrito por el titular, en orden; vacío si no se entiende ninguna.

    Las correcciones («el correo es ana@acme.cl», «vence el 15/12») salen como una sola orden `corregir`. `nombres`: los
    de los clientes de la cartera, para saber de quién habla «ACME ya me pagó».
    """
    lector = _Lector(hoy, pais, moneda, festivos, nombres)
    ordenes: list[Orden] = []
    sin_verbo: list[str] = []
    for linea in texto.splitlines()[:_MAX_LINEAS]:
        limpia = linea.strip()[:_LARGO]
        if not limpia:
            continue
        for parte in por_partes(limpia):
            suyas = _de_linea(parte, lector)
            ordenes += suyas or ()
            if suyas == ():
                sin_verbo.append(parte)
    if {"si", "no"} <= {orden.accion for orden in ordenes}:
        return ()  # «sí» en una línea y «no» en otra: que lo diga una vez
    return (*ordenes, *leer_correcciones(sin_verbo, hoy, pais, moneda, nombres))


def _de_linea(linea: str, lector: _Lector) -> tuple[Orden, ...] | None:
    """Las órdenes de una línea; vacío si no tiene verbo, `None` si lo tiene y no manda nada («no está pagada»)."""
    aparte = leer_acuerdo(linea, lector.hoy, lector.pais, lector.moneda, lector.festivos)
    if aparte:
        return _con_su_nombre(aparte, linea, lector)
    if aparte == ():
        aparte = leer_certificada(linea, lector.hoy, lector.festivos, lector.objetos)
    if aparte == ():
        aparte = leer_escalada(linea, lector.hoy, lector.festivos, lector.objetos)
    if aparte:
        return _con_su_nombre(aparte, linea, lector)
    return aparte if aparte is None else _con_verbo(linea, lector)


def _con_su_nombre(ordenes: tuple[Orden, ...], linea: str, lector: _Lector) -> tuple[Orden, ...]:
    """Las mismas, con el cliente que nombra la línea si no se había sacado un número de factura."""
    suyos = nombrados(linea, lector.nombres)
    numero = NOMBRADA.search(linea)
    nombre = suyos[0] if len(suyos) == 1 else None
    cual = numero.group(1) if numero else nombre
    return tuple(
        orden
        if cual is None or (orden.objeto and re.search(r"\d", orden.objeto))
        else msgspec.structs.replace(orden, objeto=cual)
        for orden in ordenes
    )


def _con_verbo(linea: str, lector: _Lector) -> tuple[Orden, ...] | None:
    """Lo mismo, con los verbos de siempre."""
    limpia = llana(linea)
    hallado = verbo_de(linea, limpia)
    if hallado is None:
        return _por_quien_pregunta(linea, limpia, lector)
    accion, verbo = hallado
    frase, es_pregunta = _frase_de(limpia, verbo.start())
    if accion in SE_AFIRMAN:
        if es_pregunta:
            accion = "estado"
        elif REPARO.search(frase) or (accion == "anular" and _LO_DICHO.search(frase)):
            return None
    if accion in SE_MANDAN and not CON_TILDE.match(linea) and _CONDICION.search(limpia[: verbo.start()]):
        return None  # «cuando pague ACME, no le escribas», «si pagan la 123, anúlala»: todavía no
    if accion in ("si", "no") and _SE_DESDICE.search(limpia):
        return None
    if accion in ("si", "no", "ninguna"):
        return (Orden(accion=accion, es_vaga=bool(_VAGO.search(limpia))),)
    if accion in ("pagada", "parcial"):
        cobrada = buscar_fecha(linea, lector.hoy, lector.festivos or (), "pasado")
        por_venir = None if cobrada else buscar_fecha(linea, lector.hoy, lector.festivos or ())
        if por_venir and por_venir.fecha > lector.hoy:
            return None  # «pagada mañana» todavía no lo está
        # El 3/12 de «pagada el 3/12» no es una factura.
        en_cifras = cobrada.cita if cobrada and re.search(r"\d[/-]\d", cobrada.cita) else None
        return _una_por_objeto(
            accion, linea.replace(en_cifras, " ") if en_cifras else linea, None, linea, lector, verbo
        )
    fecha = _hasta_cuando(linea, lector) if accion == "pausar" else None
    resto = linea.replace(fecha.cita, " ") if fecha else linea
    return _una_por_objeto(accion, resto, fecha.fecha if fecha else None, linea, lector, verbo)


def _hasta_cuando(linea: str, lector: _Lector) -> FechaHallada | None:
    """El último día de la pausa; «dos semanas», a secas, se cuentan desde hoy."""
    if fecha := buscar_fecha(linea, lector.hoy, lector.festivos or ()):
        return fecha
    dura = _DURA.search(linea)
    contada = buscar_fecha(f"en {dura.group(1)}", lector.hoy, lector.festivos or ()) if dura else None
    return msgspec.structs.replace(contada, cita=dura.group()) if contada and dura else None


def _una_por_objeto(
    accion: Accion, resto: str, hasta: date | None, linea: str, lector: _Lector, verbo: re.Match[str]
) -> tuple[Orden, ...] | None:
    importe = _importe(resto, lector.pais, lector.moneda) if accion in ("parcial", "pagada") else None
    if accion == "pagada" and importe and not importe[2]:
        # «pagada la 123»: el 123 es el número, no un importe; solo cuenta como importe si trae signo o moneda.
        importe = None
    if accion == "parcial" and importe is None:
        return ()
    if accion == "pagada" and importe is None and A_MEDIAS.search(_frase_de(llana(linea), verbo.start())[0]):
        return None
    if importe:
        resto = resto.replace(importe[1], " ")
    cuales = lector.objetos(resto, accion)
    if len(cuales) > 1 and (importe or (accion == "anular" and _EN_SU_LUGAR.search(llana(linea)))):
        return None  # «300 de la 123 y la 200» no son 300 de cada una; «anula la 123 por la 124» no anula la 124
    es_todo = _ENTERA.search(llana(linea))
    return (
        tuple(
            Orden(
                accion="parcial" if importe and accion == "pagada" else accion,
                objeto=objeto,
                fecha=hasta,
                importe=_con_signo(linea, importe) if importe else None,
                moneda=importe[3] if importe else None,
                es_entera=accion == "pagada" and bool(objeto and not _NUMERADA.match(objeto) and es_todo),
                es_vaga=bool(accion == "deshacer" and _SIN_TANTO.fullmatch(verbo.group())),
            )
            for objeto in cuales
        )
        or None
    )


def _por_quien_pregunta(linea: str, limpia: str, lector: _Lector) -> tuple[Orden, ...]:
    if "?" not in linea or not _PREGUNTA_POR.search(limpia):
        return ()
    cual = NOMBRADA.search(linea)
    suyos = nombrados(linea, lector.nombres) or tuple(filter(None, (a_medias(linea, lector.nombres),)))
    return tuple(Orden(accion="estado", objeto=objeto) for objeto in ((cual.group(1),) if cual else suyos))


def _frase_de(limpia: str, lugar: int) -> tuple[str, bool]:
    """La frase en la que está ese lugar, sin el «no,» con que se contesta a otra cosa, y si es una pregunta."""
    cortes = list(_FIN_DE_FRASE.finditer(limpia))
    desde = max((corte.end() for corte in cortes if corte.end() <= lugar), default=0)
    fin = next((corte for corte in cortes if corte.start() >= lugar), None)
    frase = re.sub(r"^\W*no\s*,", "", limpia[desde : fin.start() if fin else len(limpia)])
    return frase, bool(fin and fin.group() == "?") or limpia[desde - 1 : desde] == "¿"


def _importe(linea: str, pais: str, moneda: str) -> tuple[Decimal, str, bool, str | None] | None:
    """El importe, su cita, si lleva signo o nombre de moneda, y la moneda si no es la del negocio."""
    sin_numero = re.sub(
        r"(?i)\b(?:factura|fac|la|n[°ºo]|folio)\s*[:#]?\s*\d[\w-]*", lambda m: " " * len(m.group()), linea
    )
    for este in buscar_importes(sin_numero, moneda, pais):
        es_dinero = not _SOLO_CIFRAS.fullmatch(este.cita.strip())
        return este.importe, este.cita, es_dinero, este.moneda if este.moneda != moneda else None
    suelto = re.search(r"(?i)\b(?:parcial|abono|cuenta)\D{0,12}(\d[\d.,]*)", sin_numero)
    cuanto = _CUANTO.search(linea)
    if hallado := cuanto or suelto:
        solo = hallado.group(1).rstrip(".,")
        hallados = buscar_importes(f"{moneda} {solo}", moneda, pais)
        if hallados:
            return hallados[0].importe, solo, bool(cuanto), None
    return None


def _con_signo(linea: str, importe: tuple[Decimal, str, bool, str | None]) -> Decimal:
    """Un «-300» no es un 300: con su signo, quien obedece dice que no."""
    antes = linea[: linea.find(importe[1])]
    return -importe[0] if _MENOS.search(antes) or importe[1].lstrip().startswith(("-", "\u2212")) else importe[0]
