"""F2: lo que escribe la agencia se guarda y se le pasa al titular; nunca es palabra del cliente."""

from recorridos.escenario import AGENCIA, TITULAR, Escenario

from buzon.dominio.hechos import AgenciaEscuchada

ANA = "ana@acme.example"


def _en_la_agencia(e: Escenario) -> None:
    e.factura()
    e.pasar()
    e.hasta("2027-01-25")
    assert e.la("123").en_agencia


def test_f2_lo_que_cuenta_queda_en_la_historia_y_llega_al_titular(e: Escenario) -> None:
    _en_la_agencia(e)
    e.llega(AGENCIA, "Caso ACME Ltda, factura 123", "Hemos hablado con ellos. Volvemos a llamar el martes.")
    e.pasar()
    aviso = e.avisos("aviso")[-1]
    assert "Volvemos a llamar el martes" in aviso.texto
    assert "ACME" in aviso.asunto
    suyos = [s.hecho for s in e.casa.cartera.cronica[e.la("123").deudor] if isinstance(s.hecho, AgenciaEscuchada)]
    assert [hecho.de for hecho in suyos] == [AGENCIA]
    assert not e.casa.cartera.respuestas
    assert e.la("123").en_agencia


def test_f2_si_dice_que_pago_se_le_pregunta_al_titular_y_con_un_toque_se_cobra(e: Escenario) -> None:
    _en_la_agencia(e)
    e.llega(AGENCIA, "Re: caso", "El cliente pagó ayer la totalidad en su cuenta.", responde=e.a(AGENCIA)[0])
    e.pasar()
    assert e.la("123").saldo == 450_000
    pregunta = e.avisos("pregunta")[-1]
    assert "no he anotado nada" in pregunta.texto
    e.pulsa(TITULAR, pregunta, "pagada")
    e.pasar()
    assert e.como_esta("123").estado == "pagada"
    assert "El caso queda cerrado" in e.a(AGENCIA)[-1].texto


def test_f2_si_el_titular_dice_que_no_todo_sigue_como_estaba(e: Escenario) -> None:
    _en_la_agencia(e)
    e.llega(AGENCIA, "Re: caso", "Nos dicen que ya pagaron.", responde=e.a(AGENCIA)[0])
    e.pasar()
    e.pulsa(TITULAR, e.avisos("pregunta")[-1], "no")
    e.pasar()
    assert e.la("123").en_agencia
    assert not e.casa.cartera.preguntas
    assert len(e.a(AGENCIA)) == 1


def test_f2_una_companera_de_la_agencia_tambien_es_la_agencia(e: Escenario) -> None:
    _en_la_agencia(e)
    e.llega("marta@cobranzasdelsur.example", "Re: caso", "Prometen pagar el viernes.", responde=e.a(AGENCIA)[0])
    e.pasar()
    assert not e.casa.cartera.promesas
    assert "Prometen pagar el viernes" in e.avisos("aviso")[-1].texto


def test_f2_sin_certificado_se_le_cuenta_al_titular_y_no_se_pregunta_nada(e: Escenario) -> None:
    _en_la_agencia(e)
    e.llega(AGENCIA, "Re: caso", "El cliente ya pagó.", responde=e.a(AGENCIA)[0], autentico=False)
    e.pasar()
    assert "no certifica" in e.avisos("aviso")[-1].texto
    assert not e.casa.cartera.preguntas


def test_f2_el_contestador_de_la_agencia_no_es_nada(e: Escenario) -> None:
    _en_la_agencia(e)
    antes = len(e.cartas)
    e.llega(
        AGENCIA,
        "Respuesta automática",
        "Estamos fuera.",
        responde=e.a(AGENCIA)[0],
        cabeceras={"Auto-Submitted": "auto-replied"},
    )
    e.pasar()
    assert len(e.cartas) == antes
