"""Lo que frena un pago que casa, lo que se aprende de los confirmados y lo que sobra."""

from collections.abc import Iterator
from datetime import UTC, date, datetime
from decimal import Decimal

import pytest
from dominio.apoyo_cartera import asentar, cartera, reglas

from buzon.dominio.cartera import Cartera
from buzon.dominio.conciliacion import casar
from buzon.dominio.conciliacion.cuentas import es_cuenta_nuestra
from buzon.dominio.decidir import decidir
from buzon.dominio.entradas import AvisoDePago, ExtractoRecibido, Origen
from buzon.dominio.hechos import (
    CualquierHecho,
    PagoAplicado,
    PagoDescartado,
    PagoDeshecho,
    PagoRecibido,
    PagoRetenido,
)
from buzon.dominio.lecturas import AvisoLeido, MovimientoLeido

VENCE = date(2026, 12, 15)
HOY = datetime(2026, 12, 16, 15, 0, tzinfo=UTC)


def _libro() -> Cartera:
    return cartera(("Comercial Acme", "A-1001", VENCE, 100_000), ("Bodega Sur", "A-1003", VENCE, 80_000))


def _entra(c: Cartera, huella: str, importe: int, pagador: str | None, **campos: object) -> tuple[CualquierHecho, ...]:
    aviso = AvisoLeido(sentido="entrada", importe=Decimal(importe), pagador=pagador, **campos)  # type: ignore[arg-type] # campos del caso
    origen = Origen(huella=huella * 64, carpeta="INBOX", uidvalidity=1, uid=1, clase="aviso_de_pago")
    hechos = decidir(c, AvisoDePago(origen=origen, aviso=aviso, es_autentico=True), HOY, reglas())
    asentar(c, *hechos)
    return hechos


def _de(tipo: type, hechos: tuple[CualquierHecho, ...]) -> Iterator[CualquierHecho]:
    return (hecho for hecho in hechos if isinstance(hecho, tipo))


def test_el_mismo_dinero_contado_por_otro_banco_se_retiene() -> None:
    c = _libro()
    assert list(_de(PagoAplicado, _entra(c, "a", 100_000, "COMERCIAL ACME", banco="Uno")))
    asentar(c, *_libro_nueva_factura())
    segundo = _entra(c, "b", 100_000, "COMERCIAL ACME", banco="Dos")
    assert not list(_de(PagoAplicado, segundo))
    (retenido,) = _de(PagoRetenido, segundo)
    assert isinstance(retenido, PagoRetenido)
    assert "puede ser el mismo dinero" in "; ".join(retenido.razones)


def _libro_nueva_factura() -> tuple[CualquierHecho, ...]:
    from buzon.dominio.hechos import FacturaRegistrada

    deudor = next(iter(_libro().deudores))
    return (
        FacturaRegistrada(
            factura="otra", deudor=deudor, numero="A-2001", vencimiento=VENCE, importe=Decimal(100_000), moneda="CLP"
        ),
    )


def test_deshacer_un_pago_deja_la_cartera_como_estaba() -> None:
    c, intacta = _libro(), _libro()
    _entra(c, "a", 100_000, "COMERCIAL ACME")
    assert c.por_saldo != intacta.por_saldo
    asentar(c, PagoDeshecho(pago="p-" + "a" * 12, motivo="era de otro"))
    assert c.por_saldo == intacta.por_saldo
    assert [f.saldo for f in c.facturas.values()] == [f.saldo for f in intacta.facturas.values()]


def test_quien_el_titular_confirmo_como_pagador_vale_la_vez_siguiente_y_se_olvida_al_deshacer() -> None:
    c = _libro()
    bodega = c.facturas_numero("A-1003")[0]
    asentar(
        c,
        PagoRecibido(pago="x", importe=Decimal(10_000), moneda="CLP", fecha=VENCE, pagador="INVERSIONES QUILANTO"),
        PagoRetenido(pago="x", candidatas=(bodega.id,), deudores=(bodega.deudor,), razones=("duda",)),
        PagoAplicado(pago="x", factura=bodega.id, importe=Decimal(10_000), razones=("lo confirmó Carla",)),
    )
    aviso = AvisoLeido(sentido="entrada", importe=Decimal(70_000), pagador="Inversiones Quilanto")
    assert casar(c, aviso, "CLP").certeza == "segura"
    asentar(c, PagoDeshecho(pago="x", motivo="no era"))
    assert casar(c, aviso, "CLP").certeza != "segura"


def test_lo_que_paga_de_mas_queda_a_su_favor_y_se_ve() -> None:
    c = _libro()
    _entra(c, "a", 100_500, "COMERCIAL ACME")
    pago = c.pagos["p-" + "a" * 12]
    assert (pago.estado, pago.sobra) == ("aplicado", 500)
    assert any(carta.startswith("aviso/sobra/") for carta in c.cartas)


def test_lo_que_falta_por_comision_se_pregunta_salvo_que_el_dueno_lo_tolere() -> None:
    c = _libro()
    aviso = AvisoLeido(sentido="entrada", importe=Decimal(99_000), pagador="Comercial Acme")
    duda = casar(c, aviso, "CLP")
    assert duda.certeza == "dudosa"
    assert "comisión" in "; ".join(duda.razones)
    buena = casar(c, aviso, "CLP", tolerancia=Decimal(1_000))
    assert (buena.certeza, buena.comision, buena.aplicaciones[0][1]) == ("segura", 1_000, 100_000)


def test_un_movimiento_que_ya_trajo_otro_extracto_no_se_cuenta_otra_vez() -> None:
    c = _libro()
    renglon = MovimientoLeido(fecha=VENCE, importe=Decimal(100_000), concepto="TRANSF", contraparte="COMERCIAL ACME")
    for huella, tipo in (("a", PagoAplicado), ("b", PagoDescartado)):
        origen = Origen(huella=huella * 64, carpeta="INBOX", uidvalidity=1, uid=1, clase="extracto")
        entrada = ExtractoRecibido(origen=origen, movimientos=(renglon,), es_autentico=True)
        hechos = decidir(c, entrada, HOY, reglas())
        assert len(list(_de(tipo, hechos))) == 1
        asentar(c, *hechos)


@pytest.mark.parametrize(
    ("cuenta", "es_nuestra"),
    [
        ("1122334455", True),
        ("****4455", True),
        ("00-1122-334455", True),
        (None, True),
        ("9988776600", False),
        ("****7788", False),
    ],
)
def test_la_cuenta_impresa_ha_de_ser_de_las_nuestras(cuenta: str | None, es_nuestra: bool) -> None:  # noqa: FBT001 - dato del caso
    assert es_cuenta_nuestra(cuenta, ["Banco de Chile, cuenta corriente 1122334455"]) is es_nuestra
