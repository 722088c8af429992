"""Lo que Buzón ya le contestó solo a un deudor: para no pasarse, aunque al otro lado escriba una máquina.

Los topes no miran ninguna cabecera: hay programas que las quitan y abren un hilo nuevo en cada vuelta.
"""

from collections.abc import Iterator
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

from buzon.dominio.cartera.cartera import Cartera
from buzon.dominio.cartera.valores import Deudor
from buzon.dominio.hechos import CartaEncargada, RespuestaRecibida
from buzon.dominio.nombres import sin_tildes
from buzon.dominio.reglas import Reglas

AUTOMATICAS = frozenset({"promesa_confirmada", "copia", "plan_propuesto", "plan_confirmado", "acuerdo_confirmado"})
_DAN_SILENCIO = frozenset({"copia", "plan_propuesto", "disputa_resuelta", "disputa_datos", "respuesta_titular"})
_DE_CORTESIA = frozenset({*AUTOMATICAS, "gracias"})
_POR_SEMANA = 3
_SEMANA = timedelta(days=7)


def _cartas(c: Cartera, deudor: str, desde: datetime) -> Iterator[tuple[datetime, CartaEncargada]]:
    """Las cartas encargadas para él desde ese instante, de la última a la primera."""
    for suceso in reversed(c.cronica.get(deudor, ())):
        if suceso.cuando < desde:
            return
        if isinstance(suceso.hecho, CartaEncargada) and suceso.hecho.dirigida == "deudor":
            yield suceso.cuando, suceso.hecho


def por_que_no_contestar(c: Cartera, deudor: Deudor, texto: str, ahora: datetime, reglas: Reglas) -> str | None:
    """Por qué no se le contesta solo esta vez, o `None` si se puede.

    Como mucho una contestación al día (del negocio) y tres en siete días; y nunca dos veces a lo mismo, palabra por
    palabra, porque una persona no se repite así. `texto` es lo que escribió ahora, aún sin asentar.
    """
    if ("deudor", deudor.id) in c.pausas and c.pausas["deudor", deudor.id].hasta is None:
        return "está en pausa"
    dadas = [cuando for cuando, carta in _cartas(c, deudor.id, ahora - _SEMANA) if carta.plantilla in AUTOMATICAS]
    hoy = ahora.astimezone(reglas.zona).date()
    if any(cuando.astimezone(reglas.zona).date() == hoy for cuando in dadas):
        return "hoy ya le contesté una vez"
    if len(dadas) >= _POR_SEMANA:
        return f"ya le contesté {len(dadas)} veces en siete días"
    if _ya_lo_dijo(c, deudor.id, texto, ahora - _SEMANA):
        return "repite palabra por palabra un correo anterior: puede ser una máquina"
    return None


def _ya_lo_dijo(c: Cartera, deudor: str, texto: str, desde: datetime) -> bool:
    llano = _llano(texto)
    if not llano:
        return False
    for suceso in reversed(c.cronica.get(deudor, ())):
        if suceso.cuando < desde:
            return False
        if isinstance(suceso.hecho, RespuestaRecibida) and _llano(suceso.hecho.texto) == llano:
            return True
    return False


def _llano(texto: str) -> str:
    return " ".join(sin_tildes(texto[:2000]).split())


def callado_hasta(c: Cartera, deudor: Deudor, reglas: Reglas, zona: ZoneInfo, ahora: datetime) -> date | None:
    """El primer día (en `zona`) en que se le puede recordar algo, tras la última copia o propuesta; `None` si ya."""
    dias = timedelta(days=reglas.cobranza.min_dias_entre)
    recientes = _cartas(c, deudor.id, ahora - dias - timedelta(days=1))
    ultima = next((cuando for cuando, carta in recientes if carta.plantilla in _DAN_SILENCIO), None)
    hasta = ultima.astimezone(zona).date() + dias if ultima else None
    return hasta if hasta and ahora.astimezone(zona).date() < hasta else None


def es_cortesia_lo_ultimo(c: Cartera, deudor: Deudor, carta: str | None) -> bool:
    """Si aquello a lo que contesta (o lo último que se le escribió) no pedía nada: unas gracias, una confirmación…"""
    conocida = c.cartas.get(carta or "")
    if conocida and conocida.encargo.dirigida == "deudor":
        return conocida.encargo.plantilla in _DE_CORTESIA
    desde = deudor.registrado
    return next((carta.plantilla in _DE_CORTESIA for _, carta in _cartas(c, deudor.id, desde)), False)
