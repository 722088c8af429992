"""Cómo se anuncian la emisión y el vencimiento; y las demás fechas que una factura trae."""

from buzon.documentos.campos.etiquetas.forma import NADA, Forma

FORMAS = (
    Forma(
        "vencimiento",
        1.0,
        (
            r"(?:f(?:echa|\.|ec\.?)? ?(?:de )?)?(?:vencimientos?|vcto\.?|vto\.?|venc\.?)(?: (?:de )?(?:la )"
            r"?(?:factura|pago|documento))?(?: (?:del|para el|de) pago)?"
        ),
    ),
    Forma(
        "vencimiento",
        1.0,
        r"(?:fecha )?(?:limite|maxima|tope) (?:de |para el )?pago",
        r"(?:fecha )?limite para pagar",
        r"pag(?:ar|uese|adero|o) (?:antes del?|hasta el|a mas tardar el)",
        r"vence(?:ra)?(?: el(?: dia)?)?",
        r"fecha vence",
        r"(?:data de )?venciments?",
    ),
    Forma(
        "vencimiento",
        1.0,
        r"due date",
        r"payment due(?: date| by)?",
        r"due on",
        r"due by",
        r"date due",
        r"pay by",
        r"please remit until",
    ),
    Forma(
        NADA,
        0.0,
        (
            r"(?:f(?:echa|\.|ec\.?)? ?(?:de )?)?(?:vencimiento|vcto\.?|vto\.?|venc\.?|vence)(?: de| del)? (?:cae|"
            r"caea|cai|la oferta|oferta|resolucion|autorizacion|certificado|timbrado|presupuesto|contrato|poliza|"
            r"cuota|la autorizacion|la resolucion|tarjeta)"
        ),
    ),
    Forma(
        NADA,
        0.0,
        (
            r"fecha (?:de )?(?:certificacion|nacimiento|entrega|recepcion|inicio|servicio|validacion|autorizacion|"
            r"resolucion|orden|pedido|impresion|consumo|lectura|alta|baja|despacho|envio|operacion|timbrado|"
            r"referencia|contrato|corte|oferta|pago|order|delivery)"
        ),
        r"reference date",
        r"order date",
        r"delivery date",
        r"ship date",
        r"date of delivery",
        r"date of birth",
    ),
    Forma(
        "fecha",
        1.0,
        (
            r"fecha (?:y hora )?(?:del? (?:la )?)?(?:emision|expedicion|factura(?:cion)?|fra\.?|documento|"
            r"generacion|venta|comprobante|elaboracion)"
        ),
        r"f\.? ?emision",
        r"emitid[ao](?: el)?",
        r"expedid[ao](?: el)?",
        r"invoice date",
        r"date of issue",
        r"issue date",
        r"issued(?: at| on)?",
        r"date issued",
        r"fecha emis\.?",
        r"lugar y fecha",
        r"data (?:d'emissio|(?:de )?(?:la )?factura)",
    ),
    Forma(
        "fecha",
        0.8,
        r"fecha",
        r"date",
        r"dated",
        r"data",
    ),
)
