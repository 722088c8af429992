"""¿Dice que lo pagó todo, o solo una parte? Quien pagó la mitad no ha de quedar como quien pagó entero."""

import re
from collections.abc import Iterable
from decimal import Decimal

from buzon.dominio.cartera.valores import Factura
from buzon.dominio.nombres import sin_tildes

_PARTE = re.compile(
    r"\b(?:(?:la|una) mitad|una parte|parte de (?:la|las|el|lo)|un abono|a cuenta de|pago parcial|parcialmente|"
    r"el resto (?:lo|la|se|te|le)|un adelanto|un anticipo)\b"
)


def es_una_parte(facturas: Iterable[Factura], importe: Decimal | None, cita: str) -> bool:
    """Si lo que dice haber pagado no cubre `facturas`: por el importe que nombra (en su moneda) o por sus palabras."""
    debe = sum((factura.saldo for factura in facturas if factura.esta_abierta), Decimal(0))
    if not debe:
        return False
    if importe is not None:
        return importe < debe
    return bool(_PARTE.search(sin_tildes(cita)))
