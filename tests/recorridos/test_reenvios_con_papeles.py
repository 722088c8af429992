"""El titular reenvía facturas como puede: varias a la vez, en un zip, como dato adjunto, con su copia impresa."""

import io
import zipfile
from email.message import EmailMessage

import pytest
from recorridos.escenario import AUTENTICADOR, FACTURAS, TITULAR, Escenario

from tests.documentos.imprenta import suelto

ANA = "ana@acme.example"
REENVIO = (
    "---------- Forwarded message ---------\nDe: Carla <carla@graficaandes.example>\n"
    "Date: lun, 30 nov 2026 a las 12:00\nSubject: Factura\nTo: Ana <ana@acme.example>\n\nAdjunto la factura."
)
Adjunto = tuple[str, str, bytes]


def _dte(folio: int = 900, total: int = 1160) -> bytes:
    return (
        f'<DTE xmlns="http://www.sii.cl/SiiDte"><Documento ID="F{folio}"><Encabezado><IdDoc><TipoDTE>33</TipoDTE>'
        f"<Folio>{folio}</Folio><FchEmis>2026-12-01</FchEmis><FchVenc>2026-12-15</FchVenc></IdDoc><Emisor>"
        "<RUTEmisor>76123456-0</RUTEmisor><RznSoc>Grafica Andes SpA</RznSoc></Emisor><Receptor>"
        "<RUTRecep>77888999-5</RUTRecep><RznSocRecep>ACME Ltda</RznSocRecep></Receptor><Totales>"
        f"<MntTotal>{total}</MntTotal></Totales></Encabezado></Documento></DTE>"
    ).encode()


def _pdf(folio: int = 900, total: str = "1.160") -> bytes:
    return suelto([
        (20, 20, "Gráfica Andes SpA"), (20, 25, "R.U.T.: 76.123.456-0"), (140, 20, "FACTURA ELECTRONICA"),
        (140, 25, f"N° {folio}"), (20, 45, "Señor(es): ACME Ltda"), (20, 50, "R.U.T.: 77.888.999-5"),
        (20, 55, "Fecha Emisión: 01-12-2026"), (20, 60, "Vencimiento: 15-12-2026"), (130, 90, "TOTAL $"),
        (160, 90, total),
    ])  # fmt: skip


def _zip(*archivos: tuple[str, bytes]) -> bytes:
    crudo = io.BytesIO()
    with zipfile.ZipFile(crudo, "w") as archivo:
        for nombre, contenido in archivos:
            archivo.writestr(nombre, contenido)
    return crudo.getvalue()


def _xml(contenido: bytes, nombre: str = "factura.xml") -> Adjunto:
    return (nombre, "application/xml", contenido)


def _impresa(contenido: bytes) -> Adjunto:
    return ("factura.pdf", "application/pdf", contenido)


def _reenvia(e: Escenario, *adjuntos: Adjunto) -> None:
    e.llega(f"Carla <{TITULAR}>", "Fwd: Factura", REENVIO, para=FACTURAS, adjuntos=adjuntos)
    e.pasar()


def _numeros(e: Escenario) -> list[str]:
    return sorted(factura.numero for factura in e.casa.cartera.facturas.values())


@pytest.mark.parametrize(
    ("adjuntos", "numeros"),
    [
        ((_xml(_dte()), _impresa(_pdf())), ["900"]),
        ((_impresa(_pdf()), _xml(_dte())), ["900"]),
        ((_xml(_dte()), _impresa(_pdf(901, "2.000"))), ["900", "901"]),
        ((_xml(_dte(), "a.xml"), _xml(_dte(901, 2000), "b.xml")), ["900", "901"]),
        ((_impresa(_pdf()), _impresa(_pdf(901, "2.000"))), ["900", "901"]),
        ((("f.zip", "application/zip", _zip(("a.xml", _dte()), ("a.pdf", _pdf()))),), ["900"]),
        ((("f.zip", "application/zip", _zip(("a.xml", _dte()), ("b.pdf", _pdf(901, "2.000")))),), ["900", "901"]),
        ((("", "application/octet-stream", _dte()),), ["900"]),
    ],
    ids=["xml y pdf", "pdf y xml", "xml y otro pdf", "dos xml", "dos pdf", "zip", "zip con dos", "sin nombre"],
)
def test_cada_factura_se_registra_una_vez_y_ninguna_se_pierde(
    e: Escenario, adjuntos: tuple[Adjunto, ...], numeros: list[str]
) -> None:
    _reenvia(e, *adjuntos)
    assert _numeros(e) == numeros


def test_el_xml_hoy_y_el_pdf_manana_son_una_factura(e: Escenario) -> None:
    _reenvia(e, _xml(_dte()))
    e.el_dia("2026-12-02")
    _reenvia(e, _impresa(_pdf()))
    assert _numeros(e) == ["900"]
    assert "ya estaba registrada" in " ".join(e.avisos("recibo")[-1].texto.split())


def test_un_pdf_que_no_se_lee_entero_junto_al_xml_es_su_anexo(e: Escenario) -> None:
    anexo = suelto([(20, 20, "FACTURA"), (20, 30, "Condiciones generales de venta")])
    _reenvia(e, _xml(_dte()), _impresa(anexo))
    assert _numeros(e) == ["900"]
    assert not e.avisos("pregunta")


def test_el_logotipo_de_la_firma_no_se_comenta(e: Escenario) -> None:
    _reenvia(e, ("logo.png", "image/png", b"\x89PNG\r\n\x1a\n...."), _xml(_dte()))
    assert _numeros(e) == ["900"]
    assert "logo" not in e.avisos("recibo")[-1].texto


def test_la_foto_de_una_factura_se_dice_que_no_se_lee(e: Escenario) -> None:
    _reenvia(e, ("foto.jpg", "image/jpeg", b"\xff\xd8\xff\xe0...."))
    assert not _numeros(e)
    assert "no leo fotos" in " ".join(e.avisos("recibo")[-1].texto.split())


def _con_original_adjunto(e: Escenario, *, como_octetos: bool = False, de_buzon: bool = False) -> None:
    original = EmailMessage()
    original["From"], original["To"], original["Subject"] = f"Carla <{TITULAR}>", f"Ana <{ANA}>", "Factura 900"
    original["Date"] = e.reloj.ahora()
    if de_buzon:
        original["X-Buzon-Id"] = "acme/recordatorio/1"
    original.set_content("Adjunto la factura.")
    original.add_attachment(_dte(), maintype="application", subtype="xml", filename="factura.xml")
    fuera = EmailMessage()
    fuera["Authentication-Results"] = f"{AUTENTICADOR}; dmarc=pass header.from=graficaandes.example"
    fuera["From"], fuera["To"], fuera["Subject"] = f"Carla <{TITULAR}>", FACTURAS, "Fwd: Factura 900"
    fuera["Date"], fuera["Message-ID"] = e.reloj.ahora(), "<fuera@graficaandes.example>"
    fuera.set_content("Va")
    if como_octetos:
        fuera.add_attachment(
            original.as_bytes(), maintype="application", subtype="octet-stream", filename="Factura 900.eml"
        )
    else:
        fuera.add_attachment(original)
    e.mundo.casillero.entregar(fuera.as_bytes(), e.reloj.ahora())
    e.pasar()


def test_la_factura_de_un_correo_reenviado_como_dato_adjunto_se_registra_y_viaja(e: Escenario) -> None:
    _con_original_adjunto(e)
    assert _numeros(e) == ["900"]
    e.hasta("2026-12-15")
    (adjunto,) = e.a(ANA)[0].mensaje.iter_attachments()
    assert adjunto.get_payload(decode=True) == _dte()


def test_un_correo_guardado_y_adjunto_como_archivo_tambien_se_abre(e: Escenario) -> None:
    _con_original_adjunto(e, como_octetos=True)
    assert "la factura 900" in " ".join(e.avisos("pregunta")[-1].texto.split())


def test_la_carta_de_buzon_que_viene_adjunta_no_trae_facturas_nuevas(e: Escenario) -> None:
    _con_original_adjunto(e, de_buzon=True)
    assert not _numeros(e)


def test_la_factura_electronica_de_otro_pais_se_registra_en_su_moneda(e: Escenario) -> None:
    uruguaya = (
        '<CFE xmlns="http://cfe.dgi.gub.uy"><eFact><Encabezado><IdDoc><TipoCFE>111</TipoCFE><Serie>A</Serie>'
        "<Nro>4512</Nro><FchEmis>2026-12-01</FchEmis><FchVenc>2026-12-15</FchVenc></IdDoc><Emisor>"
        "<RUCEmisor>211000120012</RUCEmisor><RznSoc>Gráfica Andes SpA</RznSoc></Emisor><Receptor>"
        "<CodPaisRecep>UY</CodPaisRecep><DocRecep>211000130018</DocRecep><RznSocRecep>Hotel Punta Fría</RznSocRecep>"
        "</Receptor><Totales><TpoMoneda>UYU</TpoMoneda><MntTotal>19032.00</MntTotal></Totales></Encabezado></eFact></CFE>"
    ).encode()
    _reenvia(e, _xml(uruguaya))
    (factura,) = e.casa.cartera.facturas.values()
    assert (factura.numero, factura.importe, factura.moneda) == ("A-4512", 19032, "UYU")
    assert factura.vencimiento.isoformat() == "2026-12-15"


def _sin_rotulos(*pie: str) -> bytes:
    """El cliente, en la ventanilla del sobre; quien emite, en el pie. Nadie lleva su rótulo."""
    return suelto([
        (20, 40, "Maderas Ñielol Ltda."), (20, 45, "R.U.T.: 77.888.999-5"), (120, 20, "FACTURA"), (120, 26, "N° 4521"),
        (120, 32, "Fecha: 01-12-2026"), (120, 38, "Vencimiento: 15-12-2026"), (130, 90, "TOTAL $"), (160, 90, "1.160"),
        *((20, 270 + 5 * i, linea) for i, linea in enumerate(pie)),
    ])  # fmt: skip


def test_una_factura_propia_que_no_rotula_a_nadie_se_pregunta_y_no_pasa_por_ajena(e: Escenario) -> None:
    _reenvia(e, _impresa(_sin_rotulos("R.U.T.: 76.123.456-0 · Av. Siempre Viva 1, Santiago")))
    assert not _numeros(e)
    assert "te hacen a ti (" not in " ".join(carta.texto for carta in e.avisos("recibo"))
    assert "4521" in e.avisos("pregunta")[-1].texto


def test_quien_pone_su_registro_mercantil_en_el_pie_es_quien_emite(e: Escenario) -> None:
    _reenvia(e, _impresa(_sin_rotulos("Inscrita en el Registro Mercantil. R.U.T.: 76.123.456-0")))
    assert not e.avisos("recibo")
    assert "4521" in e.avisos("pregunta")[-1].texto
