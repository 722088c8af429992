"""Facturae, el formato de la Administración española."""

from datetime import date
from decimal import Decimal

import pytest

from buzon.documentos.facturas import leer_documento
from buzon.dominio.lecturas import Plazo

PARTES = (
    "<Parties><SellerParty><TaxIdentification><TaxIdentificationNumber>B28015865</TaxIdentificationNumber>"
    "</TaxIdentification><LegalEntity><CorporateName>Estudio Norte SL</CorporateName></LegalEntity></SellerParty>"
    "<BuyerParty><TaxIdentification><TaxIdentificationNumber>12345678Z</TaxIdentificationNumber></TaxIdentification>"
    "<Individual><Name>Ana</Name><FirstSurname>Muñoz</FirstSurname><SecondSurname>Gil</SecondSurname>"
    "<ContactDetails><ElectronicMail>Ana@Cliente.example</ElectronicMail></ContactDetails></Individual></BuyerParty>"
    "</Parties>"
)


def factura(
    numero: str = "118",
    clase: str = "OO",
    total: str = "1210.00",
    a_pagar: str = "1060.00",
    plazos: str = "",
    corrige: str = "",
) -> str:
    return (
        f"<Invoice><InvoiceHeader><InvoiceNumber>{numero}</InvoiceNumber><InvoiceSeriesCode>A</InvoiceSeriesCode>"
        f"<InvoiceDocumentType>FC</InvoiceDocumentType><InvoiceClass>{clase}</InvoiceClass>{corrige}</InvoiceHeader>"
        "<InvoiceIssueData><IssueDate>2026-11-02</IssueDate><InvoiceCurrencyCode>EUR</InvoiceCurrencyCode>"
        f"</InvoiceIssueData><InvoiceTotals><InvoiceTotal>{total}</InvoiceTotal>"
        f"<TotalOutstandingAmount>{total}</TotalOutstandingAmount><TotalExecutableAmount>{a_pagar}</TotalExecutableAmount>"
        f"</InvoiceTotals><PaymentDetails>{plazos}</PaymentDetails></Invoice>"
    )


def documento(
    *facturas: str, version: str = "3.2.2", uri: str = "http://www.facturae.gob.es/formato/Versiones/Facturaev3_2_2.xml"
) -> bytes:
    return (
        f'<fe:Facturae xmlns:fe="{uri}"><FileHeader><SchemaVersion>{version}</SchemaVersion></FileHeader>'
        f"{PARTES}<Invoices>{''.join(facturas)}</Invoices></fe:Facturae>"
    ).encode()


def plazo(dia: str, importe: str) -> str:
    return (
        f"<Installment><InstallmentDueDate>{dia}</InstallmentDueDate><InstallmentAmount>{importe}</InstallmentAmount>"
        "</Installment>"
    )


@pytest.mark.parametrize(
    "uri",
    ["http://www.facturae.es/Facturae/2007/v3.1/Facturae", "http://www.facturae.es/Facturae/2014/v3.2.1/Facturae"],
)
def test_se_debe_lo_ejecutable_y_no_el_total(uri: str) -> None:
    (leida,) = leer_documento(documento(factura(), uri=uri)).facturas
    assert (leida.tipo, leida.numero, leida.serie) == ("factura", "118", "A")
    assert (leida.total, leida.a_pagar) == (Decimal("1210.00"), Decimal("1060.00"))
    assert leida.receptor.nombre == "Ana Muñoz Gil"
    assert leida.receptor.correo == "ana@cliente.example"
    assert leida.moneda == "EUR"


def test_un_lote_trae_todas_sus_facturas() -> None:
    leidas = leer_documento(documento(factura("1"), factura("2"), factura("3"))).facturas
    assert [f.numero for f in leidas] == ["1", "2", "3"]


def test_un_plazo_es_el_vencimiento_y_varios_son_un_calendario() -> None:
    uno, varios = leer_documento(
        documento(
            factura("1", plazos=plazo("2026-12-02", "1060.00")),
            factura("2", plazos=plazo("2026-12-02", "530.00") + plazo("2027-01-02", "530.00")),
        )
    ).facturas
    assert (uno.vencimiento, uno.vencimientos) == (date(2026, 12, 2), ())
    assert varios.vencimiento == date(2026, 12, 2)
    assert varios.vencimientos == (
        Plazo(fecha=date(2026, 12, 2), importe=Decimal("530.00")),
        Plazo(fecha=date(2027, 1, 2), importe=Decimal("530.00")),
    )


def test_una_rectificativa_negativa_es_un_abono_de_importe_positivo() -> None:
    corrige = "<Corrective><InvoiceNumber>117</InvoiceNumber><CorrectionMethod>01</CorrectionMethod></Corrective>"
    (leida,) = leer_documento(documento(factura("R1", "OR", "-121.00", "-121.00", corrige=corrige))).facturas
    assert leida.tipo == "nota_credito"
    assert (leida.total, leida.a_pagar) == (Decimal("-121.00"), Decimal("121.00"))
    assert leida.referencias == ("117",)


def test_una_rectificativa_por_diferencias_positiva_carga_mas() -> None:
    corrige = "<Corrective><InvoiceNumber>117</InvoiceNumber><CorrectionMethod>02</CorrectionMethod></Corrective>"
    (leida,) = leer_documento(documento(factura("R2", "OR", "50.00", "50.00", corrige=corrige))).facturas
    assert leida.tipo == "nota_debito"


def test_un_xsig_que_envuelve_la_factura_se_lee_igual() -> None:
    firmado = (
        b'<ds:Signature xmlns:ds="http://www.w3.org/2000/09/xmldsig#"><ds:Object>'
        + documento(factura())
        + b"</ds:Object></ds:Signature>"
    )
    assert [f.numero for f in leer_documento(firmado).facturas] == ["118"]
