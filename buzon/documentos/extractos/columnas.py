"""Las cabeceras con que los bancos de España y América titulan las columnas de sus extractos en hoja o en texto.

En llano. Fuentes: plantillas de importación públicas de Odoo, GnuCash, Firefly III y Actual, y las cabeceras que
publican BancoEstado, Banco de Chile, Santander, BCI, Bancolombia, Davivienda, BBVA, Banorte, BCP, Interbank, CaixaBank,
Sabadell, ING, Pichincha, Produbanco, Galicia, Mercado Pago, BAC y BCR.
"""

from typing import Literal

Columna = Literal[
    "fecha",
    "fecha_valor",
    "concepto",
    "importe",
    "cargo",
    "abono",
    "tipo",
    "saldo",
    "referencia",
    "contraparte",
    "moneda",
    "estado",
]

SINONIMOS: dict[Columna, tuple[str, ...]] = {
    "fecha": (
        "fecha", "fecha operacion", "fecha de operacion", "f. operacion", "f operacion", "fecha contable",
        "f. contable", "fecha movimiento",
        "fecha del movimiento", "fecha mov", "fecha transaccion", "fecha de transaccion", "fecha de la transaccion",
        "fecha oper",
        "fecha proceso", "fecha y hora", "fecha/hora", "dia", "date", "fecha registro", "fecha aplicacion",
        "fecha de aplicacion", "fecha op",
        "fecha de pago", "fecha de la operacion", "fecha de liberacion", "release_date", "fecha operativa",
        "fecha abono", "fecha de proceso",
        "booking date", "completed date", "fecha de finalizacion", "settlement date", "fecha posteo", "fechamovimiento",
        "fecha ctble", "transaction date",
    ),
    "fecha_valor": (
        "fecha valor", "f. valor", "f valor", "fecha de valor", "valor fecha", "f.valor", "value date", "fecha valuta",
        "started date", "fecha de inicio",
    ),
    "concepto": (
        "concepto", "descripcion", "detalle", "movimiento", "glosa", "descripcion movimiento",
        "descripcion del movimiento", "concepto / referencia",
        "descripcion operacion", "descripcion de la operacion", "detalle movimiento", "detalle de movimiento",
        "transaccion", "observaciones",
        "mas datos", "leyenda", "description", "memo", "descripcion transaccion", "descripcion detallada",
        "concepto ampliado", "motivo",
        "transaction_type", "tipo de operacion", "detalle de la operacion", "informacion adicional", "comentario",
        "comentarios", "operacion", "payment reference", "purpose", "details", "narrative", "descripcion corta",
    ),
    "importe": (
        "importe", "monto", "valor", "cantidad", "amount", "importe eur", "importe (eur)", "importe (€)",
        "importe en euros", "monto operacion",
        "importe neto", "monto transaccion", "valor transaccion", "importe movimiento", "transaction_net_amount",
        "monto neto", "importe operacion",
        "monto de la operacion", "monto ($)", "importe ($)", "valor total", "monto movimiento", "importe pesos",
        "monto en pesos", "bruto", "gross", "total amount", "importe bruto",
    ),
    "cargo": (
        "cargo", "cargos", "debe", "debito", "debitos", "retiro", "retiros", "egreso", "egresos", "salida", "salidas",
        "cheques / cargos",
        "cargo ($)", "cargos ($)", "cargos (clp)", "giro o cargo", "giros o cargos", "cheques y otros cargos",
        "gasto", "gastos", "pagos", "withdrawal",
        "monto cargo", "monto debito", "debitos ($)", "importe debito", "cargos (pesos)", "cheque o cargo",
        "cargo (-)", "debito (-)", "cargos/debitos",
        "monto cheque o cargo", "debit", "importe cargo", "valor debito", "debitos (-)", "debitos en $",
        "egresos ($)", "cheques y cargos", "retiro/cargo", "retiros/cargos", "cargo/retiro", "debe (q.)", "paid out",
        "money out",
    ),
    "abono": (
        "abono", "abonos", "haber", "credito", "creditos", "deposito", "depositos", "ingreso", "ingresos", "entrada",
        "entradas", "depositos / abonos",
        "abono ($)", "abonos ($)", "abonos (clp)", "deposito o abono", "depositos o abonos", "depositos y abonos",
        "deposit", "monto abono",
        "monto credito", "creditos ($)", "importe credito", "abonos (pesos)", "abono (+)", "credito (+)",
        "abonos/creditos", "monto deposito o abono",
        "credit", "importe abono", "valor credito", "creditos (+)", "creditos en $", "ingresos ($)", "deposito y abono",
        "deposito/abono", "depositos/abonos", "abono/deposito", "haber (q.)", "paid in", "money in",
    ),
    "tipo": ("tipo", "d/c", "d/h", "c/d", "tipo movimiento", "tipo de movimiento", "tipo mov", "naturaleza", "signo",
    "cargo/abono", "+/-", "debito/credito", "db/cr",
             "tipo de transaccion", "tipo transaccion"),
    "saldo": (
        "saldo", "saldo contable", "saldo disponible", "saldo final", "balance", "saldo ($)", "saldo (eur)",
        "saldo diario", "saldo actual", "saldo (€)",
        "partial_balance", "saldo en $", "saldos", "saldo contable ($)", "saldo posterior", "saldo total",
        "disponible", "saldo (clp)",
    ),
    "referencia": (
        "referencia", "documento", "nro documento", "n documento", "no documento", "numero documento", "n° documento",
        "num documento", "n operacion",
        "no. documento", "numero de documento", "no operacion", "numero operacion", "numero de operacion",
        "nro operacion", "nro. operacion",
        "no. referencia", "referencia 1", "folio", "comprobante", "nro comprobante", "serial documento", "reference",
        "id", "codigo", "clave de rastreo",
        "no docto", "n docto", "no. doc", "doc.", "nro. documento", "reference_id", "num. doc", "cod. operacion",
        "n° de operacion", "numero referencia",
        "no. transaccion", "documento no", "n cheque", "numerodocumento", "transaction id", "id. de transaccion",
        "no. serial",
    ),
    "contraparte": (
        "contraparte", "ordenante", "beneficiario", "ordenante/beneficiario", "beneficiario/ordenante",
        "beneficiario / ordenante", "nombre", "remitente",
        "pagador", "nombre remitente", "nombre ordenante", "nombre origen", "origen", "payer_name",
        "nombre del ordenante", "originante", "emisor",
        "nombre beneficiario", "destinatario", "nombre contraparte", "payee", "payer", "payer name", "partner name",
        "counterparty", "counterparty name",
    ),
    "moneda": ("moneda", "divisa", "currency", "div", "mon"),
    "estado": ("estado", "state", "status", "estado de la operacion", "estado del movimiento", "situacion"),
}  # fmt: skip

# Cabeceras de otra cosa: una cartera de facturas, un libro de ventas, una lista de precios.
AJENAS = frozenset({
    "vencimiento", "fecha vencimiento", "fecha de vencimiento", "vence", "cliente", "deudor", "factura", "no factura",
    "n factura", "numero factura",
    "numero de factura", "folio factura", "precio", "precio unitario", "sku", "producto", "iva", "base imponible",
    "neto", "email", "correo", "razon social",
    "rut cliente", "nit cliente", "dias de mora", "dias vencidos", "stock", "tipo documento", "tipo dte", "proveedor",
})  # fmt: skip
