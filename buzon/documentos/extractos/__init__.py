"""Extractos bancarios: un lector por formato y una sola lista ordenada, del formato más inconfundible al más suelto.

Lee; no concilia. Un archivo que no es un extracto da `None`, y un extracto sin movimientos, una tupla vacía.
"""

from collections.abc import Callable

from buzon.documentos.extractos.camt import leer_camt
from buzon.documentos.extractos.mt940 import leer_mt940
from buzon.documentos.extractos.norma43 import leer_norma43
from buzon.documentos.extractos.ofx import leer_ofx
from buzon.documentos.extractos.paginas import leer_pagina
from buzon.documentos.extractos.separados import leer_separados
from buzon.documentos.extractos.tablas import Disenos
from buzon.documentos.extractos.xlsx import leer_xlsx
from buzon.dominio.lecturas import MovimientoLeido

__all__ = ["Disenos", "leer_extracto"]

TOPE_OCTETOS = 12_000_000
LECTORES: tuple[Callable[[bytes], tuple[MovimientoLeido, ...] | None], ...] = (
    leer_camt,
    leer_ofx,
    leer_mt940,
    leer_norma43,
)
# Los que son una tabla con títulos: estos pueden seguir lo que describa el dueño.
TABLAS = (leer_xlsx, leer_pagina, leer_separados)
_AJENOS = ("image/", "video/", "audio/", "application/pdf", "message/")


def leer_extracto(
    contenido: bytes, *, nombre: str = "", tipo_mime: str = "", disenos: Disenos = ()
) -> tuple[MovimientoLeido, ...] | None:
    """Los movimientos de un extracto bancario, o `None` si el archivo no lo es.

    Mira el contenido, no el nombre: muchos bancos llaman «.xls» a una página o a un texto con tabuladores. `nombre` y
    `tipo_mime` solo sirven para descartar sin abrir lo que no puede ser un extracto. `disenos`: los [[extractos]] del
    dueño, cada uno con el título de cada columna.

    Returns:
        Movimientos en el orden del archivo; `importe` negativo es dinero que sale.
    """
    es_ajeno = tipo_mime.lower().startswith(_AJENOS) or nombre.lower().endswith((".pdf", ".eml", ".html", ".htm"))
    if not contenido or len(contenido) > TOPE_OCTETOS or es_ajeno:
        return None
    for leer in LECTORES:
        movimientos = leer(contenido)
        if movimientos is not None:
            return movimientos
    for leer_tabla in TABLAS:
        movimientos = leer_tabla(contenido, disenos)
        if movimientos is not None:
            return movimientos
    return None
