"""Los campos del texto de un PDF."""

from buzon.dominio.lecturas import FacturaLeida


def leer_texto_pdf(texto: str) -> tuple[FacturaLeida, ...]:
    """Ninguna por ahora si no hay texto."""
    return () if texto else ()
