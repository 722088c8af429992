"""Lo que el dueño quiere apartar de la norma de un país."""

from dataclasses import dataclass
from typing import ClassVar, Literal

from buzon.dominio.reglas.base import SIN_EXTRAS

Ignorable = Literal["dias", "horas", "feriados", "max_por_semana", "min_dias_entre", "agencia_cc"]


@dataclass(frozen=True, kw_only=True)
class Pais:
    """[pais]: qué consejos de la norma del país no se siguen, y por qué. Lo que manda la ley no se puede apartar."""

    __pydantic_config__: ClassVar[dict[str, str]] = SIN_EXTRAS
    ignorar: tuple[Ignorable, ...] = ()
    motivo: str = ""
