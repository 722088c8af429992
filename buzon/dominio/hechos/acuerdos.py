"""Hechos de lo que se acuerda o se discute con un deudor."""

from datetime import date
from decimal import Decimal
from typing import Literal

from buzon.dominio.hechos.base import Hecho
from buzon.dominio.lecturas import Plazo


class PromesaHecha(Hecho, frozen=True):
    """El deudor prometió pagar `facturas` el día `fecha`: silencio hasta entonces, incluido ese día.

    `sigue_a`: la promesa de la parte anterior, si prometió en dos veces; si aquella se rompe, esta no vale.
    """

    promesa: str
    deudor: str
    facturas: tuple[str, ...]
    fecha: date
    cita: str
    importe: Decimal | None = None
    sigue_a: str | None = None


class PromesaCumplida(Hecho, frozen=True):
    """Lo prometido quedó pagado. `pago` es el que la cumplió: si se deshace, vuelve a estar viva."""

    promesa: str
    deudor: str | None = None
    pago: str | None = None


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
    """El dinero apareció, o el titular decidió. `motivo` lo dice; `pago`, el dinero que apareció."""

    alegato: str
    motivo: str
    deudor: str | None = None
    pago: str | None = None


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
    """Todas las cuotas están pagadas. `pago` es el que pagó la última."""

    plan: str
    deudor: str
    pago: str | None = None


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


class AcuerdoPropuesto(Hecho, frozen=True):
    """Alguien propone una prórroga, una quita, una dación en pago o una mediación de `facturas`.

    `por`: quién. `hasta`: el último día para cumplirlo. `importe`, en `moneda`: solo en la quita, lo que la salda.
    `cita`: las palabras con que se propuso; `huella`, el sha256 del correo en que están (vacía si fue por la consola).
    """

    acuerdo: str
    clase: Literal["prorroga", "quita", "dacion", "mediacion"]
    deudor: str
    facturas: tuple[str, ...]
    por: Literal["deudor", "titular"]
    hasta: date
    cita: str
    huella: str = ""
    importe: Decimal | None = None
    moneda: str = ""


class AcuerdoAceptado(Hecho, frozen=True):
    """La otra parte lo acepta, o lo permiten las reglas. `cita` y `huella`: con qué palabras y en qué correo."""

    acuerdo: str
    deudor: str
    por: Literal["deudor", "titular", "reglas"]
    cita: str
    huella: str = ""


class AcuerdoCumplido(Hecho, frozen=True):
    """Se hizo lo acordado. `perdonado`: en la quita, cada factura y lo que se deja de deber de ella."""

    acuerdo: str
    deudor: str
    perdonado: tuple[tuple[str, Decimal], ...] = ()


class AcuerdoRoto(Hecho, frozen=True):
    """No se hizo a tiempo: se debe todo, como antes de acordarlo."""

    acuerdo: str
    deudor: str


class AcuerdoRetirado(Hecho, frozen=True):
    """No se aceptó, o el titular lo dejó sin efecto. `motivo` lo dice."""

    acuerdo: str
    motivo: str
    deudor: str
