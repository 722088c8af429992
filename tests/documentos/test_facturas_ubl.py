"""Documentos OASIS UBL: SUNAT, DIAN y Peppol."""

from datetime import date
from decimal import Decimal

import pytest

from buzon.documentos.facturas import leer_documento
from buzon.dominio.lecturas import FacturaLeida, Plazo

ESPACIOS = (
    'xmlns:cac="urn:oasis:names:specification:ubl:schema:xsd:CommonAggregateComponents-2" '
    'xmlns:cbc="urn:oasis:names:specification:ubl:schema:xsd:CommonBasicComponents-2"'
)
RECEPTOR = (
    "<cac:AccountingCustomerParty><cac:Party>{buzon}<cac:PartyIdentification><cbc:ID schemeID='6'>{id}</cbc:ID>"
    "</cac:PartyIdentification><cac:PartyLegalEntity><cbc:RegistrationName>{nombre}</cbc:RegistrationName>"
    "</cac:PartyLegalEntity></cac:Party></cac:AccountingCustomerParty>"
)


def documento(raiz: str, dentro: str, totales: str = "LegalMonetaryTotal", **importes: str) -> bytes:
    suma = "".join(f'<cbc:{n} currencyID="PEN">{v}</cbc:{n}>' for n, v in importes.items())
    return (
        f'<?xml version="1.0" encoding="UTF-8"?><{raiz} xmlns="urn:oasis:names:specification:ubl:schema:xsd:{raiz}-2" '
        f"{ESPACIOS}>{dentro}<cac:{totales}>{suma}</cac:{totales}></{raiz}>"
    ).encode()


def unica(contenido: bytes) -> FacturaLeida:
    (factura,) = leer_documento(contenido).facturas
    return factura


def cuota(nombre: str, importe: str, fecha: str = "") -> str:
    vence = f"<cbc:PaymentDueDate>{fecha}</cbc:PaymentDueDate>" if fecha else ""
    return (
        f"<cac:PaymentTerms><cbc:ID>FormaPago</cbc:ID><cbc:PaymentMeansID>{nombre}</cbc:PaymentMeansID>"
        f'<cbc:Amount currencyID="PEN">{importe}</cbc:Amount>{vence}</cac:PaymentTerms>'
    )


def test_una_factura_de_sunat_al_credito_trae_cuotas_y_neto_pendiente() -> None:
    dentro = (
        "<cbc:ID>F001-00000174</cbc:ID><cbc:IssueDate>2026-11-08</cbc:IssueDate>"
        "<cbc:InvoiceTypeCode>01</cbc:InvoiceTypeCode><cbc:DocumentCurrencyCode>PEN</cbc:DocumentCurrencyCode>"
        + RECEPTOR.format(id="20131312955", nombre="Inversiones del Mar SA", buzon="")
        + cuota("Credito", "1038.40")
        + cuota("Cuota001", "519.20", "2026-12-08")
        + cuota("Cuota002", "519.20", "2027-01-08")
    )
    factura = unica(documento("Invoice", dentro, TaxInclusiveAmount="1180.00", PayableAmount="1180.00"))
    assert (factura.tipo, factura.codigo, factura.numero) == ("factura", "01", "F001-00000174")
    assert (factura.total, factura.a_pagar) == (Decimal("1180.00"), Decimal("1038.40"))
    assert factura.vencimiento == date(2026, 12, 8)
    assert factura.vencimientos == (
        Plazo(fecha=date(2026, 12, 8), importe=Decimal("519.20")),
        Plazo(fecha=date(2027, 1, 8), importe=Decimal("519.20")),
    )
    assert factura.receptor.id_fiscal == "20131312955"


def test_al_contado_en_sunat_son_cero_dias() -> None:
    dentro = "<cbc:ID>F001-1</cbc:ID>" + cuota("Contado", "0")
    assert unica(documento("Invoice", dentro, PayableAmount="10")).condiciones_dias == 0


def test_sunat_20_guarda_el_ruc_en_otro_sitio_y_no_pone_total_con_impuestos() -> None:
    dentro = (
        "<cbc:ID>FF11-01</cbc:ID><cbc:DocumentCurrencyCode>PEN</cbc:DocumentCurrencyCode><cac:AccountingCustomerParty>"
        "<cbc:CustomerAssignedAccountID>20549227369</cbc:CustomerAssignedAccountID><cac:Party><cac:PartyLegalEntity>"
        "<cbc:RegistrationName><![CDATA[ Andes & Mar SAC ]]></cbc:RegistrationName></cac:PartyLegalEntity></cac:Party>"
        "</cac:AccountingCustomerParty>"
    )
    factura = unica(documento("Invoice", dentro, PayableAmount="480.00"))
    assert factura.receptor.id_fiscal == "20549227369"
    assert factura.receptor.nombre == "Andes & Mar SAC"
    assert factura.total == Decimal("480.00")


def test_en_la_dian_el_vencimiento_va_en_el_medio_de_pago() -> None:
    dentro = (
        "<cbc:ID>SETP990000008</cbc:ID><cbc:UUID>abc123</cbc:UUID><cbc:IssueDate>2026-11-03</cbc:IssueDate>"
        "<cbc:InvoiceTypeCode>01</cbc:InvoiceTypeCode><cbc:DocumentCurrencyCode>COP</cbc:DocumentCurrencyCode>"
        "<cac:PaymentMeans><cbc:ID>2</cbc:ID><cbc:PaymentDueDate>2026-12-03</cbc:PaymentDueDate></cac:PaymentMeans>"
    )
    factura = unica(documento("Invoice", dentro, TaxInclusiveAmount="12600.06", PayableAmount="11600.06"))
    assert factura.vencimiento == date(2026, 12, 3)
    assert (factura.total, factura.a_pagar) == (Decimal("12600.06"), Decimal("11600.06"))
    assert (factura.uuid, factura.moneda) == ("abc123", "COP")


def test_en_peppol_manda_el_numero_de_iva_y_el_buzon_puede_ser_un_correo() -> None:
    dentro = (
        "<cbc:ID>INV-7</cbc:ID><cbc:DueDate>2026-12-01</cbc:DueDate><cbc:InvoiceTypeCode>380</cbc:InvoiceTypeCode>"
        "<cac:AccountingCustomerParty><cac:Party><cbc:EndpointID schemeID='EM'>pagos@cliente.example</cbc:EndpointID>"
        "<cac:PartyTaxScheme><cbc:CompanyID>Sin obligación</cbc:CompanyID><cac:TaxScheme><cbc:ID>TAX</cbc:ID>"
        "</cac:TaxScheme></cac:PartyTaxScheme><cac:PartyTaxScheme><cbc:CompanyID>ESB98602642</cbc:CompanyID>"
        "<cac:TaxScheme><cbc:ID>VAT</cbc:ID></cac:TaxScheme></cac:PartyTaxScheme></cac:Party>"
        "</cac:AccountingCustomerParty>"
    )
    factura = unica(documento("Invoice", dentro, PayableAmount="10"))
    assert factura.receptor.id_fiscal == "ESB98602642"
    assert factura.receptor.correo == "pagos@cliente.example"


def test_los_dias_de_credito_pueden_ir_en_una_medida() -> None:
    dentro = (
        "<cbc:ID>1</cbc:ID><cac:PaymentTerms><cac:SettlementPeriod><cbc:DurationMeasure unitCode='DAY'>45"
        "</cbc:DurationMeasure></cac:SettlementPeriod></cac:PaymentTerms>"
    )
    assert unica(documento("Invoice", dentro, PayableAmount="10")).condiciones_dias == 45


def test_un_descuento_por_pronto_pago_no_es_el_plazo() -> None:
    dentro = (
        "<cbc:ID>1</cbc:ID><cac:PaymentTerms><cbc:Note>2 % de descuento si paga en 10 días</cbc:Note>"
        "</cac:PaymentTerms>"
    )
    assert unica(documento("Invoice", dentro, PayableAmount="10")).condiciones_dias is None


@pytest.mark.parametrize(
    ("raiz", "codigo", "tipo"),
    [
        ("Invoice", "03", "factura"), ("Invoice", "380", "factura"), ("Invoice", "386", "factura"),
        ("Invoice", "381", "nota_credito"), ("Invoice", "383", "nota_debito"), ("Invoice", "325", "proforma"),
        ("Invoice", "389", "otro"), ("Invoice", "05", "otro"), ("CreditNote", "381", "nota_credito"),
        ("CreditNote", "261", "otro"), ("DebitNote", "", "nota_debito"),
    ],
)  # fmt: skip
def test_el_codigo_dice_si_es_una_deuda(raiz: str, codigo: str, tipo: str) -> None:
    dentro = f"<cbc:ID>1</cbc:ID><cbc:{raiz}TypeCode>{codigo}</cbc:{raiz}TypeCode>"
    assert unica(documento(raiz, dentro, PayableAmount="10")).tipo == tipo


def test_una_nota_de_debito_suma_su_total_requerido_y_nombra_la_factura() -> None:
    dentro = (
        "<cbc:ID>FD01-5</cbc:ID><cac:DiscrepancyResponse><cbc:ReferenceID>F001-4355</cbc:ReferenceID>"
        "</cac:DiscrepancyResponse><cac:BillingReference><cac:InvoiceDocumentReference><cbc:ID>F001-4355</cbc:ID>"
        "</cac:InvoiceDocumentReference></cac:BillingReference>"
    )
    nota = unica(documento("DebitNote", dentro, "RequestedMonetaryTotal", PayableAmount="1250.00"))
    assert (nota.total, nota.referencias) == (Decimal("1250.00"), ("F001-4355",))


def test_una_factura_negativa_es_un_abono() -> None:
    nota = unica(documento("Invoice", "<cbc:ID>C1</cbc:ID>", TaxInclusiveAmount="-165.25", PayableAmount="-165.25"))
    assert nota.tipo == "nota_credito"
    assert (nota.total, nota.a_pagar) == (Decimal("-165.25"), Decimal("165.25"))


@pytest.mark.parametrize("raiz", ["DespatchAdvice", "Order", "ApplicationResponse", "ReceiptAdvice"])
def test_los_papeles_que_no_se_cobran_se_nombran_y_no_son_deuda(raiz: str) -> None:
    assert unica(documento(raiz, "<cbc:ID>T001-1</cbc:ID>")).tipo == "otro"
