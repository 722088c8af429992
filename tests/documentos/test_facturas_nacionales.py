"""Facturas electrónicas de Costa Rica, Guatemala, Uruguay, República Dominicana y Paraguay."""

from datetime import date
from decimal import Decimal

import pytest

from buzon.documentos.facturas import leer_documento
from buzon.documentos.facturas.copias import sin_copias_impresas
from buzon.dominio.lecturas import FacturaLeida, Indicio

COSTA_RICA = """<?xml version="1.0" encoding="utf-8"?>
<{raiz} xmlns="https://cdn.comprobanteselectronicos.go.cr/xml-schemas/v4.4/facturaElectronica">
<Clave>50610112600310112345600100001010000000871199999999</Clave>
<NumeroConsecutivo>00100001010000000871</NumeroConsecutivo><FechaEmision>2026-11-10T08:15:00-06:00</FechaEmision>
<Emisor><Nombre>Servicios del Norte S.A.</Nombre><Identificacion><Tipo>02</Tipo><Numero>3101123456</Numero>
</Identificacion><CorreoElectronico>info@servicios.example</CorreoElectronico></Emisor>
<Receptor><Nombre>Hotel Volcán S.A.</Nombre><Identificacion><Tipo>02</Tipo><Numero>3101654321</Numero>
</Identificacion><CorreoElectronico>CxP@hotelvolcan.example</CorreoElectronico></Receptor>
<CondicionVenta>{condicion}</CondicionVenta><PlazoCredito>30</PlazoCredito><ResumenFactura><CodigoTipoMoneda>
<CodigoMoneda>CRC</CodigoMoneda><TipoCambio>1</TipoCambio></CodigoTipoMoneda><TotalVenta>250000.00000</TotalVenta>
<TotalComprobante>282500.00000</TotalComprobante></ResumenFactura><InformacionReferencia>
<Numero>50601112600310112345600100001010000000800199999999</Numero></InformacionReferencia></{raiz}>"""
GUATEMALA = """<?xml version="1.0" encoding="UTF-8"?>
<dte:GTDocumento xmlns:dte="http://www.sat.gob.gt/dte/fel/0.2.0" Version="0.1"><dte:SAT ClaseDocumento="dte">
<dte:DTE ID="DatosCertificados"><dte:DatosEmision ID="DatosEmision">
<dte:DatosGenerales CodigoMoneda="GTQ" FechaHoraEmision="2026-11-12T09:31:00-06:00" Tipo="{tipo}"/>
<dte:Emisor NITEmisor="54821738" NombreEmisor="IMPRESOS MAYA, S.A." CorreoEmisor=""/>
<dte:Receptor IDReceptor="{nit}" NombreReceptor="DISTRIBUIDORA PETÉN, S.A." CorreoReceptor="pagos@peten.example"/>
<dte:Totales><dte:GranTotal>3500.00</dte:GranTotal></dte:Totales><dte:Complementos><dte:Complemento>
<cfc:AbonosFacturaCambiaria xmlns:cfc="http://www.sat.gob.gt/dte/fel/CompCambiaria/0.1.0">
<cfc:Abono><cfc:FechaVencimiento>2026-12-12</cfc:FechaVencimiento><cfc:MontoAbono>2000.00</cfc:MontoAbono></cfc:Abono>
<cfc:Abono><cfc:FechaVencimiento>2027-01-12</cfc:FechaVencimiento><cfc:MontoAbono>1500.00</cfc:MontoAbono></cfc:Abono>
</cfc:AbonosFacturaCambiaria></dte:Complemento></dte:Complementos></dte:DatosEmision><dte:Certificacion>
<dte:NumeroAutorizacion Numero="584273493" Serie="7A3B0C11">7A3B0C11-22D3-4E55-9F66-778899AABBCC
</dte:NumeroAutorizacion></dte:Certificacion></dte:DTE></dte:SAT></dte:GTDocumento>"""
URUGUAY = """<CFE_Adenda xmlns="http://cfe.dgi.gub.uy"><CFE version="1.0"><eFact><Encabezado><IdDoc>
<TipoCFE>{tipo}</TipoCFE><Serie>A</Serie><Nro>4512</Nro><FchEmis>2026-11-06</FchEmis><FmaPago>2</FmaPago>
<FchVenc>2026-12-06</FchVenc></IdDoc><Emisor><RUCEmisor>211000120012</RUCEmisor><RznSoc>Bodegas del Este S.A.</RznSoc>
</Emisor><Receptor><TipoDocRecep>2</TipoDocRecep><CodPaisRecep>UY</CodPaisRecep><DocRecep>211000130018</DocRecep>
<RznSocRecep>Hotel Punta Fría S.R.L.</RznSocRecep></Receptor><Totales><TpoMoneda>UYU</TpoMoneda>
<MntTotal>19032.00</MntTotal><MntPagar>19032.00</MntPagar></Totales></Encabezado></eFact></CFE><Adenda>Gracias</Adenda>
</CFE_Adenda>"""
DOMINICANA = """<ECF><Encabezado><Version>1.0</Version><IdDoc><TipoeCF>{tipo}</TipoeCF><eNCF>E310000000871</eNCF>
<TipoPago>{pago}</TipoPago><FechaLimitePago>09-12-2026</FechaLimitePago></IdDoc><Emisor><RNCEmisor>101234563</RNCEmisor>
<RazonSocialEmisor>Suplidora Caribe SRL</RazonSocialEmisor><FechaEmision>09-11-2026</FechaEmision></Emisor><Comprador>
<RNCComprador>130987653</RNCComprador><RazonSocialComprador>Constructora Cibao SRL</RazonSocialComprador>
<CorreoComprador>pagos@cibao.example</CorreoComprador></Comprador><Totales><MontoTotal>106200.00</MontoTotal>
<ValorPagar>156200.00</ValorPagar></Totales></Encabezado></ECF>"""
PARAGUAY = """<rDE xmlns="http://ekuatia.set.gov.py/sifen/xsd"><dVerFor>150</dVerFor>
<DE Id="01800123450001003000458122026111110000000011"><gTimb><iTiDE>{tipo}</iTiDE><dEst>001</dEst><dPunExp>003</dPunExp>
<dNumDoc>0004581</dNumDoc></gTimb><gDatGralOpe><dFeEmiDE>2026-11-11T10:00:00</dFeEmiDE><gOpeCom><cMoneOpe>PYG</cMoneOpe>
</gOpeCom><gEmis><dRucEm>80012345</dRucEm><dDVEmi>0</dDVEmi><dNomEmi>Transportes del Chaco S.R.L.</dNomEmi></gEmis>
<gDatRec><cPaisRec>PRY</cPaisRec><dRucRec>80045678</dRucRec><dDVRec>5</dDVRec><dNomRec>Estancia Ypé S.A.</dNomRec>
<dEmailRec>admin@ype.example</dEmailRec></gDatRec></gDatGralOpe><gDtipDE><gCamCond><iCondOpe>2</iCondOpe><gPagCred>
<iCondCred>1</iCondCred><dPlazoCre>30 días</dPlazoCre></gPagCred></gCamCond></gDtipDE><gTotSub>
<dTotGralOpe>5500000</dTotGralOpe></gTotSub></DE></rDE>"""


def unica(xml: str) -> FacturaLeida:
    (factura,) = leer_documento(xml.encode()).facturas
    assert factura.formato == "texto"
    assert factura.indicios == ()
    return factura


def test_costa_rica_a_credito() -> None:
    factura = unica(COSTA_RICA.format(raiz="FacturaElectronica", condicion="02"))
    assert (factura.tipo, factura.numero, factura.fecha) == ("factura", "00100001010000000871", date(2026, 11, 10))
    assert factura.uuid == "50610112600310112345600100001010000000871199999999"
    assert (factura.total, factura.moneda, factura.condiciones_dias) == (Decimal(282_500), "CRC", 30)
    assert (factura.receptor.nombre, factura.receptor.id_fiscal) == ("Hotel Volcán S.A.", "3101654321")
    assert factura.receptor.correo == "cxp@hotelvolcan.example"
    assert factura.referencias == ()


@pytest.mark.parametrize(
    ("raiz", "tipo"),
    [
        ("NotaCreditoElectronica", "nota_credito"),
        ("NotaDebitoElectronica", "nota_debito"),
        ("TiqueteElectronico", "factura"),
        ("FacturaElectronicaCompra", "otro"),
        ("ReciboElectronicoPago", "otro"),
        ("MensajeHacienda", "otro"),
    ],
)
def test_costa_rica_distingue_sus_comprobantes(raiz: str, tipo: str) -> None:
    factura = unica(COSTA_RICA.format(raiz=raiz, condicion="01"))
    assert factura.tipo == tipo
    assert bool(factura.referencias) == raiz.startswith("Nota")


def test_guatemala_cambiaria_trae_sus_abonos() -> None:
    factura = unica(GUATEMALA.format(tipo="FCAM", nit="12345679"))
    assert (factura.tipo, factura.numero, factura.serie) == ("factura", "584273493", "7A3B0C11")
    assert (factura.fecha, factura.vencimiento) == (date(2026, 11, 12), date(2026, 12, 12))
    assert [p.importe for p in factura.vencimientos] == [2000, 1500]
    assert (factura.a_pagar, factura.moneda) == (3500, "GTQ")
    assert (factura.emisor.id_fiscal, factura.receptor.id_fiscal) == ("54821738", "12345679")
    assert factura.receptor.correo == "pagos@peten.example"


@pytest.mark.parametrize(
    ("tipo", "leido"), [("FACT", "factura"), ("NCRE", "nota_credito"), ("FESP", "otro"), ("RECI", "otro")]
)
def test_guatemala_distingue_sus_documentos(tipo: str, leido: str) -> None:
    assert unica(GUATEMALA.format(tipo=tipo, nit="CF")).tipo == leido


def test_guatemala_a_consumidor_final_no_tiene_numero_fiscal() -> None:
    assert unica(GUATEMALA.format(tipo="FACT", nit="CF")).receptor.id_fiscal is None


def test_uruguay_con_adenda() -> None:
    factura = unica(URUGUAY.format(tipo="111"))
    assert (factura.tipo, factura.codigo, factura.numero) == ("factura", "111", "A-4512")
    assert (factura.fecha, factura.vencimiento) == (date(2026, 11, 6), date(2026, 12, 6))
    assert (factura.a_pagar, factura.moneda) == (Decimal(19_032), "UYU")
    assert (factura.receptor.id_fiscal, factura.receptor.pais) == ("211000130018", "UY")


@pytest.mark.parametrize(
    ("tipo", "leido"),
    [("101", "factura"), ("112", "nota_credito"), ("113", "nota_debito"), ("181", "otro"), ("182", "otro")],
)
def test_uruguay_distingue_sus_comprobantes(tipo: str, leido: str) -> None:
    assert unica(URUGUAY.format(tipo=tipo)).tipo == leido


def test_republica_dominicana_no_suma_la_deuda_de_antes() -> None:
    factura = unica(DOMINICANA.format(tipo="31", pago="2"))
    assert (factura.tipo, factura.numero, factura.fecha) == ("factura", "E310000000871", date(2026, 11, 9))
    assert (factura.vencimiento, factura.a_pagar, factura.moneda) == (date(2026, 12, 9), Decimal(106_200), "DOP")
    assert (factura.receptor.id_fiscal, factura.receptor.correo) == ("130987653", "pagos@cibao.example")


@pytest.mark.parametrize(
    ("tipo", "pago", "leido"),
    [("34", "2", "nota_credito"), ("33", "2", "nota_debito"), ("41", "2", "otro"), ("31", "3", "otro")],
)
def test_republica_dominicana_distingue_sus_comprobantes(tipo: str, pago: str, leido: str) -> None:
    assert unica(DOMINICANA.format(tipo=tipo, pago=pago)).tipo == leido


def test_paraguay_a_plazo() -> None:
    factura = unica(PARAGUAY.format(tipo="1"))
    assert (factura.tipo, factura.numero, factura.fecha) == ("factura", "001-003-0004581", date(2026, 11, 11))
    assert (factura.condiciones_dias, factura.a_pagar, factura.moneda) == (30, Decimal(5_500_000), "PYG")
    assert (factura.emisor.id_fiscal, factura.receptor.id_fiscal) == ("80012345-0", "80045678-5")
    assert (factura.receptor.correo, factura.receptor.pais) == ("admin@ype.example", "PY")


@pytest.mark.parametrize(("tipo", "leido"), [("5", "nota_credito"), ("6", "nota_debito"), ("4", "otro"), ("7", "otro")])
def test_paraguay_distingue_sus_documentos(tipo: str, leido: str) -> None:
    assert unica(PARAGUAY.format(tipo=tipo)).tipo == leido


def test_un_xml_que_se_llama_parecido_no_es_de_costa_rica() -> None:
    leido = leer_documento(b'<FacturaElectronica xmlns="urn:otra"><Total>5</Total></FacturaElectronica>')
    assert leido.facturas == ()
    assert leido.avisos


def test_la_copia_impresa_de_una_factura_de_otro_pais_no_cuenta() -> None:
    indicios = (Indicio(campo="numero", cita="", certeza=0.9), Indicio(campo="total", cita="", certeza=0.9))
    electronica = unica(COSTA_RICA.format(raiz="FacturaElectronica", condicion="02"))
    impresa = FacturaLeida(
        formato="pdf", tipo="factura", numero="00100001010000000871", total=Decimal(282_500), indicios=indicios
    )
    assert sin_copias_impresas((impresa, electronica)) == (electronica,)
