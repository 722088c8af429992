"""UN/CEFACT Cross Industry Invoice, de D16B y de ZUGFeRD 1.0."""

from datetime import date
from decimal import Decimal

import pytest

from buzon.documentos.facturas import leer_documento
from buzon.dominio.lecturas import Plazo

NUEVA = (
    "CrossIndustryInvoice", "urn:un:unece:uncefact:data:standard:CrossIndustryInvoice:100", "ExchangedDocument",
    "SupplyChainTradeTransaction", "ApplicableHeaderTradeAgreement", "ApplicableHeaderTradeSettlement",
    "SpecifiedTradeSettlementHeaderMonetarySummation",
)  # fmt: skip
ANTIGUA = (
    "CrossIndustryDocument", "urn:ferd:CrossIndustryDocument:invoice:1p0", "HeaderExchangedDocument",
    "SpecifiedSupplyChainTradeTransaction", "ApplicableSupplyChainTradeAgreement",
    "ApplicableSupplyChainTradeSettlement", "SpecifiedTradeSettlementMonetarySummation",
)  # fmt: skip


def plazo(dia: str, importe: str = "") -> str:
    parcial = f"<ram:PartialPaymentAmount>{importe}</ram:PartialPaymentAmount>" if importe else ""
    return (
        f"<ram:SpecifiedTradePaymentTerms><ram:DueDateDateTime><udt:DateTimeString format='102'>{dia}"
        f"</udt:DateTimeString></ram:DueDateDateTime>{parcial}</ram:SpecifiedTradePaymentTerms>"
    )


def cii(partes: tuple[str, ...] = NUEVA, codigo: str = "380", plazos: str = "", pagadero: str = "165.14") -> bytes:
    raiz, uri, cabeza, trato, acuerdo, pago, suma = partes
    debido = f"<ram:DuePayableAmount>{pagadero}</ram:DuePayableAmount>" if pagadero else ""
    return (
        f'<rsm:{raiz} xmlns:rsm="{uri}" xmlns:ram="urn:ram" xmlns:udt="urn:udt"><rsm:{cabeza}><ram:ID>471102</ram:ID>'
        f"<ram:TypeCode>{codigo}</ram:TypeCode><ram:IssueDateTime><udt:DateTimeString format='102'>20261105"
        f"</udt:DateTimeString></ram:IssueDateTime></rsm:{cabeza}><rsm:{trato}><ram:{acuerdo}><ram:BuyerTradeParty>"
        "<ram:Name>Kunden AG</ram:Name><ram:SpecifiedTaxRegistration><ram:ID schemeID='FC'>201/113</ram:ID>"
        "</ram:SpecifiedTaxRegistration><ram:SpecifiedTaxRegistration><ram:ID schemeID='VA'>DE234567890</ram:ID>"
        f"</ram:SpecifiedTaxRegistration></ram:BuyerTradeParty></ram:{acuerdo}><ram:{pago}>"
        f"<ram:InvoiceCurrencyCode>EUR</ram:InvoiceCurrencyCode>{plazos}<ram:{suma}>"
        f"<ram:GrandTotalAmount>215.14</ram:GrandTotalAmount>{debido}</ram:{suma}></ram:{pago}></rsm:{trato}>"
        f"</rsm:{raiz}>"
    ).encode()


@pytest.mark.parametrize("partes", [NUEVA, ANTIGUA])
def test_las_dos_generaciones_se_leen_igual(partes: tuple[str, ...]) -> None:
    (factura,) = leer_documento(cii(partes, plazos=plazo("20261204"))).facturas
    assert (factura.formato, factura.tipo, factura.numero) == ("cii", "factura", "471102")
    assert (factura.fecha, factura.vencimiento) == (date(2026, 11, 5), date(2026, 12, 4))
    assert (factura.total, factura.a_pagar, factura.moneda) == (Decimal("215.14"), Decimal("165.14"), "EUR")
    assert factura.receptor.id_fiscal == "DE234567890"


def test_los_plazos_con_importe_son_un_calendario() -> None:
    (factura,) = leer_documento(cii(plazos=plazo("20261204", "100.00") + plazo("20270104", "65.14"))).facturas
    assert factura.vencimientos[1] == Plazo(fecha=date(2027, 1, 4), importe=Decimal("65.14"))


@pytest.mark.parametrize(("codigo", "tipo"), [("381", "nota_credito"), ("389", "otro"), ("575", "factura")])
def test_el_codigo_manda(codigo: str, tipo: str) -> None:
    assert leer_documento(cii(codigo=codigo)).facturas[0].tipo == tipo


def test_sin_importe_pagadero_se_debe_el_total() -> None:
    assert leer_documento(cii(pagadero="")).facturas[0].a_pagar == Decimal("215.14")
