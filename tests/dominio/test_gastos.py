"""Los gastos de las etapas y sus topes de ley, y cómo se escribe y redondea cada moneda."""

from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal

import pytest
from dominio.apoyo_cargos import un_deudor, una_factura, unas_reglas

from buzon.dominio.cargos.cuenta import cuenta_de
from buzon.dominio.cartera.valores import Factura
from buzon.dominio.dinero import decimales, escribir, redondear
from buzon.dominio.reglas import Cargos, Etapa, Reglas

# Los gastos y sus topes ---------------------------------------------------------------------------------------------


def _con_gasto(donde: str, gasto: str, clientes: str) -> Reglas:
    etapas = (Etapa(nombre="aviso", dias=5, gasto=Decimal(gasto)), Etapa(nombre="firme", dias=20, gasto=Decimal(gasto)))
    return unas_reglas(donde, Cargos(base_gastos="contrato"), clientes, etapas=etapas)


def _gastos(reglas: Reglas, factura: Factura, atraso: int, etapa: str | None = None) -> tuple[Decimal, tuple[str, ...]]:
    hoy = factura.vencimiento + timedelta(days=atraso)
    cuenta = cuenta_de(reglas, un_deudor("Ana Soto"), factura, hoy, etapa)
    return cuenta.total, cuenta.avisos


def test_el_gasto_de_cada_etapa_se_suma_cuando_sale() -> None:
    reglas = _con_gasto("MX", "100", "empresas")
    factura = una_factura("10000", date(2026, 1, 1), "MXN", etapas=("aviso",))
    assert _gastos(reglas, factura, 10) == (100, ())
    assert _gastos(reglas, factura, 25, "firme") == (200, ())


def test_chile_no_deja_gastos_los_primeros_veinte_dias_ni_pasar_de_su_tanto() -> None:
    reglas = _con_gasto("CL", "5000", "consumidores")
    factura = una_factura("100000", date(2026, 1, 1), "CLP", etapas=("aviso",))
    assert _gastos(reglas, factura, 20)[0] == 0
    total, avisos = _gastos(reglas, factura, 21)
    assert total == 3000
    assert "tope de Chile" in avisos[0]


def test_brasil_no_deja_pasar_del_dos_por_ciento() -> None:
    reglas = _con_gasto("BR", "50", "consumidores")
    assert _gastos(reglas, una_factura("1000", date(2026, 1, 1), "BRL", etapas=("aviso",)), 10)[0] == 20
    a_empresas = _con_gasto("BR", "50", "empresas")
    assert _gastos(a_empresas, una_factura("1000", date(2026, 1, 1), "BRL", etapas=("aviso",)), 10)[0] == 50


def test_costa_rica_con_el_tope_en_dolares_no_suma_lo_que_no_puede_comprobar() -> None:
    reglas = _con_gasto("CR", "5000", "consumidores")
    total, avisos = _gastos(reglas, una_factura("100000", date(2026, 1, 1), "CRC", etapas=("aviso",)), 10)
    assert total == 0
    assert "USD" in avisos[0]
    en_dolares = replace(reglas, negocio=replace(reglas.negocio, moneda="USD"))
    assert _gastos(en_dolares, una_factura("1000", date(2026, 1, 1), "USD", etapas=("aviso",)), 10)[0] == 12
    assert _gastos(en_dolares, una_factura("100", date(2026, 1, 1), "USD", etapas=("aviso",)), 10)[0] == 5
    assert _gastos(en_dolares, una_factura("1000", date(2026, 1, 1), "USD", etapas=("aviso",)), 5)[0] == 0


# Monedas ------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("moneda", "cuantos"),
    [("CLP", 0), ("PYG", 0), ("CLF", 4)] + [(m, 2) for m in "COP MXN PEN ARS EUR CRC UYU BRL USD GTQ BOB".split()],
)
def test_los_decimales_de_cada_moneda(moneda: str, cuantos: int) -> None:
    assert decimales(moneda) == cuantos
    assert -redondear(Decimal("1.23456789"), moneda).as_tuple().exponent == cuantos  # type: ignore[operator]


@pytest.mark.parametrize(
    ("importe", "moneda", "pais", "escrito"),
    [
        ("1234567.5", "EUR", "ES", "1.234.567,50 €"),
        ("1234.5", "EUR", "ES", "1.234,50 €"),
        ("1234.5", "MXN", "MX", "$1,234.50"),
        ("450000", "CLP", "CL", "$450.000"),
    ],
)
def test_los_importes_se_escriben_a_la_manera_del_pais(importe: str, moneda: str, pais: str, escrito: str) -> None:
    assert escribir(Decimal(importe), moneda, pais).replace("\xa0", " ") == escrito
