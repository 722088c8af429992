"""La quita: la manda siempre el titular, la acepta el cliente con sus palabras o pagando, y si no llega no existió."""

from dataclasses import replace
from decimal import Decimal

import pytest
from recorridos.escenario import AGENCIA, TITULAR, Carta, Escenario, reglas_de_prueba

from buzon.dominio.reglas import Acuerdos

ANA = "ana@acme.example"


def _llano(carta: Carta) -> str:
    return " ".join(carta.texto.split())


@pytest.fixture
def e() -> Escenario:
    e = Escenario(reglas=replace(reglas_de_prueba(), acuerdos=Acuerdos(quita_maxima=Decimal(30))))
    e.factura()
    e.pasar()
    e.hasta("2026-12-22")
    return e


def _ofrece(e: Escenario, texto: str = "acepta 80% a ACME si paga antes del 5/1/2027") -> Carta:
    e.ordena(texto)
    return e.a(ANA)[-1]


def test_e4_el_titular_la_ofrece_y_se_calla_hasta_el_dia(e: Escenario) -> None:
    oferta = _ofrece(e)
    assert oferta.id.startswith("acuerdo_propuesto/")
    assert "360.000" in oferta.texto
    assert "5 de enero de 2027" in oferta.texto
    assert e.como_esta("123").estado == "plan"
    e.hasta("2027-01-05")
    assert e.a(ANA)[-1].id == oferta.id
    assert not e.a(AGENCIA)


def test_e4_acepta_con_sus_palabras_y_queda_la_huella_de_su_correo(e: Escenario) -> None:
    oferta = _ofrece(e)
    e.llega(ANA, "Re: Factura", "Acepto, lo pago esta semana.", responde=oferta)
    e.el_dia("2026-12-23")
    e.pasar()
    aceptado = next(h for a in e.mundo.libro.asientos() for h in a.hechos if type(h).__name__ == "AcuerdoAceptado")
    assert (aceptado.por, aceptado.cita) == ("deudor", "Acepto, lo pago esta semana.")
    assert e.mundo.archivo.leer(aceptado.huella)
    confirmada = e.a(ANA)[-1]
    assert confirmada.id.startswith("acuerdo_confirmado/")
    assert "Acepto, lo pago esta semana." in _llano(confirmada)
    assert "acepta tu propuesta" in _llano(e.avisos("aviso")[-1])


def test_e4_el_pago_de_lo_acordado_salda_la_factura_y_perdona_el_resto(e: Escenario) -> None:
    _ofrece(e)
    e.transferencia("ACME Ltda", "$360.000")
    e.pasar()
    assert (e.la("123").saldo, e.la("123").perdonado) == (0, 90_000)
    assert e.como_esta("123").estado == "pagada"
    assert not e.casa.cartera.preguntas
    gracias = _llano(e.a(ANA)[-1])
    assert "queda pagada" in gracias
    assert "90.000" not in gracias


def test_e4_en_dos_pagos_tambien_cuenta(e: Escenario) -> None:
    _ofrece(e)
    e.ordena("parcial 200.000 de la 123")
    assert e.la("123").saldo == 250_000
    e.ordena("parcial 160.000 de la 123")
    assert e.como_esta("123").estado == "pagada"


def test_e4_si_el_pago_se_deshace_se_debe_todo_otra_vez(e: Escenario) -> None:
    _ofrece(e)
    e.ordena("parcial 360.000 de la 123")
    assert e.la("123").saldo == 0
    e.ordena("deshacer 123")
    assert e.la("123").saldo == 450_000
    assert e.como_esta("123").proxima is not None


def test_e4_sin_respuesta_la_oferta_caduca_sin_carta_de_reproche(e: Escenario) -> None:
    _ofrece(e)
    e.hasta("2027-01-06")
    assert not e.casa.cartera.acuerdos
    assert "acuerdo_roto" not in e.etapas(ANA)
    assert e.como_esta("123").estado == "vencida"


def test_e4_aceptada_y_no_pagada_se_rompe_y_se_pide_todo(e: Escenario) -> None:
    oferta = _ofrece(e)
    e.llega(ANA, "Re: Factura", "De acuerdo, conforme", responde=oferta)
    e.el_dia("2026-12-23")
    e.pasar()
    e.hasta("2027-01-08")
    roto = e.a(ANA)[-1]
    assert roto.id.split("/")[1] == "acuerdo_roto"
    assert "5 de enero de 2027" in _llano(roto)
    assert "Total por pagar: $450.000" in _llano(roto)
    e.hasta("2027-03-30")
    assert e.a(AGENCIA)


def test_e4_una_rebaja_de_mas_se_confirma_con_un_toque(e: Escenario) -> None:
    _ofrece(e, "acepta 8% a ACME si paga antes del 5/1/2027")
    assert not any(c.id.startswith("acuerdo_propuesto/") for c in e.a(ANA))
    pregunta = e.avisos("pregunta")[-1]
    assert "92 %" in _llano(pregunta)
    e.pulsa(TITULAR, pregunta, "no")
    e.pasar()
    assert e.como_esta("123").estado == "vencida"
    _ofrece(e, "acepta 50% a ACME si paga antes del 5/1/2027")
    e.pulsa(TITULAR, e.avisos("pregunta")[-1], "si")
    e.pasar()
    assert "225.000" in e.a(ANA)[-1].texto


def test_e4_la_pide_el_cliente_y_decide_el_titular_con_un_toque(e: Escenario) -> None:
    e.llega(ANA, "Re: Factura", "Buenas, les ofrezco pagar el 85% y cerramos el tema.", responde=e.a(ANA)[-1])
    e.el_dia("2026-12-23")
    e.pasar()
    pregunta = e.avisos("pregunta")[-1]
    assert "382.500" in pregunta.texto
    assert "les ofrezco pagar el 85%" in _llano(pregunta)
    assert e.como_esta("123").estado == "en_revision"
    antes = len(e.a(ANA))
    e.hasta("2026-12-29")
    assert len(e.a(ANA)) == antes
    e.pulsa(TITULAR, pregunta, "si")
    e.pasar()
    confirmada = e.a(ANA)[-1]
    assert confirmada.id.startswith("acuerdo_confirmado/")
    assert "382.500" in _llano(confirmada)
    assert e.como_esta("123").estado == "plan"


def test_e4_si_el_titular_no_quiere_la_secuencia_sigue(e: Escenario) -> None:
    e.llega(ANA, "Re: Factura", "¿Nos hacen un descuento del 40% y lo pago todo?", responde=e.a(ANA)[-1])
    e.el_dia("2026-12-23")
    e.pasar()
    e.pulsa(TITULAR, e.avisos("pregunta")[-1], "no")
    e.hasta("2027-01-08")
    assert not e.casa.cartera.acuerdos
    assert e.como_esta("123").estado == "vencida"
    assert e.como_esta("123").proxima is not None


def test_e4_el_titular_la_retira_y_todo_vuelve_a_estar_como_estaba(e: Escenario) -> None:
    _ofrece(e)
    e.ordena("retira la quita de ACME")
    assert not e.casa.cartera.acuerdos
    assert e.como_esta("123").estado == "vencida"
    e.transferencia("ACME Ltda", "$360.000")
    e.pasar()
    assert e.la("123").perdonado == 0


@pytest.mark.parametrize(
    ("orden", "queja"),
    [
        ("acepta 80% a ACME", "hasta qué día"),
        ("acepta 80% a ACME si paga antes del 1/12/2026", "hasta qué día"),
        ("acepta $500.000 a ACME si paga antes del 5/1/2027", "no es menos de lo que debe"),
        ("acepta 80% a Fulano si paga antes del 5/1/2027", "no conozco"),
    ],
)
def test_e4_una_orden_incompleta_no_hace_nada_y_dice_que_falta(e: Escenario, orden: str, queja: str) -> None:
    assert queja in _llano(e.ordena(orden))
    assert not e.casa.cartera.acuerdos


def test_e4_quien_ofrece_menos_y_quedar_a_mano_no_ha_dicho_que_pago(e: Escenario) -> None:
    e.factura()
    e.pasar()
    e.hasta("2026-12-15")
    e.llega(ANA, "Re: Factura", "Le doy $350.000 y quedamos a mano", responde=e.a(ANA)[-1])
    e.pasar()
    (pregunta,) = e.casa.cartera.preguntas.values()
    assert (pregunta.asunto, pregunta.clase, pregunta.importe) == ("acuerdo", "quita", Decimal(350_000))
    assert not e.casa.cartera.alegatos
