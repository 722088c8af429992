"""Lee UN/CEFACT Cross Industry Invoice: D16B (Factur-X, ZUGFeRD 2, XRechnung) y la anterior de ZUGFeRD 1.0.

Nunca exige el perfil completo: MINIMUM y BASIC WL traen pocos campos, y lo que falta queda en `None`.
"""

from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING

from buzon.documentos.campos.plazos import leer_condiciones
from buzon.documentos.facturas.ubl.tipos import CODIGOS
from buzon.documentos.monedas import leer_moneda, moneda_declarada
from buzon.documentos.valores import leer_decimal, leer_fecha, leer_pais
from buzon.documentos.xml import espacio, hijo, hijos, nombre_local, texto
from buzon.dominio.lecturas import FacturaLeida, Parte, Plazo, TipoDocumento

if TYPE_CHECKING:
    from buzon.documentos.xml import Elemento

_RAICES = {"CrossIndustryInvoice", "CrossIndustryDocument"}
# ZUGFeRD 1.0 pone «Specified» y «Applicable» donde D16B escribe «Header».
_TRATO = (("SupplyChainTradeTransaction",), ("SpecifiedSupplyChainTradeTransaction",))
_ACUERDO = (("ApplicableHeaderTradeAgreement",), ("ApplicableSupplyChainTradeAgreement",))
_PAGO = (("ApplicableHeaderTradeSettlement",), ("ApplicableSupplyChainTradeSettlement",))
_SUMA = (
    ("SpecifiedTradeSettlementHeaderMonetarySummation",),
    ("SpecifiedTradeSettlementMonetarySummation",),
)


def reconoce(raiz: "Elemento") -> bool:
    """Si la raíz es una factura CII de cualquiera de las dos generaciones."""
    uri = espacio(raiz)
    return nombre_local(raiz) in _RAICES and ("uncefact" in uri or "ferd" in uri)


def leer(raiz: "Elemento") -> tuple[FacturaLeida, ...]:
    """`total` es GrandTotalAmount; `a_pagar`, DuePayableAmount (si el perfil lo trae)."""
    cabeza = _uno(raiz, (("ExchangedDocument",), ("HeaderExchangedDocument",)))
    trato = _uno(raiz, _TRATO)
    acuerdo, pago = _uno(trato, _ACUERDO), _uno(trato, _PAGO)
    suma = _uno(pago, _SUMA)
    codigo = texto(cabeza, "TypeCode")
    total = leer_decimal(texto(suma, "GrandTotalAmount"))
    pagadero = leer_decimal(texto(suma, "DuePayableAmount"))
    exigible = pagadero if pagadero is not None else total
    tipo: TipoDocumento = CODIGOS.get(codigo or "", "factura")
    if tipo == "factura" and exigible is not None and exigible < 0:
        tipo = "nota_credito"
    plazos = _plazos(pago)
    vence = min((f for f, _ in plazos), default=None)
    cuotas = tuple(Plazo(fecha=f, importe=i) for f, i in plazos if i is not None)
    return (
        FacturaLeida(
            formato="cii",
            tipo=tipo,
            codigo=codigo,
            numero=texto(cabeza, "ID"),
            fecha=leer_fecha(texto(cabeza, "IssueDateTime", "DateTimeString")),
            vencimiento=vence,
            vencimientos=cuotas if len(cuotas) > 1 else (),
            condiciones_dias=_condiciones(pago) if vence is None else None,
            total=exigible if total is None or (exigible is not None and exigible < 0) else total,
            a_pagar=abs(exigible) if exigible is not None else None,
            moneda=(moneda := leer_moneda(escrita := texto(pago, "InvoiceCurrencyCode"))),
            moneda_declarada=moneda_declarada(escrita, moneda),
            emisor=_parte(hijo(acuerdo, "SellerTradeParty")),
            receptor=_parte(hijo(acuerdo, "BuyerTradeParty")),
            referencias=_referencias(pago),
        ),
    )


def _uno(elemento: "Elemento | None", caminos: tuple[tuple[str, ...], ...]) -> "Elemento | None":
    return next((h for camino in caminos if (h := hijo(elemento, *camino)) is not None), None)


def _plazos(pago: "Elemento | None") -> list[tuple[date, Decimal | None]]:
    if pago is None:
        return []
    leidos = (
        (leer_fecha(texto(t, "DueDateDateTime", "DateTimeString")), leer_decimal(texto(t, "PartialPaymentAmount")))
        for t in hijos(pago, "SpecifiedTradePaymentTerms")
    )
    return [(fecha, importe) for fecha, importe in leidos if fecha]


def _condiciones(pago: "Elemento | None") -> int | None:
    return leer_condiciones(texto(pago, "SpecifiedTradePaymentTerms", "Description"))


def _parte(parte: "Elemento | None") -> Parte:
    """El número de IVA (esquema VA) antes que el fiscal local (FC), y este antes que el del registro."""
    registros = [] if parte is None else list(hijos(parte, "SpecifiedTaxRegistration", "ID"))
    registros.sort(key=lambda e: (e.get("schemeID") or "") != "VA")
    candidatos = [texto(r) for r in registros]
    candidatos += [
        texto(parte, "SpecifiedLegalOrganization", "ID"),
        texto(parte, "GlobalID"),
        texto(parte, "ID"),
    ]
    correo = texto(parte, "DefinedTradeContact", "EmailURIUniversalCommunication", "URIID")
    correo = correo or texto(parte, "URIUniversalCommunication", "URIID")
    return Parte(
        nombre=texto(parte, "Name"),
        id_fiscal=next((c for c in candidatos if c and any(x.isdigit() for x in c)), None),
        correo=correo.lower() if correo and correo.count("@") == 1 else None,
        pais=leer_pais(texto(parte, "PostalTradeAddress", "CountryID")),
    )


def _referencias(pago: "Elemento | None") -> tuple[str, ...]:
    if pago is None:
        return ()
    halladas = (texto(r, "IssuerAssignedID") or texto(r, "ID") for r in hijos(pago, "InvoiceReferencedDocument"))
    return tuple(r for r in halladas if r)
