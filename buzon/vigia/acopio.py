"""Cuánto se archiva en un día de lo que manda cada uno: quien escriba sin parar no llena el disco."""

from collections import defaultdict
from dataclasses import dataclass, field
from datetime import date

_MEGA = 1024 * 1024
# Entre todos los que no son de la casa, lo de diez remitentes: contra quien estrena una dirección en cada correo.
_REMITENTES = 10


@dataclass
class Acopio:
    """La cuenta del día, en octetos. Se pierde al reiniciar: entonces manda el sitio que quede en el disco."""

    dia: date | None = None
    de: dict[str, int] = field(default_factory=lambda: defaultdict(int))
    total: int = 0

    def admite(self, remitente: str, octetos: int, hoy: date, megas: int) -> bool:
        """Si cabe lo suyo en el tope de hoy; si cabe, lo cuenta."""
        if hoy != self.dia:
            self.dia, self.total = hoy, 0
            self.de.clear()
        tope = megas * _MEGA
        if self.de[remitente] + octetos > tope or self.total + octetos > tope * _REMITENTES:
            return False
        self.de[remitente] += octetos
        self.total += octetos
        return True
