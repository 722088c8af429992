"""Cuánto se archiva en un día de lo que manda cada uno: quien escriba sin parar no llena el disco."""

from collections import defaultdict
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from datetime import date, tzinfo

from buzon.dominio.asientos import Asiento
from buzon.dominio.hechos import CorreoVisto

_MEGA = 1024 * 1024
# Entre todos los que no son de la casa, lo de diez remitentes: contra quien estrena una dirección en cada correo.
_REMITENTES = 10


@dataclass
class Acopio:
    """La cuenta del día, en octetos. Al reiniciar se rehace con lo que el libro dice que llegó hoy."""

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

    def recordar(
        self, asientos: Iterable[Asiento], leer: Callable[[str], bytes | None], hoy: date, zona: tzinfo
    ) -> None:
        """Cuenta otra vez lo de hoy que sí se guardó: quien haga caer a Buzón no estrena cupo.

        `leer` da el original por su huella, o `None` si no se archivó.
        """
        self.dia, self.total = hoy, 0
        self.de.clear()
        for asiento in asientos:
            if asiento.cuando.astimezone(zona).date() != hoy:
                continue
            for hecho in asiento.hechos:
                if isinstance(hecho, CorreoVisto) and (original := leer(hecho.huella)):
                    self.de[hecho.de or ""] += 2 * len(original)
                    self.total += 2 * len(original)
