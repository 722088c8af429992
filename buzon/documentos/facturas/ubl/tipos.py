"""Qué es cada documento UBL: deuda, abono, cargo o papel que no se cobra."""

from typing import TYPE_CHECKING

from buzon.documentos.xml import texto
from buzon.dominio.lecturas import TipoDocumento

if TYPE_CHECKING:
    from buzon.documentos.xml import Elemento

COBRABLES: dict[str, TipoDocumento] = {"Invoice": "factura", "CreditNote": "nota_credito", "DebitNote": "nota_debito"}
# Documentos UBL que existen y no se cobran, y los dos propios de SUNAT. Se nombran para poder decir qué son.
NO_COBRABLES = {
    "ApplicationResponse", "Catalogue", "DespatchAdvice", "ForwardingInstructions", "FreightInvoice", "Order",
    "OrderChange", "OrderResponse", "OrderResponseSimple", "OrderCancellation", "Quotation", "ReceiptAdvice",
    "Reminder", "RemittanceAdvice", "RequestForQuotation", "Statement", "Waybill", "SelfBilledInvoice",
    "SelfBilledCreditNote", "SummaryDocuments", "VoidedDocuments", "Retention", "Perception", "UtilityStatement",
}  # fmt: skip
# UNTDID 1001 (los que EN 16931 admite), catálogo 01 de SUNAT y tabla 13.1.3 del anexo técnico de la DIAN. Los códigos
# que no están son facturas: los hay a decenas (326 parcial, 384 corregida, 386 anticipo, 575 seguros…).
CODIGOS: dict[str, TipoDocumento] = {
    "81": "nota_credito", "83": "nota_credito", "261": "otro", "262": "nota_credito", "296": "nota_credito",
    "308": "nota_credito", "381": "nota_credito", "396": "nota_credito", "420": "nota_credito",
    "458": "nota_credito", "532": "nota_credito", "07": "nota_credito", "91": "nota_credito",
    "80": "nota_debito", "84": "nota_debito", "383": "nota_debito", "08": "nota_debito", "92": "nota_debito",
    "325": "proforma", "389": "otro", "751": "otro", "527": "otro",
    "05": "otro", "09": "otro", "20": "otro", "40": "otro", "31": "otro",
}  # fmt: skip


def tipo_de(raiz: "Elemento", nombre: str) -> tuple[TipoDocumento, str | None]:
    """El tipo y el código fiscal escrito. En una nota, la raíz manda; en una factura, el código.

    La autofactura (389, 261) y el documento soporte de la DIAN (05) los emite quien compra: no son una deuda.
    """
    if nombre not in COBRABLES:
        return "otro", None
    etiqueta = "InvoiceTypeCode" if nombre == "Invoice" else f"{nombre}TypeCode"
    codigo = texto(raiz, etiqueta)
    if nombre != "Invoice":
        return ("otro" if codigo in {"261", "95"} else COBRABLES[nombre]), codigo
    return CODIGOS.get((codigo or "").strip(), "factura"), codigo
