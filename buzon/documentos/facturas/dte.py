"""Lee los documentos tributarios electrónicos del SII de Chile («Formato DTE», versión 2.2 y posteriores).

Nunca comprueba la firma ni el timbre. Los sobres (`EnvioDTE`, `EnvioBOLETA`, `SetDTE`) pueden traer varios documentos.
"""

from decimal import Decimal
from typing import TYPE_CHECKING

from buzon.documentos.campos.plazos import leer_condiciones
from buzon.documentos.monedas import leer_moneda, moneda_declarada
from buzon.documentos.valores import leer_decimal, leer_fecha
from buzon.documentos.xml import espacio, hijo, hijos, nombre_local, texto
from buzon.dominio.lecturas import FacturaLeida, Parte, Plazo, TipoDocumento

if TYPE_CHECKING:
    from collections.abc import Iterator

    from buzon.documentos.xml import Elemento

TOPE_DOCUMENTOS = 500
_SOBRES = {"EnvioDTE", "EnvioBOLETA", "SetDTE"}
_CUERPOS = {"Documento", "Exportaciones", "Liquidacion"}
# Tipos de DTE del SII. El 46 lo emite quien compra (no es deuda de su receptor) y el 52 es una guía de despacho.
_TIPOS: dict[str, TipoDocumento] = {
    "30": "factura", "32": "factura", "33": "factura", "34": "factura", "35": "factura", "38": "factura",
    "39": "factura", "41": "factura", "110": "factura",
    "55": "nota_debito", "56": "nota_debito", "111": "nota_debito",
    "60": "nota_credito", "61": "nota_credito", "112": "nota_credito",
    "43": "otro", "46": "otro", "50": "otro", "52": "otro",
}  # fmt: skip
_RUT_EXTRANJERO = "55555555-5"
_CONTADO = "1"
_GRATIS = "3"


def reconoce(raiz: "Elemento") -> bool:
    """Si la raíz es un DTE o un sobre de DTE. Un `Documento` suelto es un trozo firmado, no un DTE: no se admite."""
    return nombre_local(raiz) in {"DTE", *_SOBRES} and espacio(raiz) in {"", "http://www.sii.cl/SiiDte"}


def leer(raiz: "Elemento") -> tuple[FacturaLeida, ...]:
    """Cada DTE del sobre, hasta 500, en su orden."""
    leidos = (_leer_uno(cuerpo) for _, cuerpo in zip(range(TOPE_DOCUMENTOS), _cuerpos(raiz), strict=False))
    return tuple(leidos)


def _cuerpos(raiz: "Elemento") -> "Iterator[Elemento]":
    if nombre_local(raiz) == "DTE":
        yield from (c for c in raiz if nombre_local(c) in _CUERPOS)
        return
    for parte in raiz:
        if nombre_local(parte) == "DTE" or nombre_local(parte) in _SOBRES:
            yield from _cuerpos(parte)


def _leer_uno(cuerpo: "Elemento") -> FacturaLeida:
    cabeza = hijo(cuerpo, "Encabezado")
    identidad, totales = hijo(cabeza, "IdDoc"), hijo(cabeza, "Totales")
    codigo = texto(identidad, "TipoDTE")
    tipo = _TIPOS.get(codigo or "", "otro")
    total = leer_decimal(texto(totales, "MntTotal"))
    plazos = tuple(_plazos(identidad))
    contado = texto(identidad, "FmaPago") == _CONTADO
    vence = leer_fecha(texto(identidad, "FchVenc"))
    if vence is None and plazos:
        vence = min(p.fecha for p in plazos)
    return FacturaLeida(
        formato="dte",
        tipo="otro" if tipo == "factura" and texto(identidad, "FmaPago") == _GRATIS else tipo,
        codigo=codigo,
        numero=texto(identidad, "Folio"),
        fecha=leer_fecha(texto(identidad, "FchEmis")),
        vencimiento=vence,
        vencimientos=plazos if len(plazos) > 1 else (),
        condiciones_dias=_condiciones(identidad, contado=contado) if vence is None else None,
        total=total,
        a_pagar=_a_pagar(totales, total) if tipo == "factura" else None,
        moneda=(moneda := leer_moneda(escrita := texto(totales, "TpoMoneda"), "CLP")),
        moneda_declarada=moneda_declarada(escrita, moneda),
        emisor=_emisor(hijo(cabeza, "Emisor")),
        receptor=_receptor(hijo(cabeza, "Receptor")),
        referencias=tuple(_referencias(cuerpo)),
    )


def _a_pagar(totales: "Elemento | None", total: Decimal | None) -> Decimal | None:
    """`VlrPagar` es el total más el saldo anterior: solo vale como «a pagar» si no arrastra una deuda de antes."""
    saldo_anterior = leer_decimal(texto(totales, "SaldoAnterior")) or leer_decimal(texto(totales, "MontoPeriodo"))
    return total if saldo_anterior else leer_decimal(texto(totales, "VlrPagar")) or total


def _condiciones(identidad: "Elemento | None", *, contado: bool) -> int | None:
    if contado:
        return 0
    return leer_condiciones(texto(identidad, "TermPagoGlosa") or texto(identidad, "TermPagoDias"))


def _plazos(identidad: "Elemento | None") -> "Iterator[Plazo]":
    """El calendario `MntPagos`: fecha e importe de cada pago acordado."""
    if identidad is None:
        return
    for pago in hijos(identidad, "MntPagos"):
        fecha, importe = leer_fecha(texto(pago, "FchPago")), leer_decimal(texto(pago, "MntPago"))
        if fecha and importe is not None:
            yield Plazo(fecha=fecha, importe=importe)


def _emisor(elemento: "Elemento | None") -> Parte:
    nombre = texto(elemento, "RznSoc") or texto(elemento, "RznSocEmisor")
    return Parte(nombre=nombre, id_fiscal=texto(elemento, "RUTEmisor"), correo=_correo(texto(elemento, "CorreoEmisor")))


def _receptor(elemento: "Elemento | None") -> Parte:
    correo = _correo(texto(elemento, "CorreoRecep")) or _correo(texto(elemento, "Contacto"))
    rut = texto(elemento, "RUTRecep")
    # Las facturas de exportación llevan el RUT genérico del SII; su país viene en un código de aduanas que no se lee.
    pais = None if rut is None or rut.replace(".", "") == _RUT_EXTRANJERO else "CL"
    return Parte(nombre=texto(elemento, "RznSocRecep"), id_fiscal=rut, correo=correo, pais=pais)


def _correo(escrito: str | None) -> str | None:
    return escrito.lower() if escrito and escrito.count("@") == 1 and " " not in escrito else None


def _referencias(cuerpo: "Elemento") -> "Iterator[str]":
    """Los documentos tributarios que esta nota corrige (los códigos numéricos; «801» en adelante son órdenes)."""
    for referencia in hijos(cuerpo, "Referencia"):
        folio = texto(referencia, "FolioRef")
        if folio and (texto(referencia, "TpoDocRef") or "") in _TIPOS:
            yield folio
