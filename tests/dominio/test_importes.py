"""Los importes, leídos por moneda y país, y lo que no es un importe aunque lo parezca."""

from decimal import Decimal
from time import process_time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from buzon.dominio.importes import buscar_importes, leer_importe


@pytest.mark.parametrize(
    ("texto", "moneda", "pais", "esperado"),
    [
        ("$70,400", "COP", None, "70400"),
        ("$ 36,459", "CLP", None, "36459"),
        ("$450.000", "CLP", "CL", "450000"),
        ("1.250,50 €", "EUR", None, "1250.50"),
        ("1 250,50 €", "EUR", "ES", "1250.50"),
        ("S/ 1,200.00", "PEN", None, "1200.00"),
        ("S/. 1 250.00", "PEN", "PE", "1250.00"),
        ("MXN 1,234.50", "MXN", "MX", "1234.50"),
        ("$1'234,567.50", "MXN", None, "1234567.50"),
        ("45.000", None, "CL", "45000"),
        ("45.000", None, "CO", "45000"),
        ("45.000", None, "AR", "45000"),
        ("45.000", None, "ES", "45000"),
        ("US$ 1,200", "CLP", "CL", "1200"),
        ("U$S 1.200", "UYU", "UY", "1200"),
        ("Gs. 150.000", "PYG", "PY", "150000"),
        ("RD$ 18,250.00", "DOP", "DO", "18250.00"),
        ("UF 1.234,56", "CLP", "CL", "1234.56"),
        ("UF 12,345", "CLP", "CL", "12.345"),
        ("450 lucas", "CLP", "CL", "450000"),
        ("medio palo", "CLP", "CL", "500000"),
        ("un palo", "ARS", "AR", "1000000"),
        ("dos palos y medio", "ARS", "AR", "2500000"),
        ("12 mil", None, None, "12000"),
        ("4 mil 300 pesos", "MXN", "MX", "4300"),
        ("2 millones y medio", "COP", "CO", "2500000"),
        ("2 millones 300 mil", "CLP", "CL", "2300000"),
        ("un millón quinientos mil pesos", "CLP", "CL", "1500000"),
        ("1,5 M", "CLP", "CL", "1500000"),
        ("MM$ 2,5", "CLP", "CL", "2500000"),
        ("(1.200,50)", "EUR", None, "-1200.50"),
        ("1.200,50-", "EUR", None, "-1200.50"),
        ("$-1.200", "CLP", None, "-1200"),
        ("$ 15.000.-", "ARS", None, "15000"),
        ("1250.5", "MXN", None, "1250.5"),
    ],
)
def test_un_importe_se_lee_segun_la_moneda_y_el_pais(
    texto: str, moneda: str | None, pais: str | None, esperado: str
) -> None:
    assert leer_importe(texto, moneda, pais) == Decimal(esperado)


@pytest.mark.parametrize(
    ("texto", "moneda", "pais"),
    [
        ("45.000", None, "MX"),
        ("45.000", None, None),
        ("2,500", "EUR", "ES"),
        ("1.2.3", "EUR", None),
        ("12.34.567", "EUR", None),
        ("1,234.567", "MXN", None),
        ("abc", "EUR", None),
        ("5-6", "EUR", None),
        ("mil", "CLP", "CL"),
        ("", "CLP", None),
    ],
)
def test_lo_ambiguo_o_lo_que_no_es_dinero_no_es_ningun_importe(
    texto: str, moneda: str | None, pais: str | None
) -> None:
    assert leer_importe(texto, moneda, pais) is None


@pytest.mark.parametrize(
    ("texto", "moneda", "pais", "esperados"),
    [
        ("eran 140 lucas y la factura 8812 por $83.250 salió el 12 de abril de 2026", "CLP", "CL", ["140000", "83250"]),
        ("el 40% como enganche (Q7,250) y lo demás luego", "GTQ", "GT", ["7250"]),
        ("son los 6 mil 450 de siempre", "MXN", "MX", ["6450"]),
        ("los 38,27 de recargo no los acepto", "EUR", "ES", ["38.27"]),
        ("en 6 pagos de U$S 350 desde marzo", "UYU", "UY", ["350"]),
        ("cien mil pesos y otros 2800 pesos", "UYU", "UY", ["100000", "2800"]),
        ("RUT 76.123.456-0, fono 9.876.543, factura 1.234", "CLP", "CL", []),
        ("mil gracias, quedan 10 mil volantes y dos facturas", "CLP", "CL", []),
        ("nos vemos el 15.12 a las 10.30, dijo q 500 veces", "MXN", "MX", []),
    ],
)
def test_se_hallan_los_importes_de_un_texto_y_nada_mas(
    texto: str, moneda: str, pais: str, esperados: list[str]
) -> None:
    assert [hallado.importe for hallado in buscar_importes(texto, moneda, pais)] == [Decimal(e) for e in esperados]


def test_la_moneda_impresa_manda_sobre_la_de_la_casa() -> None:
    texto = "US$ 1,200 o 900 euros o 15 UF o 40 soles o $ 9.000"
    assert [hallado.moneda for hallado in buscar_importes(texto, "CLP", "CL")] == ["USD", "EUR", "CLF", "PEN", "CLP"]


def test_el_signo_pesos_fuera_de_los_paises_de_pesos_es_el_dolar() -> None:
    assert [hallado.moneda for hallado in buscar_importes("quedan $ 780.00", "PEN", "PE")] == ["USD"]


@given(st.text(alphabet="0123456789.,'$€ milypalosuncuotaSGr-/%\n", max_size=80))
def test_la_cita_es_siempre_un_tramo_literal_del_texto(texto: str) -> None:
    for hallado in buscar_importes(texto, "CLP", "CL"):
        assert texto[hallado.inicio : hallado.fin] == hallado.cita
        assert hallado.importe >= 0


@given(st.decimals(min_value=1, max_value=10**9, places=2))
def test_lo_escrito_a_la_espanola_se_lee_igual(valor: Decimal) -> None:
    escrito = f"{valor:,.2f}".translate(str.maketrans(",.", ".,"))
    assert leer_importe(f"{escrito} €", "EUR", "ES") == valor


@pytest.mark.parametrize("trozo", ["1.", "$", "mil ", "1 000 ", "dos y ", "1'", "(", "- "])
def test_un_texto_hostil_se_mira_en_tiempo_lineal(trozo: str) -> None:
    inicio = process_time()
    buscar_importes(trozo * 20_000, "CLP", "CL")
    assert process_time() - inicio < 3


def test_en_un_texto_de_quien_no_se_sabe_el_pais_tres_cifras_tras_el_signo_son_millares() -> None:
    texto = "son $83.250 y otros $61,000, o sea 140 lucas; la base era 4.320,00 y el resto 1,250.50"
    esperados = ["83250", "61000", "140000", "4320.00", "1250.50"]
    assert [hallado.importe for hallado in buscar_importes(texto, None)] == [Decimal(e) for e in esperados]
