"""Qué etapa toca cada día, y qué la para."""

from datetime import UTC, date, datetime, timedelta
from decimal import Decimal

import pytest
from dominio.apoyo_cartera import ALTA, asentar, cartera, enviar, reglas

from buzon.dominio.cartera import Cartera
from buzon.dominio.hechos import (
    CualquierHecho,
    DireccionAnulada,
    DisputaAbierta,
    FacturaAnulada,
    PagoAlegado,
    PagoAplicado,
    PagoRecibido,
    PagoRetenido,
    PausaPuesta,
    PreguntaHecha,
    PromesaHecha,
    PromesaIncumplida,
    RespuestaRecibida,
)
from buzon.dominio.reglas import DeudorReglas
from buzon.dominio.secuencia import Situacion, es_pagador_tardio, situacion

VENCE = date(2026, 12, 15)  # martes
SUYAS = ("100",)


def _el(dia: date, hora: int = 13) -> datetime:
    return datetime(dia.year, dia.month, dia.day, hora, tzinfo=UTC)


def _una() -> Cartera:
    return cartera(("ACME", "100", VENCE, 1000))


def _como(c: Cartera, atraso: int, **cambios: object) -> Situacion:
    return situacion(c, c.facturas["100"], reglas(**cambios), _el(VENCE + timedelta(days=atraso)))


@pytest.mark.parametrize(
    ("enviadas", "atraso", "etapa", "dia"),
    [
        ((), -30, "vencimiento", VENCE),
        ((), 0, "vencimiento", VENCE),
        ((), 3, "vencimiento", VENCE + timedelta(days=3)),
        ((), 5, "recordatorio", VENCE + timedelta(days=6)),  # el 20 es domingo
        ((), 60, "recordatorio", VENCE + timedelta(days=62)),  # sin nada enviado no se empieza por el último
        (("vencimiento",), 1, "recordatorio", VENCE + timedelta(days=6)),
        (("vencimiento", "recordatorio"), 10, "ultimo_aviso", VENCE + timedelta(days=28)),
        (("vencimiento", "recordatorio", "ultimo_aviso"), 30, "agencia", VENCE + timedelta(days=36)),
    ],
)
def test_la_etapa_y_el_dia_que_tocan(enviadas: tuple[str, ...], atraso: int, etapa: str, dia: date) -> None:
    c = _una()
    for lugar, nombre in enumerate(enviadas):
        enviar(c, "acme", nombre, SUYAS, _el(VENCE + timedelta(days=(0, 6, 28)[lugar])))
    como = _como(c, atraso)
    assert como.proxima is not None
    assert (como.proxima.etapa, como.proxima.fecha.date()) == (etapa, dia)


def test_el_plazo_cuenta_desde_que_la_carta_salio_de_verdad() -> None:
    c = _una()
    enviar(c, "acme", "ultimo_aviso", SUYAS, _el(VENCE + timedelta(days=40)))
    como = _como(c, 41)
    assert como.proxima is not None
    assert (como.proxima.etapa, como.proxima.fecha.date()) == ("agencia", VENCE + timedelta(days=48))


def test_tras_la_ultima_etapa_no_hay_fecha_y_se_dice() -> None:
    c = _una()
    enviar(c, "acme", "ultimo_aviso", SUYAS, _el(VENCE + timedelta(days=28)))
    enviar(c, "acme", "agencia", SUYAS, _el(VENCE + timedelta(days=35)), cc=("ingresos@agencia.example",))
    como = _como(c, 60)
    assert (como.proxima, como.motivo) == (None, "ya salió la última etapa: decide tú cómo seguir")


def test_a_la_agencia_no_pasa_quien_nunca_recibio_una_carta() -> None:
    r = reglas()
    c = _una()
    solo_agencia = reglas(etapas=r.etapas[-1:])
    como = situacion(c, c.facturas["100"], solo_agencia, _el(VENCE + timedelta(days=60)))
    assert como.proxima is None
    assert "agencia" in como.motivo


def test_un_cliente_sin_agencia_termina_en_el_ultimo_aviso() -> None:
    c = _una()
    enviar(c, "acme", "ultimo_aviso", SUYAS, _el(VENCE + timedelta(days=28)))
    como = _como(c, 60, deudores=(DeudorReglas(nombre="ACME", agencia=False),))
    assert como.proxima is None


def test_el_aviso_previo_es_para_los_pagadores_tardios() -> None:
    c = _una()
    r = reglas(deudores=(DeudorReglas(nombre="ACME", pagador_tardio=True),))
    assert es_pagador_tardio(c, c.deudores["acme"], r)
    como = situacion(c, c.facturas["100"], r, _el(VENCE - timedelta(days=10)))
    assert como.proxima is not None
    assert (como.proxima.etapa, como.proxima.fecha.date()) == ("aviso_previo", date(2026, 12, 14))


def test_pagar_mas_de_tres_dias_tarde_hace_pagador_tardio() -> None:
    c = cartera(("ACME", "100", VENCE, 1000), ("ACME", "101", VENCE, 500))
    for factura, dias in (("100", 3), ("101", 4)):
        importe, fecha = c.facturas[factura].importe, VENCE + timedelta(days=dias)
        asentar(
            c,
            PagoRecibido(pago=f"p{factura}", importe=importe, moneda="CLP", fecha=fecha),
            PagoAplicado(pago=f"p{factura}", factura=factura, importe=importe, razones=()),
        )
        assert es_pagador_tardio(c, c.deudores["acme"], reglas()) is (dias > 3)


MANANA = VENCE + timedelta(days=7)
FRENOS: tuple[tuple[CualquierHecho, str, bool], ...] = (
    (PausaPuesta(alcance="todo"), "pausada", False),
    (PausaPuesta(alcance="todo", hasta=MANANA), "pausada", True),
    (PausaPuesta(alcance="deudor", objeto="acme"), "pausada", False),
    (PausaPuesta(alcance="factura", objeto="100"), "pausada", False),
    (DisputaAbierta(disputa="d", deudor="acme", facturas=SUYAS, motivo="otra", cita="no"), "disputa", False),
    (PromesaHecha(promesa="p", deudor="acme", facturas=SUYAS, fecha=MANANA, cita="pago"), "promesa", True),
    (PagoAlegado(alegato="a", deudor="acme", facturas=SUYAS, hasta=MANANA, cita="ya"), "en_revision", False),
    (RespuestaRecibida(respuesta="r", deudor="acme", de="x", tipo="otra", cita="eh"), "en_revision", False),
    (PreguntaHecha(pregunta="q", asunto="respuesta", objeto="r", texto="¿?", deudor="acme"), "en_revision", False),
    (DireccionAnulada(deudor="acme", correo="pagos@acme.example", motivo="no existe"), "en_revision", False),
)


@pytest.mark.parametrize(("hecho", "estado", "acaba_solo"), FRENOS, ids=lambda valor: type(valor).__name__)
def test_cada_freno_para_la_factura_y_dice_por_que(hecho: CualquierHecho, estado: str, acaba_solo: bool) -> None:  # noqa: FBT001 - columna de la tabla
    como = _como(asentar(_una(), hecho), 1)
    assert como.estado == estado
    assert como.motivo
    assert (como.proxima is not None) is acaba_solo
    if como.proxima:
        assert como.proxima.fecha.date() > MANANA


def test_el_freno_que_espera_a_alguien_puede_mas_que_el_que_acaba_solo() -> None:
    c = asentar(_una(), PausaPuesta(alcance="factura", objeto="100", hasta=MANANA), FRENOS[4][0])
    como = _como(c, 1)
    assert (como.estado, como.proxima) == ("disputa", None)


def test_de_dos_frenos_con_fecha_cuenta_el_mas_largo() -> None:
    larga = VENCE + timedelta(days=20)
    promesa = PromesaHecha(promesa="p", deudor="acme", facturas=SUYAS, fecha=larga, cita="pago")
    c = asentar(_una(), PausaPuesta(alcance="todo", hasta=MANANA), promesa)
    como = _como(c, 1)
    assert como.proxima is not None
    assert como.proxima.fecha.date() > larga


def test_un_pago_retenido_para_a_sus_candidatos() -> None:
    c = cartera(("ACME", "100", VENCE, 1000), ("Bodega", "200", VENCE, 1000))
    asentar(
        c,
        PagoRecibido(pago="p", importe=Decimal(1000), moneda="CLP", fecha=VENCE),
        PagoRetenido(pago="p", candidatas=("100",), deudores=("acme",), razones=("duda",)),
    )
    assert _como(c, 1).estado == "en_revision"
    otra = situacion(c, c.facturas["200"], reglas(), _el(VENCE + timedelta(days=1)))
    assert otra.estado == "vencida"


def test_la_promesa_rota_se_recuerda_al_dia_siguiente() -> None:
    c = asentar(_una(), PromesaHecha(promesa="p", deudor="acme", facturas=SUYAS, fecha=VENCE, cita="pago"))
    asentar(c, PromesaIncumplida(promesa="p"))
    como = _como(c, 1)
    assert como.proxima is not None
    assert (como.proxima.etapa, como.proxima.fecha.date()) == ("promesa_vencida", VENCE + timedelta(days=1))


def test_lo_pagado_y_lo_anulado_no_tienen_proxima() -> None:
    c = _una()
    asentar(
        c,
        PagoRecibido(pago="p", importe=Decimal(1000), moneda="CLP", fecha=VENCE),
        PagoAplicado(pago="p", factura="100", importe=Decimal(1000), razones=()),
    )
    assert (_como(c, 1).estado, _como(c, 1).proxima) == ("pagada", None)
    c = asentar(_una(), FacturaAnulada(factura="100", motivo="error"))
    assert (_como(c, 1).estado, _como(c, 1).proxima) == ("anulada", None)


def test_unos_dias_imposibles_se_dicen() -> None:
    r = reglas()
    from dataclasses import replace

    como = _como(_una(), 1, cobranza=replace(r.cobranza, dias=()))
    assert como.proxima is None
    assert "cobranza" in como.motivo


def test_el_tope_semanal_aplaza() -> None:
    c = _una()
    for dias, etapa in ((0, "vencimiento"), (3, "recordatorio")):
        enviar(c, "acme", etapa, SUYAS, _el(VENCE + timedelta(days=dias)))
    (paso,) = [p for p in c.facturas["100"].etapas if p.etapa == "vencimiento"]
    como = situacion(c, c.facturas["100"], reglas(), _el(VENCE + timedelta(days=28)))
    assert como.proxima is not None
    assert como.proxima.fecha >= paso.cuando + timedelta(days=7)


def test_un_deudor_nuevo_espera_las_horas_de_veto() -> None:
    c = cartera(("ACME", "100", date(2026, 10, 1), 1000))
    como = situacion(c, c.facturas["100"], reglas(), ALTA)
    assert como.proxima is not None
    assert como.proxima.fecha >= ALTA + timedelta(hours=24)
