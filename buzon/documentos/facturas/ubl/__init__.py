"""Lee OASIS UBL 2.0 y 2.1: SUNAT (PE), DIAN (CO), Peppol BIS Billing 3.0, XRechnung y EN 16931 en general.

Nunca comprueba firmas. Un archivo por asunto: `documento` lo arma, `partes` dice quién, `plazos` dice cuándo y `tipos`
dice si es una deuda.
"""

from buzon.documentos.facturas.ubl.documento import leer, reconoce

__all__ = ["leer", "reconoce"]
