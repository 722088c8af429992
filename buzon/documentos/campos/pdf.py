"""La factura de un PDF sin XML dentro."""

from buzon.documentos.campos.papel import leer_papel
from buzon.documentos.pdf import PdfAbierto
from buzon.dominio.lecturas import FacturaLeida


def leer_pdf_impreso(abierto: PdfAbierto) -> tuple[FacturaLeida, ...]:
    """Cero o una factura. Sin número, sin total y sin ninguna fecha no hay factura, aunque lo diga el título."""
    leida = leer_papel(abierto.hojas, "pdf")
    if leida is None or (leida.numero is None and leida.total is None and leida.fecha is None):
        return ()
    return (leida,)
