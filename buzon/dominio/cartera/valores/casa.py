"""Lo que es de la casa entera, y la crónica."""

from datetime import date, datetime

import msgspec

from buzon.dominio.cartera.valores.base import Valor
from buzon.dominio.hechos import ComoTanda


class Pausa(Valor, frozen=True):
    """Una pausa vigente. `hasta` incluido; `None` = hasta que el titular la quite. `respuesta`: la que la pidió.

    `por_norma`: la puso Buzón, porque el servidor de salida rechazaba las cartas por sus normas o por su ritmo.
    """

    hasta: date | None
    motivo: str
    puesta: datetime
    respuesta: str | None = None
    por_norma: bool = False


class Problema(Valor, frozen=True):
    """Algo del mundo que va mal desde `desde`."""

    clave: str
    texto: str
    desde: datetime


class Tanda(Valor, frozen=True):
    """La última vez que tocaron demasiadas cartas juntas. `como` es `None` mientras el titular no decide.

    `cuando`: desde que se detuvo, o desde que se decidió.
    """

    id: str
    deudores: frozenset[str]
    cuando: datetime
    como: ComoTanda | None = None


class Suceso(Valor, frozen=True):
    """Una línea de la crónica de un deudor: qué hecho y cuándo. `numero`: el de su asiento en el libro."""

    cuando: datetime
    hecho: msgspec.Struct
    numero: int = 0


class Ajeno(Valor, frozen=True):
    """Un correo de alguien que no es de nadie de la cartera. `numero`: el de su asiento en el libro."""

    numero: int
    de: str
    asunto: str
