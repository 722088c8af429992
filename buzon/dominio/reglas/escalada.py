"""A quién se trata de otra manera, y qué viene después de las cartas."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import ClassVar, Literal

from buzon.dominio.reglas.base import SIN_EXTRAS


@dataclass(frozen=True, kw_only=True)
class Segmento:
    """[[segmentos]]: un grupo de clientes con su propia secuencia.

    Un cliente es del segmento que diga su ficha; si no, del primero que lo nombre en `clientes` (nombre, correo o
    id_fiscal) o en cuyos importes quepa lo que debe en total: desde `importe_desde`, incluido, hasta `importe_hasta`,
    sin incluirlo, en la moneda del negocio.
    """

    __pydantic_config__: ClassVar[dict[str, str]] = SIN_EXTRAS
    nombre: str
    importe_desde: Decimal | None = None
    importe_hasta: Decimal | None = None
    clientes: tuple[str, ...] = ()


@dataclass(frozen=True, kw_only=True)
class Contacto:
    """Un contacto más de un cliente: recibe también las cartas, desde la etapa `desde` (vacía: desde la primera)."""

    __pydantic_config__: ClassVar[dict[str, str]] = SIN_EXTRAS
    correo: str
    desde: str = ""


@dataclass(frozen=True, kw_only=True)
class Agencia:
    """[agencia]: a quién se encarga el cobro al final.

    `contrato_fecha` es la del contrato con ella, que se cita al encargarle un caso. `modo`: en copia de la última carta
    o en una carta aparte; donde la ley no deja contarlo a terceros en copia, siempre aparte. Una factura pasa si debe
    al menos `importe_minimo` y más de `coste`, lo que la agencia cobra por caso, los dos en la moneda del negocio; y no
    antes de `dias_desde_aviso` días desde la carta que lo anunció.
    """

    __pydantic_config__: ClassVar[dict[str, str]] = SIN_EXTRAS
    nombre: str
    correo: str
    contrato_fecha: date | None = None
    modo: Literal["copia", "aparte"] = "copia"
    importe_minimo: Decimal = Decimal(0)
    coste: Decimal = Decimal(0)
    dias_desde_aviso: int = 0


@dataclass(frozen=True, kw_only=True)
class Abogado:
    """[abogado]: a quién se manda el caso cuando el titular ordena llevarlo al juzgado. `coste`, para avisar."""

    __pydantic_config__: ClassVar[dict[str, str]] = SIN_EXTRAS
    nombre: str
    correo: str
    coste: Decimal = Decimal(0)
