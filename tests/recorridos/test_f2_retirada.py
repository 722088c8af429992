"""F2: lo que pasa después de la entrega se le dice a la agencia al momento, y su gestión se detiene."""

from dataclasses import replace
from decimal import Decimal

import pytest
from recorridos.escenario import AGENCIA, Carta, Escenario, reglas_de_prueba

from buzon.dominio.hechos import CasoRetirado

ANA = "ana@acme.example"


@pytest.fixture(params=["copia", "aparte"])
def e(request: pytest.FixtureRequest) -> Escenario:
    """Un caso ya en la agencia."""
    reglas = reglas_de_prueba()
    assert reglas.agencia is not None
    e = Escenario(reglas=replace(reglas, agencia=replace(reglas.agencia, modo=request.param)))
    e.factura()
    e.pasar()
    e.hasta("2027-01-25")
    assert e.la("123").en_agencia
    assert len(e.a(AGENCIA)) == 1
    return e


def _aviso(e: Escenario) -> Carta:
    entrega, aviso = e.a(AGENCIA)
    assert aviso.para == (AGENCIA,)
    assert str(aviso.mensaje["In-Reply-To"]).strip("<>") == entrega.message_id.strip("<>")
    assert not e.la("123").en_agencia
    assert any(isinstance(suceso.hecho, CasoRetirado) for suceso in e.casa.cartera.cronica[e.la("123").deudor])
    return aviso


def test_f2_un_pago_cierra_el_caso(e: Escenario) -> None:
    e.transferencia("ACME Ltda", "$450.000")
    e.pasar()
    aviso = _aviso(e)
    assert "Detengan la gestión" in aviso.asunto
    assert "el cliente ya ha pagado" in aviso.texto
    assert "El caso queda cerrado" in aviso.texto
    assert e.como_esta("123").estado == "pagada"


def test_f2_un_pago_parcial_no_la_detiene_y_le_dice_el_saldo_nuevo(e: Escenario) -> None:
    e.ordena("parcial 150.000 de la 123")
    _, aviso = e.a(AGENCIA)
    assert "$300.000" in aviso.texto
    assert "Saldo nuevo" in aviso.asunto
    assert e.la("123").en_agencia


def test_f2_una_promesa_la_detiene(e: Escenario) -> None:
    e.llega(ANA, "Re: Factura", "Buenas, la pagamos el lunes 1 de febrero sin falta.", responde=e.a(ANA)[-1])
    e.pasar()
    assert "se ha comprometido a pagar" in _aviso(e).texto
    assert e.como_esta("123").estado == "promesa"


def test_f2_una_disputa_la_detiene(e: Escenario) -> None:
    e.llega(ANA, "Re: Factura", "No estamos conformes: el pedido llegó incompleto.", responde=e.a(ANA)[-1])
    e.pasar()
    assert "no está conforme" in _aviso(e).texto


def test_f2_un_ya_pague_la_detiene_mientras_se_comprueba(e: Escenario) -> None:
    e.llega(ANA, "Re: Factura", "Esa factura ya la pagamos ayer por transferencia.", responde=e.a(ANA)[-1])
    e.pasar()
    assert "dice que ya pagó" in _aviso(e).texto


def test_f2_un_ya_pague_una_parte_la_detiene_y_al_confirmarse_solo_cuenta_esa_parte(e: Escenario) -> None:
    texto = "Ayer les transferí 150.000 a cuenta de la 123."
    e.llega(ANA, "Re: Factura", texto, responde=e.a(ANA)[-1])
    e.pasar()
    _aviso(e)
    e.transferencia("ACME Ltda", "$150.000")
    e.pasar()
    assert e.la("123").saldo == Decimal(300_000)
    assert e.como_esta("123").estado != "pagada"
    assert not e.la("123").en_agencia  # no vuelve sola: antes, otro aviso con su plazo


def test_f2_una_respuesta_que_no_se_entiende_tambien_la_detiene(e: Escenario) -> None:
    e.llega(ANA, "Re: Factura", "Quiero hablar de esto con ustedes, llámenme.", responde=e.a(ANA)[-1])
    e.pasar()
    assert "nos ha escrito" in _aviso(e).texto


def test_f2_lo_que_manda_el_titular_tambien(e: Escenario) -> None:
    e.ordena("anular la 123")
    assert "se ha anulado" in _aviso(e).texto


def test_f2_se_le_avisa_una_sola_vez_aunque_pasen_dos_cosas(e: Escenario) -> None:
    e.llega(ANA, "Re: Factura", "La pagamos el lunes 1 de febrero.", responde=e.a(ANA)[-1])
    e.pasar()
    e.ordena("pausar la 123")
    e.hasta("2027-01-29")
    assert len(e.a(AGENCIA)) == 2


def test_f2_tras_una_promesa_rota_no_vuelve_a_la_agencia_sin_otro_aviso_con_su_plazo(e: Escenario) -> None:
    e.llega(ANA, "Re: Factura", "La pagamos el lunes 1 de febrero sin falta.", responde=e.a(ANA)[-1])
    e.pasar()
    e.hasta("2027-02-28")
    despues = e.etapas(ANA)[e.etapas(ANA).index("agencia") + 1 :]
    assert despues == ["promesa_vencida", "ultimo_aviso", "agencia"]
    assert len(e.a(AGENCIA)) == 3
    pasos = {paso.etapa: paso.cuando for paso in e.la("123").etapas}
    assert (pasos["agencia"] - pasos["ultimo_aviso"]).days >= 7


def test_f2_un_pago_deshecho_le_devuelve_el_saldo_si_sigue_con_el_caso(e: Escenario) -> None:
    e.ordena("parcial 150.000 de la 123")
    e.ordena("deshacer 123")
    avisos = [carta for carta in e.a(AGENCIA) if "Saldo nuevo" in carta.asunto]
    assert len(avisos) == 2
    assert "$300.000" in avisos[0].texto
    assert "$300.000" not in avisos[1].texto
    assert e.la("123").saldo == 450_000


def test_f2_el_titular_lo_retira_con_una_orden_y_no_vuelve_sola(e: Escenario) -> None:
    e.ordena("retira la 123 de la agencia")
    assert "retiramos el caso" in _aviso(e).texto
    e.hasta("2027-03-01")
    assert len(e.a(AGENCIA)) == 2
    assert e.como_esta("123").estado == "pausada"


def test_f2_pedir_cuotas_la_detiene_y_el_plan_acordado_no_se_le_cuenta_otra_vez(e: Escenario) -> None:
    e.llega(ANA, "Re: Factura", "Buenas, ¿podemos pagar en 3 cuotas?", responde=e.a(ANA)[-1])
    e.pasar()
    assert "nos ha escrito y lo estamos atendiendo" in " ".join(_aviso(e).texto.split())
    e.ordena("plan de 3 cuotas", responde=e.avisos("pregunta")[-1])
    e.llega(ANA, "Re: Factura", "Hola Carla, sí, acepto las cuotas propuestas.", responde=e.a(ANA)[-1])
    e.pasar()
    assert e.como_esta("123").estado == "plan"
    assert len(e.a(AGENCIA)) == 2


def test_f2_el_plan_que_manda_el_titular_la_detiene(e: Escenario) -> None:
    e.ordena("plan de 3 cuotas a ACME Ltda")
    assert "en cuotas" in _aviso(e).texto
