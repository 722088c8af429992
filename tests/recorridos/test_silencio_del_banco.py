"""Sin noticias del banco, o sin el buzón leído hasta el final, no sale ningún recordatorio, y el titular lo sabe."""

from dataclasses import replace

from recorridos.escenario import Escenario, reglas_de_prueba

from buzon.puertos import FalloPasajero

ANA = "ana@acme.example"


def _con_tope(dias: int) -> Escenario:
    reglas = reglas_de_prueba()
    return Escenario(reglas=replace(reglas, cobranza=replace(reglas.cobranza, dias_sin_banco=dias)))


def _con_banco(e: Escenario) -> None:
    e.factura()
    e.factura("700", "Bodega Sur", "luis@bodega.example", "$90.000")
    e.pasar()
    e.transferencia("Bodega Sur", "$90.000")
    e.pasar()


def test_si_el_banco_calla_mas_dias_de_los_dichos_no_sale_nada_y_se_avisa_una_vez() -> None:
    e = _con_tope(7)
    _con_banco(e)
    e.hasta("2026-12-27")
    assert e.etapas(ANA) == []
    avisos = [carta for carta in e.avisos("aviso") if "banco" in carta.asunto]
    assert len(avisos) == 1
    assert "extracto" in avisos[0].texto
    assert "puede haber pagos que no veo" in e.como_esta("123").motivo


def test_con_el_siguiente_aviso_la_secuencia_sigue_sin_avalancha() -> None:
    e = _con_tope(7)
    _con_banco(e)
    e.hasta("2026-12-27")
    e.transferencia("Don Nadie", "$1.234")
    e.hasta("2026-12-30")
    assert len(e.etapas(ANA)) == 1


def test_sin_tope_el_silencio_del_banco_no_para_a_nadie() -> None:
    e = Escenario()
    _con_banco(e)
    e.hasta("2026-12-27")
    assert e.etapas(ANA)


def test_con_el_buzon_a_medio_leer_no_sale_ningun_recordatorio_y_el_pago_se_ve_antes() -> None:
    e = Escenario()
    e.factura()
    e.pasar()
    e.hasta("2026-12-14")
    e.el_dia("2026-12-15")
    e.transferencia("ACME Ltda", "$450.000")
    e.mundo.fallos.programar("entrada.sobre", *[FalloPasajero("se cortó la conexión")] * 3)
    e.pasar()
    assert e.etapas(ANA) == []
    assert "imap" in e.casa.cartera.problemas
    e.mundo.fallos.programar("entrada.sobre", *[None] * 3)
    e.hasta("2026-12-18")
    assert e.como_esta("123").estado == "pagada"
    assert e.etapas(ANA) == []
