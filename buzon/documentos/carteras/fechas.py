"""Las fechas de una hoja: si va antes el día o el mes lo dicen todas juntas."""

import re
from collections.abc import Iterable
from datetime import date, timedelta
from decimal import Decimal
from typing import Literal

from buzon.documentos.carteras.hoja import Celda
from buzon.documentos.extractos.fechas import hallar_fecha
from buzon.dominio.calendario import es_creible
from buzon.dominio.llano import allanar

Orden = Literal["dia", "mes", "supuesto", "contradictorio"]

_NUMERICA = re.compile(r"\s*(\d{1,2}) ?[-/.] ?(\d{1,2}) ?[-/.] ?(\d{4}|\d{2})(?!\d)")
_SEGUIDA = re.compile(r"(20\d\d)(\d\d)(\d\d)")
_DOCE = 12
_SIGLO = 100
# El día 0 de Excel; sus fechas sin formato son los días desde entonces (entre 2009 y 2064 aquí).
_CERO_DE_EXCEL = date(1899, 12, 30)
_SERIE = range(40_000, 60_000)


def hallar_orden(celdas: Iterable[Celda]) -> Orden:
    """Si las fechas numéricas son día/mes o mes/día. «supuesto»: ninguna lo aclara y se leen como día/mes."""
    es_dia = es_mes = es_dudosa = False
    for celda in celdas:
        if not isinstance(celda, str) or not (partes := _NUMERICA.match(celda)):
            continue
        primera, segunda = int(partes[1]), int(partes[2])
        es_dia |= primera > _DOCE >= segunda
        es_mes |= segunda > _DOCE >= primera
        es_dudosa |= primera <= _DOCE and segunda <= _DOCE and primera != segunda
    if es_dia and es_mes:
        return "contradictorio"
    if es_mes:
        return "mes"
    return "supuesto" if es_dudosa and not es_dia else "dia"


def leer_fecha(celda: Celda, orden: Orden) -> date | None:
    """La fecha de una celda, o `None` si no es una fecha creíble."""
    leida = _leer(celda, orden)
    return leida if leida is not None and es_creible(leida) else None


def _leer(celda: Celda, orden: Orden) -> date | None:
    if isinstance(celda, date):
        return celda
    if isinstance(celda, Decimal):
        entero = int(celda)
        if entero in _SERIE:
            return _CERO_DE_EXCEL + timedelta(days=entero)
        celda = str(entero)
    if seguida := _SEGUIDA.fullmatch(celda.strip()):
        return _fecha(int(seguida[1]), int(seguida[2]), int(seguida[3]))
    if partes := _NUMERICA.match(celda):
        primera, segunda, ano = int(partes[1]), int(partes[2]), int(partes[3])
        dia, mes = (segunda, primera) if orden == "mes" else (primera, segunda)
        return _fecha(ano + 2000 if ano < _SIGLO else ano, mes, dia)
    return hallar_fecha(allanar(celda[:40]))


def _fecha(ano: int, mes: int, dia: int) -> date | None:
    try:
        return date(ano, mes, dia)
    except ValueError:
        return None
