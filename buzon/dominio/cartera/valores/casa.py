"""Lo que es de la casa entera, y la crónica."""

from datetime import date, datetime

import msgspec

from buzon.dominio.cartera.valores.base import Valor


class Pausa(Valor, frozen=True):
    """Una pausa vigente. `hasta` incluido; `None` = hasta que el titular la quite. `respuesta`: la que la pidió."""

    hasta: date | None
    motivo: str
    puesta: datetime
    respuesta: str | None = None


class Problema(Valor, frozen=True):
    """Algo del mundo que va mal desde `desde`."""

    clave: str
    texto: str
    desde: datetime


class Suceso(Valor, frozen=True):
    """Una línea de la crónica de un deudor: qué hecho y cuándo."""

    cuando: datetime
    hecho: msgspec.Struct
