"""D6 y F44: muchas cartas de golpe no salen sin preguntar, y tras una parada cada cliente recibe una sola."""

from dataclasses import replace

import pytest
from recorridos.escenario import TITULAR, Carta, Escenario

LETRAS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"


def _muchas(e: Escenario, cuantas: int = 24, vence: str = "15/12/2026") -> None:
    """Facturas de otros tantos clientes, registradas con tiempo de que el titular las vete."""
    for lugar in range(cuantas):
        e.factura(f"70{lugar:02}", f"Cliente {LETRAS[lugar]}", f"c{lugar}@cliente{lugar}.example", "$10.000", vence)
    e.pasar()


def _escritos(e: Escenario, desde: int = 0) -> list[str]:
    return [carta.para[0] for carta in e.cartas[desde:] if "@cliente" in carta.para[0]]


def _pregunta(e: Escenario) -> Carta:
    return next(carta for carta in reversed(e.avisos("pregunta")) if "¿salen?" in carta.asunto)


@pytest.fixture
def e() -> Escenario:
    e = Escenario()
    _muchas(e)
    e.hasta("2026-12-15")
    return e


def test_d6_muchas_a_la_vez_no_salen_y_se_pregunta_una_vez_con_la_lista(e: Escenario) -> None:
    assert not _escritos(e)
    e.hasta("2026-12-17")
    assert not _escritos(e)
    preguntas = [carta for carta in e.avisos("pregunta") if "¿salen?" in carta.asunto]
    assert len(preguntas) == 1
    assert "24 cartas" in preguntas[0].asunto
    assert "Cliente A" in preguntas[0].texto
    assert "vencimiento (7000)" in preguntas[0].texto
    como = e.como_esta("7003")
    assert (como.estado, como.proxima) == ("en_revision", None)
    assert "24 cartas a la vez" in como.motivo


def test_d6_con_un_toque_salen_todas_y_cada_cliente_recibe_una(e: Escenario) -> None:
    e.pulsa(TITULAR, _pregunta(e), "enviar")
    e.pasar()
    assert sorted(_escritos(e)) == sorted({*_escritos(e)})
    assert len(_escritos(e)) == 24
    e.el_dia("2026-12-15", "16:00")
    e.pasar()
    assert len(_escritos(e)) == 24


def test_d6_con_un_toque_no_sale_ninguna_y_pasada_la_pausa_vuelve_a_preguntar(e: Escenario) -> None:
    e.pulsa(TITULAR, _pregunta(e), "detener")
    e.pasar()
    e.hasta("2026-12-22")
    assert not _escritos(e)
    assert e.como_esta("7003").estado == "pausada"
    e.hasta("2026-12-23")
    assert not _escritos(e)
    assert len([carta for carta in e.avisos("pregunta") if "¿salen?" in carta.asunto]) == 2


def test_d6_de_a_poco_salen_las_de_cada_dia_hasta_acabar(e: Escenario) -> None:
    e.pulsa(TITULAR, _pregunta(e), "poco")
    e.pasar()
    assert len(_escritos(e)) == 20
    e.el_dia("2026-12-15", "16:00")
    e.pasar()
    assert len(_escritos(e)) == 20
    e.hasta("2026-12-16")
    assert len(_escritos(e)) == 24
    assert len({*_escritos(e)}) == 24


@pytest.mark.parametrize(
    ("dicho", "salen"), [("sí", 24), ("Envíalas, por favor", 24), ("mejor de a poco", 20), ("no", 0), ("no enviar", 0)]
)
def test_d6_se_contesta_tambien_con_palabras(e: Escenario, dicho: str, salen: int) -> None:
    e.ordena(dicho, responde=_pregunta(e))
    assert len(_escritos(e)) == salen
    assert not e.casa.cartera.preguntas


def test_d6_quien_pago_mientras_se_preguntaba_no_recibe_nada(e: Escenario) -> None:
    e.ordena("pagada 7005")
    e.pulsa(TITULAR, _pregunta(e), "enviar")
    e.pasar()
    recordados = [carta.para[0] for carta in e.cartas if "@cliente" in carta.para[0] and "/vencimiento/" in carta.id]
    assert len(recordados) == 23
    assert "c5@cliente5.example" not in recordados


def test_d6_con_pocas_no_se_pregunta_nada() -> None:
    e = Escenario()
    _muchas(e, 20)
    e.hasta("2026-12-15")
    assert len(_escritos(e)) == 20


def test_d6_con_cero_no_se_pregunta_nunca() -> None:
    e = Escenario()
    e.casa.reglas = e.reglas = replace(e.reglas, cobranza=replace(e.reglas.cobranza, preguntar_desde=0))
    _muchas(e)
    e.hasta("2026-12-15")
    assert len(_escritos(e)) == 24


def test_d6_quien_escribe_mucho_cada_dia_no_recibe_la_pregunta_cada_dia(e: Escenario) -> None:
    e.pulsa(TITULAR, _pregunta(e), "enviar")
    e.hasta("2026-12-21")
    assert len(_escritos(e)) == 48
    assert len([carta for carta in e.avisos("pregunta") if "¿salen?" in carta.asunto]) == 1


def test_d6_unas_reglas_que_adelantan_etapas_preguntan_antes() -> None:
    e = Escenario()
    _muchas(e, vence="31/12/2026")
    e.hasta("2026-12-21")
    assert not _escritos(e)
    antes = tuple(replace(etapa, dias=etapa.dias - 12) for etapa in e.reglas.etapas)
    e.casa.reglas = e.reglas = replace(e.reglas, etapas=antes)
    e.hasta("2026-12-22")
    assert not _escritos(e)
    assert "24 cartas" in _pregunta(e).asunto


def test_d6_tras_una_parada_larga_cada_cliente_recibe_una_sola_carta_y_se_pregunta_antes(e: Escenario) -> None:
    e.pulsa(TITULAR, _pregunta(e), "enviar")
    e.pasar()
    e.el_dia("2027-02-15")
    e.pasar()
    antes = len(e.cartas)
    salidas = len(_escritos(e))
    e.el_dia("2027-02-16")
    e.pasar()
    assert len(_escritos(e, antes)) <= 24
    assert salidas <= 48
    assert "/agencia/" not in " ".join(carta.id for carta in e.cartas)


def test_f44_la_pregunta_y_la_respuesta_sobreviven_a_que_el_proceso_muera(e: Escenario) -> None:
    e.renacer()
    e.pasar()
    assert not _escritos(e)
    e.pulsa(TITULAR, _pregunta(e), "enviar")
    e.renacer()
    e.pasar()
    assert len(_escritos(e)) == 24
