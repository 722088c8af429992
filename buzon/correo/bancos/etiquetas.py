"""Las etiquetas que los bancos ponen delante de cada dato, y qué dato anuncian.

Solo palabras: cómo se leen en el texto está en `rotulos`. Recogidas de los avisos citados en `datos/bancos/`.
"""

from typing import Literal

Clave = Literal[
    "importe_recibido", "importe", "importe_total", "importe_ajeno", "pagador", "destinatario", "nombre", "id_pagador",
    "id_ajeno", "id", "fecha", "concepto", "operacion", "cuenta_destino", "cuenta_origen", "cuenta", "estado",
    "seccion_origen", "seccion_destino", "seccion", "nada",
]  # fmt: skip

_DE = (
    "del ordenante", "ordenante", "del remitente", "remitente", "de origen", "origen", "del originante",
    "originante", "del pagador", "pagador", "del emisor", "emisor", "del cliente originante",
)  # fmt: skip
_A = (
    "del destinatario", "destinatario", "del beneficiario", "beneficiario", "de destino", "destino",
    "del titular destino", "beneficiaria", "destinataria", "receptor", "del receptor",
)  # fmt: skip
_IDS = (
    "rut", "rfc", "nit", "ruc", "nif", "cif", "dni", "cuit", "cuil", "cuit/cuil", "cedula", "identificacion",
    "documento", "rfc/curp", "cedula/ruc", "id fiscal", "cedula juridica",
)  # fmt: skip
_CUENTAS = (
    "cuenta", "n de cuenta", "no de cuenta", "no. de cuenta", "nro de cuenta", "nro. de cuenta", "numero de cuenta",
    "numero cuenta", "no cuenta", "cta", "cta.", "iban", "clabe", "cbu", "cvu", "cbu/cvu", "cci", "producto",
    "celular", "cuenta clabe", "cuenta iban", "cuenta corriente no",
)  # fmt: skip

_QUIENES = (
    "ordenante", "remitente", "originante", "originador", "emisor", "pagador", "depositante", "girador", "consignante",
    "transferente", "comprador", "mandante", "enviante",
)  # fmt: skip
_NOMBRES_DE = (
    "nombre", "nombre completo", "nombres", "nombre y apellido", "nombres y apellidos", "nombre o razon social",
    "razon social", "titular", "nombre del titular", "cliente", "empresa", "persona", "nombre/razon social",
)  # fmt: skip
_RECIBIDOS = (
    "monto recibido", "importe recibido", "valor recibido", "monto abonado", "importe abonado", "valor abonado",
    "monto acreditado", "importe acreditado", "valor acreditado", "monto depositado", "importe depositado",
    "importe del abono", "monto del abono", "importe del ingreso", "cantidad recibida", "recibiste", "has recibido",
    "monto del deposito", "monto de deposito", "importe del deposito", "valor consignado", "dinero recibido",
    "cantidad depositada", "monto del pago", "importe del pago", "valor del pago", "valor pagado", "cobraste",
    "monto de yapeo", "monto del yapeo", "importe bruto", "monto bruto", "monto de la venta", "valor de la venta",
)  # fmt: skip
_IMPORTES = (
    "monto transferido", "monto transferencia", "monto de transferencia", "monto de la transferencia",
    "monto operacion", "monto de la operacion", "monto y moneda", "moneda y monto", "monto en pesos", "monto",
    "importe", "importe transferido", "importe de la transferencia", "importe transferencia",
    "importe de la operacion", "importe y moneda", "moneda e importe", "importe en pesos", "valor",
    "valor transferido", "valor transferencia", "valor de la transferencia", "valor de la transaccion",
    "valor de la operacion", "valor transaccion", "cantidad", "cantidad transferida", "monto de la transaccion",
    "monto transaccion", "importe ordenado", "monto enviado", "importe enviado", "cantidad enviada",
    "monto cobrado", "importe cobrado", "valor cobrado", "monto de operacion", "importe de operacion", "amount",
)  # fmt: skip
_TOTALES = (
    "total", "monto total", "importe total", "valor total", "total recibido", "total del pago", "total abonado",
    "neto recibido", "total neto", "importe neto", "monto neto", "total acreditado", "total transferido",
)  # fmt: skip
_AJENOS = (
    "comision", "comisiones", "comision mas iva", "iva", "itf", "gmf", "4x1000", "saldo", "saldo disponible",
    "saldo actual", "saldo contable", "nuevo saldo", "saldo anterior", "disponible", "tarifa", "impuesto",
    "impuestos", "costo", "costo de la transaccion", "costo del servicio", "cargo por servicio", "retencion",
    "tipo de cambio", "limite", "cupo disponible", "monto debitado", "importe debitado", "valor debitado",
    "propina", "iva comision", "comision por transferencia", "comision de mercado pago", "cargo de mercado pago",
    "fee", "balance",
)  # fmt: skip
_PAGADORES = (
    "nombre del ordenante", "nombre ordenante", "ordenante", "ordenado por", "nombre del remitente", "remitente",
    "nombre remitente", "remitente:", "titular de la cuenta de origen", "titular cuenta de origen",
    "titular de la cuenta origen", "titular cuenta origen", "titular origen", "nombre del emisor", "emisor",
    "nombre del pagador", "nombre pagador", "pagador", "pagado por", "enviado por", "enviada por", "originado por",
    "originada por", "de parte de", "realizado por", "realizada por", "depositante", "nombre del depositante",
    "nombre originante", "originante",
    "nombre del originante", "cliente ordenante", "cliente originante", "nombre de origen", "nombre origen",
    "transferido por", "recibiste de", "razon social del ordenante", "empresa ordenante", "empresa pagadora",
    "quien te transfirio", "quien te envio el dinero", "quien pago", "quien te pago", "quien envia",
    "quien te envia", "nombre de quien envia", "nombre cliente origen", "titular ordenante", "comprador",
    "nombre del comprador", "de", "payer", "sender", "from", "lugar de transaccion", "consignante", "recibido de",
    "recibida de", "titular emisor", "cliente origen", "cliente de origen", "originador", "girador",
    "nombre del originador", "nombre del girador", "aportante", "razon social del pagador",
    "quien te la envia", "quien te lo envia", "quien lo envia", "quien la envia", "quien te lo envio", "te lo envia",
    "quien te la envio", "te la envia", "te lo envio", "te la envio", "nombre de la persona que envia",
    "quien hizo el pago",
    "persona que envia", "nombre de quien paga", "nombre de quien transfiere", "quien transfiere",
    "nombre de la cuenta de origen", "nombre de la cuenta origen", "nombre cuenta origen",
    "a nombre de", "contraparte",
    "emitido por", "emitida por", "depositado por", "pago realizado por", "consignado por", "transferida por",
    "transferencia realizada por", "dinero enviado por", "deposito realizado por", "payer name", "sender name",
    "paid by", "sent by", "from name", "received from", "originator", "ordering customer", "cliente que paga",
    "titular cuenta debito", "titular de la cuenta debito", "titular cuenta debitada",
    "titular de la cuenta debitada", "titular de la cuenta debitante", "nombre cuenta debito",
    "titular de la cuenta emisora", "titular cuenta emisora", "cliente emisor", "cliente remitente",
    "pago", "envio", "transfirio", "deposito", "ordeno",
    *_QUIENES,
    *(f"{n} {de}{q}" for n in _NOMBRES_DE for de in ("", "del ", "de ") for q in _QUIENES),
)  # fmt: skip
# «Pagó: Ana Ruiz» nombra a quien paga; «Pago: factura 12», no. Solo valen con su tilde.
ACENTUADAS = frozenset({"pago", "envio", "transfirio", "deposito", "ordeno"})
_DESTINATARIOS = (
    "nombre del destinatario", "nombre destinatario", "destinatario", "nombre del beneficiario", "beneficiario",
    "nombre beneficiario", "titular cuenta", "titular de la cuenta", "titular cuenta destino", "enviado a",
    "enviada a", "titular de la cuenta de destino", "titular destino", "para", "comercio", "establecimiento",
    "nombre del receptor", "receptor", "empresa", "nombre de destino",
)  # fmt: skip
_FECHAS = (
    "fecha", "fecha y hora", "fecha - hora", "fecha/hora", "fecha de la operacion", "fecha de operacion",
    "fecha operacion", "fecha de la transferencia", "fecha de transferencia", "fecha transferencia", "fecha abono",
    "fecha de abono", "fecha del abono", "fecha de la transaccion", "fecha de transaccion", "fecha transaccion",
    "fecha del movimiento", "fecha de pago", "fecha del pago", "fecha valor", "fecha y hora de la operacion",
    "fecha y hora de operacion", "fecha de aplicacion", "fecha de deposito", "fecha del deposito",
    "fecha de acreditacion", "dia y hora", "date", "fecha de creacion", "fecha y hora de la transaccion",
    "fecha y hora de transaccion", "fecha contable", "dia",
)  # fmt: skip
_CONCEPTOS = (
    "concepto", "mensaje", "comentario", "comentarios", "comentario para el destinatario", "asunto", "motivo",
    "glosa", "descripcion", "detalle", "concepto de pago", "concepto del pago", "concepto de la transferencia",
    "mensaje:", "motivo de pago", "motivo de la transferencia", "nota", "observaciones", "observacion",
    "concepto pago", "memo", "referencia del pago", "descripcion del pago", "por concepto de", "por concepto",
)  # fmt: skip
_N = ("n", "no", "nro", "no.", "nro.", "num", "num.", "numero", "codigo", "id", "id.")
_DE_OPERACION = (
    "operacion", "transaccion", "transferencia", "comprobante", "referencia", "confirmacion", "autorizacion",
    "movimiento", "pago", "documento", "rastreo", "seguimiento",
)  # fmt: skip
_OPERACIONES = (
    *(f"{n} {de}{que}" for n in _N for de in ("de ", "de la ", "del ", "") for que in _DE_OPERACION),
    "referencia", "comprobante", "clave de rastreo", "clave rastreo", "folio", "cus", "transaccion num", "ref",
    "referencia numerica", "operacion no", "transaction id", "folio de operacion", "nro", "documento no",
    "id coelsa", "coelsa id", "codigo coelsa", "codigo de identificacion", "cuv",
    "numero de referencia interbancaria", "codigo unico de seguimiento", "referencia de la operacion",
)  # fmt: skip
_DESTINOS = (
    "cuenta de abono", "cuenta abono", "cuenta receptora", "cuenta beneficiaria", "cuenta abonada",
    "cuenta acreditada", "cuenta deposito", "cuenta de deposito", "a la cuenta", "clabe destino",
    "clabe beneficiaria", "cbu destino", "cvu destino", "cuenta a abonar", "cuenta credito", "cuenta destinataria",
    "abonado a", "acreditado en", "cuenta de destino nro", "cuenta de destino nro.", "cuenta destino nro",
    "tu cuenta", "recibido en", "cuenta a la que se abono", "nro de cuenta credito", "nro. de cuenta credito",
    "n cuenta credito", "cuenta de credito",
)  # fmt: skip
_ORIGENES = (
    "cuenta de cargo", "cuenta cargo", "cuenta a cargo", "cuenta debito", "cuenta debitada", "cuenta ordenante",
    "cuenta retiro", "cuenta de retiro", "desde", "clabe origen", "cbu origen", "cvu origen", "cuenta cargada",
)  # fmt: skip
_NADA = (
    "banco", "banco de origen", "banco origen", "banco emisor", "banco ordenante", "banco de destino",
    "banco destino", "banco receptor", "banco beneficiario", "institucion", "institucion emisora", "entidad",
    "entidad emisora", "email", "e-mail", "mail", "correo", "correo electronico", "correo electronico de contacto",
    "tipo de cuenta", "tipo cuenta", "tipo", "canal", "hora", "hora de operacion", "hora de la operacion",
    "telefono", "moneda", "tipo de operacion", "operacion realizada", "operacion", "medio de pago",
    "metodo de pago", "medio", "forma de pago", "tipo de transaccion", "tipo de transferencia", "llave", "autorizacion",
    "entidad pagadora", "entidad debito", "entidad credito", "banco/billetera", "entidad de origen",
    "entidad origen", "institucion ordenante",
    "nombre del banco", "hora de la transaccion", "tarjeta", "ciudad y pais", "transaccion",
)  # fmt: skip
_SECCIONES_DE = (
    "datos de origen", "datos del ordenante", "datos del remitente", "datos del originante", "datos origen",
    "origen", "cuenta de origen", "cuenta origen", "datos de la cuenta de origen", "datos del emisor",
    "informacion de origen", "informacion del remitente", "informacion del ordenante", "datos del pagador",
    "datos de quien envia", "datos del comprador", "informacion del comprador", "informacion del pagador",
    "datos del cliente", "informacion del cliente",
)  # fmt: skip
_SECCIONES_A = (
    "datos de destino", "datos del destinatario", "datos de destinatario", "datos del beneficiario",
    "datos destino", "destino", "cuenta de destino", "cuenta destino", "datos de la cuenta de destino",
    "detalle del destinatario", "informacion de destino", "informacion del beneficiario",
    "informacion del destinatario", "datos del receptor", "detalle del beneficiario",
)  # fmt: skip
_SECCIONES = (
    "datos de la transferencia", "detalle de la transferencia", "detalle de transferencia", "datos de la operacion",
    "datos transaccion", "datos de la transaccion", "detalle de la operacion", "detalle de la transaccion",
    "detalles de operacion", "detalles de la operacion", "montos", "datos de cuenta", "detalle del pago",
    "datos del pago", "informacion de la transferencia", "detalle de la venta", "detalle", "detalle del abono",
    "datos del deposito", "informacion adicional", "datos de la transferencia que recibiste",
)  # fmt: skip

_NOMBRES = (
    "nombre", "nombre y apellido", "nombres y apellidos", "nombre completo", "razon social", "titular",
    "nombre o razon social", "nombre/razon social", "nombre titular", "nombre del titular", "cliente",
    "nombre del cliente",
)  # fmt: skip
_ESTADOS = (
    "estado", "estatus", "status", "estado de la transferencia", "estado de la transaccion",
    "estado de la operacion", "estado del pago", "resultado",
)  # fmt: skip

_TABLA: tuple[tuple[Clave, tuple[str, ...]], ...] = (
    ("nada", _NADA),
    ("nombre", _NOMBRES),
    ("id", _IDS),
    ("id_pagador", tuple(f"{i} {de}" for i in _IDS for de in _DE)),
    ("id_ajeno", tuple(f"{i} {a}" for i in _IDS for a in _A)),
    ("cuenta", _CUENTAS),
    ("cuenta_destino", (*(f"{c} {a}" for c in _CUENTAS for a in _A), *_DESTINOS)),
    ("cuenta_origen", (*(f"{c} {de}" for c in _CUENTAS for de in _DE), *_ORIGENES)),
    ("seccion_origen", _SECCIONES_DE),
    ("seccion_destino", _SECCIONES_A),
    ("concepto", _CONCEPTOS),
    ("seccion", _SECCIONES),
    ("importe_total", _TOTALES),
    ("importe_ajeno", _AJENOS),
    ("importe", _IMPORTES),
    ("importe_recibido", _RECIBIDOS),
    ("fecha", _FECHAS),
    ("operacion", _OPERACIONES),
    ("destinatario", _DESTINATARIOS),
    ("pagador", _PAGADORES),
    ("estado", _ESTADOS),
)

# La última entrada de la tabla que nombre una etiqueta gana («detalle» es sección, no concepto).
CLAVES: dict[str, Clave] = {etiqueta.rstrip(":"): clave for clave, etiquetas in _TABLA for etiqueta in etiquetas}
# «N°», que al allanar conserva su grado; «Nº» se allana a «no».
CLAVES |= {f"n°{etiqueta[2:]}": clave for etiqueta, clave in CLAVES.items() if etiqueta.startswith("no ")}
# Palabras tan corrientes que solo son etiqueta al principio de una celda y con dos puntos o el valor en la siguiente.
CORRIENTES = frozenset({
    "de", "para", "desde", "from", "dia", "id", "nro", "ref", "nota", "detalle", "empresa", "cliente", "titular",
    "origen", "destino",
    "disponible", "operacion", "producto", "celular", "tipo", "transaccion", "comprobante", "documento", "llave",
    "tarjeta",
    "recibiste", "has recibido", "cobraste", "recibiste de", "balance", "cuenta", "total",
    "comercio",
    "saldo", "costo", "date", "motivo", "a la cuenta", "tu cuenta", "autorizacion", "resultado", "emisor", "receptor",
    "a nombre de", "mandante", "contraparte",
    *ACENTUADAS,
})  # fmt: skip
