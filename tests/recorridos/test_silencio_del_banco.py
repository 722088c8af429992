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


def _con_costumbre(e: Escenario, *dias: str) -> None:
    """Un aviso del banco cada uno de esos días, y una factura que vence el 28 de febrero."""
    e.factura(vence="28/02/2027")
    e.pasar()
    for lugar, dia in enumerate(dias):
        e.hasta(dia)
        e.transferencia("Don Nadie", f"$1.23{lugar}")
        e.pasar()


def test_sin_decir_cuanto_lo_dice_la_costumbre_y_con_el_extracto_se_sigue() -> None:
    e = Escenario()
    _con_costumbre(e, "2027-01-04", "2027-01-11", "2027-01-20", "2027-01-28", "2027-02-08")
    e.hasta("2027-03-12")
    assert e.etapas(ANA) == ["vencimiento"]
    assert "hace 32 días que no llega" in e.como_esta("123").motivo
    assert len([carta for carta in e.avisos("aviso") if "banco" in carta.asunto]) == 1
    e.transferencia("Don Nadie", "$999")
    e.hasta("2027-03-15")
    assert e.etapas(ANA) == ["vencimiento", "recordatorio"]


def test_quien_tiene_noticias_una_vez_al_mes_no_se_queda_parado() -> None:
    e = Escenario()
    _con_costumbre(e, "2026-12-09", "2027-01-08", "2027-02-08", "2027-02-09")
    e.hasta("2027-03-26")
    assert len(e.etapas(ANA)) == 4


def test_con_cero_el_silencio_del_banco_no_se_vigila() -> None:
    e = _con_tope(0)
    _con_costumbre(e, "2027-01-04", "2027-01-11", "2027-01-20", "2027-01-28", "2027-02-08")
    e.hasta("2027-03-26")
    assert len(e.etapas(ANA)) == 4


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
