"""Lo que el bucle pide al mundo: los puertos, y las dos formas en que el mundo falla.

Cada puerto tiene un adaptador real y uno en memoria, y los dos pasan la misma suite de contrato
(`tests/adaptadores/`). Solo los adaptadores capturan excepciones de biblioteca, y solo para traducirlas a estas.
"""

from buzon.puertos.casa import Archivo, Estado, Libro, Pieza, Plantillas, Reloj, Supervisor, Testigo
from buzon.puertos.correo import (
    Acuse,
    BandejaDeEntrada,
    BandejaDeSalida,
    Marca,
    Resolutor,
    RespuestaServidor,
    Senal,
    Sobre,
)
from buzon.puertos.fallos import (
    BuzonAjeno,
    CredencialRechazada,
    FalloDefinitivo,
    FalloDelDisco,
    FalloEnDuda,
    FalloPasajero,
    LibroDanado,
    LibroOcupado,
    ReglasInvalidas,
)

__all__ = [
    "Acuse",
    "Archivo",
    "BandejaDeEntrada",
    "BandejaDeSalida",
    "BuzonAjeno",
    "CredencialRechazada",
    "Estado",
    "FalloDefinitivo",
    "FalloDelDisco",
    "FalloEnDuda",
    "FalloPasajero",
    "Libro",
    "LibroDanado",
    "LibroOcupado",
    "Marca",
    "Pieza",
    "Plantillas",
    "ReglasInvalidas",
    "Reloj",
    "Resolutor",
    "RespuestaServidor",
    "Senal",
    "Sobre",
    "Supervisor",
    "Testigo",
]
