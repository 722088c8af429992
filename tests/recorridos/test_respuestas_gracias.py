"""Solo da las gracias: tras una carta que no pedía nada no se molesta a nadie."""

from recorridos.escenario import Escenario

ANA = "ana@acme.example"


def test_gracias_a_la_confirmacion_se_atiende_en_silencio(e: Escenario) -> None:
    e.factura()
    e.pasar()
    e.hasta("2026-12-15")
    e.llega(ANA, "Re: Factura", "Pago el 28 de diciembre", responde=e.a(ANA)[-1])
    e.el_dia("2026-12-16")
    e.pasar()
    e.llega(ANA, "Re: Factura", "Muchas gracias!", responde=e.a(ANA)[-1])
    e.pasar()
    assert not e.casa.cartera.preguntas
    assert not e.casa.cartera.respuestas
    assert e.como_esta("123").estado == "promesa"


def test_gracias_a_un_recordatorio_no_dice_que_hara(e: Escenario) -> None:
    e.factura()
    e.pasar()
    e.hasta("2026-12-15")
    e.llega(ANA, "Re: Factura", "Muchas gracias!", responde=e.a(ANA)[-1])
    e.el_dia("2026-12-16")
    e.pasar()
    assert e.avisos("pregunta")
    e.hasta("2027-01-10")
    assert e.etapas(ANA) == ["vencimiento"]
