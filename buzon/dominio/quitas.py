"""Las quitas: cuánto de lo acordado ha llegado ya."""

from decimal import Decimal

from buzon.dominio.cartera.cartera import Cartera
from buzon.dominio.cartera.valores import Acuerdo


def pagado_de(c: Cartera, acuerdo: Acuerdo) -> Decimal:
    """Lo que entró para sus facturas desde que se propuso, en la moneda del acuerdo."""
    return sum(
        (
            abono.importe
            for factura in acuerdo.facturas
            for abono in c.facturas[factura].abonos
            if c.pagos[abono.pago].cuando >= acuerdo.propuesto
        ),
        Decimal(0),
    )
