"""Lee los comprobantes del SAT de México: CFDI 3.2, 3.3 y 4.0 (Anexo 20 de la Resolución Miscelánea Fiscal).

Nunca comprueba el sello: eso dice quién lo hizo, y aquí solo interesa qué dice.
"""

from decimal import Decimal
from typing import TYPE_CHECKING

from buzon.documentos.campos.plazos import leer_condiciones
from buzon.documentos.monedas import leer_moneda, moneda_declarada
from buzon.documentos.valores import leer_decimal, leer_fecha, leer_pais
from buzon.documentos.xml import atributo, espacio, hijo, hijos, nombre_local
from buzon.dominio.lecturas import FacturaLeida, PagoDeclarado, Parte, TipoDocumento

if TYPE_CHECKING:
    from buzon.documentos.xml import Elemento

# c_TipoDeComprobante (3.3 y 4.0) y sus palabras en 3.2.
_RFC_EXTRANJERO = "XEXX010101000"
_TIPOS: dict[str, TipoDocumento] = {
    "i": "factura", "ingreso": "factura",
    "e": "nota_credito", "egreso": "nota_credito",
    "p": "recibo_de_pago", "n": "nomina", "t": "otro", "traslado": "otro",
}  # fmt: skip


def reconoce(raiz: "Elemento") -> bool:
    """Si la raíz es un `Comprobante` del SAT. Las retenciones y las pólizas tienen otra raíz y no lo son."""
    return nombre_local(raiz) == "Comprobante" and "sat.gob.mx/cfd" in espacio(raiz)


def leer(raiz: "Elemento") -> tuple[FacturaLeida, ...]:
    """Un comprobante da una factura. El número es la serie y el folio unidos con guion; si no hay folio, ninguno."""
    tipo = _tipo(raiz)
    serie, folio = atributo(raiz, "serie"), atributo(raiz, "folio")
    pagos = tuple(_pagos(raiz)) if tipo == "recibo_de_pago" else ()
    total, escrita = _total(raiz, tipo)
    moneda = leer_moneda(escrita, None if tipo == "recibo_de_pago" else "MXN")
    return (
        FacturaLeida(
            formato="cfdi",
            tipo=tipo,
            codigo=atributo(raiz, "tipoDeComprobante"),
            numero=f"{serie}-{folio}" if serie and folio else folio,
            uuid=_uuid(raiz),
            fecha=leer_fecha(atributo(raiz, "fecha")),
            condiciones_dias=leer_condiciones(atributo(raiz, "condicionesDePago")),
            total=total,
            a_pagar=total if tipo == "factura" else None,
            moneda=moneda,
            moneda_declarada=moneda_declarada(escrita, moneda),
            emisor=_parte(hijo(raiz, "Emisor")),
            receptor=_parte(hijo(raiz, "Receptor")),
            pagos=pagos,
            referencias=_relacionados(raiz),
        ),
    )


def _tipo(raiz: "Elemento") -> TipoDocumento:
    tipo = _TIPOS.get((atributo(raiz, "tipoDeComprobante") or "").lower(), "otro")
    if hijo(raiz, "InformacionGlobal") is not None:
        # La factura global suma ventas al público ya cobradas (guía de llenado del CFDI global): nadie la debe.
        return "otro"
    # Antes de existir el tipo N (3.3), la nómina iba como «egreso» con su complemento. Con él nunca es una deuda.
    es_nomina = any(nombre_local(c).lower() == "nomina" for bloque in hijos(raiz, "Complemento") for c in bloque)
    return "nomina" if es_nomina else tipo


def _total(raiz: "Elemento", tipo: TipoDocumento) -> tuple[Decimal | None, str | None]:
    """El total y su moneda como está escrita. Un recibo de pago dice Total 0 y moneda XXX: vale lo recibido."""
    if tipo == "recibo_de_pago":
        recibidos = [p for c in hijos(raiz, "Complemento", "Pagos") for p in hijos(c, "Pago")]
        monedas = {atributo(p, "MonedaP") for p in recibidos}
        montos = [leer_decimal(atributo(p, "Monto")) for p in recibidos]
        if len(monedas) == 1 and None not in montos:
            return sum((m for m in montos if m is not None), Decimal(0)), monedas.pop()
        return None, None
    return leer_decimal(atributo(raiz, "total")), atributo(raiz, "moneda")


def _uuid(raiz: "Elemento") -> str | None:
    timbre = hijo(raiz, "Complemento", "TimbreFiscalDigital")
    return (atributo(timbre, "UUID") or "").lower() or None


def _parte(elemento: "Elemento | None") -> Parte:
    rfc, residencia = atributo(elemento, "rfc"), leer_pais(atributo(elemento, "ResidenciaFiscal"))
    # Un extranjero lleva el RFC genérico, y su país aparte (Anexo 20, atributo ResidenciaFiscal) si es que lo lleva.
    pais = residencia or (None if rfc is None or rfc.upper() == _RFC_EXTRANJERO else "MX")
    return Parte(nombre=atributo(elemento, "nombre"), id_fiscal=rfc, pais=pais)


def _pagos(raiz: "Elemento") -> list[PagoDeclarado]:
    """Complementos de pagos 1.0 y 2.0: cada documento relacionado, en la moneda de ese documento.

    En 1.0 `ImpPagado` puede faltar cuando el pago entero es de un solo documento.
    """
    declarados = []
    for pago in (p for c in hijos(raiz, "Complemento", "Pagos") for p in hijos(c, "Pago")):
        relacionados = list(hijos(pago, "DoctoRelacionado"))
        for relacionado in relacionados:
            importe = leer_decimal(atributo(relacionado, "ImpPagado"))
            if importe is None and len(relacionados) == 1:
                importe = leer_decimal(atributo(pago, "Monto"))
            documento = (atributo(relacionado, "IdDocumento") or "").lower()
            if documento and importe is not None:
                saldo = leer_decimal(atributo(relacionado, "ImpSaldoInsoluto"))
                declarados.append(PagoDeclarado(documento=documento, importe=importe, saldo=saldo))
    return declarados


def _relacionados(raiz: "Elemento") -> tuple[str, ...]:
    hallados = (atributo(r, "UUID") for r in hijos(raiz, "CfdiRelacionados", "CfdiRelacionado"))
    return tuple(u.lower() for u in hallados if u)
