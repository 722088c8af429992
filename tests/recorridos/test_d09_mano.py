"""D9: pausar, excluir, saltar un paso a mano, y la llamada que se pide al titular y se contesta con un toque."""

from dataclasses import replace

import pytest
from recorridos.escenario import TITULAR, Carta, Escenario, reglas_de_prueba

from buzon.dominio.hechos import LlamadaHecha
from buzon.dominio.reglas import DeudorReglas, Etapa
from buzon.puertos import FalloPasajero

ANA = "ana@acme.example"


def test_d9_pausar_una_factura_hasta_un_dia_y_sigue_sola(e: Escenario) -> None:
    e.factura()
    e.pasar()
    e.ordena("pausa la 123 hasta el 20/12/2026")
    e.hasta("2026-12-20")
    assert not e.etapas(ANA)
    e.hasta("2026-12-22")
    assert e.etapas(ANA) == ["recordatorio"]


def test_d9_excluir_a_un_cliente_lo_calla_hasta_reanudar(e: Escenario) -> None:
    e.factura()
    e.pasar()
    e.ordena("excluye a ACME")
    e.hasta("2027-01-10")
    assert not e.etapas(ANA)
    e.ordena("reanuda ACME")
    e.hasta("2027-01-12")
    assert e.etapas(ANA) == ["recordatorio"]


def test_d9_saltar_a_una_etapa_la_manda_cuando_el_ritmo_lo_permite(e: Escenario) -> None:
    e.factura()
    e.pasar()
    e.hasta("2026-12-15")
    vuelta = e.ordena("a ACME sáltale al aviso firme")
    assert "El próximo paso de 123 es «aviso firme»" in vuelta.texto
    e.hasta("2026-12-18")
    assert e.etapas(ANA) == ["vencimiento", "aviso_firme"]
    e.hasta("2027-01-04")
    assert e.etapas(ANA) == ["vencimiento", "aviso_firme"]
    e.hasta("2027-01-13")
    assert e.etapas(ANA)[-1] == "ultimo_aviso"


def test_d9_no_se_salta_hacia_atras_ni_a_lo_que_no_existe(e: Escenario) -> None:
    e.factura()
    e.pasar()
    e.hasta("2026-12-22")
    assert e.etapas(ANA) == ["vencimiento", "recordatorio"]
    assert "ya pasó" in e.ordena("salta la 123 al vencimiento").texto
    assert "Las tuyas son" in e.ordena("salta la 123 al burofax").texto
    assert e.la("123").salto is None


def test_d9_a_la_agencia_no_se_salta_sin_el_aviso(e: Escenario) -> None:
    e.factura()
    e.pasar()
    e.hasta("2026-12-22")
    e.ordena("salta la 123 a la agencia")
    e.hasta("2026-12-30")
    assert "agencia" not in e.etapas(ANA)
    assert "sin la carta que lo anuncia" in e.como_esta("123").motivo


def con_llamada() -> Escenario:
    reglas = reglas_de_prueba()
    llamada = Etapa(nombre="llamada", dias=8, tarea="llamada")
    ficha = DeudorReglas(correo=ANA, telefono="+56 9 8765 4321")
    return Escenario(
        reglas=replace(reglas, etapas=(*reglas.etapas[:3], llamada, *reglas.etapas[3:]), deudores=(ficha,))
    )


@pytest.fixture
def llamada() -> tuple[Escenario, Carta]:
    """El día en que toca llamar."""
    e = con_llamada()
    e.factura()
    e.pasar()
    e.hasta("2026-12-24")
    (carta,) = [carta for carta in e.avisos("pregunta") if "llamar" in carta.asunto]
    return e, carta


def test_d9_la_llamada_llega_al_titular_con_telefono_deuda_y_que_decir(llamada: tuple[Escenario, Carta]) -> None:
    e, carta = llamada
    assert carta.para == (TITULAR,)
    for dicho in ("+56 9 8765 4321", "$450.000", "¿En qué fecha podrán", "vence 15/12/2026"):
        assert dicho in carta.texto
    assert e.etapas(ANA) == ["vencimiento", "recordatorio"]
    e.hasta("2026-12-29")
    assert e.etapas(ANA) == ["vencimiento", "recordatorio"]
    assert e.como_esta("123").motivo == "espero tu respuesta: llama a ACME Ltda y dime cómo fue"


def test_d9_contesto_y_promete_anota_la_promesa_y_la_confirma(llamada: tuple[Escenario, Carta]) -> None:
    e, carta = llamada
    e.pulsa(TITULAR, carta, "promete", "Pagará el día: 11/01/2027")
    e.pasar()
    como = e.como_esta("123")
    assert como.estado == "promesa"
    assert "11/01/2027" in como.motivo
    assert any(c.id.startswith("promesa/") for c in e.a(ANA))


def test_d9_promete_sin_dia_se_pregunta_cual_y_nada_se_pierde(llamada: tuple[Escenario, Carta]) -> None:
    e, carta = llamada
    e.pulsa(TITULAR, carta, "promete", "Pagará el día:")
    e.pasar()
    vuelta = e.a(TITULAR)[-1]
    assert "¿Qué día prometió pagar?" in vuelta.texto
    e.ordena("promete el 11/01/2027", responde=vuelta)
    assert e.como_esta("123").estado == "promesa"


def test_d9_no_contesta_y_la_secuencia_sigue(llamada: tuple[Escenario, Carta]) -> None:
    e, carta = llamada
    e.pulsa(TITULAR, carta, "nocontesta")
    e.hasta("2026-12-29")
    assert e.etapas(ANA)[-1] == "segundo_aviso"
    hechos = [s.hecho for s in e.casa.cartera.cronica[e.la("123").deudor] if isinstance(s.hecho, LlamadaHecha)]
    assert [hecho.resultado for hecho in hechos] == ["nocontesta"]


def test_d9_el_numero_esta_mal_y_la_secuencia_sigue_por_correo(llamada: tuple[Escenario, Carta]) -> None:
    e, carta = llamada
    e.pulsa(TITULAR, carta, "numeromalo")
    e.hasta("2026-12-29")
    assert e.etapas(ANA)[-1] == "segundo_aviso"


def test_d9_no_esta_conforme_y_la_factura_queda_en_disputa(llamada: tuple[Escenario, Carta]) -> None:
    e, carta = llamada
    e.pulsa(TITULAR, carta, "disputa", "Dice que faltaron dos cajas")
    e.pasar()
    como = e.como_esta("123")
    assert como.estado == "disputa"
    assert "faltaron dos cajas" in como.motivo


def test_d9_una_llamada_olvidada_no_calla_al_cliente_para_siempre(llamada: tuple[Escenario, Carta]) -> None:
    e, _ = llamada
    e.hasta("2027-01-08")
    assert "segundo_aviso" in e.etapas(ANA)
    assert not e.casa.cartera.preguntas


def test_d9_el_salto_mandado_no_se_pierde_si_su_carta_no_llega_a_salir(e: Escenario) -> None:
    """El servidor no contesta y, mientras, el cliente promete: la carta se anula, pero la orden sigue en pie."""
    e.factura()
    e.pasar()
    e.hasta("2026-12-15")
    e.ordena("salta la 123 al aviso firme")
    e.mundo.fallos.programar("salida.conectar", *[FalloPasajero("421")] * 20)
    e.hasta("2026-12-18")
    assert e.etapas(ANA) == ["vencimiento"]
    assert [paso.etapa for paso in e.la("123").etapas if not paso.enviada] == ["aviso_firme"]
    e.mundo.fallos._guion["salida.conectar"].clear()
    e.llega(ANA, "Re: Factura", "Pago el 23 de diciembre sin falta.", responde=e.a(ANA)[-1])
    e.hasta("2026-12-19")
    assert e.la("123").salto == "aviso_firme"
    e.hasta("2027-01-05")
    assert "aviso_firme" in e.etapas(ANA)
    assert not {"recordatorio", "segundo_aviso"} & set(e.etapas(ANA))
    assert e.la("123").salto is None
