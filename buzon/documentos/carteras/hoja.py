"""De octetos a filas numeradas, con topes: una hoja hostil puede ser un zip que crece mil veces."""

import csv
import io
import zipfile
from collections.abc import Iterator
from datetime import date, datetime
from decimal import Decimal
from typing import Any, TypeAlias

from buzon.documentos.extractos.codificacion import a_texto
from buzon.dominio.lecturas import Lectura

Celda: TypeAlias = str | Decimal | date

TOPE_FILAS = 5_000
_TOPE_LEIDO = TOPE_FILAS + 200
_TOPE_OCTETOS = 12_000_000
_TOPE_ABIERTO = 40_000_000
_TOPE_PIEZAS = 400
_TOPE_HOJAS = 5
_TOPE_COLUMNAS = 60
_TOPE_CELDA = 400
_TOPE_LINEA = 8_000
_SEPARADORES = (";", "\t", ",", "|")
_MUESTRA = 40
_TOPE_CIFRA = 10**15


class Fila(Lectura, frozen=True):
    """Una fila con algo escrito y su línea en la hoja, contando desde 1."""

    linea: int
    celdas: tuple[Celda, ...]


def leer_hojas(contenido: bytes) -> Iterator[list[Fila]]:
    """Las filas de cada hoja. Un texto es una sola; lo que no es ni texto ni XLSX no da ninguna."""
    if len(contenido) > _TOPE_OCTETOS:
        return
    if contenido.startswith(b"PK\x03\x04"):
        yield from _de_excel(contenido)
        return
    if _es_texto(contenido[:4096]):
        yield from _de_texto(a_texto(contenido))


def _es_texto(principio: bytes) -> bool:
    if principio.startswith((b"\xff\xfe", b"\xfe\xff")) or principio[1:2] == b"\x00":
        return True
    return not principio.startswith((b"%PDF", b"<")) and not any(o < 9 or 13 < o < 32 for o in principio)  # noqa: PLR2004 - octetos de control


def _de_texto(texto: str) -> Iterator[list[Fila]]:
    """Con el separador que parta en más trozos las primeras líneas; si hay empate, el menos corriente en una frase."""
    principio = texto[: _MUESTRA * 400].splitlines()[:_MUESTRA]
    primera = principio[0].lower() if principio else ""
    if primera.startswith("sep=") and len(primera) == len("sep=;"):
        # Excel deja dicho el separador en la primera línea, que no es una fila.
        candidatos: tuple[str, ...] = (principio[0][-1],)
    else:
        cuentas = {s: sum(linea.count(s) for linea in principio) for s in _SEPARADORES}
        candidatos = tuple(sorted((s for s in _SEPARADORES if cuentas[s]), key=lambda s: -cuentas[s]))
    for separador in candidatos:
        yield list(_partir(texto, separador))


def _partir(texto: str, separador: str) -> Iterator[Fila]:
    lector = csv.reader((linea[:_TOPE_LINEA] for linea in io.StringIO(texto, newline="")), delimiter=separador)
    antes = 0
    for _ in range(_TOPE_LEIDO):
        try:
            partes = next(lector, None)
        except csv.Error:
            return
        if partes is None:
            return
        linea, antes = antes + 1, lector.line_num
        celdas = tuple(_limpia(parte) for parte in partes[:_TOPE_COLUMNAS])
        if any(celdas):
            yield Fila(linea=linea, celdas=celdas)


def _limpia(parte: str) -> str:
    """Sin blancos de los lados ni el «="00123"» con que se le dice a Excel que es un texto."""
    limpia = parte.replace("\u00a0", " ").strip()[:_TOPE_CELDA]
    return limpia[2:-1] if limpia.startswith('="') and limpia.endswith('"') else limpia


def _de_excel(contenido: bytes) -> Iterator[list[Fila]]:
    if not _es_razonable(contenido):
        return
    import openpyxl  # noqa: PLC0415 - import pesado

    try:
        libro = openpyxl.load_workbook(io.BytesIO(contenido), read_only=True, data_only=True, keep_links=False)
        hojas = [list(_de_la_hoja(hoja)) for hoja in libro.worksheets[:_TOPE_HOJAS]]
    except Exception:  # noqa: BLE001 - openpyxl lanza de todo ante un libro roto
        return
    yield from hojas


def _es_razonable(contenido: bytes) -> bool:
    """El índice del zip declara cuánto ocupará abierto; si miente, `zipfile` corta en lo declarado."""
    try:
        with zipfile.ZipFile(io.BytesIO(contenido)) as archivo:
            piezas = archivo.infolist()
    except (zipfile.BadZipFile, ValueError, OSError, NotImplementedError):
        return False
    es_libro = any(pieza.filename == "xl/workbook.xml" for pieza in piezas)
    return es_libro and len(piezas) <= _TOPE_PIEZAS and sum(p.file_size for p in piezas) <= _TOPE_ABIERTO


def _de_la_hoja(hoja: Any) -> Iterator[Fila]:
    filas = hoja.iter_rows(max_row=_TOPE_LEIDO, max_col=_TOPE_COLUMNAS, values_only=True)
    for linea, valores in enumerate(filas, start=1):
        celdas = tuple(_valor(valor) for valor in valores)
        if any(celda != "" for celda in celdas):
            yield Fila(linea=linea, celdas=celdas)


def _valor(valor: Any) -> Celda:
    """Los números y las fechas de Excel ya lo son; lo demás es el texto que se ve."""
    if valor is None:
        return ""
    if isinstance(valor, datetime):
        return valor.date()
    if isinstance(valor, date):
        return valor
    if isinstance(valor, int | float) and not isinstance(valor, bool):
        # Excel guarda 1234.56 como 1234.5599999999999: con nueve decimales sobra para cualquier moneda.
        numero = Decimal(repr(valor))
        if not numero.is_finite() or abs(numero) >= _TOPE_CIFRA:
            return str(valor)[:_TOPE_CELDA]
        return Decimal(format(round(numero, 9).normalize(), "f"))
    return _limpia(str(valor))
