"""Da otra dirección o dice que no es la persona: se propone al titular, y nada cambia hasta que lo toca."""

from recorridos.escenario import TITULAR, Carta, Escenario

ANA = "ana@acme.example"
EVA = "eva.soto@acme.example"


def _da_otra(e: Escenario, texto: str = f"Hola, ya no trabajo en ACME. Escriban a {EVA}, lleva los pagos.") -> Carta:
    e.factura()
    e.pasar()
    e.hasta("2026-12-15")
    e.llega(ANA, "Re: Factura", texto, responde=e.a(ANA)[-1])
    e.el_dia("2026-12-16")
    e.pasar()
    return e.avisos("pregunta")[-1]


def test_mientras_el_titular_no_decide_no_se_escribe_a_nadie(e: Escenario) -> None:
    pregunta = _da_otra(e)
    e.hasta("2027-01-20")
    assert EVA in pregunta.texto
    assert not e.a(EVA)
    assert e.etapas(ANA) == ["vencimiento"]


def test_con_un_toque_se_escribe_a_la_nueva_y_la_vieja_no_se_usa_mas(e: Escenario) -> None:
    pregunta = _da_otra(e)
    assert f"Escribir a {EVA}" in pregunta.html
    e.pulsa(TITULAR, pregunta, "si")
    e.hasta("2026-12-30")
    assert e.etapas(EVA) == ["recordatorio", "segundo_aviso"]
    assert e.etapas(ANA) == ["vencimiento"]
    assert not e.casa.cartera.preguntas


def test_con_el_otro_toque_todo_sigue_como_estaba(e: Escenario) -> None:
    pregunta = _da_otra(e)
    e.pulsa(TITULAR, pregunta, "no")
    e.hasta("2026-12-22")
    assert not e.a(EVA)
    assert e.etapas(ANA) == ["vencimiento", "recordatorio"]


def test_tambien_se_decide_con_palabras(e: Escenario) -> None:
    pregunta = _da_otra(e)
    e.ordena("Sí, escribe ahí", responde=pregunta)
    e.hasta("2026-12-22")
    assert e.etapas(EVA) == ["recordatorio"]


def test_el_titular_puede_dar_una_tercera(e: Escenario) -> None:
    pregunta = _da_otra(e)
    e.ordena("el correo es pagos@acme.example", responde=pregunta)
    e.hasta("2026-12-22")
    assert e.etapas("pagos@acme.example") == ["recordatorio"]
    assert not e.a(EVA)


def test_la_vieja_se_sigue_reconociendo_cuando_escribe(e: Escenario) -> None:
    pregunta = _da_otra(e)
    e.pulsa(TITULAR, pregunta, "si")
    e.pasar()
    e.llega(ANA, "Otra cosa", "Pagamos el 28 de diciembre")
    e.pasar()
    assert e.como_esta("123").estado == "promesa"
    assert e.a(ANA)[-1].id.split("/")[1] == "vencimiento"


def test_no_soy_la_persona_solo_se_deja_de_usar_si_el_titular_lo_dice(e: Escenario) -> None:
    pregunta = _da_otra(e, "Se equivocan, yo no soy la persona encargada.")
    assert e.casa.cartera.deudores["acme-ltda"].direcciones == (ANA,)
    e.pulsa(TITULAR, pregunta, "si")
    e.hasta("2027-01-10")
    assert e.casa.cartera.deudores["acme-ltda"].direcciones == ()
    assert e.etapas(ANA) == ["vencimiento"]
    assert "dirección" in e.como_esta("123").motivo


def test_el_boton_no_soy_la_persona_llega_a_la_misma_pregunta(e: Escenario) -> None:
    e.factura()
    e.pasar()
    e.hasta("2026-12-15")
    e.pulsa(ANA, e.a(ANA)[-1], "persona", f"La persona que lleva los pagos es: {EVA}")
    e.pasar()
    (pregunta,) = e.casa.cartera.preguntas.values()
    assert (pregunta.asunto, pregunta.correo, pregunta.correo_viejo) == ("direccion", EVA, ANA)
