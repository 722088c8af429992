"""Hechos de lo que se acuerda o se discute con un deudor."""

from datetime import date
from decimal import Decimal

from buzon.dominio.hechos.base import Hecho
from buzon.dominio.lecturas import Plazo


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


class PlanPropuesto(Hecho, frozen=True):
    """Se le ofreció pagar `facturas` en `cuotas` (de la primera a la última). Se espera su respuesta hasta `hasta`."""

    plan: str
    deudor: str
    facturas: tuple[str, ...]
    cuotas: tuple[Plazo, ...]
    moneda: str
    hasta: date


class PlanAceptado(Hecho, frozen=True):
    """El deudor lo aceptó con sus palabras (`cita`). `huella` es el sha256 del correo en que lo dijo, que se guarda."""

    plan: str
    deudor: str
    facturas: tuple[str, ...]
    cuotas: tuple[Plazo, ...]
    cita: str
    huella: str


class PlanCumplido(Hecho, frozen=True):
    """Todas las cuotas están pagadas."""

    plan: str
    deudor: str


class PlanRoto(Hecho, frozen=True):
    """La cuota que vencía el día `cuota` no se pagó a tiempo: se vuelve a reclamar el saldo entero."""

    plan: str
    deudor: str
    cuota: date


class PlanRetirado(Hecho, frozen=True):
    """La propuesta caducó sin respuesta, o el titular o el deudor la dejaron sin efecto."""

    plan: str
    motivo: str
    deudor: str | None = None
