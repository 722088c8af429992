"""Una carta y por dónde va."""

from datetime import datetime
from typing import Literal

from buzon.dominio.cartera.valores.base import Valor
from buzon.dominio.hechos import CartaEncargada

EstadoCarta = Literal[
    "encargada",
    "intentada",
    "en_el_punto",
    "aplazada",
    "dudosa",
    "retenida",
    "enviada",
    "archivada",
    "anulada",
    "fallida",
]


class Carta(Valor, frozen=True):
    """Una carta y por dónde va. `encargo.datos` se vacía cuando ya no hace falta. `punto`: cuándo llegó al punto.

    `aligerada`: va sin los originales adjuntos, porque con ellos no cabía. `escrita`: el último asiento del libro que
    sus bytes podían contar.
    """

    encargo: CartaEncargada
    estado: EstadoCarta
    encargada: datetime
    message_id: str | None = None
    huella: str | None = None
    asunto: str = ""
    ensayo: bool = False  # solo la ve el titular
    intentos: int = 0
    no_antes: datetime | None = None
    salida: datetime | None = None
    motivo: str = ""
    punto: datetime | None = None
    aligerada: bool = False
    escrita: int = 0
