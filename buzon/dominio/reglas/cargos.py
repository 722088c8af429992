"""Lo que se suma a la deuda, y lo que se le quita a quien paga pronto."""

from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from typing import ClassVar, Literal

from buzon.dominio.reglas.base import SIN_EXTRAS


@dataclass(frozen=True, kw_only=True)
class InteresReglas:
    """[cargos.interes]: el interés de demora. Sin `base_legal`, no se reclama ninguno.

    `tasa` (tanto por ciento anual) es la pactada; sin ella, la que da la ley del país. `base_dias`: entre cuántos días
    se reparte el año; sin ella, la de la ley. `compensacion`: además, lo fijo por factura donde la ley lo da.
    """

    __pydantic_config__: ClassVar[dict[str, str]] = SIN_EXTRAS
    base_legal: str = ""
    tasa: Decimal | None = None
    base_dias: Literal[360, 365] | None = None
    tras_dias: int = 0
    compensacion: bool = False


@dataclass(frozen=True, kw_only=True)
class Cargos:
    """[cargos]: en qué se fundan los gastos de las etapas, y el interés. Sin `base_gastos` no se suma ninguno."""

    __pydantic_config__: ClassVar[dict[str, str]] = SIN_EXTRAS
    base_gastos: str = ""
    interes: InteresReglas = field(default_factory=InteresReglas)


@dataclass(frozen=True, kw_only=True)
class TasaReglas:
    """[[tasas]]: una tasa publicada que el dueño añade a una de las tablas de Buzón, con su fuente."""

    __pydantic_config__: ClassVar[dict[str, str]] = SIN_EXTRAS
    tabla: Literal["es_demora", "co_ibc", "cl_corriente", "pe_legal", "ar_activa_bna"]
    desde: date
    hasta: date
    tasa: Decimal
    fuente: str


@dataclass(frozen=True, kw_only=True)
class Descuento:
    """[descuento]: pronto pago. `porcentaje` del saldo si el dinero llega hasta `dias` después de la fecha de factura.

    Con `dias` a cero o `porcentaje` a cero, no hay.
    """

    __pydantic_config__: ClassVar[dict[str, str]] = SIN_EXTRAS
    porcentaje: Decimal = Decimal(0)
    dias: int = 0
