"""A quién corresponde un dinero: la tabla de lo seguro, lo dudoso y lo ajeno."""

from datetime import date
from decimal import Decimal

import pytest
from dominio.apoyo_cartera import asentar, cartera

from buzon.dominio.cartera import Cartera
from buzon.dominio.conciliacion import casar
from buzon.dominio.hechos import DeudorCorregido, PagoAplicado, PagoRecibido
from buzon.dominio.lecturas import AvisoLeido

VENCE = date(2026, 12, 15)


def _libro() -> Cartera:
    return cartera(
        ("Comercial Acme", "A-1001", VENCE, 100_000),
        ("Comercial Acme", "A-1002", VENCE, 230_000),
        ("Bodega Sur", "A-1003", VENCE, 80_000),
        ("Librería Páez Núñez", "A-1004", VENCE, 45_500),
    )


def _aviso(
    importe: int, pagador: str | None = None, referencia: str | None = None, rut: str | None = None
) -> AvisoLeido:
    return AvisoLeido(
        sentido="entrada", importe=Decimal(importe), pagador=pagador, referencia=referencia, id_fiscal=rut
    )


SEGUROS = (
    ("referencia e importe", _aviso(80_000, None, "Pago factura A-1003"), {"A-1003": 80_000}),
    ("dos referencias que suman", _aviso(330_000, None, "A-1001 y A-1002"), {"A-1001": 100_000, "A-1002": 230_000}),
    ("referencia, parcial y pagador", _aviso(30_000, "Bodega Sur SpA", "A-1003"), {"A-1003": 30_000}),
    ("pagador e importe exacto", _aviso(230_000, "COMERCIAL ACME LTDA"), {"A-1002": 230_000}),
    ("pagador y suma exacta", _aviso(330_000, "Comercial Acme"), {"A-1001": 100_000, "A-1002": 230_000}),
    ("pagador con una sola, parcial", _aviso(50_000, "Bodega Sur"), {"A-1003": 50_000}),
    ("sin tildes ni forma legal", _aviso(45_500, "LIBRERIA PAEZ NUÑEZ EIRL"), {"A-1004": 45_500}),
)


@pytest.mark.parametrize(("aviso", "reparto"), [c[1:] for c in SEGUROS], ids=[c[0] for c in SEGUROS])
def test_lo_que_no_admite_otra_lectura_se_aplica(aviso: AvisoLeido, reparto: dict[str, int]) -> None:
    casamiento = casar(_libro(), aviso, "CLP")
    assert casamiento.certeza == "segura"
    assert dict(casamiento.aplicaciones) == reparto
    assert casamiento.razones


DUDOSOS = (
    ("pagador y un importe que no cuadra", _aviso(77_777, "Comercial Acme"), "A-1001"),
    ("importe igual y pagador desconocido", _aviso(80_000, "María Soto"), "A-1003"),
    ("referencia de uno y pagador otro", _aviso(80_000, "Comercial Acme", "A-1003"), "A-1003"),
    ("de más", _aviso(90_000, "Bodega Sur"), "A-1003"),
)


@pytest.mark.parametrize(("aviso", "candidata"), [c[1:] for c in DUDOSOS], ids=[c[0] for c in DUDOSOS])
def test_lo_dudoso_se_retiene_con_candidatas(aviso: AvisoLeido, candidata: str) -> None:
    casamiento = casar(_libro(), aviso, "CLP")
    assert casamiento.certeza == "dudosa"
    assert not casamiento.aplicaciones
    assert candidata in casamiento.candidatas
    assert casamiento.deudores


def test_lo_que_no_es_de_nadie_es_ajeno() -> None:
    assert casar(_libro(), _aviso(12_345, "Transportes Lejanos"), "CLP").certeza == "ajena"


def test_otra_moneda_nunca_se_aplica_sola() -> None:
    assert casar(_libro(), _aviso(80_000, "Bodega Sur", "A-1003"), "USD").certeza != "segura"


def test_una_referencia_ya_pagada_no_salda_otra_por_el_mismo_importe() -> None:
    c = cartera(("Bodega Sur", "A-1003", VENCE, 80_000), ("Bodega Sur", "A-1005", VENCE, 80_000))
    asentar(
        c,
        PagoRecibido(pago="p", importe=Decimal(80_000), moneda="CLP", fecha=VENCE),
        PagoAplicado(pago="p", factura="A-1003", importe=Decimal(80_000), razones=()),
    )
    assert casar(c, _aviso(80_000, "Bodega Sur", "Factura A-1003"), "CLP").certeza != "segura"


def test_el_mismo_nombre_con_otro_identificador_fiscal_no_es_seguro() -> None:
    c = asentar(_libro(), DeudorCorregido(deudor="bodega-sur", id_fiscal="77.888.999-5"))
    assert casar(c, _aviso(80_000, "Bodega Sur", rut="77.888.999-5"), "CLP").certeza == "segura"
    assert casar(c, _aviso(80_000, "Bodega Sur", rut="96.543.210-8"), "CLP").certeza != "segura"
