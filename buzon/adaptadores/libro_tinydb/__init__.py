"""El libro en disco: una base TinyDB que solo crece, con foto y diario. Ver docs/decisiones/0002.

Nunca devuelve un libro a medias: o está entero, o dice qué pasó (`LibroDanado`).
"""

from buzon.adaptadores.libro_tinydb.libro import LibroTinyDB
from buzon.adaptadores.libro_tinydb.respaldos import Copia, respaldar, respaldos_en, restaurar, revisar_copia
from buzon.adaptadores.libro_tinydb.revision import Revision, revisar_carpeta, verificar_carpeta

__all__ = [
    "Copia",
    "LibroTinyDB",
    "Revision",
    "respaldar",
    "respaldos_en",
    "restaurar",
    "revisar_carpeta",
    "revisar_copia",
    "verificar_carpeta",
]
