"""Las fechas escritas con todas sus cifras, o con el mes en letra, en un documento en castellano o en inglés.

Nunca resuelve «el viernes» ni «fin de mes»: eso es de quien conversa, no de un documento.
"""

import re
from collections.abc import Iterator
from datetime import date

from buzon.dominio.lecturas import Lectura
from buzon.dominio.llano import allanar

_MESES = {
    "ene": 1, "jan": 1, "feb": 2, "mar": 3, "abr": 4, "apr": 4, "may": 5, "jun": 6, "jul": 7, "ago": 8, "aug": 8,
    "sep": 9, "set": 9, "oct": 10, "nov": 11, "dic": 12, "dec": 12,
}  # fmt: skip
_LARGOS = (
    "enero febrero marzo abril mayo junio julio agosto septiembre setiembre octubre noviembre diciembre sept "
    "january february march april june july august september october november december"
).split()
_MES = "(?P<mes>" + "|".join(sorted([*_LARGOS, *_MESES], key=len, reverse=True)) + r")(?![a-z])\.?"
_ANIO = r"(?P<a>(?:19|20)\d{2})"
_FORMAS = (
    re.compile(rf"(?<!\d){_ANIO}(?P<s>[-/.])(?P<m>\d{{1,2}})(?P=s)(?P<d>\d{{1,2}})(?!\d)", re.ASCII),
    re.compile(
        r"(?<![\d/.,-])(?P<d>\d{1,2}) ?(?P<s>[-/.]) ?(?P<m>\d{1,2}) ?(?P=s) ?(?P<a>(?:19|20)\d{2}|"
        r"\d{2})(?![\d/]|[.,-]\d)",
        re.ASCII,
    ),
    re.compile(
        rf"(?<![\d/.,-])(?P<d>\d{{1,2}})(?:o|er|st|nd|rd|th)?(?: de | del mes de |"
        rf"[-/ ]){_MES}(?: de[l]? (?:ano )?|[-/, ]{{1,2}}){_ANIO}(?!\d)"
    ),
    re.compile(rf"(?<![a-z]){_MES} (?P<d>\d{{1,2}})(?:st|nd|rd|th)?(?: ?,? | del? ){_ANIO}(?!\d)"),
    re.compile(rf"(?<![\d/.,-])(?P<d>\d{{1,2}})[-/ ]{_MES}[-/ ](?P<a>\d{{2}})(?![\d/.,-])"),
)
_SIN_ANIO = (
    re.compile(r"(?<![\d/.,$-])(?P<d>\d{1,2})(?P<s>[/-])(?P<m>\d{1,2})(?![\d/]|[.,-]\d)", re.ASCII),
    re.compile(rf"(?<![\d/.,$-])(?P<d>\d{{1,2}}) de {_MES}"),
)
_PRIMER_ANIO, _ULTIMO_ANIO = 1990, 2099
_MESES_DEL_ANIO = 12


class FechaHallada(Lectura, frozen=True):
    """Una fecha en un texto: `texto[inicio:fin]`. `es_completa` es falso si el año se dedujo de `hoy`."""

    fecha: date
    inicio: int
    fin: int
    es_completa: bool = True


def buscar_fechas(texto: str, hoy: date | None = None, *, es_ingles: bool = False) -> tuple[FechaHallada, ...]:
    """Las fechas de un texto, en orden y sin solaparse.

    «15/12» sin año solo cuenta si se da `hoy`: se toma el año que la deja más cerca. En un documento inglés, una fecha
    como «03/04/2026» admite dos lecturas y no es ninguna.
    """
    llano = allanar(texto)
    halladas = [f for forma in _FORMAS for f in _con_anio(forma, llano, es_ingles=es_ingles)]
    if hoy is not None:
        halladas += [f for forma in _SIN_ANIO for f in _sin_anio(forma, llano, hoy)]
    elegidas: list[FechaHallada] = []
    for hallada in sorted(halladas, key=lambda f: (f.inicio, -f.fin)):
        if not elegidas or hallada.inicio >= elegidas[-1].fin:
            elegidas.append(hallada)
    return tuple(elegidas)


def _con_anio(forma: re.Pattern[str], llano: str, *, es_ingles: bool) -> Iterator[FechaHallada]:
    for casa in forma.finditer(llano):
        grupos = casa.groupdict()
        anio = int(casa["a"]) + (2000 if len(casa["a"]) == 2 else 0)  # noqa: PLR2004 - dos cifras
        if grupos.get("mes"):
            mes, dia = _MESES[casa["mes"][:3]], int(casa["d"])
        else:
            mes, dia = int(casa["m"]), int(casa["d"])
            es_numerica_suelta = casa.start("a") > casa.start("m")
            if es_numerica_suelta and mes > _MESES_DEL_ANIO >= dia:
                mes, dia = dia, mes
            elif es_numerica_suelta and es_ingles and mes != dia and dia <= _MESES_DEL_ANIO:
                continue
        if (fecha := _fecha(anio, mes, dia)) and _PRIMER_ANIO <= anio <= _ULTIMO_ANIO:
            yield FechaHallada(fecha=fecha, inicio=casa.start(), fin=casa.end())


def _sin_anio(forma: re.Pattern[str], llano: str, hoy: date) -> Iterator[FechaHallada]:
    for casa in forma.finditer(llano):
        mes = _MESES[casa["mes"][:3]] if "mes" in casa.groupdict() else int(casa["m"])
        posibles = [f for a in (hoy.year - 1, hoy.year, hoy.year + 1) if (f := _fecha(a, mes, int(casa["d"])))]
        if posibles:
            cercana = min(posibles, key=lambda f: abs((f - hoy).days))
            yield FechaHallada(fecha=cercana, inicio=casa.start(), fin=casa.end(), es_completa=False)


def _fecha(anio: int, mes: int, dia: int) -> date | None:
    try:
        return date(anio, mes, dia)
    except ValueError:
        return None
