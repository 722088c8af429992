"""El asiento: todos los hechos de una misma causa, escritos juntos o ninguno."""

from datetime import datetime
from typing import Literal

import msgspec

from buzon.dominio.hechos import CualquierHecho

TipoCausa = Literal["casa", "correo", "dia", "orden", "envio"]


class Causa(msgspec.Struct, frozen=True):
    """Por qué se escribe: qué clase de cosa pasó, y cuál (huella del correo, fecha del día, carta…)."""

    tipo: TipoCausa
    de: str = ""


class Asiento(msgspec.Struct, frozen=True):
    """Una línea del libro.

    `numero` empieza en 1 y no salta. `cuando` es un instante con zona (UTC): el que valía al decidir. `anterior` es la
    huella del asiento previo y `huella` la de este (sha256 en hexadecimal): una cadena que delata lo alterado o lo que
    falta. Las pone el libro al escribir; quien decide las deja vacías.
    """

    numero: int
    cuando: datetime
    causa: Causa
    hechos: tuple[CualquierHecho, ...]
    anterior: str = ""
    huella: str = ""
