"""Los títulos con que los programas de facturación y las hojas de cada cual nombran las columnas de su cartera.

Se comparan en llano, sin puntuación. En cada campo van del más preciso al menos: si dos columnas sirven, vale la
primera. Fuentes: los informes de cuentas por cobrar de Bsale, Defontana, Nubox, Siigo, Alegra, Contpaqi, Aspel SAE,
Holded, Contasol, Sage 50, Tango, Xubio, Odoo y Contífico.
"""

import re
from collections.abc import Sequence
from typing import Literal

from buzon.dominio.llano import allanar

Campo = Literal[
    "numero", "serie", "cliente", "id_fiscal", "correo", "fecha", "vencimiento", "plazo", "total", "saldo", "pagado",
    "moneda", "tipo", "estado", "uuid",
]  # fmt: skip

NOMBRES: dict[Campo, str] = {
    "numero": "Número", "serie": "Serie", "cliente": "Cliente", "id_fiscal": "Identificador fiscal",
    "correo": "Correo", "fecha": "Fecha de emisión", "vencimiento": "Vencimiento", "plazo": "Días de plazo",
    "total": "Total", "saldo": "Saldo pendiente", "pagado": "Ya pagado", "moneda": "Moneda", "tipo": "Tipo",
    "estado": "Estado", "uuid": "Folio fiscal",
}  # fmt: skip

TITULOS: dict[Campo, tuple[str, ...]] = {
    "numero": (
        "numero de factura", "numero factura", "no factura", "nro factura", "n factura", "num factura", "factura no",
        "factura nro", "folio factura", "factura", "facturas", "no de factura", "nro de factura", "n de factura",
        "id factura", "codigo factura", "numero de comprobante", "numero comprobante", "nro comprobante",
        "no comprobante", "n comprobante", "serie y numero", "serie folio", "serie numero", "folio", "numero",
        "numero documento",
        "numero de documento", "nro documento", "no documento", "n documento", "num documento", "nro doc", "num doc",
        "no doc", "n doc", "documento", "comprobante", "doc", "nro", "no", "num", "n", "invoice number", "invoice no",
        "invoice",
        "number", "referencia", "ref",
    ),
    "serie": ("serie", "prefijo", "serie factura", "letra"),
    "cliente": (
        "razon social", "razon social cliente", "razon social del cliente", "razon social receptor", "nombre cliente",
        "nombre del cliente", "nombre o razon social", "nombre razon social", "nombre de cliente", "cliente nombre",
        "cliente razon social", "nombre receptor", "nombre del receptor", "denominacion", "nombre fiscal",
        "nombre tercero", "nombre del tercero", "tercero", "adquiriente", "adquirente", "cliente", "clientes",
        "deudor", "nombre deudor", "receptor", "empresa", "nombre comercial", "nombre", "customer", "customer name",
        "client",
    ),
    "id_fiscal": (
        "rut cliente", "rut del cliente", "rut receptor", "rut", "rfc cliente", "rfc receptor", "rfc", "nit cliente",
        "nit", "ruc cliente", "ruc", "ruc dni", "cuit cliente", "cuit", "cuit cuil", "nif cliente", "nif", "cif",
        "nif cif", "cif nif", "cif dni", "nif dni", "dni", "cedula", "cedula nit", "nit cc", "cc nit",
        "cedula juridica", "identificacion", "identificacion cliente", "numero de identificacion",
        "numero identificacion", "no identificacion", "nro identificacion", "id fiscal", "identificacion fiscal",
        "identificador fiscal", "documento cliente", "rtn", "rnc", "ein", "tax id", "vat",
    ),
    "correo": (
        "correo de cobranza", "correo cobranza", "email cobranza", "correo de cobros", "correo electronico",
        "correo electronico cliente", "correo cliente", "correo del cliente", "email cliente", "email del cliente",
        "e mail cliente", "correo de contacto", "email de contacto", "email contacto", "correo contacto", "correo",
        "correos", "email", "emails", "e mail", "mail", "correo e", "correo receptor", "direccion de correo",
        "direccion de correo electronico", "email address",
    ),
    "fecha": (
        "fecha de emision", "fecha emision", "f emision", "emision", "fec emision", "fecha de expedicion",
        "fecha expedicion", "expedicion", "fecha factura", "fecha de factura", "fecha de la factura", "f factura",
        "fec factura", "fecha documento", "fecha del documento", "fecha de documento", "fecha doc", "fecha fac",
        "fecha comprobante", "fecha de comprobante", "emitida", "fecha emitida", "fecha de elaboracion",
        "fecha elaboracion", "fecha timbrado", "fecha", "f", "issue date", "invoice date", "date",
    ),
    "vencimiento": (
        "fecha de vencimiento", "fecha vencimiento", "f vencimiento", "fec vencimiento", "fecha de vto", "fecha vto",
        "f vto", "fec vto", "fecha vcto", "fecha de vcto", "vencimiento", "vto", "vcto", "venc", "fecha venc",
        "fec venc", "f venc", "vence", "vence el", "fecha vence", "fecha limite de pago", "fecha limite",
        "fecha maxima de pago", "pagar antes de", "pagar antes del", "due date", "due",
    ),
    "plazo": (
        "plazo", "plazo dias", "dias de plazo", "dias plazo", "plazo de pago", "dias de credito", "dias credito",
        "credito dias", "condicion de pago", "condiciones de pago", "condiciones", "terminos de pago",
    ),
    "total": (
        "total factura", "total de la factura", "total documento", "total con iva", "total con impuestos",
        "importe total", "monto total", "valor total", "total general", "total a pagar", "total comprobante", "total",
        "importe factura",
        "importe de la factura", "monto factura", "valor factura", "valor de la factura", "importe original",
        "monto original", "valor original", "importe documento", "monto documento", "valor documento", "monto bruto",
        "importe", "monto", "valor", "amount", "total amount",
    ),
    "saldo": (
        "saldo pendiente", "saldo por cobrar", "saldo por pagar", "saldo factura", "saldo documento", "saldo deudor",
        "saldo insoluto", "saldo actual", "saldo vencido", "importe pendiente", "monto pendiente", "valor pendiente",
        "pendiente de pago", "pendiente de cobro", "pendiente", "por cobrar", "por pagar", "monto adeudado",
        "importe adeudado", "adeudo", "adeudado", "deuda", "debe", "saldo", "balance", "balance due", "amount due",
    ),
    "pagado": (
        "total pagado", "importe pagado", "monto pagado", "valor pagado", "pagado", "pagado a la fecha", "abonado",
        "importe abonado", "monto abonado", "total abonado", "abonos", "abono", "cobrado", "importe cobrado",
        "monto cobrado", "pagos", "cobros", "pagos recibidos", "a cuenta", "anticipo", "anticipos", "amount paid",
        "paid",
    ),
    "moneda": ("moneda", "divisa", "currency", "mon", "div"),
    "tipo": (
        "tipo de documento", "tipo documento", "tipo doc", "tipo dte", "tipo de comprobante", "tipo comprobante",
        "tipo factura", "tipo cfdi", "clase de documento", "tipo",
    ),
    "estado": ("estado de pago", "estado pago", "estado factura", "estado", "estatus", "status", "situacion"),
    "uuid": ("uuid", "folio fiscal", "folio fiscal uuid", "cufe", "clave de acceso", "clave acceso"),
}  # fmt: skip

# Con una de estas es el extracto de un banco o un asiento contable: no una lista de facturas.
AJENAS = frozenset({
    "cargo", "cargos", "haber", "credito", "debito", "creditos", "debitos", "deposito", "depositos", "retiro",
    "retiros",
    "fecha valor", "f valor", "glosa", "proveedor", "nombre proveedor", "razon social proveedor", "rut proveedor",
    "rut emisor", "rfc emisor", "ruc proveedor", "nit proveedor", "cuenta contable", "asiento", "sku",
    "precio unitario",
})  # fmt: skip


def llano(titulo: str) -> str:
    """El título para comparar: en llano, «n°» y «nº» como «n», sin puntuación ni lo que va entre paréntesis."""
    limpio = re.sub(r"\([^)]{0,40}\)", " ", allanar(titulo[:120].replace("º", " ").replace("°", " ")))
    return " ".join(re.findall(r"[a-z0-9]+", limpio))


def candidatas(titulos: Sequence[str]) -> dict[Campo, list[int]]:
    """Las columnas que sirven para cada campo, de la mejor a la peor. Vacío si es de otra cosa."""
    llanos = [llano(titulo) for titulo in titulos]
    if AJENAS & set(llanos):
        return {}
    halladas: dict[Campo, list[int]] = {}
    for campo, nombres in TITULOS.items():
        lugares = [(nombres.index(t), lugar) for lugar, t in enumerate(llanos) if t in nombres]
        if lugares:
            halladas[campo] = [lugar for _, lugar in sorted(lugares)]
    return halladas
