"""Hechos del dinero que entra."""

from datetime import date
from decimal import Decimal

from buzon.dominio.hechos.base import Hecho


class PagoRecibido(Hecho, frozen=True):
    """Dinero en nuestra cuenta, según un aviso del banco, un extracto o el titular. Aún no dice de qué factura.

    `lote`: si el banco lo asentó junto con otros, el número de ese apunte.
    """

    pago: str
    importe: Decimal
    moneda: str
    fecha: date
    pagador: str | None = None
    id_fiscal: str | None = None
    referencia: str | None = None
    cuenta: str | None = None
    banco: str | None = None
    origen: str | None = None
    operacion: str | None = None
    lote: str | None = None


class PagoAplicado(Hecho, frozen=True):
    """Ese pago (o parte) salda esa factura. `razones` es la prueba, en frases.

    `comision` es la parte de `importe` que no llegó porque se la quedó un banco, y el dueño asume en sus reglas;
    `descuento`, la que no llegó porque se ofreció por pronto pago y se pagó a tiempo. `cargos` es lo que el pago trae
    además de `importe` para los intereses y gastos que se le pidieron por ella.
    """

    pago: str
    factura: str
    importe: Decimal
    razones: tuple[str, ...]
    comision: Decimal = Decimal(0)
    descuento: Decimal = Decimal(0)
    cargos: Decimal = Decimal(0)


class PagoRetenido(Hecho, frozen=True):
    """No es seguro a quién corresponde: nadie de `deudores` recibe recordatorios hasta que el titular diga."""

    pago: str
    candidatas: tuple[str, ...]
    deudores: tuple[str, ...]
    razones: tuple[str, ...]


class PagoDescartado(Hecho, frozen=True):
    """Ese dinero no es de ninguna factura de la cartera. `es_repetido`: ya se contó con otra noticia de él."""

    pago: str
    motivo: str
    es_repetido: bool = False


class PagoDeshecho(Hecho, frozen=True):
    """El pago se había aplicado mal: sus facturas vuelven a estar como antes de él."""

    pago: str
    motivo: str
    deudor: str | None = None
