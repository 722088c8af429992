"""Cómo se anuncian el total, lo que se debe, la moneda y las condiciones; y los importes que no lo son."""

from buzon.documentos.campos.etiquetas.forma import NADA, Forma

FORMAS = (
    Forma(
        "a_pagar",
        1.0,
        r"(?:importe |monto |valor |saldo )?(?:total |neto |liquido )?(?:neto )?(?:a|por) pagar",
    ),
    Forma(
        "a_pagar",
        1.0,
        r"(?:total|importe|monto|saldo|cantidad)(?: total)? (?:pendiente|adeudad[oa]|vencido)(?: de pago)?",
    ),
    Forma(
        "a_pagar",
        1.0,
        r"(?:total )?(?:amount due|balance due|total due|due payable|amount payable)(?: on)?",
    ),
    Forma(
        "a_pagar",
        1.0,
        r"liquido (?:a pagar|a percibir|total)",
        r"(?:total |importe |monto )?(?:neto |liquido )?(?:a (?:percibir|cobrar|recibir)|recibido)",
        r"monto neto pendiente de pago",
        r"(?:importe )?pendiente(?: de (?:pago|cobro))?",
        r"resta(?:n|nte)? (?:por|a) pagar",
    ),
    Forma(
        "total",
        1.0,
        (
            r"(?:importe|monto|valor|precio) total(?: (?:de (?:la )?)?(?:factura|documento|venta|comprobante|"
            r"operacion))?"
        ),
    ),
    Forma(
        "total",
        1.0,
        (
            r"total (?:de (?:la |el |esta )?|del )?(?:factura|fra\.?|documento|comprobante|venta|boleta|invoice|"
            r"general|operacion|presupuesto)"
        ),
    ),
    Forma(
        "total",
        1.0,
        (
            r"total (?:con (?:iva|impuestos|igv)|\(?(?:iva|i\.v\.a\.?|igv|impuestos) incl(?:uid[oa]s?|\.)?\)?|ttc|"
            r"incl(?:\.|uding)? (?:vat|tax))"
        ),
    ),
    Forma(
        "total",
        1.0,
        r"grand total",
        r"la (?:suma|cantidad) de",
        r"invoice total",
        r"total amount",
        r"total for this invoice",
        r"(?:total )?(?:importe|monto|valor) (?:de (?:la )?)?factura",
    ),
    Forma(
        "total",
        0.9,
        r"totale?s?",
    ),
    Forma(
        "total",
        0.7,
        r"importe",
        r"monto",
        r"valor",
    ),
    Forma(
        NADA,
        0.0,
        r"sub ?-?totale?s?",
        (
            r"total (?:neto|bruto|exento|gravad[oa]s?|no gravad[oa]|afecto|exonerad[oa]|inafect[oa]|parcial|base|"
            r"imponible|iva|igv|i\.?v\.?a\.?|impuestos?|tax|vat|descuentos?|dto\.?|bonificaciones|cargos|recargos|"
            r"retenciones|retencion|retenido|percepciones|traslados|traslado|trasladados|pagado|pagos|abonos|"
            r"anticipos|cobrado|unidades|uds|items|articulos|lineas|cantidad|horas|kg|kilos|bultos|cuotas?|op\.?|"
            r"operaciones|otros|ieps|irpf|isr|ice|net|paid|without|excl|ht|antes|sin|deuda anterior|"
            r"saldo anterior|puntos|de (?:impuestos|descuentos?|retenciones|traslados|iva|articulos|lineas|items|"
            r"anticipos|otros|unidades|horas|bultos|paginas|hojas))"
        ),
    ),
    Forma(
        NADA,
        0.0,
        (
            r"(?:net|vat|tax|sub|iva|igv|base|descuento|impuestos?|neto|bruto|exento|retencion|cantidad|order)"
            r" totale?s?"
        ),
    ),
    Forma(
        NADA,
        0.0,
        (
            r"(?:monto|importe|valor|precio|base|total)? ?(?:neto|unitario|unit\.?|imponible|exento|iva|gravado|"
            r"bruto|afecto|venta unitario|unidad)"
        ),
    ),
    Forma(
        NADA,
        0.0,
        (
            r"(?:saldo|deuda|balance|importe|monto) (?:anterior|previo|a favor|previa|pagado|abonado|retenido|"
            r"base|letras?)"
        ),
        r"importe en letras",
        r"percepcion(?:es)?(?: (?:de )?(?:iva|igv|iibb|ganancias))?(?: \(?\d{1,2}(?:[.,]\d{1,2})? ?%\)?)?",
        r"valor en letras",
        r"(?:monto|importe|valor) (?:de (?:la )?(?:cuota|detraccion|retencion|percepcion))",
        r"previous balance",
        r"unit price",
        r"total en letras",
        r"total letras",
        r"monto total pagado",
        r"importe pagado",
        r"importe letra",
        r"total con letra",
        r"importe con letra",
    ),
    Forma(
        "moneda",
        1.0,
        r"(?:tipo de )?moneda(?: de pago)?",
        r"divisa",
        r"currency",
    ),
    Forma(
        "condiciones",
        0.9,
        r"(?:condicion(?:es)?|terminos|plazo|forma)(?: de(?:l)?)? ?(?:pago|venta|credito)",
        r"payment terms",
        r"terms",
        r"cond\.? (?:de )?(?:pago|venta)",
    ),
)
