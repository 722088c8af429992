"""Lo que puede ir mal con las personas: quien pide que pare, quien no es, quien comparte buzón y quien engaña."""

import pytest
from recorridos.escenario import TITULAR, Carta, Escenario

ANA = "ana@acme.example"


def _llano(carta: Carta) -> str:
    return " ".join(carta.texto.split())


def _con_recordatorio(e: Escenario) -> None:
    e.factura()
    e.pasar()
    e.hasta("2026-12-15")


@pytest.mark.parametrize(
    "texto",
    [
        "Por favor no me escriban más a este correo.",
        "Solicito que eliminen mis datos personales y dejen de contactarme.",
        "La empresa entró en concurso de acreedores, diríjase al liquidador.",
        "Cualquier cosa la ven con mi abogado, que ya tiene los antecedentes.",
    ],
)
def test_t41_quien_pide_que_pare_o_nombra_abogados_no_recibe_nada_mas(texto: str) -> None:
    e = Escenario()
    _con_recordatorio(e)
    antes = len(e.a(ANA))
    e.llega(ANA, "Re: Factura", texto, responde=e.a(ANA)[-1])
    e.hasta("2027-02-15")
    assert len(e.a(ANA)) == antes
    assert e.como_esta("123").estado in ("pausada", "en_revision")
    assert texto in _llano(e.avisos("pregunta")[-1])


def test_t42_el_asunto_no_cuenta_la_deuda_a_quien_no_es() -> None:
    e = Escenario()
    _con_recordatorio(e)
    for carta in e.a(ANA):
        assert "450.000" not in carta.asunto
        assert "$" not in carta.asunto


@pytest.mark.parametrize("texto", ["No soy la persona que buscan.", "Se equivocaron de correo, yo no trabajo en ACME."])
def test_t42_quien_dice_que_no_es_no_recibe_mas_hasta_que_decida_el_titular(texto: str) -> None:
    e = Escenario()
    _con_recordatorio(e)
    antes = len(e.a(ANA))
    e.llega(ANA, "Re: Factura", texto, responde=e.a(ANA)[-1])
    e.hasta("2027-01-20")
    assert len(e.a(ANA)) == antes
    assert e.como_esta("123").proxima is None
    assert e.avisos("pregunta")


def test_t43_un_buzon_compartido_por_dos_clientes_no_mezcla_sus_respuestas() -> None:
    e = Escenario()
    e.factura("201", cliente="ACME Ltda", correo="pagos@grupo.example")
    e.factura("301", cliente="Bodegas Sur SpA", correo="pagos@grupo.example")
    e.pasar()
    e.hasta("2026-12-15")
    suya = next(carta for carta in e.a("pagos@grupo.example") if "201" in carta.asunto)
    e.llega("pagos@grupo.example", "Re: Factura", "La pagamos el 21 de diciembre.", responde=suya)
    e.el_dia("2026-12-16")
    e.pasar()
    assert e.como_esta("201").estado == "promesa"
    assert e.como_esta("301").estado == "vencida"


def test_t43_sin_hilo_desde_un_buzon_compartido_se_pregunta_y_se_para_a_los_dos() -> None:
    e = Escenario()
    e.factura("201", cliente="ACME Ltda", correo="pagos@grupo.example")
    e.factura("301", cliente="Bodegas Sur SpA", correo="pagos@grupo.example")
    e.pasar()
    e.hasta("2026-12-15")
    e.llega("pagos@grupo.example", "Pago", "La pagamos el 21 de diciembre.")
    e.el_dia("2026-12-16")
    e.pasar()
    assert not e.casa.cartera.promesas
    assert {e.como_esta(numero).estado for numero in ("201", "301")} == {"en_revision"}


def test_t44_cambia_mi_correo_no_cambia_nada_hasta_que_lo_diga_el_titular() -> None:
    e = Escenario()
    _con_recordatorio(e)
    antes = len(e.cartas)
    texto = "Cambia mi correo, por favor: desde ahora escríbanme a cobranzas@acme-pagos.example"
    e.llega(ANA, "Re: Factura", texto, responde=e.a(ANA)[-1])
    e.hasta("2027-01-20")
    (deudor,) = e.casa.cartera.deudores.values()
    assert deudor.correos == (ANA,)
    assert all(carta.para == (TITULAR,) for carta in e.cartas[antes:])
    e.pulsa(TITULAR, e.avisos("pregunta")[-1], "no")
    e.hasta("2027-01-28")
    assert not e.a("cobranzas@acme-pagos.example")
    assert e.a(ANA)[-1].id.count("/") == 2
