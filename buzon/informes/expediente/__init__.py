"""El expediente de un caso: lo que pasó, con qué se prueba, y cómo comprobarlo sin Buzón."""

from buzon.informes.expediente.caso import Caso, Hito, Prueba, reunir
from buzon.informes.expediente.paquete import empaquetar

__all__ = ["Caso", "Hito", "Prueba", "empaquetar", "reunir"]
