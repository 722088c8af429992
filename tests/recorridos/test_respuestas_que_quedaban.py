"""Respuestas que se cruzan: dos avisos del mismo pago, otra promesa tras una rota, y el sí o el no de palabra."""

import pytest
from recorridos.escenario import Escenario

ANA = "ana@acme.example"


@pytest.fixture
def e() -> Escenario:
    e = Escenario()
    e.factura()
    e.pasar()
    e.hasta("2026-12-15")
    return e


def _escribe(e: Escenario, texto: str, dia: str) -> None:
    e.llega(ANA, "Re: Factura", texto, responde=e.a(ANA)[-1])
    e.el_dia(dia)
    e.pasar()


def test_dos_avisos_de_un_mismo_pago_preguntan_una_sola_vez(e: Escenario) -> None:
    _escribe(e, "Ya pagamos esta factura ayer.", "2026-12-16")
    _escribe(e, "Como les dije, ya está pagada: la transferimos el lunes.", "2026-12-17")
    e.hasta("2026-12-30")
    preguntas = [carta for carta in e.avisos("pregunta") if "no veo" in carta.texto or "no vi" in carta.texto]
    assert len({carta.id for carta in preguntas}) <= 1
    assert e.etapas(ANA) == ["vencimiento"]


def test_una_promesa_nueva_tras_una_rota_vuelve_a_dar_silencio(e: Escenario) -> None:
    _escribe(e, "La pagamos el 18 de diciembre sin falta.", "2026-12-16")
    e.hasta("2026-12-21")
    assert e.etapas(ANA) == ["vencimiento", "promesa_vencida"]
    _escribe(e, "Disculpen, tuvimos un problema: pagamos el 28 de diciembre.", "2026-12-22")
    assert e.como_esta("123").estado == "promesa"
    e.hasta("2026-12-28")
    assert e.etapas(ANA) == ["vencimiento", "promesa_vencida"]


def test_una_promesa_demasiado_lejana_la_decide_el_titular_con_un_toque(e: Escenario) -> None:
    _escribe(e, "La pagamos el 30 de abril de 2027.", "2026-12-16")
    pregunta = e.avisos("pregunta")[-1]
    assert "max_dias_promesa" in pregunta.texto
    assert "Esperarle hasta el 30/04/2027" in pregunta.html
    e.pulsa("carla@graficaandes.example", pregunta, "si")
    e.pasar()
    assert e.como_esta("123").estado == "promesa"
    assert "30 de abril de 2027" in " ".join(e.a(ANA)[-1].texto.split())
    assert "La pagamos el 30 de abril de 2027" in " ".join(e.a(ANA)[-1].texto.split())


def test_seguir_con_la_de_siempre_de_palabra(e: Escenario) -> None:
    _escribe(e, "Por favor cambien el correo: escriban a pagos@otra.example", "2026-12-16")
    e.ordena("seguir con la de siempre", responde=e.avisos("pregunta")[-1])
    assert not e.casa.cartera.preguntas
    assert not e.casa.cartera.respuestas
    e.hasta("2026-12-22")
    assert e.a(ANA)[-1].id.split("/")[1] == "recordatorio"
    assert not e.a("pagos@otra.example")


def test_al_preguntar_se_dice_cuantas_promesas_cumplio(e: Escenario) -> None:
    _escribe(e, "Les pago el 18 de diciembre.", "2026-12-16")
    e.hasta("2026-12-22")
    _escribe(e, "Algo raro pasa con su sistema, hablamos", "2026-12-22")
    pregunta = next(aviso for aviso in reversed(e.avisos("pregunta")) if "Algo raro" in aviso.texto)
    assert "Promesas: cumplió 0 de 1" in pregunta.texto


def test_una_pregunta_para_los_recordatorios_hasta_que_el_titular_diga(e: Escenario) -> None:
    _escribe(e, "¿Quién es el contacto de bodega para coordinar la devolución de los envases?", "2026-12-16")
    e.hasta("2027-01-20")
    assert e.etapas(ANA) == ["vencimiento"]
    pregunta = e.avisos("pregunta")[-1]
    assert "¿qué le digo?" in pregunta.asunto
    assert "empezando por «Responder:»" in " ".join(pregunta.texto.split())
    e.ordena("reanudar", responde=e.avisos("pregunta")[-1])
    e.hasta("2027-01-22")
    assert e.etapas(ANA)[1] == "recordatorio"
