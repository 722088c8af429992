"""Una factura, de punta a punta, con `buzon pasada --ahora …` sobre servidores de verdad."""

from datetime import datetime
from email.message import EmailMessage
from email.utils import parsedate_to_datetime

import pytest
from proceso.correos import ZONA, aviso_del_banco, cfdi, factura_reenviada, instante, respuesta
from proceso.mundo import AGENCIA, CLIENTE, TITULAR, Carta, Mundo

from buzon.dominio.secuencia import nombre_de_etapa

# La factura vence el jueves 10 de diciembre; cada salto cae el día de una etapa o un día en que no toca nada.
ETAPAS = {
    "2026-12-10": ["vencimiento"],
    "2026-12-11": [],
    "2026-12-15": ["recordatorio"],
    "2026-12-22": ["segundo_aviso"],
    "2026-12-30": ["aviso_firme"],
    "2027-01-07": ["ultimo_aviso"],
    "2027-01-14": [],  # el plazo que dio el último aviso acaba hoy
    "2027-01-15": ["agencia"],
    "2027-01-29": [],
}


def _registrar(mundo: Mundo) -> bytes:
    xml = cfdi("1234", "11600.00", "2026-11-10", 30)
    mundo.entregar(factura_reenviada(xml, "1234", instante("2026-12-01T09:00")), instante("2026-12-01T09:00"))
    return xml


def test_un_cfdi_reenviado_recorre_las_etapas_hasta_la_copia_a_la_agencia(mundo: Mundo) -> None:
    xml = _registrar(mundo)
    (recibo,) = [c for c in mundo.pasada("2026-12-01T10:00-06:00") if c.etapa == "recibo"]
    assert recibo.destinatarios == (TITULAR,)
    assert "11,600.00" in recibo.texto
    for dia, etapas in ETAPAS.items():
        salidas = [carta for carta in mundo.pasada(f"{dia}T10:00-06:00") if carta.destinatarios[0] == CLIENTE]
        assert [carta.etapa for carta in salidas] == etapas, dia
        if etapas in (["vencimiento"], ["agencia"]):
            assert mundo.pasada(f"{dia}T10:05-06:00") == [], "el mismo día, otra vez, no hace nada"
    cartas = mundo.cartas_a(CLIENTE)
    assert [carta.destinatarios for carta in cartas if len(carta.destinatarios) > 1] == [(CLIENTE, AGENCIA)]
    assert [str(carta.mensaje["Cc"]) for carta in cartas if carta.mensaje["Cc"]] == [AGENCIA]
    _es_un_solo_hilo([carta.mensaje for carta in cartas])
    for carta in cartas:
        adjuntos = {parte.get_filename(): parte.get_content() for parte in carta.mensaje.iter_attachments()}
        assert xml in adjuntos.values()
        # La agencia que empieza hoy necesita saber qué se ha hecho hasta hoy.
        sobran = [nombre for nombre, contenido in adjuntos.items() if contenido != xml]
        assert [nombre[-4:] for nombre in sobran if nombre] == ([".pdf"] if carta.etapa == "agencia" else [])
    (factura,) = mundo.estado("--ahora", "2027-01-29T10:00-06:00")["facturas"]
    assert (factura["estado"], factura["etapa"], factura["saldo"]) == ("agencia", "agencia", "11600")
    assert "libro" in mundo.buzon("verificar").stdout


def _es_un_solo_hilo(mensajes: list[EmailMessage]) -> None:
    ids = [str(m["Message-ID"]) for m in mensajes]
    assert len(set(ids)) == len(ids)
    for i, mensaje in enumerate(mensajes[1:], start=1):
        assert str(mensaje["In-Reply-To"]) == ids[i - 1]
        assert str(mensaje["References"]).split()[-1] == ids[i - 1]
        assert ids[0] in str(mensaje["References"])


def test_lo_que_sale_lleva_la_hora_que_se_le_dice_y_las_cabeceras_de_contrato(negocio: Mundo) -> None:
    _registrar(negocio)
    negocio.pasada("2026-12-01T10:00-06:00")
    assert {_hora(carta) for carta in negocio.cartas()} == {instante("2026-12-01T10:00")}
    assert {_hora(carta) for carta in negocio.pasada("2026-12-10T11:30-06:00")} == {instante("2026-12-10T11:30")}
    cartas = negocio.cartas()
    for carta in cartas:
        assert carta.mensaje["Auto-Submitted"] == "auto-generated"
        assert carta.mensaje["X-Buzon-Id"]
        assert "cobros@imprentasol.example" in str(carta.mensaje["From"])
        assert "cobros@imprentasol.example" in str(carta.mensaje["Reply-To"])
        tipos = [parte.get_content_type() for parte in carta.mensaje.walk()]
        assert "text/plain" in tipos
        assert "text/html" in tipos


def _hora(carta: Carta) -> datetime:
    return parsedate_to_datetime(str(carta.mensaje["Date"])).astimezone(ZONA)


@pytest.mark.largo
def test_simular_no_envia_nada_y_acierta_lo_que_sale_los_dias_siguientes(negocio: Mundo) -> None:
    _registrar(negocio)
    negocio.pasada("2026-12-01T10:00-06:00")
    antes = len(negocio.cartas())
    dicho = negocio.buzon("simular", "--dias", "60", "--ahora", "2026-12-01T10:05-06:00").stdout
    assert len(negocio.cartas()) == antes
    # «10/12/2026 09:00  segundo aviso      Cliente <…>»: el día, y la etapa en su columna.
    previsto = [[linea[:10], linea[18:37].strip()] for linea in dicho.splitlines() if CLIENTE in linea]
    for dia, _ in previsto:
        negocio.pasada(f"{dia[6:]}-{dia[3:5]}-{dia[:2]}T10:00-06:00")
    salido = [[f"{_hora(c):%d/%m/%Y}", nombre_de_etapa(c.etapa)] for c in negocio.cartas_a(CLIENTE)]
    assert previsto == salido
    assert salido[-1][1] == nombre_de_etapa("agencia")


def test_una_promesa_calla_las_etapas_y_un_pago_las_termina(mundo: Mundo) -> None:
    _registrar(mundo)
    mundo.pasada("2026-12-01T10:00-06:00")
    (primera,) = [c for c in mundo.pasada("2026-12-10T10:00-06:00") if c.destinatarios[0] == CLIENTE]
    hoy = instante("2026-12-10T16:00")
    mundo.entregar(respuesta(primera, "Buenas tardes, le pagamos el viernes 18 de diciembre.\n", hoy), hoy)
    assert [c.etapa for c in mundo.pasada("2026-12-10T16:05-06:00")] == ["promesa"]
    assert not [c for c in mundo.pasada("2026-12-16T10:00-06:00") if c.destinatarios[0] == CLIENTE]
    assert mundo.estado("--ahora", "2026-12-16T10:00-06:00")["facturas"][0]["estado"] == "promesa"
    pago = instante("2026-12-18T12:00")
    mundo.entregar(aviso_del_banco("11,600.00", "FERRETERIA EL INDIO", pago, "A-1234"), pago)
    assert "gracias" in [c.etapa for c in mundo.pasada("2026-12-18T12:05-06:00")]
    assert not [c for c in mundo.pasada("2026-12-29T10:00-06:00") if c.destinatarios[0] == CLIENTE]
    (factura,) = mundo.estado("--ahora", "2026-12-29T10:00-06:00")["facturas"]
    assert (factura["estado"], factura["saldo"]) == ("pagada", "0")
    historia = mundo.buzon("explicar", "A-1234", "--ahora", "2026-12-29T10:00-06:00").stdout
    assert "viernes 18 de diciembre" in historia
