"""Cuándo se escribe: días, horas, festivos y las noches en que cambia la hora."""

from dataclasses import replace
from datetime import UTC, datetime, time, timedelta
from itertools import pairwise
from zoneinfo import ZoneInfo

from recorridos.escenario import Escenario, reglas_de_prueba

from buzon.dominio.reglas import Reglas

ANA = "ana@acme.example"
MADRID, SANTIAGO = ZoneInfo("Europe/Madrid"), ZoneInfo("America/Santiago")


def test_d5_en_fin_de_semana_no_sale_nada(e: Escenario) -> None:
    e.factura(vence="12/12/2026")
    e.pasar()
    e.hasta("2026-12-13")
    assert not e.etapas(ANA)
    e.hasta("2026-12-14")
    assert e.etapas(ANA) == ["vencimiento"]


def test_d5_en_festivo_no_sale_nada(e: Escenario) -> None:
    e.factura(vence="08/12/2026")
    e.pasar()
    e.hasta("2026-12-08")
    assert not e.etapas(ANA)
    e.hasta("2026-12-09")
    assert e.etapas(ANA) == ["vencimiento"]


def test_d5_fuera_de_horas_espera_a_la_manana_y_lo_dice(e: Escenario) -> None:
    e.factura()
    e.pasar()
    e.el_dia("2026-12-15", "19:30")
    e.pasar()
    assert not e.etapas(ANA)
    proxima = e.como_esta("123").proxima
    assert proxima is not None
    assert proxima.fecha == datetime(2026, 12, 16, 9, 0, tzinfo=SANTIAGO)
    e.el_dia("2026-12-16", "09:00")
    e.pasar()
    assert e.etapas(ANA) == ["vencimiento"]


def test_d5_un_cliente_de_otro_huso_se_guia_por_su_hora() -> None:
    from buzon.dominio.reglas import DeudorReglas

    reglas = replace(reglas_de_prueba(), deudores=(DeudorReglas(correo=ANA, zona_horaria="Europe/Madrid"),))
    e = Escenario(reglas=reglas)
    e.factura()
    e.pasar()
    e.el_dia("2026-12-15", "15:30")  # 19:30 en Madrid
    e.pasar()
    assert not e.etapas(ANA)
    e.el_dia("2026-12-16", "05:30")  # 09:30 en Madrid
    e.pasar()
    assert e.etapas(ANA) == ["vencimiento"]


def _de_noche(pais: str, zona: str, desde: time) -> Reglas:
    """Un negocio que escribe a cualquier hora, todos los días: para ver la noche del cambio."""
    base = reglas_de_prueba()
    return replace(
        base,
        negocio=replace(base.negocio, pais=pais, zona_horaria=zona),
        cobranza=replace(
            base.cobranza,
            dias=("lun", "mar", "mie", "jue", "vie", "sab", "dom"),
            desde=desde,
            hasta=time(23, 59),
            festivos=False,
            horas_de_veto=0,
        ),
    )


def _por_horas(e: Escenario, inicio: datetime, horas: int) -> None:
    for n in range(horas * 2):
        e.reloj.poner((inicio.astimezone(UTC) + timedelta(minutes=30 * n)).astimezone(UTC))
        e.pasar()
        for factura in e.casa.cartera.facturas.values():
            como = e.como_esta(factura.numero)
            assert como.motivo
            assert como.proxima is None or como.proxima.fecha >= e.reloj.ahora()


def test_d5_la_noche_en_que_santiago_se_salta_la_medianoche_nada_se_pierde_ni_se_repite() -> None:
    # El 6 de septiembre de 2026 no hay 00:00 en Chile continental: tras las 23:59 del 5 viene la 01:00.
    inicio = datetime(2026, 9, 4, 12, 0, tzinfo=SANTIAGO)
    e = Escenario(reglas=_de_noche("CL", "America/Santiago", time(0, 0)), inicio=inicio, con_jinja=False)
    e.factura(vence="06/09/2026")
    _por_horas(e, inicio, 60)
    assert e.etapas(ANA) == ["vencimiento"]
    salida = next(p.cuando for p in e.la("123").etapas).astimezone(SANTIAGO)
    assert salida == datetime(2026, 9, 6, 1, 0, tzinfo=SANTIAGO)
    assert len([c for c in e.avisos("resumen") if c.id == "resumen/2026-09-06"]) == 1


def test_d5_la_noche_en_que_madrid_repite_una_hora_nada_se_repite() -> None:
    # El 25 de octubre de 2026 las 02:00–02:59 pasan dos veces.
    inicio = datetime(2026, 10, 24, 12, 0, tzinfo=MADRID)
    e = Escenario(reglas=_de_noche("ES", "Europe/Madrid", time(2, 30)), inicio=inicio, con_jinja=False)
    e.factura(vence="25/10/2026")
    _por_horas(e, inicio, 48)
    assert e.etapas(ANA) == ["vencimiento"]
    assert len([c for c in e.avisos("resumen") if c.id == "resumen/2026-10-25"]) == 1


def test_d5_entre_dos_recordatorios_pasan_los_dias_que_manda_el_dueno(e: Escenario) -> None:
    e.factura(vence="01/11/2026")
    e.pasar()
    e.hasta("2027-01-31")
    deudor = e.casa.cartera.deudores["acme-ltda"]
    dias = [cuando.astimezone(SANTIAGO).date() for cuando in deudor.recordatorios]
    assert len(dias) >= 5
    assert min((b - a).days for a, b in pairwise(dias)) >= 3


def test_d5_un_cliente_nuevo_espera_el_veto_del_titular(e: Escenario) -> None:
    e.factura(vence="15/11/2026")
    e.pasar()
    e.el_dia("2026-12-01", "17:00")
    e.pasar()
    assert not e.etapas(ANA)
    e.hasta("2026-12-02")
    assert e.etapas(ANA)
