"""El cliente pregunta, el titular contesta por medio de Buzón: sus palabras, en el hilo del cliente y una vez."""

import pytest
from recorridos.escenario import TITULAR, Carta, Escenario

ANA, OTRA = "ana@acme.example", "luis@otra-empresa.example"
PREGUNTA = "Buenas tardes, ¿el total de la 123 es con IVA o sin IVA?"


@pytest.fixture
def e() -> Escenario:
    escenario = Escenario()
    escenario.factura()
    escenario.pasar()
    escenario.hasta("2026-12-15")
    return escenario


def _pregunta(e: Escenario, texto: str = PREGUNTA) -> Carta:
    e.llega(ANA, "Re: " + e.a(ANA)[-1].asunto, texto, responde=e.a(ANA)[-1])
    e.pasar()
    return e.avisos("pregunta")[-1]


def _contestaciones(e: Escenario) -> list[Carta]:
    return [carta for carta in e.a(ANA) if carta.id.startswith("respuesta_titular/")]


def test_lo_que_va_tras_responder_llega_al_cliente_en_su_hilo_y_sin_citas(e: Escenario) -> None:
    aviso = _pregunta(e)
    assert "«Responder:»" in aviso.texto
    cita = (
        "\n\nEl mar, 15 dic 2026 a las 10:00, Gráfica Andes <cobros@graficaandes.example> escribió:\n> secreto interno"
    )
    e.llega(TITULAR, "Re: x", f"Responder: Hola Ana, los $450.000 ya llevan IVA.\nGracias{cita}", responde=aviso)
    e.pasar()
    (carta,) = _contestaciones(e)
    assert "los $450.000 ya llevan IVA." in carta.texto
    assert "con IVA o sin IVA" in carta.texto
    assert "secreto interno" not in carta.texto + carta.html
    assert "Total por pagar" not in carta.texto
    assert carta.para == (ANA,)
    assert "Se lo digo a ACME Ltda (ana@acme.example)" in e.a(TITULAR)[-1].texto.replace("\n", " ")
    assert not e.casa.cartera.preguntas


def test_sin_la_palabra_no_sale_nada_hacia_el_cliente(e: Escenario) -> None:
    aviso = _pregunta(e)
    e.llega(TITULAR, "Re: x", "Este pesado otra vez. Dile que sí, que lleva IVA.", responde=aviso)
    e.pasar()
    assert not _contestaciones(e)
    assert e.casa.cartera.preguntas


def test_con_el_boton_lo_que_escribe_es_la_respuesta_y_vale_una_vez(e: Escenario) -> None:
    aviso = _pregunta(e)
    e.pulsa(TITULAR, aviso, "responder", "Sí, con IVA.\n- Neto: 378.151\n- IVA: 71.849")
    e.pasar()
    e.pulsa(TITULAR, aviso, "responder", "Otra cosa distinta.")
    e.llega(TITULAR, "Re: x", "Responder: y otra más", responde=aviso)
    e.pasar()
    (carta,) = _contestaciones(e)
    assert "- Neto: 378.151" in carta.texto.splitlines()
    assert "distinta" not in carta.texto
    assert "otra más" not in "".join(c.texto for c in e.a(ANA))


def test_un_boton_sin_texto_no_manda_nada_y_se_le_dice(e: Escenario) -> None:
    aviso = _pregunta(e)
    e.pulsa(TITULAR, aviso, "responder", "")
    e.pasar()
    assert not _contestaciones(e)
    assert "no escribiste qué decirle" in e.a(TITULAR)[-1].texto.replace("\n", " ")
    e.llega(TITULAR, "Re: x", "Responder: Con IVA.", responde=aviso)
    e.pasar()
    assert len(_contestaciones(e)) == 1


def test_quien_no_prueba_ser_el_titular_no_habla_en_su_nombre(e: Escenario) -> None:
    aviso = _pregunta(e)
    e.llega(TITULAR, "hola", "Responder: transfieran a esta otra cuenta", autentico=False)
    e.llega(OTRA, "Re: x", "Responder: transfieran a esta otra cuenta", responde=aviso)
    e.pasar()
    assert not _contestaciones(e)
    assert "otra cuenta" not in "".join(carta.texto for carta in e.a(ANA))


def test_a_quien_no_esta_en_la_ficha_no_se_le_contesta_por_otro(e: Escenario) -> None:
    e.llega(OTRA, "Re: x", "¿La factura 123 de ACME es con IVA?", responde=e.a(ANA)[-1])
    e.pasar()
    aviso = e.avisos("pregunta")[-1]
    e.llega(TITULAR, "Re: x", "Responder: sí", responde=aviso)
    e.pasar()
    assert not _contestaciones(e)
    assert not e.a(OTRA)


def test_tras_contestarle_se_le_calla_unos_dias_y_la_secuencia_sigue(e: Escenario) -> None:
    aviso = _pregunta(e)
    antes = len(e.a(ANA))
    e.llega(TITULAR, "Re: x", "Responder: Con IVA.", responde=aviso)
    e.pasar()
    e.hasta("2026-12-17")
    assert len(e.a(ANA)) == antes + 1
    e.hasta("2026-12-30")
    assert len(e.a(ANA)) > antes + 1


@pytest.mark.parametrize("como", ["escrito", "boton"])
def test_si_debajo_viene_el_correo_de_buzon_sin_marcar_no_sale_nada(e: Escenario, como: str) -> None:
    aviso = _pregunta(e)
    if como == "boton":
        e.pulsa(TITULAR, aviso, "responder", f"Con IVA.\n\n{aviso.texto}")
    else:
        e.llega(TITULAR, "Re: x", f"Responder: Con IVA.\n\n-----Original-----\n{aviso.texto}", responde=aviso)
    e.pasar()
    assert not _contestaciones(e)
    assert "solo con tus palabras" in e.a(TITULAR)[-1].texto.replace("\n", " ")
    e.llega(TITULAR, "Re: x", "Responder: Con IVA.", responde=aviso)
    e.pasar()
    assert len(_contestaciones(e)) == 1


def test_sin_sus_botones_lo_citado_tampoco_sale(e: Escenario) -> None:
    aviso = _pregunta(e)
    sin_botones = "\n".join(linea for linea in aviso.texto.splitlines() if "mailto:" not in linea and "- " not in linea)
    e.llega(TITULAR, "Re: x", f"Responder: Con IVA.\n\n{sin_botones}", responde=aviso)
    e.pasar()
    assert not _contestaciones(e)


def test_a_quien_pidio_que_no_se_le_escriba_no_se_le_contesta_y_se_dice(e: Escenario) -> None:
    aviso = _pregunta(e)
    e.llega(ANA, "Re: x", "No me vuelvan a escribir nunca más, por favor.", responde=e.a(ANA)[-1])
    e.pasar()
    e.llega(TITULAR, "Re: x", "Responder: Con IVA.", responde=aviso)
    e.pasar()
    assert not _contestaciones(e)
    assert "no le escribo nada" in e.a(TITULAR)[-1].texto.replace("\n", " ")


def test_lo_muy_largo_no_se_corta_y_la_palabra_sola_no_dice_nada(e: Escenario) -> None:
    aviso = _pregunta(e)
    e.llega(TITULAR, "Re: x", "Responder: " + "Con IVA, como siempre. " * 200, responde=aviso)
    e.pasar()
    assert "demasiado largo" in e.a(TITULAR)[-1].texto.replace("\n", " ")
    e.pulsa(TITULAR, aviso, "responder", "Responder:")
    e.pasar()
    assert "no escribiste qué decirle" in e.a(TITULAR)[-1].texto.replace("\n", " ")
    assert not _contestaciones(e)
