"""Facturas electrónicas de países cuyo formato no tiene nombre en el contrato de `buzon leer`: uno por archivo.

Salen con `formato="texto"`, porque se leen por sus etiquetas; sin indicios, porque cada etiqueta dice lo que es.
"""

from buzon.documentos.facturas.nacionales import costa_rica, dominicana, guatemala, paraguay, uruguay

PAISES = (costa_rica, dominicana, guatemala, paraguay, uruguay)

__all__ = ["PAISES"]
