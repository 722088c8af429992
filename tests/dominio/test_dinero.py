"""Cómo se escriben los importes: a la manera de cada país, y siempre igual."""

from decimal import Decimal

import pytest

from buzon.dominio.dinero import escribir


@pytest.mark.parametrize(
    ("importe", "moneda", "pais", "escrito"),
    [
        ("1250.5", "EUR", "ES", "1.250,50 €"),
        ("950", "EUR", "ES", "950,00 €"),
        ("1234567.5", "EUR", "ES", "1.234.567,50 €"),
        ("1250", "CLP", "CL", "$1.250"),
        ("1234.5", "MXN", "MX", "$1,234.50"),
        ("1234.5", "PEN", "PE", "S/ 1,234.50"),
        ("1234.5", "BRL", "BR", "R$ 1.234,50"),
        ("1234.5", "USD", "MX", "USD 1,234.50"),
        ("1234.5", "USD", "ES", "1.234,50 US$"),
        ("2.675", "EUR", "ES", "2,68 €"),
    ],
)
def test_los_miles_van_siempre_separados_y_el_signo_donde_toca(
    importe: str, moneda: str, pais: str, escrito: str
) -> None:
    assert escribir(Decimal(importe), moneda, pais).replace("\xa0", " ") == escrito
