"""Arma la factura leída de un documento UBL."""

from decimal import Decimal
from typing import TYPE_CHECKING

from buzon.documentos.facturas.ubl.partes import leer_parte
from buzon.documentos.facturas.ubl.plazos import leer_calendario
from buzon.documentos.facturas.ubl.tipos import COBRABLES, NO_COBRABLES, tipo_de
from buzon.documentos.monedas import leer_moneda, moneda_declarada
from buzon.documentos.valores import leer_decimal, leer_fecha
from buzon.documentos.xml import atributo, espacio, hijo, hijos, nombre_local, texto
from buzon.dominio.lecturas import FacturaLeida

if TYPE_CHECKING:
    from buzon.documentos.xml import Elemento

TOPE_REFERENCIAS = 100


def reconoce(raiz: "Elemento") -> bool:
    """Si la raíz es un documento de negocio UBL o uno de los resúmenes de SUNAT."""
    nombre, uri = nombre_local(raiz), espacio(raiz).lower()
    return nombre in COBRABLES | dict.fromkeys(NO_COBRABLES) and ("ubl" in uri or "sunat" in uri)


def leer(raiz: "Elemento") -> tuple[FacturaLeida, ...]:
    """`total` es el total con impuestos; `a_pagar`, `PayableAmount` o el neto pendiente de SUNAT si es al crédito."""
    nombre = nombre_local(raiz)
    tipo, codigo = tipo_de(raiz, nombre)
    totales = hijo(raiz, "RequestedMonetaryTotal")
    if totales is None:
        totales = hijo(raiz, "LegalMonetaryTotal")
    pagadero = leer_decimal(texto(totales, "PayableAmount"))
    total = leer_decimal(texto(totales, "TaxInclusiveAmount"))
    calendario = leer_calendario(raiz)
    if tipo == "factura" and pagadero is not None and pagadero < 0:
        # Una factura negativa (corrección Peppol) devuelve dinero: para quien debe, es un abono.
        tipo = "nota_credito"
    a_pagar = pagadero
    if tipo == "factura" and calendario.pendiente and pagadero and calendario.pendiente <= pagadero:
        # En SUNAT el total impreso es el pagadero, y lo pendiente ya descuenta la detracción y la retención.
        total, a_pagar = pagadero, calendario.pendiente
    return (
        FacturaLeida(
            formato="ubl",
            tipo=tipo,
            codigo=codigo,
            numero=texto(raiz, "ID"),
            uuid=texto(raiz, "UUID"),
            fecha=leer_fecha(texto(raiz, "IssueDate")),
            vencimiento=calendario.vencimiento,
            vencimientos=calendario.cuotas,
            condiciones_dias=calendario.condiciones_dias,
            total=_total(total, pagadero),
            a_pagar=abs(a_pagar) if a_pagar is not None else None,
            moneda=(moneda := _moneda(raiz, totales)),
            moneda_declarada=moneda_declarada(texto(raiz, "DocumentCurrencyCode"), moneda),
            emisor=leer_parte(raiz, "AccountingSupplierParty"),
            receptor=leer_parte(raiz, "AccountingCustomerParty"),
            referencias=_referencias(raiz) if tipo in {"nota_credito", "nota_debito"} else (),
        ),
    )


def _total(total: Decimal | None, pagadero: Decimal | None) -> Decimal | None:
    """El pagadero, si el total con impuestos falta o es cero (SUNAT), o si lo cobrado de más lo volvió negativo."""
    if pagadero is not None and (not total or pagadero < 0):
        return pagadero
    return total


def _moneda(raiz: "Elemento", totales: "Elemento | None") -> str | None:
    return leer_moneda(texto(raiz, "DocumentCurrencyCode")) or leer_moneda(
        atributo(hijo(totales, "PayableAmount"), "currencyID")
    )


def _referencias(raiz: "Elemento") -> tuple[str, ...]:
    halladas = [texto(r, "ID") for r in hijos(raiz, "BillingReference", "InvoiceDocumentReference")]
    halladas += [texto(r, "ReferenceID") for r in hijos(raiz, "DiscrepancyResponse")]
    return tuple(dict.fromkeys(r for r in halladas if r))[:TOPE_REFERENCIAS]
