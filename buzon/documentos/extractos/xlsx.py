"""Extractos en hoja de cálculo (XLSX), en modo de solo lectura y con topes: un zip puede crecer mil veces."""

import io
import zipfile
from collections.abc import Iterator
from datetime import date, datetime
from typing import Any

from buzon.documentos.extractos.tablas import Disenos, leer_tabla
from buzon.dominio.lecturas import MovimientoLeido

_MARCA = b"PK\x03\x04"
_TOPE_ABIERTO = 40_000_000
_TOPE_PIEZAS = 400
_TOPE_HOJAS = 5
_TOPE_FILAS = 20_000
_TOPE_COLUMNAS = 40


def leer_xlsx(contenido: bytes, disenos: Disenos = ()) -> tuple[MovimientoLeido, ...] | None:
    """Los movimientos de la primera hoja que sea un extracto; `None` si no es XLSX o ninguna lo es."""
    if not contenido.startswith(_MARCA) or not _es_razonable(contenido):
        return None
    import openpyxl  # noqa: PLC0415 - import pesado

    try:
        libro = openpyxl.load_workbook(io.BytesIO(contenido), read_only=True, data_only=True, keep_links=False)
        for hoja in libro.worksheets[:_TOPE_HOJAS]:
            movimientos = leer_tabla(list(_filas(hoja)), disenos)
            if movimientos:
                return movimientos
    except Exception:  # noqa: BLE001 - openpyxl lanza de todo ante un libro roto
        return None
    return None


def _es_razonable(contenido: bytes) -> bool:
    """El índice del zip declara cuánto ocupará abierto; si miente, `zipfile` corta en lo declarado."""
    try:
        with zipfile.ZipFile(io.BytesIO(contenido)) as zip_:
            piezas = zip_.infolist()
    except (zipfile.BadZipFile, ValueError, OSError):
        return False
    es_libro = any(pieza.filename == "xl/workbook.xml" for pieza in piezas)
    return es_libro and len(piezas) <= _TOPE_PIEZAS and sum(p.file_size for p in piezas) <= _TOPE_ABIERTO


def _filas(hoja: Any) -> Iterator[list[str]]:
    for fila in hoja.iter_rows(max_row=_TOPE_FILAS, max_col=_TOPE_COLUMNAS, values_only=True):
        if any(celda is not None for celda in fila):
            yield [_escribir(celda) for celda in fila]


def _escribir(celda: Any) -> str:
    """Cada celda como la escribiría un CSV con punto decimal; los números de la hoja no llevan millares."""
    if celda is None:
        return ""
    if isinstance(celda, (datetime, date)):
        return celda.strftime("%Y-%m-%d")
    if isinstance(celda, float):
        return f"{celda:.2f}" if celda != int(celda) else str(int(celda))
    return str(celda).strip()
