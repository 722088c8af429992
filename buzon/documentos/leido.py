"""Lo que se entendió de un adjunto: las facturas que trae y lo que hubo que callar o rechazar."""

from buzon.dominio.lecturas import FacturaLeida, Lectura


class DocumentoLeido(Lectura, frozen=True):
    """Resultado de abrir un adjunto. `avisos` dice, en palabras llanas, lo que no se pudo leer y por qué."""

    facturas: tuple[FacturaLeida, ...] = ()
    avisos: tuple[str, ...] = ()
