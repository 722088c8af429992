"""Lee Facturae 3.1 a 3.2.2, el formato de la Administración española (Orden PRE/2971/2007 y HAP/1650/2015).

Nunca comprueba la firma XAdES de un `.xsig`: lo firmado va dentro del mismo XML y se lee igual.
"""

from decimal import Decimal
from typing import TYPE_CHECKING

from buzon.documentos.monedas import leer_moneda, moneda_declarada
from buzon.documentos.valores import leer_decimal, leer_fecha, leer_pais
from buzon.documentos.xml import hijo, hijos, nombre_local, texto
from buzon.dominio.lecturas import FacturaLeida, Parte, Plazo, TipoDocumento

if TYPE_CHECKING:
    from collections.abc import Iterator

    from buzon.documentos.xml import Elemento

TOPE_DOCUMENTOS = 500
# InvoiceClass: original (OO), rectificativa (OR), recapitulativa (OC) y sus duplicados (CO, CR, CC).
_RECTIFICATIVAS = {"OR", "CR"}


def reconoce(raiz: "Elemento") -> bool:
    """Si la raíz es `Facturae`, de cualquier versión: cada una cambió de dominio en su espacio de nombres."""
    return nombre_local(raiz) == "Facturae"


def leer(raiz: "Elemento") -> tuple[FacturaLeida, ...]:
    """Cada factura del lote, hasta 500."""
    emisor = _parte(hijo(raiz, "Parties", "SellerParty"))
    receptor = _parte(hijo(raiz, "Parties", "BuyerParty"))
    lote = texto(raiz, "FileHeader", "Batch", "InvoiceCurrencyCode")
    facturas = zip(range(TOPE_DOCUMENTOS), hijos(raiz, "Invoices", "Invoice"), strict=False)
    return tuple(_leer_una(factura, emisor, receptor, lote) for _, factura in facturas)


def _leer_una(factura: "Elemento", emisor: Parte, receptor: Parte, lote: str | None) -> FacturaLeida:
    cabeza, datos = hijo(factura, "InvoiceHeader"), hijo(factura, "InvoiceIssueData")
    totales = hijo(factura, "InvoiceTotals")
    total = leer_decimal(texto(totales, "InvoiceTotal"))
    ejecutable = leer_decimal(texto(totales, "TotalExecutableAmount"))
    a_pagar = next(
        (x for x in (ejecutable, leer_decimal(texto(totales, "TotalOutstandingAmount")), total) if x is not None), None
    )
    tipo = _tipo(texto(cabeza, "InvoiceClass"), a_pagar, cabeza)
    plazos = tuple(_plazos(factura))
    return FacturaLeida(
        formato="facturae",
        tipo=tipo,
        codigo=texto(cabeza, "InvoiceDocumentType"),
        numero=texto(cabeza, "InvoiceNumber"),
        serie=texto(cabeza, "InvoiceSeriesCode"),
        fecha=leer_fecha(texto(datos, "IssueDate")),
        vencimiento=min((p.fecha for p in plazos), default=None),
        vencimientos=plazos if len(plazos) > 1 else (),
        total=a_pagar if total is None or (a_pagar is not None and a_pagar < 0) else total,
        a_pagar=abs(a_pagar) if a_pagar is not None else None,
        moneda=(moneda := leer_moneda(escrita := texto(datos, "InvoiceCurrencyCode") or lote, "EUR")),
        moneda_declarada=moneda_declarada(escrita, moneda),
        emisor=emisor,
        receptor=receptor,
        referencias=tuple(_corregidas(cabeza)),
    )


def _tipo(clase: str | None, a_pagar: Decimal | None, cabeza: "Elemento | None") -> TipoDocumento:
    """Una rectificativa negativa abona; una positiva por diferencias (método 02) carga más a la misma deuda."""
    if a_pagar is not None and a_pagar < 0:
        return "nota_credito"
    if clase in _RECTIFICATIVAS:
        es_diferencia = texto(cabeza, "Corrective", "CorrectionMethod") == "02"
        return "nota_debito" if es_diferencia and a_pagar else "nota_credito"
    return "factura"


def _plazos(factura: "Elemento") -> "Iterator[Plazo]":
    for plazo in hijos(factura, "PaymentDetails", "Installment"):
        fecha = leer_fecha(texto(plazo, "InstallmentDueDate"))
        importe = leer_decimal(texto(plazo, "InstallmentAmount"))
        if fecha and importe is not None:
            yield Plazo(fecha=fecha, importe=importe)


def _parte(elemento: "Elemento | None") -> Parte:
    """Una persona jurídica trae razón social; una física, nombre y dos apellidos."""
    fisica = hijo(elemento, "Individual")
    partes = (texto(fisica, n) for n in ("Name", "FirstSurname", "SecondSurname"))
    entidad = fisica if fisica is not None else hijo(elemento, "LegalEntity")
    return Parte(
        nombre=texto(elemento, "LegalEntity", "CorporateName") or " ".join(p for p in partes if p) or None,
        id_fiscal=texto(elemento, "TaxIdentification", "TaxIdentificationNumber"),
        correo=(texto(entidad, "ContactDetails", "ElectronicMail") or "").lower() or None,
        pais=leer_pais(
            texto(entidad, "AddressInSpain", "CountryCode") or texto(entidad, "OverseasAddress", "CountryCode")
        ),
    )


def _corregidas(cabeza: "Elemento | None") -> "Iterator[str]":
    if cabeza is not None:
        for corregida in hijos(cabeza, "Corrective"):
            if numero := texto(corregida, "InvoiceNumber"):
                serie = texto(corregida, "InvoiceSeriesCode")
                yield f"{serie}-{numero}" if serie and not numero.startswith(serie) else numero
