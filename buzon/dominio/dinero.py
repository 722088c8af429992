"""Importes: céntimos por moneda, redondeo y escritura a la manera de cada país.

Siempre `Decimal` en unidades enteras de la moneda. Se redondea una sola vez, al final, y el medio hacia arriba.
"""

import re
from collections import defaultdict
from collections.abc import Iterable
from decimal import ROUND_HALF_UP, Decimal

# Decimales de cada moneda (CLDR). Las que no están tienen dos.
DECIMALES = {"CLP": 0, "PYG": 0, "CLF": 4, "JPY": 0, "UYI": 0, "ISK": 0, "KRW": 0}
_DOS = 2
# En Brasil «1,234.50» se leería como uno con veintitrés: allí, los números, a la suya.
_LOCALES = {"BR": "pt_BR"}
_CODIGO_PEGADO = re.compile(r"[A-Z]{3}(?=\d)")


def decimales(moneda: str) -> int:
    """Cuántos decimales tiene una moneda ISO 4217."""
    return DECIMALES.get(moneda, _DOS)


def redondear(importe: Decimal, moneda: str) -> Decimal:
    """El importe en los decimales de su moneda, el medio hacia arriba."""
    return importe.quantize(Decimal(1).scaleb(-decimales(moneda)), rounding=ROUND_HALF_UP)


def escribir(importe: Decimal, moneda: str, pais: str) -> str:
    """El importe como se escribe en el país: "$450.000", "1.250,50 €", "S/ 1,200.00".

    El espacio entre importe y signo es de los que no parten renglón. `pais` es ISO 3166-1; con uno que CLDR no conoce
    se escribe a la española.

    Los miles llevan siempre su separador, también con cuatro cifras: "1.250,50 €". La ortografía académica lo quita en
    un texto corrido, y CLDR con ella (`minimumGroupingDigits` 2 en español); pero en una tabla de importes se alinea, y
    es como lo escriben la factura y el banco a los que la carta se refiere.
    """
    from babel.core import Locale, UnknownLocaleError  # noqa: PLC0415 - import pesado
    from babel.numbers import format_currency  # noqa: PLC0415 - import pesado

    try:
        local = Locale.parse(_LOCALES.get(pais.upper(), f"es_{pais.upper()}"))
    except (UnknownLocaleError, ValueError):
        local = Locale.parse("es_ES")
    # Babel redondea el medio al par: se le da ya redondeado.
    escrito = str(format_currency(redondear(importe, moneda), moneda, locale=local))
    # «USD1,234.50» se lee mal: entre un código y su cifra va un espacio (CLDR, currencySpacing; Babel no lo pone).
    return _CODIGO_PEGADO.sub("\\g<0>\u00a0", escrito)


def sumar(importes: Iterable[tuple[Decimal, str]]) -> dict[str, Decimal]:
    """Totales por moneda: nunca se mezclan."""
    totales: dict[str, Decimal] = defaultdict(Decimal)
    for importe, moneda in importes:
        totales[moneda] += importe
    return dict(totales)


def canonico(importe: Decimal) -> str:
    """El importe como lo quieren las máquinas: con punto, sin miles y sin ceros de más en los enteros."""
    texto = format(importe.normalize(), "f")
    entero, punto, resto = texto.partition(".")
    return f"{entero}.{resto.ljust(_DOS, '0')}" if punto else entero
