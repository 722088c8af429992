"""Cómo se anuncian el número y la serie; y los demás números que una factura trae."""

from buzon.documentos.campos.etiquetas.forma import CLASE, DOC, N_TRAS, NADA, Forma, N

FORMAS = (
    Forma(
        "numero",
        1.0,
        rf"{N} ?(?:de )?(?:la )?{DOC}",
    ),
    Forma(
        "numero",
        1.0,
        rf"{DOC}{CLASE} ?{N_TRAS}",
    ),
    Forma(
        "numero",
        1.0,
        r"serie y (?:numero|folio)",
        r"folio interno",
        r"numero de folio",
        r"no\.? de folio",
        r"folio no\.?",
        r"(?:numero )?consecutivo",
        r"numero de dte",
    ),
    Forma(
        "numero",
        0.9,
        r"folio",
        r"e-?ncf",
        r"ncf",
    ),
    Forma(
        "numero",
        0.8,
        rf"{DOC}{CLASE}",
    ),
    Forma(
        "numero",
        0.6,
        rf"{N}",
    ),
    Forma(
        "serie",
        0.9,
        r"serie",
        r"p(?:un)?to\.? (?:de )?v(?:en)?ta\.?",
    ),
    Forma(
        NADA,
        0.0,
        r"folio (?:fiscal|sat|sustitu|relacionad|sol)[a-z]*",
        (
            r"no\.? (?:de )?(?:certificado|serie|cuenta|cliente|pedido|orden|aprobacion|identificacion|"
            r"parcialidad|autorizacion|resolucion|contrato|guia|operacion|albaran|poliza)"
        ),
        (
            r"n(?:o|ro|um|umero)?[.°]? (?:de )?(?:cuenta|cliente|pedido|orden|autorizacion|resolucion|contrato|"
            r"guia|operacion|albaran|poliza|interno|telefono|control|certificado|serie|interior|exterior|registro|"
            r"proveedor|referencia|tarjeta|identificacion|lote|expediente|remito)"
        ),
        r"serie (?:del )?(?:certificado|csd|emisor)",
        r"account number",
        r"order number",
        r"customer number",
        r"po number",
        r"phone number",
        r"serial number",
        r"nro (?:de )?(?:cae|pedido|cuenta)",
        (
            r"factura (?:relacionada|que (?:modifica|corrige|rectifica)|original|rectificada|afectada|"
            r"de referencia|sustituida|anterior)"
        ),
        r"documento (?:que modifica|relacionado|de referencia|afectado|nacional|modificado)",
        r"comprobante (?:asociado|relacionado|que modifica|version)",
        r"facturas? relacionadas?",
        r"invoice to",
        r"invoice address",
        r"invoice summary",
        r"invoice line",
        r"invoice for",
        r"tipo de (?:documento|comprobante|factura)",
        r"codigo (?:de )?(?:factura|documento)",
        r"recibo de nomina",
        r"documento (?:tributario|firmado|electronico|equivalente|es)",
    ),
    Forma(
        NADA,
        0.0,
        (
            r"(?:referencias?|ref\.?|segun|s/|modifica|corrige|anula|rectifica|aplica(?:da)? a|afecta(?: a)?|"
            r"relativa a|sobre|contra|su|nuestra)(?: a)?(?: la)? ?:? ?(?:factura|fra\.?|boleta|documento|"
            r"comprobante)(?: (?:electronica|de venta|original))?(?: ?(?:n[o°.]{0,2}|nro\.?|num\.?|numero|#))?"
        ),
    ),
)
