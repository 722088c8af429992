"""De quién es cada respuesta: por el hilo, por lo que quede de la carta, por la dirección o por lo que dice."""

from email.message import EmailMessage
from typing import Any

import pytest
from recorridos.escenario import COBROS, Carta, Escenario

ANA = "ana@acme.example"
LUIS = "contador.luis@gmail.com"
PAGO = "Pagamos el 28 de diciembre."


def _primera(e: Escenario) -> Carta:
    e.factura()
    e.pasar()
    e.hasta("2026-12-15")
    return e.a(ANA)[-1]


def _llega(e: Escenario, de: str, asunto: str, texto: str, **resto: Any) -> None:
    e.llega(de, asunto, texto, **resto)
    e.el_dia("2026-12-16")
    e.pasar()


@pytest.mark.parametrize("cabecera", ["X-Microsoft-Original-Message-ID", "X-Original-Message-ID"])
def test_un_identificador_reescrito_se_reconoce_por_el_que_guardaron(e: Escenario, cabecera: str) -> None:
    carta = _primera(e)
    _llega(e, LUIS, "Sin asunto", PAGO, cabeceras={"In-Reply-To": "<otro@x.example>", cabecera: carta.message_id})
    assert e.como_esta("123").estado == "promesa"


def test_el_identificador_que_puso_amazon_al_aceptarla_tambien_es_el_suyo(e: Escenario) -> None:
    from buzon.dominio.cartera.pliegues.acuses import identidades_de_acuse

    suyo = "0100018f3c2b1a00-1b2c3d4e-5f60-7182-93a4-b5c6d7e8f901-000000"
    assert list(identidades_de_acuse(f"250 Ok {suyo}")) == [suyo]
    carta = _primera(e)
    e.casa.cartera.por_message_id[suyo] = carta.id
    _llega(e, LUIS, "Re", PAGO, cabeceras={"In-Reply-To": f"<{suyo}@eu-west-1.amazonses.com>"})
    assert e.como_esta("123").estado == "promesa"


def test_la_carta_adjunta_dice_de_quien_es(e: Escenario) -> None:
    carta = _primera(e)
    m = EmailMessage()
    m["From"], m["To"], m["Subject"], m["Date"] = LUIS, COBROS, "Consulta", e.reloj.ahora()
    m["Message-ID"] = "<consulta@correo.example>"
    m.set_content(PAGO)
    m.add_attachment(carta.mensaje)
    e.mundo.casillero.entregar(m.as_bytes(), e.reloj.ahora())
    e.el_dia("2026-12-16")
    e.pasar()
    assert e.como_esta("123").estado == "promesa"


def test_el_identificador_citado_dice_de_quien_es(e: Escenario) -> None:
    carta = _primera(e)
    _llega(e, LUIS, "Sin hilo", f"{PAGO}\n\n> Message-ID: {carta.message_id}\n> X-Buzon-Id: {carta.id}\n")
    assert e.como_esta("123").estado == "promesa"


def test_la_marca_sola_desde_fuera_no_basta_para_actuar(e: Escenario) -> None:
    carta = _primera(e)
    _llega(e, LUIS, "Sin hilo", f"{PAGO}\n\n> X-Buzon-Id: {carta.id}\n")
    assert e.como_esta("123").estado == "en_revision"
    assert not e.casa.cartera.promesas
    assert e.avisos("pregunta")


def test_la_marca_desde_su_empresa_distingue_entre_varios_clientes_de_la_casa(e: Escenario) -> None:
    e.factura("301", cliente="Norte Uno SpA", correo="uno@grupo.example")
    e.factura("302", cliente="Norte Dos SpA", correo="dos@grupo.example")
    e.pasar()
    e.hasta("2026-12-15")
    carta = e.a("dos@grupo.example")[-1]
    _llega(e, "tesoreria@grupo.example", "Pago", f"{PAGO}\n\n> X-Buzon-Id: {carta.id}\n")
    assert (e.como_esta("301").estado, e.como_esta("302").estado) == ("vencida", "promesa")


def test_nuestro_asunto_con_el_dominio_del_cliente_basta(e: Escenario) -> None:
    e.factura("301", cliente="Norte Uno SpA", correo="uno@grupo.example")
    e.factura("302", cliente="Norte Dos SpA", correo="dos@grupo.example")
    e.pasar()
    _llega(e, "tesoreria@grupo.example", "RE: Factura 302 · Gráfica Andes SpA", PAGO)
    assert e.como_esta("302").estado == "promesa"
    assert not e.casa.cartera.preguntas


def test_el_numero_distingue_entre_los_clientes_de_una_misma_direccion(e: Escenario) -> None:
    e.factura("301", cliente="Norte Uno SpA", correo=LUIS)
    e.factura("302", cliente="Norte Dos SpA", correo=LUIS)
    e.pasar()
    _llega(e, LUIS, "Pago", "La factura 301 la pagamos el 28 de diciembre.")
    assert (e.como_esta("301").estado, e.como_esta("302").estado) == ("promesa", "vencida")


def test_sin_nada_que_lo_distinga_se_pregunta_por_los_dos(e: Escenario) -> None:
    e.factura("301", cliente="Norte Uno SpA", correo=LUIS)
    e.factura("302", cliente="Norte Dos SpA", correo=LUIS)
    e.pasar()
    _llega(e, LUIS, "Pago", PAGO)
    assert (e.como_esta("301").estado, e.como_esta("302").estado) == ("en_revision", "en_revision")


def test_un_desconocido_que_nombra_la_factura_y_al_cliente_lo_para_y_se_pregunta(e: Escenario) -> None:
    _primera(e)
    _llega(e, LUIS, "Pago pendiente", "Hola, soy el contador de ACME. La factura 123 ya la pagamos ayer.")
    assert e.como_esta("123").estado == "en_revision"
    assert not e.casa.cartera.alegatos
    assert "contador" in e.avisos("pregunta")[-1].texto
    assert "No tengo esa dirección en su ficha" in " ".join(e.avisos("pregunta")[-1].texto.split())
    e.hasta("2027-01-10")
    assert e.etapas(ANA) == ["vencimiento"]


def test_un_desconocido_que_no_nombra_a_nadie_no_para_nada(e: Escenario) -> None:
    _primera(e)
    _llega(e, LUIS, "Oferta", "Tenemos 123 productos nuevos para su empresa.")
    assert e.como_esta("123").estado == "vencida"
    assert not e.avisos("pregunta")


def test_un_sello_de_otro_cliente_es_solo_texto(e: Escenario) -> None:
    carta = _primera(e)
    e.factura("202", cliente="Beta SpA", correo="beto@beta.example")
    e.pasar()
    e.pulsa("beto@beta.example", carta, "ya_pago")
    e.pasar()
    assert not e.casa.cartera.alegatos_de("acme-ltda")
    assert e.como_esta("123").proxima is not None


def test_un_sello_alterado_es_solo_texto(e: Escenario) -> None:
    carta = _primera(e)
    sello = carta.boton("error")
    _llega(e, ANA, sello[:-3] + "AA]", "")
    assert not e.casa.cartera.disputas


def test_un_sello_desde_otra_direccion_dice_de_quien_es_y_se_lee_lo_que_escribe(e: Escenario) -> None:
    carta = _primera(e)
    _llega(e, LUIS, carta.boton("error"), "")
    assert not e.casa.cartera.disputas
    assert e.como_esta("123").estado == "en_revision"
