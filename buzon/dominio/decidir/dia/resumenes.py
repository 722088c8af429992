"""Cuándo le toca al titular el resumen del día y el de la semana: cada uno una vez, y tarde antes que nunca."""

from collections.abc import Iterator
from datetime import date, datetime, timedelta

from buzon.dominio.cartera.cartera import Cartera
from buzon.dominio.decidir.cartas import al_titular
from buzon.dominio.hechos import CualquierHecho
from buzon.dominio.reglas import Reglas

_DIAS = ("lun", "mar", "mie", "jue", "vie", "sab", "dom")
_SEMANA = timedelta(days=7)


def resumenes(c: Cartera, ahora: datetime, hoy: date, reglas: Reglas) -> Iterator[CualquierHecho]:
    """Los que toquen, a la hora del titular. `hoy` es su día local."""
    if ahora.astimezone(reglas.zona).time() < reglas.resumen.hora:
        return
    carta = f"resumen/{hoy.isoformat()}"
    if carta not in c.cartas:
        yield al_titular(reglas, carta, "resumen", plantilla="resumen_diario", dia=hoy.isoformat())
    empieza = _semana_que_toca(c, hoy, reglas)
    if empieza:
        yield al_titular(
            reglas,
            f"semanal/{empieza.isoformat()}",
            "semanal",
            plantilla="resumen_semanal",
            desde=(empieza - _SEMANA).isoformat(),
            hasta=(empieza - timedelta(days=1)).isoformat(),
        )


def _semana_que_toca(c: Cartera, hoy: date, reglas: Reglas) -> date | None:
    """El día en que empieza la semana cuyo informe falta; `None` si ya salió o no se quiere.

    La semana empieza el día que dicen las reglas, sea o no lunes: así, tras una parada, el informe sale tarde y dentro
    de su semana. Si ese día se cambia, pasan al menos siete entre dos. La semana en que se abrió la casa no se cuenta,
    y sin ninguna factura no hay nada que contar.
    """
    if reglas.resumen.semanal == "no" or not c.facturas or c.abierta is None:
        return None
    empieza = hoy - timedelta(days=(hoy.weekday() - _DIAS.index(reglas.resumen.semanal)) % 7)
    anterior = c.semanal.removeprefix("semanal/")
    es_reciente = bool(anterior) and empieza - date.fromisoformat(anterior) < _SEMANA
    return None if es_reciente or empieza <= c.abierta.astimezone(reglas.zona).date() else empieza
