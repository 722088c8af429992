"""La cartera abierta en una hoja (CSV, texto con tabuladores o XLSX): de filas a facturas por registrar.

Decide cada formato mirando la columna entera y dice qué entendió; no registra nada ni sabe qué hay ya en la casa.
"""

from buzon.documentos.carteras.hoja import leer_hojas
from buzon.documentos.carteras.tabla import leer_tabla
from buzon.dominio.lecturas import CarteraLeida

__all__ = ["leer_cartera"]

_AJENOS = ("image/", "video/", "audio/", "application/pdf", "message/")


def leer_cartera(
    contenido: bytes, *, nombre: str = "", tipo_mime: str = "", pais: str | None = None, moneda: str | None = None
) -> CarteraLeida | None:
    """La cartera que trae una hoja, o `None` si no lo es: le falta una columna de número, de cliente o de importe.

    `pais` (ISO 3166) y `moneda` (ISO 4217) son los del negocio: deciden qué es «$» y si «1.234» son millares.
    """
    if not contenido or tipo_mime.lower().startswith(_AJENOS) or nombre.lower().endswith((".pdf", ".eml", ".html")):
        return None
    for filas in leer_hojas(contenido):
        cartera = leer_tabla(filas, pais=pais, moneda=moneda, nombre=nombre)
        if cartera is not None:
            return cartera
    return None
