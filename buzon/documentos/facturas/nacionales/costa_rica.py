"""Lee los comprobantes electrónicos de Hacienda de Costa Rica (anexos y estructuras 4.3 y 4.4)."""

from typing import TYPE_CHECKING

from buzon.documentos.facturas.nacionales.comun import leer_correo, leer_dias
from buzon.documentos.monedas import leer_moneda
from buzon.documentos.valores import leer_decimal, leer_fecha
from buzon.documentos.xml import espacio, hijo, hijos, nombre_local, texto
from buzon.dominio.lecturas import FacturaLeida, Parte, TipoDocumento

if TYPE_CHECKING:
    from buzon.documentos.xml import Elemento

# La de compra la emite quien compra; el recibo de pago (4.4) acredita un cobro; los mensajes son respuestas.
_TIPOS: dict[str, TipoDocumento] = {
    "FacturaElectronica": "factura", "FacturaElectronicaExportacion": "factura", "TiqueteElectronico": "factura",
    "NotaCreditoElectronica": "nota_credito", "NotaDebitoElectronica": "nota_debito",
    "FacturaElectronicaCompra": "otro", "ReciboElectronicoPago": "otro", "MensajeHacienda": "otro",
    "MensajeReceptor": "otro",
}  # fmt: skip
_CONTADO = "01"


def reconoce(raiz: "Elemento") -> bool:
    """Si es uno de los comprobantes de Hacienda, por su espacio de nombres o por su clave numérica."""
    suyo = "go.cr" in espacio(raiz).lower() or hijo(raiz, "Clave") is not None
    return nombre_local(raiz) in _TIPOS and suyo


def leer(raiz: "Elemento") -> tuple[FacturaLeida, ...]:
    """El número es el consecutivo de veinte cifras; `uuid`, la clave de cincuenta, que es única en el país."""
    resumen = hijo(raiz, "ResumenFactura")
    total = leer_decimal(texto(resumen, "TotalComprobante"))
    tipo = _TIPOS[nombre_local(raiz)]
    escrita = texto(resumen, "CodigoTipoMoneda", "CodigoMoneda") or texto(resumen, "CodigoMoneda")
    referencias = (texto(r, "Numero") for r in hijos(raiz, "InformacionReferencia"))
    return (
        FacturaLeida(
            formato="texto",
            tipo=tipo,
            numero=texto(raiz, "NumeroConsecutivo"),
            uuid=texto(raiz, "Clave"),
            fecha=leer_fecha(texto(raiz, "FechaEmision")),
            condiciones_dias=leer_dias(texto(raiz, "PlazoCredito"), contado=texto(raiz, "CondicionVenta") == _CONTADO),
            total=total,
            a_pagar=total if tipo == "factura" else None,
            moneda=leer_moneda(escrita, "CRC"),
            emisor=_parte(hijo(raiz, "Emisor")),
            receptor=_parte(hijo(raiz, "Receptor")),
            referencias=tuple(r for r in referencias if r) if tipo in {"nota_credito", "nota_debito"} else (),
        ),
    )


def _parte(parte: "Elemento | None") -> Parte:
    numero = texto(parte, "Identificacion", "Numero")
    return Parte(
        nombre=texto(parte, "Nombre"),
        id_fiscal=numero,
        correo=leer_correo(texto(parte, "CorreoElectronico")),
        pais="CR" if numero else None,
    )
