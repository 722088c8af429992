"""Lee facturas de un texto, venga como relato del titular o como la copia de un documento impreso."""

from datetime import date

from buzon.documentos.campos.hoja import hoja_de_texto
from buzon.documentos.campos.papel import leer_papel
from buzon.documentos.campos.relato import leer_relato
from buzon.dominio.lecturas import FacturaLeida

TOPE_TEXTO = 100_000
# Un relato es corto; un documento copiado trae título, partes, detalle y totales.
_LINEAS_DE_UN_DOCUMENTO = 12


def leer_texto(
    texto: str, *, pais: str | None = None, moneda: str | None = None, hoy: date | None = None
) -> tuple[FacturaLeida, ...]:
    """Las facturas que cuenta un texto, en su orden; ninguna si no dice bastante.

    Args:
        texto: lo que escribió el titular, sin citas ni firma, o el texto de un documento.
        pais: ISO 3166 del negocio; decide si «45.000» son cuarenta y cinco mil.
        moneda: ISO 4217 del negocio; vale cuando el texto no nombra otra.
        hoy: el día en que se escribió; sin él no se leen fechas sin año.
    """
    recortado = texto[:TOPE_TEXTO]
    lineas = sum(bool(linea.strip()) for linea in recortado.splitlines())
    if lineas >= _LINEAS_DE_UN_DOCUMENTO:
        impresa = leer_papel((hoja_de_texto(recortado),), "texto", pais=pais, moneda=moneda, hoy=hoy)
        if impresa and impresa.numero and impresa.total is not None and (impresa.fecha or impresa.vencimiento):
            return (impresa,)
    return leer_relato(recortado, pais=pais, moneda=moneda, hoy=hoy)
