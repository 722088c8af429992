"""Lo común a todas las secciones de reglas.toml."""

from typing import Literal

Trato = Literal["usted", "tu"]
Dia = Literal["lun", "mar", "mie", "jue", "vie", "sab", "dom"]
SIN_EXTRAS: dict[str, str] = {"extra": "forbid"}
