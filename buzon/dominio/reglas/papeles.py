"""Cómo son los papeles que se imprimen."""

from dataclasses import dataclass
from typing import ClassVar

from buzon.dominio.reglas.base import SIN_EXTRAS


@dataclass(frozen=True, kw_only=True)
class CartaFormal:
    """[carta_formal]: el requerimiento en PDF. `plazo`: los días que da para pagar, desde el de la carta.

    Con `base_legal` cita además la ley que rige la demora en el país del cliente, si se conoce y le alcanza.
    """

    __pydantic_config__: ClassVar[dict[str, str]] = SIN_EXTRAS
    base_legal: bool = False
    plazo: int = 10
