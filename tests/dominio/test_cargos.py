"""Intereses y compensación: las cifras que da la ley, y lo que no se sabe no se reclama."""

from datetime import date, timedelta
from decimal import Decimal
from itertools import pairwise

import pytest
from dominio.apoyo_cargos import un_deudor, una_factura, unas_reglas
from hypothesis import given
from hypothesis import strategies as st

from buzon.dominio.cargos.cuenta import cuenta_de, interes_de
from buzon.dominio.cargos.hoja import hoja_de_intereses
from buzon.dominio.cargos.interes import Interes, Metodo, bases, calcular, tasa_con_factor
from buzon.dominio.cargos.tasas import Tabla, fija
from buzon.dominio.cartera.valores import Factura
from buzon.dominio.dinero import redondear
from buzon.dominio.reglas import Cargos, InteresReglas, Reglas, TasaReglas
from buzon.montaje.paises import leer_tasas

TABLAS = {tabla.nombre: tabla for tabla in leer_tasas()}


def _interes(reglas: Reglas, factura: Factura, hoy: date) -> Interes:
    hallado = interes_de(reglas, un_deudor(), factura, hoy)
    assert isinstance(hallado, Interes), hallado
    return hallado


# Las tablas ---------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("dia", "tasa"),
    [
        ("2006-03-01", "9.25"),
        ("2006-12-31", "9.83"),
        ("2007-06-30", "10.58"),
        ("2007-07-01", "11.07"),
        ("2008-01-01", "11.20"),
        ("2008-12-31", "11.07"),
        ("2009-06-30", "9.50"),
        ("2009-07-01", "8.00"),
        ("2010-02-01", "8.00"),
        ("2011-06-30", "8.00"),
        ("2011-07-01", "8.25"),
        ("2012-05-05", "8.00"),
        ("2013-02-23", "7.75"),
        ("2013-02-24", "8.75"),
        ("2013-07-01", "8.50"),
        ("2014-06-30", "8.25"),
        ("2014-07-01", "8.15"),
        ("2015-06-30", "8.05"),
        ("2016-06-30", "8.05"),
        ("2016-07-01", "8.00"),
        ("2018-07-01", "8.00"),
        ("2020-01-01", "8.00"),
        ("2021-12-31", "8.00"),
        ("2022-12-31", "8.00"),
        ("2023-01-01", "10.50"),
        ("2023-07-01", "12.00"),
        ("2024-01-01", "12.50"),
        ("2024-12-31", "12.25"),
        ("2025-01-01", "11.15"),
        ("2025-07-01", "10.15"),
        ("2026-06-30", "10.15"),
    ],
)
def test_el_tipo_espanol_de_cada_semestre(dia: str, tasa: str) -> None:
    periodo = TABLAS["es_demora"].en(date.fromisoformat(dia))
    assert periodo is not None
    assert periodo.tasa == Decimal(tasa)


@pytest.mark.parametrize("tabla", TABLAS.values(), ids=lambda tabla: tabla.nombre)
def test_ningun_periodo_pisa_a_otro_y_todos_dicen_su_fuente(tabla: Tabla) -> None:
    assert tabla.donde
    orden = sorted(tabla.periodos, key=lambda periodo: periodo.desde)
    assert all(uno.desde <= uno.hasta and uno.fuente and uno.confianza for uno in orden)
    assert all(uno.hasta < otro.desde for uno, otro in pairwise(orden))


def test_la_tabla_espanola_no_tiene_huecos_hasta_donde_llega() -> None:
    tabla = TABLAS["es_demora"]
    assert not isinstance(tabla.tramos(date(2006, 1, 1), date(2026, 6, 30)), str)


# España -------------------------------------------------------------------------------------------------------------


def test_espana_a_caballo_de_dos_semestres_suma_los_dos_tramos() -> None:
    # Vence el 15-06-2025: 15 días al 11,15 % y 31 al 10,15 %.
    interes = _interes(unas_reglas("ES"), una_factura("1000", date(2025, 6, 15)), date(2025, 7, 31))
    assert [(t.dias, t.tasa) for t in interes.tramos] == [(15, Decimal("11.15")), (31, Decimal("10.15"))]
    exacto = Decimal(1000) * (Decimal("11.15") * 15 + Decimal("10.15") * 31) / Decimal(36500)
    assert interes.importe == redondear(exacto, "EUR") == Decimal("13.20")


def test_el_cambio_de_febrero_de_2013_parte_el_semestre() -> None:
    interes = _interes(unas_reglas("ES"), una_factura("1000", date(2013, 1, 31)), date(2013, 3, 31))
    assert [(t.dias, t.tasa) for t in interes.tramos] == [(23, Decimal("7.75")), (36, Decimal("8.75"))]


def test_sin_el_semestre_no_se_reclama_nada_y_se_dice_cual_falta_y_donde_mirarlo() -> None:
    reglas, factura = unas_reglas("ES"), una_factura("1000", date(2026, 6, 15))
    interes = _interes(reglas, factura, date(2026, 7, 10))
    assert interes.importe == 0
    assert not interes.tramos
    assert "01/07/2026" in interes.falta
    assert "BOE" in interes.falta
    cuenta = cuenta_de(reglas, un_deudor(), factura, date(2026, 7, 10))
    assert not cuenta.cargos
    assert "no sumo intereses a la factura F-1" in cuenta.avisos[0]


def test_el_dueno_completa_el_semestre_que_falta() -> None:
    suya = TasaReglas(
        tabla="es_demora",
        desde=date(2026, 7, 1),
        hasta=date(2026, 12, 31),
        tasa=Decimal(10),
        fuente="BOE",
    )
    reglas = unas_reglas("ES", tasas=(suya,))
    interes = _interes(reglas, una_factura("1000", date(2026, 6, 30)), date(2026, 7, 31))
    assert interes.importe == redondear(Decimal(1000) * 10 * 31 / Decimal(36500), "EUR")


def test_la_compensacion_es_de_40_euros_por_factura_entre_empresas() -> None:
    cargos = Cargos(interes=InteresReglas(base_legal="Ley 3/2004", compensacion=True))
    cuenta = cuenta_de(unas_reglas("ES", cargos), un_deudor(), una_factura("1000", date(2025, 1, 1)), date(2025, 1, 31))
    assert [(c.clase, c.importe) for c in cuenta.cargos] == [
        ("interes", Decimal("9.16")),
        ("compensacion", Decimal(40)),
    ]
    assert "Ley 3/2004" in cuenta.cargos[1].base
    a_consumidor = unas_reglas("ES", cargos, "consumidores")
    assert not cuenta_de(
        a_consumidor, un_deudor("Ana"), una_factura("1000", date(2025, 1, 1)), date(2025, 1, 31)
    ).cargos


@pytest.mark.parametrize(
    ("puesta", "dicha"),
    [
        ("Ley 3/2004", "Ley 3/2004 arts. 5 y 7"),
        ("ley 3/2004, arts. 5 y 7", "Ley 3/2004 arts. 5 y 7"),
        ("Ley 3/2004 arts. 5 y 7, y lo pactado en el pedido", "Ley 3/2004 arts. 5 y 7, y lo pactado en el pedido"),
        ("cláusula 4 del contrato", "cláusula 4 del contrato; Ley 3/2004 arts. 5 y 7"),
    ],
)
def test_la_base_no_repite_la_ley_que_el_dueno_ya_nombro(puesta: str, dicha: str) -> None:
    reglas = unas_reglas("ES", Cargos(interes=InteresReglas(base_legal=puesta)))
    hoja = hoja_de_intereses(reglas, un_deudor(), una_factura("1000", date(2024, 6, 15)), date(2025, 6, 30))
    assert hoja.base == dicha


# Los demás países ---------------------------------------------------------------------------------------------------


def test_mexico_seis_por_ciento_desde_el_dia_siguiente() -> None:
    interes = _interes(unas_reglas("MX"), una_factura("10000", date(2026, 1, 10), "MXN"), date(2026, 2, 9))
    assert interes.tramos[0].desde == date(2026, 1, 11)
    assert interes.tramos[0].dias == 30
    assert interes.importe == Decimal("49.32")  # 10.000 · 0,06 · 30 / 365
    con_360 = Cargos(interes=InteresReglas(base_legal="pacto", base_dias=360))
    assert (
        _interes(unas_reglas("MX", con_360), una_factura("10000", date(2026, 1, 10), "MXN"), date(2026, 2, 9)).importe
        == 50
    )


@pytest.mark.parametrize(
    ("ibc", "mora"), [("18.35", "27.53"), ("21.83", "32.75"), ("16.66", "24.99"), ("16.68", "25.02")]
)
def test_colombia_una_vez_y_media_el_bancario_corriente(ibc: str, mora: str) -> None:
    assert tasa_con_factor(Decimal(ibc), Decimal("1.5")) == Decimal(mora)


def test_colombia_reparte_la_efectiva_anual_por_dias() -> None:
    interes = _interes(unas_reglas("CO"), una_factura("1000000", date(2025, 10, 31), "COP"), date(2025, 11, 30))
    assert [(t.dias, t.tasa) for t in interes.tramos] == [(30, Decimal("24.99"))]
    diaria = (1 + 0.2499) ** (1 / 365) - 1
    assert float(interes.importe) == pytest.approx(1_000_000 * diaria * 30, abs=0.01)


def test_colombia_lo_pactado_no_pasa_del_tope_de_cada_mes() -> None:
    pactado = Cargos(interes=InteresReglas(base_legal="contrato", tasa=Decimal(40)))
    interes = _interes(
        unas_reglas("CO", pactado), una_factura("1000000", date(2025, 10, 31), "COP"), date(2025, 12, 10)
    )
    assert [t.tasa for t in interes.tramos] == [Decimal("24.99"), Decimal("25.02")]
    sin_tabla = _interes(
        unas_reglas("CO", pactado), una_factura("1000000", date(2026, 3, 20), "COP"), date(2026, 4, 10)
    )
    assert "01/04/2026" in sin_tabla.falta


def test_chile_interes_corriente_en_base_360_y_uno_por_ciento_fijo() -> None:
    propia = TasaReglas(
        tabla="cl_corriente", desde=date(2026, 1, 1), hasta=date(2026, 12, 31), tasa=Decimal("14.40"), fuente="CMF"
    )
    interes = _interes(
        unas_reglas("CL", tasas=(propia,)), una_factura("1000000", date(2026, 3, 1), "CLP"), date(2026, 3, 31)
    )
    assert interes.recargo == 10_000
    assert interes.importe == 12_000 + 10_000  # 1.000.000 · 14,40 % · 30 / 360, y el 1 %


@pytest.mark.parametrize("donde", ["CL", "PE", "AR"])
def test_sin_tabla_publicada_no_hay_interes_legal(donde: str) -> None:
    interes = _interes(unas_reglas(donde), una_factura("1000", date(2026, 3, 1), "USD"), date(2026, 3, 31))
    assert interes.importe == 0
    assert "02/03/2026" in interes.falta


@pytest.mark.parametrize("donde", ["UY", "CR", "EC", "GT", "BO"])
def test_donde_no_se_conoce_interes_legal_hace_falta_la_tasa_pactada(donde: str) -> None:
    hallado = interes_de(unas_reglas(donde), un_deudor(), una_factura("1000", date(2026, 3, 1)), date(2026, 3, 31))
    assert isinstance(hallado, str)
    assert "tasa pactada" in hallado
    pactado = Cargos(interes=InteresReglas(base_legal="contrato", tasa=Decimal(12)))
    assert (
        _interes(unas_reglas(donde, pactado), una_factura("36500", date(2026, 3, 1)), date(2026, 3, 31)).importe == 360
    )


def test_brasil_a_consumidores_no_pasa_del_uno_por_ciento_al_mes() -> None:
    pactado = Cargos(interes=InteresReglas(base_legal="contrato", tasa=Decimal(60)))
    reglas = unas_reglas("BR", pactado, "consumidores")
    interes = _interes(reglas, una_factura("1000", date(2026, 3, 1), "BRL"), date(2026, 3, 31))
    assert interes.importe == Decimal("10.00")
    un_dia = _interes(reglas, una_factura("100000", date(2026, 3, 1), "BRL"), date(2026, 3, 2))
    assert un_dia.importe == Decimal("33.33")  # 0,033333 % al día


# Las bases y el redondeo --------------------------------------------------------------------------------------------


def test_apagado_de_fabrica() -> None:
    assert cuenta_de(
        unas_reglas("ES", Cargos()), un_deudor(), una_factura("1000", date(2025, 1, 1)), date(2025, 6, 1)
    ) == (cuenta_de(unas_reglas("ES", Cargos()), un_deudor(), una_factura("1000", date(2025, 1, 1)), date(2024, 1, 1)))


def test_el_dia_del_vencimiento_no_cuenta_y_el_del_pago_si() -> None:
    partes = bases(Decimal(100), [], date(2026, 1, 10), date(2026, 1, 11))
    assert partes == ((date(2026, 1, 11), date(2026, 1, 11), Decimal(100)),)
    assert bases(Decimal(100), [], date(2026, 1, 10), date(2026, 1, 10)) == ()


def test_un_pago_parcial_rebaja_la_base_desde_el_dia_siguiente() -> None:
    partes = bases(Decimal(100), [(date(2026, 1, 20), Decimal(40))], date(2026, 1, 10), date(2026, 1, 31))
    assert partes == (
        (date(2026, 1, 11), date(2026, 1, 20), Decimal(100)),
        (date(2026, 1, 21), date(2026, 1, 31), Decimal(60)),
    )


def test_lo_pagado_antes_de_vencer_no_llega_a_devengar() -> None:
    assert bases(Decimal(100), [(date(2026, 1, 5), Decimal(100))], date(2026, 1, 10), date(2026, 2, 1)) == ()


def test_se_redondea_una_vez_y_el_medio_hacia_arriba() -> None:
    assert redondear(Decimal("2.675"), "EUR") == Decimal("2.68")
    metodo = Metodo(tabla=fija(Decimal(1), "x"), ley="x", base=360)
    partes = [(date(2026, 1, n), date(2026, 1, n), Decimal("12.60")) for n in range(1, 31)]
    # Cada día son 0,00035: redondeados uno a uno darían cero.
    assert calcular(partes, metodo, "EUR").importe == Decimal("0.01")


@given(
    importe=st.integers(1, 10**7),
    pagos=st.lists(st.tuples(st.integers(-20, 60), st.integers(1, 10**6)), max_size=5),
    dias=st.integers(1, 60),
)
def test_partir_los_dias_nunca_los_pierde_ni_los_repite(importe: int, pagos: list[tuple[int, int]], dias: int) -> None:
    vence = date(2026, 1, 10)
    abonos = [(vence + timedelta(days=n), Decimal(x)) for n, x in pagos]
    partes = bases(Decimal(importe), abonos, vence, vence + timedelta(days=dias))
    contados = [a + timedelta(days=n) for a, b, _ in partes for n in range((b - a).days + 1)]
    assert len(contados) == len(set(contados)) <= dias
    for dia in contados:
        debido = importe - sum(x for cuando, x in abonos if cuando < dia)
        suya = next(base for a, b, base in partes if a <= dia <= b)
        assert suya == debido > 0


def test_la_hoja_lleva_una_linea_por_semestre_y_vale_para_una_pagada() -> None:
    factura = una_factura("1000", date(2024, 6, 15), abonos=((date(2025, 1, 10), "1000"),))
    hoja = hoja_de_intereses(unas_reglas("ES"), un_deudor(), factura, date(2025, 6, 30))
    assert [(linea.dias, linea.tasa) for linea in hoja.lineas] == [
        (15, Decimal("12.50")),
        (184, Decimal("12.25")),
        (10, Decimal("11.15")),
    ]
    exacto = Decimal(1000) * (Decimal("12.50") * 15 + Decimal("12.25") * 184 + Decimal("11.15") * 10) / Decimal(36500)
    assert hoja.total == redondear(exacto, "EUR")
    assert "Ley 3/2004" in hoja.base
    assert all(linea.fuente for linea in hoja.lineas)


def test_la_hoja_sin_base_dice_por_que_no_se_puede() -> None:
    hoja = hoja_de_intereses(
        unas_reglas("ES", Cargos()), un_deudor(), una_factura("1", date(2024, 6, 15)), date(2025, 1, 1)
    )
    assert "base_legal" in hoja.falta
    assert hoja.total == 0
