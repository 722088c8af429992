"""El titular reenvía la factura con su XML: se registra sola y el documento viaja con cada recordatorio."""

import pytest
from recorridos.escenario import FACTURAS, TITULAR, Escenario

ANA = "ana@acme.example"
CFDI = """<?xml version="1.0" encoding="UTF-8"?>
<cfdi:Comprobante xmlns:cfdi="http://www.sat.gob.mx/cfd/4" Version="4.0" Serie="A" Folio="1501"
 Fecha="2026-11-30T10:00:00" FormaPago="99" MetodoPago="PPD" CondicionesDePago="15 días" SubTotal="1000.00"
 Moneda="CLP" Total="1160.00" TipoDeComprobante="{tipo}" Exportacion="01" LugarExpedicion="06600">
 <cfdi:Emisor Rfc="{emisor}" Nombre="GRAFICA ANDES" RegimenFiscal="601"/>
 <cfdi:Receptor Rfc="{receptor}" Nombre="ACME" DomicilioFiscalReceptor="06600" RegimenFiscalReceptor="601"
  UsoCFDI="G03"/>
 <cfdi:Conceptos><cfdi:Concepto ClaveProdServ="82121500" Cantidad="1" ClaveUnidad="E48" Descripcion="Folletos"
  ValorUnitario="1000.00" Importe="1000.00" ObjetoImp="02"/></cfdi:Conceptos>
 <cfdi:Complemento><tfd:TimbreFiscalDigital xmlns:tfd="http://www.sat.gob.mx/TimbreFiscalDigital" Version="1.1"
  UUID="1B9D6BCD-BBFD-4B2D-9B5D-AB8DFBBD4BED" FechaTimbrado="2026-11-30T10:01:00" RfcProvCertif="SAT970701NN3"
  SelloCFD="x" NoCertificadoSAT="1" SelloSAT="y"/></cfdi:Complemento>
</cfdi:Comprobante>"""
DTE = """<?xml version="1.0" encoding="ISO-8859-1"?>
<DTE xmlns="http://www.sii.cl/SiiDte" version="1.0"><Documento ID="T33F900"><Encabezado>
<IdDoc><TipoDTE>33</TipoDTE><Folio>900</Folio><FchEmis>2026-12-01</FchEmis><FchVenc>2026-12-15</FchVenc></IdDoc>
<Emisor><RUTEmisor>76123456-0</RUTEmisor><RznSoc>Grafica Andes SpA</RznSoc></Emisor>
<Receptor><RUTRecep>77888999-5</RUTRecep><RznSocRecep>ACME Ltda</RznSocRecep></Receptor>
<Totales><MntNeto>1000</MntNeto><IVA>160</IVA><MntTotal>1160</MntTotal></Totales></Encabezado></Documento></DTE>"""
FACTURAE = """<?xml version="1.0" encoding="UTF-8"?>
<fe:Facturae xmlns:fe="http://www.facturae.gob.es/formato/Versiones/Facturaev3_2_2.xml">
<FileHeader><SchemaVersion>3.2.2</SchemaVersion><Modality>I</Modality><InvoiceIssuerType>EM</InvoiceIssuerType>
<Batch><BatchIdentifier>B1</BatchIdentifier><InvoicesCount>1</InvoicesCount>
<TotalInvoicesAmount><TotalAmount>1160.00</TotalAmount></TotalInvoicesAmount>
<TotalOutstandingAmount><TotalAmount>1160.00</TotalAmount></TotalOutstandingAmount>
<TotalExecutableAmount><TotalAmount>1160.00</TotalAmount></TotalExecutableAmount>
<InvoiceCurrencyCode>EUR</InvoiceCurrencyCode></Batch></FileHeader>
<Parties><SellerParty><TaxIdentification><PersonTypeCode>J</PersonTypeCode><ResidenceTypeCode>R</ResidenceTypeCode>
<TaxIdentificationNumber>B12345674</TaxIdentificationNumber></TaxIdentification>
<LegalEntity><CorporateName>Grafica Andes</CorporateName></LegalEntity></SellerParty>
<BuyerParty><TaxIdentification><PersonTypeCode>J</PersonTypeCode><ResidenceTypeCode>R</ResidenceTypeCode>
<TaxIdentificationNumber>A58818501</TaxIdentificationNumber></TaxIdentification>
<LegalEntity><CorporateName>ACME Ltda</CorporateName>
<ContactDetails><ElectronicMail>ana@acme.example</ElectronicMail></ContactDetails></LegalEntity></BuyerParty></Parties>
<Invoices><Invoice><InvoiceHeader><InvoiceNumber>77</InvoiceNumber><InvoiceSeriesCode>F26</InvoiceSeriesCode>
<InvoiceDocumentType>FC</InvoiceDocumentType><InvoiceClass>OO</InvoiceClass></InvoiceHeader>
<InvoiceIssueData><IssueDate>2026-11-30</IssueDate><InvoiceCurrencyCode>EUR</InvoiceCurrencyCode>
<TaxCurrencyCode>EUR</TaxCurrencyCode><LanguageName>es</LanguageName></InvoiceIssueData>
<InvoiceTotals><TotalGrossAmount>1000.00</TotalGrossAmount><TotalGrossAmountBeforeTaxes>1000.00
</TotalGrossAmountBeforeTaxes><TotalTaxOutputs>160.00</TotalTaxOutputs><TotalTaxesWithheld>0.00</TotalTaxesWithheld>
<InvoiceTotal>1160.00</InvoiceTotal><TotalOutstandingAmount>1160.00</TotalOutstandingAmount>
<TotalExecutableAmount>1160.00</TotalExecutableAmount></InvoiceTotals>
<PaymentDetails><Installment><InstallmentDueDate>2026-12-15</InstallmentDueDate>
<InstallmentAmount>1160.00</InstallmentAmount><PaymentMeans>04</PaymentMeans></Installment></PaymentDetails>
</Invoice></Invoices></fe:Facturae>"""


def _cfdi(tipo: str = "I", emisor: str = "GAN101010AB1", receptor: str = "ACM010101ABC") -> str:
    return CFDI.format(tipo=tipo, emisor=emisor, receptor=receptor)


def _reenvia(e: Escenario, xml: str, nombre: str = "factura.xml") -> None:
    cuerpo = (
        "---------- Forwarded message ---------\nDe: Carla <carla@graficaandes.example>\n"
        "Date: lun, 30 nov 2026 a las 12:00\nSubject: Factura\nTo: Ana <ana@acme.example>\n\nAdjunto la factura."
    )
    adjunto = (nombre, "application/xml", xml.encode("latin-1" if "8859" in xml else "utf-8"))
    e.llega(f"Carla <{TITULAR}>", "Fwd: Factura", cuerpo, para=FACTURAS, adjuntos=(adjunto,))
    e.pasar()


@pytest.mark.parametrize(
    ("xml", "numero", "moneda"),
    [(_cfdi(), "A1501", "CLP"), (DTE, "900", "CLP"), (FACTURAE, "77", "EUR")],
    ids=["cfdi", "dte", "facturae"],
)
def test_la_factura_electronica_se_registra_y_viaja_en_el_recordatorio(
    e: Escenario, xml: str, numero: str, moneda: str
) -> None:
    _reenvia(e, xml)
    factura = e.la(numero)
    assert (factura.importe, factura.moneda, factura.vencimiento.isoformat()) == (1160, moneda, "2026-12-15")
    assert e.casa.cartera.deudores[factura.deudor].correos == (ANA,)
    e.hasta("2026-12-15")
    assert e.etapas(ANA) == ["vencimiento"]
    assert e.a(ANA)[0].adjuntos == ["factura.xml"]
    (adjunto,) = e.a(ANA)[0].mensaje.iter_attachments()
    assert adjunto.get_payload(decode=True) == xml.encode("latin-1" if "8859" in xml else "utf-8")


def test_una_factura_en_una_moneda_que_no_se_conoce_se_pregunta_y_no_se_reclama(e: Escenario) -> None:
    _reenvia(e, DTE.replace("<Totales>", "<Totales><TpoMoneda>OTRAS DIVISAS</TpoMoneda>"))
    assert not e.casa.cartera.facturas
    assert "OTRAS DIVISAS" in " ".join(e.avisos("pregunta")[-1].texto.split())


def test_el_mismo_xml_dos_veces_es_una_factura(e: Escenario) -> None:
    _reenvia(e, _cfdi())
    e.el_dia("2026-12-02")
    _reenvia(e, _cfdi(), nombre="otra_copia.xml")
    assert len(e.casa.cartera.facturas) == 1
    assert "ya estaba registrada" in " ".join(e.avisos("recibo")[-1].texto.split())


def test_la_factura_de_un_proveedor_no_se_reclama(e: Escenario) -> None:
    _reenvia(e, DTE.replace("76123456-0", "99555444-1").replace("77888999-5", "76123456-0"))
    assert not e.casa.cartera.facturas
    assert "te hacen a ti" in " ".join(e.avisos("recibo")[-1].texto.split())


def test_una_nomina_no_se_reclama(e: Escenario) -> None:
    _reenvia(e, _cfdi(tipo="N"))
    assert not e.casa.cartera.facturas
    assert "nómina" in e.avisos("recibo")[-1].texto


def test_una_nota_de_credito_no_es_deuda(e: Escenario) -> None:
    _reenvia(e, _cfdi(tipo="E"))
    assert not e.casa.cartera.facturas
    assert "nota de crédito" in " ".join(e.avisos("recibo")[-1].texto.split())


def test_un_xml_sin_correo_del_cliente_ni_reenvio_lo_pregunta(e: Escenario) -> None:
    adjunto = ("factura.xml", "application/xml", _cfdi().encode())
    e.llega(TITULAR, "Factura", "Regístrala", para=FACTURAS, adjuntos=(adjunto,))
    e.pasar()
    (pregunta,) = e.avisos("pregunta")
    assert "correo del cliente" in " ".join(pregunta.texto.split())
    e.ordena("ana@acme.example", responde=pregunta)
    e.hasta("2026-12-15")
    assert e.a(ANA)[0].adjuntos == ["factura.xml"]


def test_un_adjunto_que_no_se_entiende_se_dice(e: Escenario) -> None:
    adjunto = ("raro.xml", "application/xml", b"<raro><nada/></raro>")
    e.llega(TITULAR, "Mira esto", "Aquí va", para=FACTURAS, adjuntos=(adjunto,))
    e.pasar()
    assert not e.casa.cartera.facturas
    assert "No encuentro ninguna factura" in e.avisos("recibo")[-1].texto
