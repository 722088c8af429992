"""Lo que entra y lo que sale de una conciliación."""

from decimal import Decimal
from enum import IntEnum
from typing import Literal

import msgspec

Certeza = Literal["segura", "dudosa", "ajena"]
MAX_CANDIDATAS = 6
MAX_DETENIDOS = 40  # si la misma cantidad la deben más, detenerlos a todos pararía el negocio por un solo pago


class Casamiento(msgspec.Struct, frozen=True, kw_only=True):
    """El resultado.

    `aplicaciones` (factura, importe) solo si es segura; `candidatas`, de más a menos probable; `deudores`, los que
    podrían haber pagado. `comision` es la parte de lo aplicado que no llegó y el dueño asume; `sobra`, lo que el pago
    trae de más; `rebajas` (factura, ahorro), la parte de lo aplicado que se rebaja por pronto pago. Importes en
    unidades enteras de la moneda del pago.
    """

    certeza: Certeza
    aplicaciones: tuple[tuple[str, Decimal], ...] = ()
    candidatas: tuple[str, ...] = ()
    deudores: tuple[str, ...] = ()
    razones: tuple[str, ...] = ()
    comision: Decimal = Decimal(0)
    sobra: Decimal = Decimal(0)
    rebajas: tuple[tuple[str, Decimal], ...] = ()


class Fuerza(IntEnum):
    """Cuánto prueba el nombre o el identificador que el pagador es ese deudor."""

    NADA = 0
    PARECIDA = 1  # se le parece: vale para preguntar
    FUERTE = 2  # falta o sobra alguna palabra: vale si el importe es suyo y de nadie más
    CIERTA = 3


class Identidad(msgspec.Struct, frozen=True, kw_only=True):
    """Quién parece haber pagado.

    `deudor` es `None` si no se sabe o si son varios: entonces `parecidos` los nombra. `es_contradictoria`: el
    identificador dice una cosa y el nombre otra. `es_desconocida`: dice quién es y no se parece a nadie de la cartera.
    """

    deudor: str | None = None
    fuerza: Fuerza = Fuerza.NADA
    parecidos: tuple[str, ...] = ()
    razones: tuple[str, ...] = ()
    es_contradictoria: bool = False
    es_desconocida: bool = False
