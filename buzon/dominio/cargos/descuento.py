"""El descuento por pronto pago: hasta qué día vale, y cuánto se paga con él.

Vale hasta `dias` después de la fecha de la factura, ese día incluido, y nunca más allá del vencimiento. Pasado el día
se retira solo: no hay nada que apuntar, porque se calcula cada vez.
"""

from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal

from buzon.dominio.cartera.valores import Factura
from buzon.dominio.dinero import redondear
from buzon.dominio.reglas.reglas import Reglas

_CIEN = Decimal(100)


@dataclass(frozen=True, kw_only=True)
class Rebaja:
    """Con ella se pagan `importe` en vez del saldo, si el dinero llega hasta el día `hasta`, incluido."""

    importe: Decimal
    ahorro: Decimal
    hasta: date


def rebaja_de(reglas: Reglas, factura: Factura, dia: date) -> Rebaja | None:
    """La rebaja que tendría quien pagara esa factura el día `dia`; `None` si no hay o ya caducó.

    Solo a una factura entera: con un pago parcial ya no hay pronto pago que premiar.
    """
    descuento = reglas.descuento
    if not descuento.porcentaje or not descuento.dias or factura.abonos or not factura.esta_abierta:
        return None
    if factura.fecha is None:
        return None
    hasta = min(factura.fecha + timedelta(days=descuento.dias), factura.vencimiento)
    if dia > hasta:
        return None
    importe = redondear(factura.saldo * (_CIEN - descuento.porcentaje) / _CIEN, factura.moneda)
    ahorro = factura.saldo - importe
    return Rebaja(importe=importe, ahorro=ahorro, hasta=hasta) if ahorro > 0 else None


def ahorro_el(reglas: Reglas, factura: Factura, dia: date) -> Decimal:
    """Lo que se rebajaba a quien pagara esa factura el día `dia`; cero si nada."""
    rebaja = rebaja_de(reglas, factura, dia)
    return rebaja.ahorro if rebaja else Decimal(0)
