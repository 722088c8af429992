"""Lee los comprobantes fiscales electrónicos (e-CF) de la DGII de la República Dominicana, versión 1.0."""

from typing import TYPE_CHECKING

from buzon.documentos.facturas.nacionales.comun import leer_correo, leer_dias
from buzon.documentos.monedas import leer_moneda
from buzon.documentos.valores import leer_decimal, leer_fecha
from buzon.documentos.xml import hijo, nombre_local, texto
from buzon.dominio.lecturas import FacturaLeida, Parte, TipoDocumento

if TYPE_CHECKING:
    from buzon.documentos.xml import Elemento

# Los de compras (41), gastos menores (43) y pagos al exterior (47) los emite quien paga.
_TIPOS: dict[str, TipoDocumento] = {
    "31": "factura", "32": "factura", "44": "factura", "45": "factura", "46": "factura",
    "33": "nota_debito", "34": "nota_credito",
}  # fmt: skip
_CONTADO, _GRATIS = "1", "3"


def reconoce(raiz: "Elemento") -> bool:
    """Si la raíz es un e-CF con su número. El resumen de consumo (RFCE) y los acuses tienen otra raíz."""
    return nombre_local(raiz) == "ECF" and hijo(raiz, "Encabezado", "IdDoc", "eNCF") is not None


def leer(raiz: "Elemento") -> tuple[FacturaLeida, ...]:
    """Los totales van en pesos aunque la venta sea en otra moneda, que se escribe aparte y aquí no se mira."""
    cabeza = hijo(raiz, "Encabezado")
    identidad, totales = hijo(cabeza, "IdDoc"), hijo(cabeza, "Totales")
    codigo = texto(identidad, "TipoeCF") or texto(identidad, "TipoECF")
    pago = texto(identidad, "TipoPago")
    tipo: TipoDocumento = "otro" if pago == _GRATIS else _TIPOS.get(codigo or "", "otro")
    vence = leer_fecha(texto(identidad, "FechaLimitePago"))
    total, exigible = leer_decimal(texto(totales, "MontoTotal")), leer_decimal(texto(totales, "ValorPagar"))
    corregido = texto(raiz, "InformacionReferencia", "NCFModificado")
    return (
        FacturaLeida(
            formato="texto",
            tipo=tipo,
            codigo=codigo,
            numero=texto(identidad, "eNCF"),
            fecha=leer_fecha(texto(cabeza, "Emisor", "FechaEmision") or texto(identidad, "FechaEmision")),
            vencimiento=vence,
            condiciones_dias=None if vence else leer_dias(texto(identidad, "TerminoPago"), contado=pago == _CONTADO),
            total=total,
            # `ValorPagar` puede sumar la deuda de antes: solo vale si rebaja.
            a_pagar=(exigible if exigible and total and exigible < total else total) if tipo == "factura" else None,
            moneda=leer_moneda(None, "DOP"),
            emisor=_parte(hijo(cabeza, "Emisor"), "Emisor"),
            receptor=_parte(hijo(cabeza, "Comprador"), "Comprador"),
            referencias=(corregido,) if corregido else (),
        ),
    )


def _parte(parte: "Elemento | None", papel: str) -> Parte:
    numero = texto(parte, f"RNC{papel}")
    return Parte(
        nombre=texto(parte, f"RazonSocial{papel}"),
        id_fiscal=numero or texto(parte, "IdentificadorExtranjero"),
        correo=leer_correo(texto(parte, f"Correo{papel}")),
        pais="DO" if numero else None,
    )
