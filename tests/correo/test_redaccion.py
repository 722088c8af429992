from datetime import UTC, datetime, timedelta, timezone
from email import message_from_bytes
from email.header import decode_header, make_header
from email.policy import default
from typing import Any

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from buzon.correo.redaccion import AdjuntoSaliente, componer


class Escrita(msgspec.Struct, frozen=True):
    asunto: str = "Factura 1042 · Gráfica Ñandú"
    texto: str = "A la atención de Acme:\n\nEl saldo es $ 450.000.\n"
    html: str = "<!DOCTYPE html><html lang='es'><body><p>El saldo es $ 450.000.</p></body></html>"


PDF = AdjuntoSaliente("Factura nº 1042.pdf", "application/pdf", b"%PDF-1.4\n\x00\xff\r\nfin")
FECHA = datetime(2026, 11, 22, 10, 30, tzinfo=timezone(timedelta(hours=-3)))


def carta(pieza: Escrita | None = None, **cambios: Any) -> bytes:
    datos: dict[str, Any] = {
        "remitente": "cobros@grafica.example",
        "remitente_nombre": "Gráfica Ñandú SpA",
        "para": ["pagos@acme.example"],
        "responder_a": "cobros@grafica.example",
        "message_id": "<buzon.abc.1@grafica.example>",
        "fecha": FECHA,
        "id_buzon": "carta-1",
    }
    return componer(pieza or Escrita(), **(datos | cambios))


def abrir(crudo: bytes) -> Any:
    return message_from_bytes(crudo, policy=default)


def cabeceras(crudo: bytes) -> list[str]:
    """Los nombres de las cabeceras del mensaje tal como los vería el servidor más bruto."""
    cabeza = crudo.split(b"\r\n\r\n", 1)[0]
    return [linea.split(b":")[0].decode() for linea in cabeza.split(b"\r\n") if linea[:1] not in {b" ", b"\t"}]


def nombre_visible(cruda: bytes) -> str:
    """El nombre de From como lo descodifica RFC 2047 (el lector nuevo de Python 3.11 mete espacios de más)."""
    crudo = str(message_from_bytes(cruda)["From"])
    nombre = "".join(crudo.splitlines()).rpartition("<")[0].strip()
    if nombre.startswith('"'):
        return nombre[1:-1].replace('\\"', '"').replace("\\\\", "\\")
    return str(make_header(decode_header(nombre)))


def test_una_carta_lleva_sus_dos_partes_y_las_cabeceras_del_contrato() -> None:
    leida = abrir(carta())
    assert leida.get_content_type() == "multipart/alternative"
    assert [parte.get_content_type() for parte in leida.iter_parts()] == ["text/plain", "text/html"]
    assert "El saldo es $ 450.000." in leida.get_body(("plain",)).get_content()
    assert leida["Message-ID"] == "<buzon.abc.1@grafica.example>"
    assert leida["X-Buzon-Id"] == "carta-1"
    assert leida["Auto-Submitted"] == "auto-generated"
    assert leida["Date"].datetime == FECHA
    assert leida["From"].addresses[0].display_name == "Gráfica Ñandú SpA"
    assert leida["Reply-To"].addresses[0].addr_spec == "cobros@grafica.example"
    assert leida["Subject"] == "Factura 1042 · Gráfica Ñandú"
    assert leida["X-Auto-Response-Suppress"] is None
    assert leida["References"] is None


def test_los_adjuntos_envuelven_las_dos_partes_y_conservan_cada_octeto() -> None:
    leida = abrir(carta(adjuntos=[PDF]))
    assert leida.get_content_type() == "multipart/mixed"
    alternativa, adjunto = leida.iter_parts()
    assert alternativa.get_content_type() == "multipart/alternative"
    assert adjunto.get_content_type() == "application/pdf"
    assert adjunto.get_filename() == "Factura nº 1042.pdf"
    assert adjunto.get_content() == PDF.contenido


def test_la_misma_carta_da_los_mismos_bytes_y_otra_da_otros() -> None:
    assert carta(adjuntos=[PDF]) == carta(adjuntos=[PDF])
    assert carta(adjuntos=[PDF]) != carta(adjuntos=[PDF], message_id="buzon.abc.2@grafica.example")


def test_los_octetos_de_una_carta_no_cambian_de_una_version_a_otra() -> None:
    esperado = (
        b'From: "Grafica" <cobros@grafica.example>\r\nTo: <pagos@acme.example>\r\nSubject: Factura 1042\r\n'
        b"Date: Sun, 22 Nov 2026 10:30:00 -0300\r\nMessage-ID: <m1@grafica.example>\r\nX-Buzon-Id: c1\r\n"
        b"Auto-Submitted: auto-generated\r\n"
    )
    cruda = carta(
        Escrita(asunto="Factura 1042"),
        remitente_nombre="Grafica",
        responder_a=None,
        message_id="m1@grafica.example",
        id_buzon="c1",
    )
    assert cruda.startswith(esperado)


def test_se_puede_pedir_que_callen_las_respuestas_automaticas_y_que_la_carta_no_parezca_maquinal() -> None:
    leida = abrir(carta(maquinal=False, sin_respuestas_automaticas=True))
    assert leida["Auto-Submitted"] is None
    assert leida["X-Auto-Response-Suppress"] == "OOF, AutoReply"


def test_el_hilo_cita_la_raiz_y_los_diecinueve_ultimos() -> None:
    hilo = [f"<carta-{n}@acme.example>" for n in range(30)]
    leida = abrir(carta(hilo=hilo))
    assert leida["In-Reply-To"] == "<carta-29@acme.example>"
    assert leida["References"].split() == [hilo[0], *hilo[11:]]


def test_un_identificador_larguisimo_sale_entero_y_uno_con_trampa_no_sale() -> None:
    largo = "a" * 180 + "@correo.acme.example"
    cruda = carta(hilo=["<x@y>\r\nBcc: otro@malo.example", "con espacio@z", largo, "ñ@z"])
    assert f"References: <{largo}>\r\n".encode() in cruda
    assert b"malo.example" not in cruda


@pytest.mark.parametrize(
    "malo", ["", "sin-arroba", "a@b@", "a b@c.example", "á@acme.example", "a@b.example, c@d.example"]
)
def test_una_direccion_que_no_lo_es_se_rechaza(malo: str) -> None:
    with pytest.raises(ValueError, match="dirección no válida"):
        carta(para=[malo])


def test_un_dominio_con_acentos_sale_en_ascii() -> None:
    assert abrir(carta(para=["pagos@ñandú.example"]))["To"] == "pagos@xn--and-6ma2c.example"


@pytest.mark.parametrize(
    "cambio",
    [
        {"para": []},
        {"fecha": datetime(2026, 11, 22)},  # noqa: DTZ001 - la falta de zona es el caso
        {"message_id": "<a b@c>"},
        {"message_id": "x@y>\r\nBcc: <z@z"},
    ],
)
def test_sin_destinatario_sin_zona_o_sin_identificador_no_hay_carta(cambio: dict[str, Any]) -> None:
    with pytest.raises(ValueError, match=r"Message-ID|necesita"):
        carta(**cambio)


def test_el_nombre_de_un_adjunto_no_lleva_ruta_ni_signos_peligrosos() -> None:
    raro = AdjuntoSaliente('../../etc/<x>:"\u202efdp.exe\r\nX: y' + "n" * 500 + ".pdf", "multipart/mixed; a=b", b"x")
    adjunto = list(abrir(carta(adjuntos=[raro])).iter_parts())[1]
    nombre = adjunto.get_filename()
    assert adjunto.get_content_type() == "application/octet-stream"
    assert len(nombre) <= 120
    assert nombre.endswith(".pdf")
    assert not set(nombre) & set('/\\<>:"\r\n\u202e')


def test_un_adjunto_de_texto_o_un_correo_adjunto_no_cambian() -> None:
    contenido = b"uno\ndos\r\ntres\rfin \xf1"
    tipos = ["text/csv", "text/xml", "message/rfc822", "application/xml"]
    partes = list(abrir(carta(adjuntos=[AdjuntoSaliente("a", tipo, contenido) for tipo in tipos])).iter_parts())[1:]
    assert [parte.get_payload(decode=True) for parte in partes] == [contenido] * 4


peligroso = st.text(
    st.one_of(st.sampled_from('\r\n\v\f\x85\u2028\u2029\x00\t ,;:<>"()@\\=?.ñ\u202e\ud800'), st.characters()),
    max_size=120,
)


@given(asunto=peligroso, nombre=peligroso, id_buzon=peligroso, archivo=peligroso)
def test_ningun_texto_puede_anadir_ni_quitar_una_cabecera(
    asunto: str, nombre: str, id_buzon: str, archivo: str
) -> None:
    adjunto = AdjuntoSaliente(archivo, archivo, b"x")
    cruda = carta(Escrita(asunto), remitente_nombre=nombre, id_buzon=id_buzon, adjuntos=[adjunto])
    assert cabeceras(cruda) == cabeceras(carta(adjuntos=[adjunto]))
    leida = abrir(cruda)
    assert [una.addr_spec for una in leida["From"].addresses] == ["cobros@grafica.example"]
    assert [una.addr_spec for una in leida["To"].addresses] == ["pagos@acme.example"]
    assert not leida.defects


@given(asunto=st.text(st.characters(categories=("L", "N", "P", "S")), min_size=1, max_size=200).filter(str.strip))
def test_el_asunto_y_el_nombre_se_leen_igual_que_se_escribieron(asunto: str) -> None:
    cruda = carta(Escrita(asunto), remitente_nombre=asunto[:100])
    leida = abrir(cruda)
    assert leida["Subject"] == asunto
    assert nombre_visible(cruda) == asunto[:100]


def test_un_nombre_largo_con_comas_sigue_siendo_una_sola_direccion() -> None:
    nombre = "Servicios, Suministros y Reparaciones del Norte, Sociedad Anónima, <jefe@otro.example>, sucursal"
    cruda = carta(remitente_nombre=nombre)
    assert nombre_visible(cruda) == nombre
    assert [una.addr_spec for una in abrir(cruda)["From"].addresses] == ["cobros@grafica.example"]


@settings(max_examples=50)
@given(texto=st.text(max_size=3000), html=st.text(max_size=3000))
def test_las_lineas_acaban_en_crlf_y_nunca_son_largas(texto: str, html: str) -> None:
    cruda = carta(Escrita(texto=texto, html=html), para=[f"persona{n}@acme.example" for n in range(30)], adjuntos=[PDF])
    assert cruda.count(b"\n") == cruda.count(b"\r\n") == cruda.count(b"\r")
    assert max(map(len, cruda.split(b"\r\n"))) <= 998
    assert cruda.isascii()


def test_la_fecha_conserva_el_huso_y_la_utc_tambien() -> None:
    assert b"\r\nDate: Sun, 22 Nov 2026 10:30:00 +0000\r\n" in carta(fecha=datetime(2026, 11, 22, 10, 30, tzinfo=UTC))
