"""Lee facturas de cualquier formato conocido, esté como esté envuelta.

`LECTORES` es la única lista: añadir un formato es añadir un archivo y una línea en `lector.py`.
"""

from buzon.documentos.facturas.lector import LECTORES, Lector
from buzon.documentos.facturas.lectura import leer_documento
from buzon.documentos.leido import DocumentoLeido

__all__ = ["LECTORES", "DocumentoLeido", "Lector", "leer_documento"]
