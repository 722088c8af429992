"""Hechos de lo que se acuerda o se discute con un deudor."""

from datetime import date
from decimal import Decimal

from buzon.dominio.hechos.base import Hecho


class PromesaHecha(Hecho, frozen=True):
    """El deudor prometió pagar `facturas` el día `fecha`: silencio hasta entonces, incluido ese día."""

    promesa: str
    deudor: str
    facturas: tuple[str, ...]
    fecha: date
    cita: str
    importe: Decimal | None = None


class PromesaCumplida(Hecho, frozen=True):
    """Lo prometido quedó pagado."""

    promesa: str
    deudor: str | None = None


class PromesaIncumplida(Hecho, frozen=True):
    """Pasó la fecha sin el dinero."""

    promesa: str
    deudor: str | None = None


class PromesaRetirada(Hecho, frozen=True):
    """Otra promesa, una disputa o el titular la dejaron sin efecto."""

    promesa: str
    motivo: str
    deudor: str | None = None


class PagoAlegado(Hecho, frozen=True):
    """El deudor dice que ya pagó. Se le cree hasta el día `hasta`; después decide el titular."""

    alegato: str
    deudor: str
    facturas: tuple[str, ...]
    hasta: date
    cita: str
    fecha: date | None = None
    importe: Decimal | None = None


class AlegatoCerrado(Hecho, frozen=True):
    """El dinero apareció, o el titular decidió. `motivo` lo dice."""

    alegato: str
    motivo: str
    deudor: str | None = None


class DisputaAbierta(Hecho, frozen=True):
    """El deudor no está conforme con `facturas`: solo esas quedan en suspenso."""

    disputa: str
    deudor: str
    facturas: tuple[str, ...]
    motivo: str
    cita: str


class DisputaResuelta(Hecho, frozen=True):
    """El titular cerró la disputa. `como` lo dice en una frase."""

    disputa: str
    como: str
    deudor: str | None = None
