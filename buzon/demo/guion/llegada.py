"""Un correo que entra en la demostración, y la forma en que cada personaje contesta."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from buzon.demo.mensajes import Recibida


@dataclass(frozen=True)
class Llegada:
    """Un correo que entra en el buzón del negocio: qué se cuenta por la consola y los bytes."""

    relato: str
    crudo: bytes


# Dada una carta y el día en que se recibe, a cuántos días contesta y con qué.
Reaccion = Callable[[Recibida, date], list[tuple[int, Llegada]]]
