"""Las próximas semanas: qué día saldría qué carta, si nadie pagara ni contestara."""

from collections import defaultdict
from collections.abc import Iterable
from datetime import date, datetime, timedelta
from typing import Any

from buzon.dominio.reglas import Reglas
from buzon.informes.palabras import nombre_de_etapa
from buzon.informes.simulacion import Prevista

_SEMANA = 7
_CABEN = 3


def calendario(
    previstas: Iterable[Prevista], reglas: Reglas, ahora: datetime, semanas: int
) -> list[list[dict[str, Any]]]:
    """Semanas de lunes a domingo, desde la de hoy. Cada día: su fecha, si es hoy o ya pasó, y sus cartas."""
    hoy = ahora.astimezone(reglas.zona).date()
    por_dia: dict[date, list[dict[str, str]]] = defaultdict(list)
    for prevista in previstas:
        local = prevista.cuando.astimezone(reglas.zona)
        por_dia[local.date()].append(
            {
                "deudor": prevista.deudor,
                "etapa": nombre_de_etapa(prevista.etapa),
                "facturas": ", ".join(prevista.facturas),
                "hora": f"{local:%H:%M}",
                "razon": prevista.razon,
            }
        )
    lunes = hoy - timedelta(days=hoy.weekday())
    dias = [lunes + timedelta(days=i) for i in range(_SEMANA * semanas)]
    casillas = [_casilla(dia, hoy, por_dia.get(dia, [])) for dia in dias]
    return [casillas[i : i + _SEMANA] for i in range(0, len(casillas), _SEMANA)]


def _casilla(dia: date, hoy: date, cartas: list[dict[str, str]]) -> dict[str, Any]:
    return {
        "dia": dia.day,
        "fecha": f"{dia:%d/%m}",
        "es_hoy": dia == hoy,
        "es_pasado": dia < hoy,
        "cartas": cartas[:_CABEN],
        "mas": cartas[_CABEN:],
    }
