"""La fecha de un movimiento tal como la imprimen los bancos. Nunca la hora, y nunca una que no esté escrita."""

import re
from datetime import date

from buzon.dominio.llano import allanar

_MESES = {
    "ene": 1, "jan": 1, "feb": 2, "mar": 3, "abr": 4, "apr": 4, "may": 5, "jun": 6, "jul": 7, "ago": 8, "aug": 8,
    "sep": 9, "set": 9, "oct": 10, "nov": 11, "dic": 12, "dec": 12,
}  # fmt: skip
_MES = r"(?P<mes>ene|jan|feb|mar|abr|apr|may|jun|jul|ago|aug|sep|set|oct|nov|dic|dec)[a-z]{0,8}\.?"
_FORMAS = (
    re.compile(r"(?<![\d/.-])(?P<a>20\d\d)[-/.](?P<m>\d{1,2})[-/.](?P<d>\d{1,2})(?!\d)"),
    re.compile(r"(?<![\d/.-])(?P<d>\d{1,2}) ?[-/.] ?(?P<m>\d{1,2}) ?[-/.] ?(?P<a>20\d\d|\d\d)(?![\d/])"),
    re.compile(
        rf"(?<!\d)(?P<d>\d{{1,2}})(?:o|ro)? ?(?:de |[-/., ])? ?{_MES},? ?(?:del? |[-/., ]\s?)?(?P<a>20\d\d)(?!\d)"
    ),
    re.compile(rf"(?<![a-z]){_MES} (?P<d>\d{{1,2}}),? (?P<a>20\d\d)(?!\d)"),
)
_DOCE = 12
_SIGLO = 100


def hallar_fecha(llano: str) -> date | None:
    """La primera fecha escrita en un texto llano (día antes que mes, salvo «2026/04/12» y «Mar 22, 2023»), o `None`."""
    primera: tuple[int, date] | None = None
    for forma in _FORMAS:
        for hallada in forma.finditer(llano):
            if (leida := _leer(hallada)) is not None:
                if primera is None or hallada.start() < primera[0]:
                    primera = (hallada.start(), leida)
                break
    return primera[1] if primera else None


def _leer(hallada: re.Match[str]) -> date | None:
    partes = hallada.groupdict()
    dia, ano = int(partes["d"]), int(partes["a"])
    mes = int(partes["m"]) if partes.get("m") else _MESES[partes["mes"]]
    if mes > _DOCE >= dia:
        dia, mes = mes, dia
    try:
        return date(ano + 2000 if ano < _SIGLO else ano, mes, dia)
    except ValueError:
        return None


_SEGUIDA = re.compile(r"\s*(?P<a>20\d\d)(?P<m>\d\d)(?P<d>\d\d)\s*")
_AL_REVES = re.compile(r"\s*(?P<d>\d\d)(?P<m>\d\d)(?P<a>20\d\d)\s*")
_CON_MES_CORTO = re.compile(rf"\s*(?P<d>\d{{1,2}})[ /-]?{_MES}[ /-]?(?P<a>\d\d)\s*")
_NUMERICA = re.compile(r"\s*(\d{1,2})[-/.](\d{1,2})[-/.](\d{2}|\d{4})\b")


def leer_fechas(celdas: list[str]) -> list[date | None]:
    """Las fechas de una columna: si alguna solo puede ser mes/día («01/25/2026»), toda la columna lo es."""
    partes = [m for celda in celdas if (m := _NUMERICA.match(celda[:30]))]
    es_mes_primero = any(int(m[2]) > _DOCE for m in partes) and not any(int(m[1]) > _DOCE for m in partes)
    return [_leer_celda(celda[:40], es_mes_primero=es_mes_primero) for celda in celdas]


def _leer_celda(celda: str, *, es_mes_primero: bool) -> date | None:
    if es_mes_primero and (hallada := _NUMERICA.match(celda)):
        celda = f"{hallada[2]}/{hallada[1]}/{hallada[3]}"
    llano = allanar(celda)
    if (corta := _CON_MES_CORTO.fullmatch(llano)) is not None:
        return _leer(corta)
    return _seguida(llano) or hallar_fecha(llano)


def _seguida(celda: str) -> date | None:
    """«20240115» o «15012024»: con un año de este siglo, una misma celda no puede ser las dos cosas."""
    for hallada in (h for h in (_SEGUIDA.fullmatch(celda), _AL_REVES.fullmatch(celda)) if h):
        try:
            return date(int(hallada["a"]), int(hallada["m"]), int(hallada["d"]))
        except ValueError:
            continue
    return None
