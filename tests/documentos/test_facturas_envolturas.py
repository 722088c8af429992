"""Lo que llega dentro de otra cosa: sobres, zips, y lo que intenta hacer daño."""

import base64
import io
import zipfile

import pytest
from hypothesis import given
from hypothesis import strategies as st

from buzon.documentos.facturas import leer_documento

UBL = (
    '<Invoice xmlns="urn:oasis:names:specification:ubl:schema:xsd:Invoice-2"><ID>{0}</ID><LegalMonetaryTotal>'
    "<PayableAmount>10.00</PayableAmount></LegalMonetaryTotal></Invoice>"
)
RESPUESTA = (
    '<ApplicationResponse xmlns="urn:oasis:names:specification:ubl:schema:xsd:ApplicationResponse-2"><ID>R</ID>'
    "</ApplicationResponse>"
)


def zip_con(*miembros: tuple[str, bytes]) -> bytes:
    flujo = io.BytesIO()
    with zipfile.ZipFile(flujo, "w", zipfile.ZIP_DEFLATED) as archivo:
        for nombre, contenido in miembros:
            archivo.writestr(nombre, contenido)
    return flujo.getvalue()


def numeros(contenido: bytes) -> list[str | None]:
    return [f.numero for f in leer_documento(contenido).facturas]


def adjunto_dian(descripcion: str) -> bytes:
    return (
        '<AttachedDocument xmlns="urn:oasis:names:specification:ubl:schema:xsd:AttachedDocument-2"><ID>1</ID>'
        f"<Attachment><ExternalReference><Description>{descripcion}</Description></ExternalReference></Attachment>"
        "<ParentDocumentLineReference><DocumentReference><Attachment><ExternalReference><Description>"
        f"<![CDATA[{RESPUESTA}]]></Description></ExternalReference></Attachment></DocumentReference>"
        "</ParentDocumentLineReference></AttachedDocument>"
    ).encode()


def test_el_contenedor_de_la_dian_lleva_la_factura_en_cdata_o_en_base64() -> None:
    assert numeros(adjunto_dian(f"<![CDATA[{UBL.format('F1')}]]>")) == ["F1"]
    assert numeros(adjunto_dian(base64.b64encode(UBL.format("F2").encode()).decode())) == ["F2"]


def test_un_sobre_de_peppol_y_un_soap_se_abren() -> None:
    assert numeros(f"<StandardBusinessDocument><Header/>{UBL.format('F1')}</StandardBusinessDocument>".encode()) == [
        "F1"
    ]
    assert numeros(f"<s:Envelope xmlns:s='urn:s'><s:Body>{UBL.format('F2')}</s:Body></s:Envelope>".encode()) == ["F2"]


def test_un_zip_trae_varias_facturas_y_la_repetida_cuenta_una_vez() -> None:
    una, otra = UBL.format("F1").encode(), UBL.format("F2").encode()
    assert numeros(zip_con(("a.xml", una), ("b.xml", otra), ("copia.xml", una), ("leeme.txt", b"hola"))) == ["F1", "F2"]


def test_un_zip_dentro_de_otro_no_se_abre() -> None:
    dentro = zip_con(("a.xml", UBL.format("F1").encode()))
    leido = leer_documento(zip_con(("dentro.zip", dentro)), nombre="facturas.zip")
    assert leido.facturas == ()
    assert leido.avisos == ("el zip no trae XML ni PDF",)


def test_un_zip_que_se_expande_demasiado_se_rechaza() -> None:
    leido = leer_documento(zip_con(("a.xml", b"<a>" + b" " * 40_000_000 + b"</a>")))
    assert "se expande demasiado" in leido.avisos[0]


def test_un_zip_con_demasiados_archivos_o_de_oficina_se_rechaza() -> None:
    assert "más de 200" in leer_documento(zip_con(*((f"{i}.xml", b"<a/>") for i in range(201)))).avisos[0]
    assert "oficina" in leer_documento(zip_con(("[Content_Types].xml", b"<Types/>"))).avisos[0]


def test_un_zip_cifrado_se_rechaza() -> None:
    crudo = bytearray(zip_con(("a.xml", UBL.format("F1").encode())))
    directorio = crudo.index(b"PK\x01\x02")
    crudo[directorio + 8] |= 1
    assert "cifrado" in leer_documento(bytes(crudo)).avisos[0]


@pytest.mark.parametrize("codificacion", ["utf-8", "utf-16", "utf-16-le"])
def test_un_doctype_se_rechaza_en_cualquier_codificacion(codificacion: str) -> None:
    ataque = '<?xml version="1.0"?><!-- x --><!DOCTYPE l [<!ENTITY a SYSTEM "file:///etc/passwd">]><l>&a;</l>'
    leido = leer_documento(ataque.encode(codificacion))
    assert leido.facturas == ()
    assert "DOCTYPE" in leido.avisos[0]


def test_un_xml_muy_hondo_muy_grande_o_roto_se_dice_y_no_se_lee() -> None:
    assert "no está bien formado" in leer_documento(b"<a>" * 5_000).avisos[0]
    assert "pasa de 10 MB" in leer_documento(b"<a>" + b"x" * 10_000_001 + b"</a>").avisos[0]
    assert "demasiados elementos" in leer_documento(b"<a>" + b"<b/>" * 700_000 + b"</a>").avisos[0]


def test_la_marca_de_orden_y_los_blancos_de_delante_no_estorban() -> None:
    assert numeros(b"\xef\xbb\xbf" + UBL.format("F1").encode()) == ["F1"]
    assert numeros(b"\r\n  " + UBL.format("F2").encode() + b"\x00\n") == ["F2"]
    assert numeros(('<?xml version="1.0" encoding="UTF-16"?>' + UBL.format("F3")).encode("utf-16")) == ["F3"]


def test_no_decide_el_nombre_del_archivo_sino_lo_que_hay_dentro() -> None:
    leido = leer_documento(UBL.format("F1").encode(), nombre="foto.jpg", tipo_mime="image/jpeg")
    assert [f.numero for f in leido.facturas] == ["F1"]


@given(st.binary(max_size=300))
def test_ningun_archivo_lo_hace_caer(crudo: bytes) -> None:
    assert leer_documento(crudo).facturas == ()


@given(st.integers(0, len(UBL)), st.binary(max_size=8))
def test_un_xml_estropeado_por_cualquier_sitio_no_lo_hace_caer(donde: int, basura: bytes) -> None:
    crudo = UBL.format("F1").encode()
    leido = leer_documento(crudo[:donde] + basura + crudo[donde:])
    assert len(leido.facturas) <= 1


@given(st.sampled_from([b"PK\x03\x04", b"%PDF-1.7\n", b"PK\x05\x06"]), st.binary(max_size=200))
def test_una_firma_seguida_de_basura_no_lo_hace_caer(firma: bytes, crudo: bytes) -> None:
    leido = leer_documento(firma + crudo)
    assert leido.facturas == ()
    assert leido.avisos
