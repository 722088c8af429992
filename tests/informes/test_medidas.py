"""Las medidas, con cuentas hechas a mano."""

from dataclasses import replace
from datetime import date, datetime
from decimal import Decimal
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st
from recorridos.escenario import reglas_de_prueba

from buzon.dominio.cartera.cartera import Cartera
from buzon.dominio.cartera.valores import Abono, Deudor, Factura
from buzon.informes.medidas.antiguedad import antiguedad, partes
from buzon.informes.medidas.cobro import cobrado_entre, cobrado_por_mes, dias_de_cobro
from buzon.informes.medidas.pagadores import pagadores

REGLAS = reglas_de_prueba()
HOY = date(2026, 12, 15)
ALTA = datetime(2026, 11, 1, tzinfo=ZoneInfo("America/Santiago"))


def factura(numero: str, importe: int, vence: date, *abonos: tuple[int, date], **campos: object) -> Factura:
    base = {
        "id": numero,
        "deudor": "d",
        "numero": numero,
        "vencimiento": vence,
        "importe": Decimal(importe),
        "moneda": "CLP",
        "registrada": ALTA,
        "abonos": tuple(
            Abono(pago=f"p{i}", importe=Decimal(cuanto), fecha=dia) for i, (cuanto, dia) in enumerate(abonos)
        ),
    }
    return Factura(**(base | campos))  # type: ignore[arg-type]


def cartera(*facturas: Factura, **deudor: int) -> Cartera:
    c = Cartera()
    c.deudores["d"] = Deudor(id="d", nombre="ACME", registrado=ALTA, **deudor)  # type: ignore[arg-type]
    c.facturas = {f.id: f for f in facturas}
    return c


def test_los_dias_de_cobro_son_lo_pendiente_entre_lo_facturado_por_noventa() -> None:
    c = cartera(
        factura("1", 600, date(2026, 12, 1), fecha=date(2026, 11, 1)),
        factura("2", 300, date(2026, 11, 1), (300, date(2026, 11, 5)), fecha=date(2026, 10, 1)),
        factura("3", 900, date(2026, 3, 1), fecha=date(2026, 2, 1)),
    )
    # Pendiente 600 + 900; facturado en 90 días, 600 + 300. 1500 × 90 / 900 = 150.
    assert dias_de_cobro(c, REGLAS, HOY) == 150


def test_sin_nada_facturado_no_hay_dias_de_cobro() -> None:
    assert dias_de_cobro(cartera(factura("3", 900, date(2026, 3, 1), fecha=date(2026, 2, 1))), REGLAS, HOY) is None


def test_lo_cobrado_se_cuenta_por_meses_y_aparte_lo_que_llego_tarde() -> None:
    c = cartera(
        factura("1", 600, date(2026, 11, 30), (200, date(2026, 11, 30)), (400, date(2026, 12, 2))),
        factura("2", 50, date(2026, 12, 1), (50, date(2026, 12, 14)), moneda="USD"),
    )
    noviembre, diciembre = cobrado_por_mes(c, REGLAS, HOY, meses=2)
    assert (noviembre.mes, noviembre.importe, noviembre.vencido) == (date(2026, 11, 1), 200, 0)
    assert (diciembre.mes, diciembre.importe, diciembre.vencido) == (date(2026, 12, 1), 400, 400)
    assert cobrado_entre(c, REGLAS, date(2026, 11, 30), date(2026, 12, 1)) == 200


def test_los_meses_cruzan_el_ano() -> None:
    assert [m.mes for m in cobrado_por_mes(cartera(), REGLAS, date(2027, 1, 31), meses=3)] == [
        date(2026, 11, 1),
        date(2026, 12, 1),
        date(2027, 1, 1),
    ]


@pytest.mark.parametrize(
    ("abonos", "cumplidas", "rotas", "retraso", "puntaje"),
    [
        (((100, date(2026, 12, 11)),), 0, 0, 10, 90),
        (((100, date(2026, 11, 28)),), 0, 0, -3, 100),
        (((100, date(2027, 12, 1)),), 0, 2, 365, 0),
        ((), 1, 1, None, 80),
        ((), 0, 0, None, None),
    ],
)
def test_el_puntaje_baja_con_los_dias_de_retraso_y_con_las_promesas_rotas(
    abonos: tuple[tuple[int, date], ...], cumplidas: int, rotas: int, retraso: int | None, puntaje: int | None
) -> None:
    c = cartera(factura("1", 100, date(2026, 12, 1), *abonos), promesas_cumplidas=cumplidas, promesas_incumplidas=rotas)
    (uno,) = pagadores(c)
    assert (uno.retraso, uno.puntaje) == (retraso, puntaje)


def test_las_facturas_grandes_pesan_mas_en_el_retraso() -> None:
    c = cartera(
        factura("1", 900, date(2026, 12, 1), (900, date(2026, 12, 11))),
        factura("2", 100, date(2026, 12, 1), (100, date(2026, 12, 1))),
    )
    assert pagadores(c)[0].retraso == 9


def test_cada_factura_cae_en_su_tramo_y_otra_moneda_solo_se_cuenta() -> None:
    abiertas = [
        factura("1", 300, date(2026, 12, 15)),
        factura("2", 100, date(2026, 12, 14)),
        factura("3", 50, date(2026, 9, 1), moneda="USD"),
    ]
    por_vencer, treinta, _, _, viejas = antiguedad(abiertas, HOY, REGLAS)
    assert (por_vencer["facturas"], por_vencer["parte"]) == (1, 75)
    assert (treinta["facturas"], treinta["parte"]) == (1, 25)
    assert (viejas["facturas"], viejas["parte"]) == (1, 0)
    assert antiguedad([], HOY, replace(REGLAS)) == []


@given(st.lists(st.decimals(min_value=0, max_value=10**9, places=2), min_size=1, max_size=8))
def test_las_partes_suman_cien_siempre(importes: list[Decimal]) -> None:
    assert sum(partes(importes)) == (100 if sum(importes) > 0 else 0)
