"""Lo que se acuerda o se discute con un deudor."""

from datetime import date, datetime
from decimal import Decimal
from typing import Literal

from buzon.dominio.acuerdos import Clase, EstadoAcuerdo
from buzon.dominio.cartera.valores.base import Valor
from buzon.dominio.lecturas import Plazo


class Promesa(Valor, frozen=True):
    """Una promesa de pago viva."""

    id: str
    deudor: str
    facturas: tuple[str, ...]
    fecha: date
    cita: str
    hecha: datetime
    importe: Decimal | None = None
    sigue_a: str | None = None


class Alegato(Valor, frozen=True):
    """Un "ya pagué" que se cree hasta `hasta`."""

    id: str
    deudor: str
    facturas: tuple[str, ...]
    hasta: date
    cita: str
    hecho: datetime
    importe: Decimal | None = None


class Disputa(Valor, frozen=True):
    """Una disconformidad sin resolver."""

    id: str
    deudor: str
    facturas: tuple[str, ...]
    motivo: str
    cita: str
    abierta: datetime


class Plan(Valor, frozen=True):
    """Un plan de cuotas: propuesto, o ya `aceptado`. Lo pagado desde que se propuso cuenta para la más antigua."""

    id: str
    deudor: str
    facturas: tuple[str, ...]
    cuotas: tuple[Plazo, ...]
    moneda: str
    hasta: date
    aceptado: datetime | None = None
    cita: str = ""


class Acuerdo(Valor, frozen=True):
    """Una prórroga, quita, dación o mediación viva, propuesta o aceptada. Los campos, como en su hecho."""

    id: str
    clase: Clase
    deudor: str
    facturas: tuple[str, ...]
    por: Literal["deudor", "titular"]
    hasta: date
    cita: str
    propuesto: datetime
    estado: EstadoAcuerdo = "propuesto"
    aceptado: datetime | None = None
    huella: str = ""
    importe: Decimal | None = None
    moneda: str = ""
