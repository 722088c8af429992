"""Lee los comprobantes fiscales electrónicos (CFE) de la DGI de Uruguay, sueltos o en un sobre entre empresas."""

from typing import TYPE_CHECKING

from buzon.documentos.facturas.nacionales.comun import leer_correo
from buzon.documentos.monedas import leer_moneda
from buzon.documentos.valores import leer_decimal, leer_fecha, leer_pais
from buzon.documentos.xml import espacio, hijo, hijos, nombre_local, texto
from buzon.dominio.lecturas import FacturaLeida, Parte, TipoDocumento

if TYPE_CHECKING:
    from collections.abc import Iterator

    from buzon.documentos.xml import Elemento

TOPE_DOCUMENTOS = 500
_SOBRES = {"CFE_Adenda", "EnvioCFE", "EnvioCFE_entreEmpresas", "CFE_Empresas_Type"}
# «Tipos de CFE» de la DGI: 1x1 factura o ticket, 1x2 nota de crédito, 1x3 de débito; 18x son remitos y resguardos.
_FAMILIAS = {"10", "11", "12", "13", "14", "15"}
_POR_CIFRA: dict[str, TipoDocumento] = {"1": "factura", "2": "nota_credito", "3": "nota_debito"}
_CONTADO = "1"


def reconoce(raiz: "Elemento") -> bool:
    """Si la raíz es un CFE o uno de sus sobres."""
    return nombre_local(raiz) in {"CFE", *_SOBRES} and ("dgi.gub.uy" in espacio(raiz).lower() or bool(list(_cfe(raiz))))


def leer(raiz: "Elemento") -> tuple[FacturaLeida, ...]:
    """Cada comprobante del sobre, hasta 500."""
    leidos = (_leer_uno(cuerpo) for _, cuerpo in zip(range(TOPE_DOCUMENTOS), _cfe(raiz), strict=False))
    return tuple(leidos)


def _cfe(raiz: "Elemento") -> "Iterator[Elemento]":
    """El cuerpo (eFact, eTck…) de cada `CFE`, esté la raíz donde esté."""
    for cfe in (raiz,) if nombre_local(raiz) == "CFE" else hijos(raiz, "CFE"):
        yield from (cuerpo for cuerpo in cfe if hijo(cuerpo, "Encabezado", "IdDoc", "TipoCFE") is not None)


def _leer_uno(cuerpo: "Elemento") -> FacturaLeida:
    cabeza = hijo(cuerpo, "Encabezado")
    identidad, totales = hijo(cabeza, "IdDoc"), hijo(cabeza, "Totales")
    codigo = texto(identidad, "TipoCFE") or ""
    tipo = _POR_CIFRA.get(codigo[2:], "otro") if codigo[:2] in _FAMILIAS else "otro"
    serie, numero = texto(identidad, "Serie"), texto(identidad, "Nro")
    vence = leer_fecha(texto(identidad, "FchVenc"))
    total = leer_decimal(texto(totales, "MntTotal"))
    exigible = leer_decimal(texto(totales, "MntPagar"))
    referencias = (
        f"{texto(r, 'Serie') or ''}-{n}"
        for r in hijos(cuerpo, "Referencia", "Referencia")
        if (n := texto(r, "NroCFERef"))
    )
    return FacturaLeida(
        formato="texto",
        tipo=tipo,
        codigo=codigo or None,
        numero=f"{serie}-{numero}" if serie and numero else numero,
        fecha=leer_fecha(texto(identidad, "FchEmis")),
        vencimiento=vence,
        condiciones_dias=0 if vence is None and texto(identidad, "FmaPago") == _CONTADO else None,
        total=total,
        a_pagar=(exigible if exigible is not None else total) if tipo == "factura" else None,
        moneda=leer_moneda(texto(totales, "TpoMoneda"), "UYU"),
        emisor=Parte(
            nombre=texto(cabeza, "Emisor", "RznSoc"),
            id_fiscal=texto(cabeza, "Emisor", "RUCEmisor"),
            correo=leer_correo(texto(cabeza, "Emisor", "CorreoEmisor")),
        ),
        receptor=_receptor(hijo(cabeza, "Receptor")),
        referencias=tuple(referencias) if tipo in {"nota_credito", "nota_debito"} else (),
    )


def _receptor(parte: "Elemento | None") -> Parte:
    return Parte(
        nombre=texto(parte, "RznSocRecep"),
        id_fiscal=texto(parte, "DocRecep") or texto(parte, "DocRecepExt"),
        pais=leer_pais(texto(parte, "CodPaisRecep")),
    )
