"""Lo que se enseña a una persona no lleva nombres internos, y a la agencia no se le cuenta dinero que no hubo."""

from datetime import UTC, date, datetime
from decimal import Decimal

import pytest
from dominio.apoyo_cartera import asentar, cartera, enviar, reglas

from buzon.dominio.cartera import Cartera
from buzon.dominio.hechos import FacturaCorregida, PagoAplicado, PagoDeshecho, PagoRecibido, PausaPuesta, PausaQuitada
from buzon.informes.estado import lineas_del_estado
from buzon.informes.explicacion import explicar
from buzon.informes.historial import historial_de

VENCE = date(2026, 12, 15)
AHORA = datetime(2026, 12, 17, 13, tzinfo=UTC)


def _una() -> Cartera:
    return cartera(("ACME", "100", VENCE, 1000))


def _textos(c: Cartera) -> list[str]:
    (factura,) = c.facturas.values()
    return [hito["texto"] for hito in historial_de(c, factura.deudor, {factura.id}, reglas())]


def _pagar(c: Cartera, pago: str) -> None:
    (factura,) = c.facturas
    asentar(
        c,
        PagoRecibido(pago=pago, importe=Decimal(400), moneda="CLP", fecha=date(2026, 12, 16)),
        PagoAplicado(pago=pago, factura=factura, importe=Decimal(400), razones=("lo dijo el titular",)),
    )


@pytest.mark.parametrize("dia", [date(2026, 12, d) for d in (5, 14, 17)] + [date(2027, 1, 10)])
def test_ni_el_estado_ni_la_explicacion_llevan_nombres_con_guion_bajo(dia: date) -> None:
    c, ahora = _una(), datetime(dia.year, dia.month, dia.day, 13, tzinfo=UTC)
    lineas = lineas_del_estado(c, reglas(), ahora) + (explicar(c, reglas(), "100", ahora) or [])
    assert any("toca " in linea for linea in lineas)
    assert not [linea for linea in lineas if "_" in linea]


def test_el_plazo_de_la_etapa_se_dice_con_palabras() -> None:
    c = _una()
    enviar(c, "acme", "vencimiento", c.facturas, datetime(2026, 12, 15, 13, tzinfo=UTC))
    assert "toca recordatorio (a los 5 días del vencimiento)" in " ".join(lineas_del_estado(c, reglas(), AHORA))


def test_a_la_agencia_no_se_le_cuenta_un_pago_deshecho() -> None:
    c = _una()
    _pagar(c, "p1")
    assert any("pago de $400" in texto for texto in _textos(c))
    asentar(c, PagoDeshecho(pago="p1", motivo="no era suyo", deudor="acme"))
    assert not any("pago" in texto for texto in _textos(c))


def test_un_pago_que_se_vuelve_a_aplicar_se_cuenta_una_vez() -> None:
    c = _una()
    _pagar(c, "p1")
    asentar(c, PagoDeshecho(pago="p1", motivo="no era suyo", deudor="acme"))
    (factura,) = c.facturas
    asentar(c, PagoAplicado(pago="p1", factura=factura, importe=Decimal(400), razones=("sí lo era",)))
    assert sum("pago de $400" in texto for texto in _textos(c)) == 1


def test_una_correccion_dice_que_dato_cambio() -> None:
    c = _una()
    (factura,) = c.facturas
    asentar(c, FacturaCorregida(factura=factura, importe=Decimal(1200), vencimiento=date(2026, 12, 20)))
    assert "corregida la factura 100: importe $1.200, vencimiento 20/12/2026" in _textos(c)


def test_la_explicacion_cuenta_que_se_quito_la_pausa() -> None:
    c = _una()
    (factura,) = c.facturas
    asentar(c, PausaPuesta(alcance="factura", objeto=factura, motivo="lo pidió Carla"))
    asentar(c, PausaQuitada(alcance="factura", objeto=factura))
    assert "se quitó la pausa" in " ".join(explicar(c, reglas(), "100", AHORA) or [])
