"""Lee los documentos del régimen FEL de la SAT de Guatemala (esquema `GT_Documento` 0.1 y 0.2)."""

from typing import TYPE_CHECKING

from buzon.documentos.facturas.nacionales.comun import leer_correo
from buzon.documentos.monedas import leer_moneda
from buzon.documentos.valores import leer_decimal, leer_fecha
from buzon.documentos.xml import atributo, hijo, hijos, nombre_local, texto
from buzon.dominio.lecturas import FacturaLeida, Parte, Plazo, TipoDocumento

if TYPE_CHECKING:
    from collections.abc import Iterator

    from buzon.documentos.xml import Elemento

# La especial (FESP) la emite quien compra; los recibos (RECI, RDON) dan fe de un cobro o de una donación.
_TIPOS: dict[str, TipoDocumento] = {
    "FACT": "factura", "FCAM": "factura", "FPEQ": "factura", "FCAP": "factura", "FACA": "factura",
    "FCCA": "factura", "FAPE": "factura", "FCPE": "factura", "FAAE": "factura", "FCAE": "factura",
    "NCRE": "nota_credito", "NABN": "nota_credito", "NDEB": "nota_debito",
}  # fmt: skip
_CONSUMIDOR_FINAL = "CF"


def reconoce(raiz: "Elemento") -> bool:
    """Si la raíz es un documento FEL. La anulación tiene otra raíz."""
    return nombre_local(raiz) == "GTDocumento"


def leer(raiz: "Elemento") -> tuple[FacturaLeida, ...]:
    """El número es el de la certificación (o la autorización); una factura cambiaria (FCAM) trae sus abonos."""
    dte = hijo(raiz, "SAT", "DTE")
    emision, autorizacion = hijo(dte, "DatosEmision"), hijo(dte, "Certificacion", "NumeroAutorizacion")
    general = hijo(emision, "DatosGenerales")
    codigo = atributo(general, "Tipo")
    tipo = _TIPOS.get((codigo or "").upper(), "otro")
    total = leer_decimal(texto(emision, "Totales", "GranTotal"))
    complementos = [] if emision is None else list(hijos(emision, "Complementos", "Complemento"))
    plazos = tuple(p for c in complementos for p in _abonos(c))
    uuid = (texto(autorizacion) or "").lower() or None
    corregido = (atributo(r, "NumeroAutorizacionDocumentoOrigen") for c in complementos for r in c)
    return (
        FacturaLeida(
            formato="texto",
            tipo=tipo,
            codigo=codigo,
            numero=atributo(autorizacion, "Numero") or uuid,
            serie=atributo(autorizacion, "Serie"),
            uuid=uuid,
            fecha=leer_fecha(atributo(general, "FechaHoraEmision")),
            vencimiento=min((p.fecha for p in plazos), default=None),
            vencimientos=plazos if len(plazos) > 1 else (),
            total=total,
            a_pagar=total if tipo == "factura" else None,
            moneda=leer_moneda(atributo(general, "CodigoMoneda"), "GTQ"),
            emisor=_parte(hijo(emision, "Emisor"), "Emisor", "NITEmisor"),
            receptor=_parte(hijo(emision, "Receptor"), "Receptor", "IDReceptor"),
            referencias=tuple(c.lower() for c in corregido if c),
        ),
    )


def _abonos(complemento: "Elemento") -> "Iterator[Plazo]":
    for abono in hijos(complemento, "AbonosFacturaCambiaria", "Abono"):
        fecha, importe = leer_fecha(texto(abono, "FechaVencimiento")), leer_decimal(texto(abono, "MontoAbono"))
        if fecha and importe is not None:
            yield Plazo(fecha=fecha, importe=importe)


def _parte(parte: "Elemento | None", papel: str, del_numero: str) -> Parte:
    numero = atributo(parte, del_numero)
    es_nadie = numero is None or numero.upper() == _CONSUMIDOR_FINAL
    return Parte(
        nombre=atributo(parte, f"Nombre{papel}"),
        id_fiscal=None if es_nadie else numero,
        correo=leer_correo(atributo(parte, f"Correo{papel}")),
        pais=None if es_nadie or atributo(parte, "TipoEspecial") else "GT",
    )
