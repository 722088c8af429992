"""Las palabras con que una factura anuncia cada campo, en castellano y en inglés, y lo que se les parece sin serlo.

Todo se busca en texto llano (minúsculas, sin tildes). Nunca decide qué vale: solo dónde mirar y cuánto fiarse.
"""

import re
from collections.abc import Iterator

from buzon.dominio.lecturas import Lectura

_COLA = r"(?![a-z])"
_N = r"(?:n°[.:]?|no\.|n\.[o°]?|nro\.?|num\.?|numero|number|nr\.?|#)"
_N_TRAS = r"(?:n[o°][.:]?|n\.[o°]?|nro\.?|num\.?|numero|number|nr\.?|#)"
_DOC = (
    r"(?:factura|facturas|fact\.?|fra\.?|fac\.?|boleta|comprobante|documento|invoice|nota de (?:credito|debito|venta)|"
    r"credit note|debit note|recibo|proforma)"
)
_CLASE = (
    r"(?: (?:de (?:venta|cliente|exportacion|credito|servicios?)|electronica|comercial|simplificada|rectificativa|"
    r"nacional|exenta|no afecta|exenta electronica|de venta electronica|electronica de venta|proforma|invoice|[abcem]))?"
)


class Etiqueta(Lectura, frozen=True):
    """Una etiqueta hallada en una celda: qué campo anuncia, cuánto pesa (0 a 1) y dónde está en el texto llano."""

    campo: str
    fuerza: float
    inicio: int
    fin: int


# Campo, fuerza y forma. El orden no importa: gana la más larga que empieza antes.
_FORMAS: tuple[tuple[str, float, str], ...] = (
    ("a_pagar", 1.0, r"(?:importe |monto |valor |saldo )?(?:total |neto |liquido )?(?:neto )?(?:a|por) pagar"),
    ("a_pagar", 1.0, r"(?:total|importe|monto|saldo|cantidad)(?: total)? (?:pendiente|adeudad[oa]|vencido)(?: de pago)?"),
    ("a_pagar", 1.0, r"(?:total )?(?:amount due|balance due|total due|due payable|amount payable)(?: on)?"),
    ("a_pagar", 1.0, r"liquido (?:a pagar|a percibir|total)|monto neto pendiente de pago"),
    ("total", 1.0, r"(?:importe|monto|valor|precio) total(?: (?:de (?:la )?)?(?:factura|documento|venta|comprobante|operacion))?"),
    ("total", 1.0, r"total (?:de (?:la |el |esta )?|del )?(?:factura|fra\.?|documento|comprobante|venta|boleta|invoice|general|operacion|presupuesto)"),
    ("total", 1.0, r"total (?:con (?:iva|impuestos|igv)|iva incluido|impuestos incluidos|i\.?v\.?a\.? incl\.?|ttc|incl(?:\.|uding)? (?:vat|tax))"),
    ("total", 1.0, r"grand total|invoice total|total amount|total for this invoice|(?:importe|monto|valor) de (?:la )?factura"),
    ("total", 0.9, r"totale?s?"),
    ("total", 0.7, r"importe|monto|valor"),
    ("nada", 0.0, r"sub ?-?totale?s?|total (?:neto|bruto|exento|gravad[oa]s?|no gravad[oa]|afecto|exonerad[oa]|inafect[oa]|parcial|base|"
                  r"imponible|iva|igv|i\.?v\.?a\.?|impuestos?|tax|vat|descuentos?|dto\.?|bonificaciones|cargos|recargos|retenciones|retencion|"
                  r"retenido|percepciones|traslados|traslado|trasladados|pagado|pagos|abonos|anticipos|cobrado|unidades|uds|items|articulos|"
                  r"lineas|cantidad|horas|kg|kilos|bultos|cuotas?|op\.?|operaciones|otros|ieps|irpf|isr|ice|net|paid|without|excl|ht|"
                  r"antes|sin|deuda anterior|saldo anterior|puntos|de (?:impuestos|descuentos?|retenciones|traslados|iva|articulos|lineas|items|"
                  r"anticipos|otros|unidades|horas|bultos|paginas|hojas))"),
    ("nada", 0.0, r"(?:net|vat|tax|sub|iva|igv|base|descuento|impuestos?|neto|bruto|exento|retencion|cantidad|order) totale?s?"),
    ("nada", 0.0, r"(?:monto|importe|valor|precio|base|total)? ?(?:neto|unitario|unit\.?|imponible|exento|iva|gravado|bruto|afecto|venta unitario|unidad)"),
    ("nada", 0.0, r"(?:saldo|deuda|balance|importe|monto) (?:anterior|previo|a favor|previa|pagado|abonado|retenido|base|letras?)|importe en letras|valor en letras|"
                  r"(?:monto|importe|valor) (?:de (?:la )?(?:cuota|detraccion|retencion|percepcion))|previous balance|unit price|total en letras|total letras|"
                  r"monto total pagado|importe pagado|importe letra|total con letra|importe con letra"),
    ("vencimiento", 1.0, r"(?:f(?:echa|\.|ec\.?)? ?(?:de )?)?(?:vencimientos?|vcto\.?|vto\.?|venc\.?)(?: (?:de )?(?:la )?(?:factura|pago|documento))?(?: (?:del|para el|de) pago)?"),
    ("vencimiento", 1.0, r"(?:fecha )?(?:limite|maxima|tope) (?:de |para el )?pago|(?:fecha )?limite para pagar|pag(?:ar|uese|adero|o) (?:antes del?|hasta el|a mas tardar el)|vence(?:ra)?(?: el(?: dia)?)?|fecha vence"),
    ("vencimiento", 1.0, r"due date|payment due(?: date| by)?|due on|due by|date due|pay by|please remit until"),
    ("nada", 0.0, r"(?:f(?:echa|\.|ec\.?)? ?(?:de )?)?(?:vencimiento|vcto\.?|vto\.?|venc\.?|vence)(?: de| del)? (?:cae|caea|cai|la oferta|oferta|resolucion|autorizacion|"
                  r"certificado|timbrado|presupuesto|contrato|poliza|cuota|la autorizacion|la resolucion|tarjeta)"),
    ("nada", 0.0, r"fecha (?:de )?(?:certificacion|nacimiento|entrega|recepcion|inicio|servicio|validacion|autorizacion|resolucion|orden|pedido|"
                  r"impresion|consumo|lectura|alta|baja|despacho|envio|operacion|timbrado|referencia|contrato|corte|oferta|pago|order|delivery)|"
                  r"reference date|order date|delivery date|ship date|date of delivery|date of birth"),
    ("fecha", 1.0, r"fecha (?:y hora )?(?:de (?:la )?)?(?:emision|expedicion|factura(?:cion)?|fra\.?|documento|generacion|venta|comprobante|elaboracion)|f\.? ?emision|"
                   r"emitid[ao](?: el)?|expedid[ao](?: el)?|invoice date|date of issue|issue date|issued(?: at| on)?|date issued|fecha emis\.?|lugar y fecha"),
    ("fecha", 0.8, r"fecha|date|dated"),
    ("numero", 1.0, rf"{_N} ?(?:de )?(?:la )?{_DOC}"),
    ("numero", 1.0, rf"{_DOC}{_CLASE} ?{_N_TRAS}"),
    ("numero", 1.0, r"serie y (?:numero|folio)|folio interno|numero de folio|no\.? de folio|folio no\.?"),
    ("numero", 0.9, r"folio"),
    ("numero", 0.8, rf"{_DOC}{_CLASE}"),
    ("numero", 0.6, rf"{_N}"),
    ("serie", 0.9, r"serie"),
    ("nada", 0.0, r"folio (?:fiscal|sat|sustitu|relacionad|sol)[a-z]*|no\.? (?:de )?(?:certificado|serie|cuenta|cliente|pedido|orden|aprobacion|"
                  r"identificacion|parcialidad|autorizacion|resolucion|contrato|guia|operacion|albaran|poliza)|n(?:o|ro|um|umero)?[.°]? (?:de )?(?:cuenta|"
                  r"cliente|pedido|orden|autorizacion|resolucion|contrato|guia|operacion|albaran|poliza|interno|telefono|control|certificado|serie|interior|exterior|"
                  r"registro|proveedor|referencia|tarjeta|identificacion|lote|expediente|remito)|serie (?:del )?(?:certificado|csd|emisor)|"
                  r"account number|order number|customer number|po number|phone number|serial number|nro (?:de )?(?:cae|pedido|cuenta)|"
                  r"factura (?:relacionada|que (?:modifica|corrige|rectifica)|original|rectificada|afectada|de referencia|sustituida|anterior)|"
                  r"documento (?:que modifica|relacionado|de referencia|afectado|nacional|modificado)|comprobante (?:asociado|relacionado|que modifica|version)|"
                  r"facturas? relacionadas?|invoice to|invoice address|invoice summary|invoice line|invoice for|tipo de (?:documento|comprobante|factura)|"
                  r"codigo (?:de )?(?:factura|documento)|recibo de nomina|documento (?:tributario|firmado|electronico|equivalente|es)"),
    ("nada", 0.0, r"(?:referencias?|ref\.?|segun|s/|modifica|corrige|anula|rectifica|aplica(?:da)? a|afecta(?: a)?|relativa a|sobre|contra|su|nuestra)"
                  r"(?: a)?(?: la)? ?:? ?(?:factura|fra\.?|boleta|documento|comprobante)(?: (?:electronica|de venta|original))?(?: ?(?:n[o°.]{0,2}|nro\.?|num\.?|numero|#))?"),
    ("receptor", 1.0, r"(?:datos (?:de la |del )?|informacion (?:del? )?)?(?:cliente|receptor|adquir[i]?ente|comprador|destinatario|facturad[oa] a|facturar a|"
                      r"senor\(es\)|sr\(es\)\.?|senor(?:es)?|sr\.?(?:es)?\.?|deudor|usuario)|razon social (?:del? )?(?:cliente|receptor|adquir[i]?ente|comprador)|"
                      r"nombre (?:o razon social )?(?:del? )?(?:cliente|receptor|adquir[i]?ente|comprador)|cliente / razon social|bill(?:ed)? to(?: address)?|sold to|customer(?: name)?|invoice to|buyer"),
    ("emisor", 1.0, r"(?:datos (?:de la |del )?)?(?:emisor|vendedor|proveedor|prestador|expedidor|seller|supplier|vendor|from|service provider)|razon social (?:del? )?emisor|nombre (?:del? )?emisor"),
    ("nombre", 0.8, r"(?:nombre(?: o|/|,| y)? ?)?razon social|nombre(?: completo)?|empresa|apellidos? y nombres?"),
    ("correo", 0.9, r"e-?mail|correo(?: electronico)?|mail"),
    ("moneda", 1.0, r"(?:tipo de )?moneda(?: de pago)?|divisa|currency"),
    ("condiciones", 0.9, r"(?:condicion(?:es)?|terminos|plazo|forma)(?: de(?:l)?)? ?(?:pago|venta|credito)|payment terms|terms|cond\.? (?:de )?(?:pago|venta)"),
)  # fmt: skip
_COMPILADAS = tuple((c, f, re.compile(rf"(?<![a-z0-9@.])(?:{forma}){_COLA}")) for c, f, forma in _FORMAS)


def buscar_etiquetas(llano: str) -> tuple[Etiqueta, ...]:
    """Las etiquetas de un texto llano, sin solaparse: gana la más larga, y a igual largo la que niega."""
    halladas = sorted(_todas(llano), key=lambda e: (e.inicio - e.fin, e.fuerza))
    elegidas: list[Etiqueta] = []
    for hallada in halladas:
        if all(hallada.fin <= e.inicio or hallada.inicio >= e.fin for e in elegidas):
            elegidas.append(hallada)
    return tuple(sorted((e for e in elegidas), key=lambda e: e.inicio))


def _todas(llano: str) -> Iterator[Etiqueta]:
    for campo, fuerza, forma in _COMPILADAS:
        for casa in forma.finditer(llano):
            yield Etiqueta(campo=campo, fuerza=fuerza, inicio=casa.start(), fin=casa.end())
