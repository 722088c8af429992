"""Un mundo entero en memoria: para probar el bucle deprisa, con los fallos que se le pidan y donde se le pidan.

Cumple los mismos contratos que los adaptadores reales (`tests/adaptadores/`).
"""

from buzon.adaptadores.memoria.casillero import Casillero, Correo
from buzon.adaptadores.memoria.entrada import EntradaEnMemoria
from buzon.adaptadores.memoria.estante import PlantillasEnMemoria
from buzon.adaptadores.memoria.fallos import Fallos
from buzon.adaptadores.memoria.libro import ArchivoEnMemoria, LibroEnMemoria
from buzon.adaptadores.memoria.mundo import MundoEnMemoria
from buzon.adaptadores.memoria.resolutor import ResolutorEnMemoria
from buzon.adaptadores.memoria.salida import CartaEntregada, SalidaEnMemoria

__all__ = [
    "ArchivoEnMemoria",
    "CartaEntregada",
    "Casillero",
    "Correo",
    "EntradaEnMemoria",
    "Fallos",
    "LibroEnMemoria",
    "MundoEnMemoria",
    "PlantillasEnMemoria",
    "ResolutorEnMemoria",
    "SalidaEnMemoria",
]
