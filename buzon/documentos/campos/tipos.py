"""Qué documento dice ser un texto: factura, nota, recibo, proforma, nómina u otra cosa que no se cobra."""

import re

from buzon.dominio.lecturas import TipoDocumento

_CABEZA = 1_500
_TOPE_ANTES = 80
_BORDE = re.compile(r"[\n\t]")
_LETRAS, _CASI_TODAS = 5, 0.8  # «F A C T U R A»: más de tantos trozos, y esta parte de ellos de una letra
# Papeles que una factura nombra en su cabecera («Orden de compra 4500»): con una celda que solo diga «FACTURA», lo es.
_DE_REFERENCIA = (
    r"guia de (?:despacho|remision)",
    r"\balbaran\b",
    r"\bnota de (?:entrega|pedido)\b",
    r"\bordene?s? de (?:compra|pago|servicio|trabajo)\b",
    r"\bpurchase order\b",
    r"\bremito\b",
    r"carta porte",
    r"\bdelivery note\b",
    r"packing list",
)
_SOLO_FACTURA = re.compile(
    r"(?:^|[\n\t])(?:factura|boleta|invoice|tax invoice)"
    r"(?: (?:electronica|de venta|exenta|no afecta o exenta|comercial|[abcem]))*(?=[\n\t]|$)"
)
# Se buscan también los títulos con las letras separadas («C F D I d e P a g o»).
_MANERAS: tuple[tuple[TipoDocumento, tuple[str, ...]], ...] = (
    (
        "nomina",
        (
            r"recibo de nomina",
            r"cfdi ?d ?e ?nomina",
            r"liquidacion de sueldo",
            r"recibo de (?:haberes|sueldo)",
            r"\bnomina electronica",
        ),
    ),
    (
        "recibo_de_pago",
        (
            r"recibo electronico de pago",
            r"complemento (?:de|para la recepcion de) pagos?",
            r"cfdi ?d ?e ?pago\b",
            r"comprobante de pago recibido",
            r"\brecibo de (?:pago|cobro|caja)\b",
            r"payment receipt",
        ),
    ),
    (
        "nota_credito",
        (
            r"\bnotas? de (?:credito|abono)\b",
            r"\bcredit note\b",
            r"\bcredit memo\b",
            r"factura rectificativa",
            r"factura de abono",
            r"\babono (?:n[o°.]|num)",
            r"cfdi ?d ?e ?egreso",
        ),
    ),
    ("nota_debito", (r"\bnotas? de (?:debito|cargo)\b", r"\bdebit note\b")),
    (
        "proforma",
        (r"pro ?-?forma", r"\bpresupuesto\b", r"\bcotizacion\b", r"\bquot(?:ation|e)\b", r"\bpre-?factura\b"),
    ),
    (
        "otro",
        (
            *_DE_REFERENCIA,
            r"cfdi ?d ?e ?traslado",
            r"\bestado de cuentas?\b",
            # Dinero que ya se movió, o lo que otro retuvo: nombran una factura y no son ninguna.
            (
                r"(?:comprobante|justificante|constancia|certificado)s? (?:electronico )?de (?:transferencia|retencion|"
                r"pago|deposito|operacion|abono|nomina|percepcion|titularidad)"
            ),
            r"remittance advice",
            r"payment advice",
            r"\baviso de (?:pago|abono|cobro|transferencia)\b",
            r"\bboleta de (?:deposito|garantia|pago|consignacion|remuneraciones|sueldo)\b",
            r"\bpapeleta de deposito\b",
            # Varias facturas en una hoja, o la respuesta a una.
            r"\b(?:relacion|listado|lista|detalle|resumen|libro) de (?:las )?(?:facturas|documentos|comprobantes)\b",
            r"\b(?:extracto|resumen|cartola) (?:de (?:la )?(?:cuenta|tarjeta|movimientos)|bancari[oa])",
            r"\bacuse de recibo\b",
            r"\baccount statement\b",
            r"\bstatement of account\b",
            # Impuestos, seguros y trámites.
            r"\bconstancia de (?:situacion|inscripcion|recepcion)\b",
            r"\bdeclaracion (?:unica|mensual|anual|jurada|de (?:aduana|impuesto|importacion|exportacion|iva))",
            r"\bpoliza de seguro\b",
            r"\bformulario \d{2,4}\b",
            r"\brol de pagos?\b",
        ),
    ),
)
_REFERENCIAS = re.compile("|".join(_DE_REFERENCIA))
_AJENOS = re.compile("|".join(m for m in _MANERAS[-1][1] if m not in _DE_REFERENCIA))
_FORMAS = tuple((tipo, re.compile("|".join(maneras))) for tipo, maneras in _MANERAS)
# Palabras corrientes que también titulan. Una factura las usa de rótulo («Pedido 4500»): si hay factura, no cuentan.
_PUEDE_SER = re.compile(
    r"\b(?:oferta|pedido|contrato|informe|reclamacion|reclamo|solicitud|certificado|parte de trabajo|modelo \d{3}|"
    r"carta|declaracion|recordatorio|requerimiento)\b"
)
_FACTURA = re.compile(
    r"\bfacturas?\b|\bboleta\b|\binvoice\b|\bfra\b|cfdi ?d ?e ?ingreso|recibo por honorarios|\bcomprobante fiscal\b|"
    r"\bcuenta de cobro\b"
)
# Lo que puede ir entre el principio de su celda y «factura» cuando titula o anuncia un dato suyo. Cualquier otra
# palabra la hace prosa: «pago factura 4521», «a 30 días fecha factura», «se emitieron 34 facturas».
_ANTES_DEL_TITULO = re.compile(
    r"(?:[^a-z]|\b(?:n|no|nro|num|numero|number|fecha|date|dia|vencimiento|vence|vto|importe|total|monto|valor|tipo|clase|"
    r"serie|folio|datos|detalle|resumen|informacion|periodo|concepto|codigo|cod|original|duplicado|triplicado|copia|"
    r"cliente|documento|tributario|comprobante|electronic[oa]|auxiliar|digital|fiscal|representacion|impresa|grafica|"
    r"cfdi|dte|e|s i i|sii|version|de|del|la|el|esta|su|of|the|tax|commercial|sales|vat|proforma|emision|expedicion|"
    r"pago|para|a|b|c|m|x|cod|en|y|ingreso|[a-z]{1,3}\d+)\b)*"
)
# Y lo que puede seguirla: nada, su número, dos puntos o su apellido; no el verbo de una frase.
_TRAS_EL_TITULO = re.compile(
    r"[^a-z]*(?:$|\d|\b(?:n|no|nro|num|numero|number|serie|folio|fecha|date|de (?:venta|exportacion|compra|servicios?|"
    r"honorarios|cliente|credito|operacion)|electronic[oa]|electronicas?|comercial|simplificada|completa|ordinaria|"
    r"rectificativa|exenta|no afecta|afecta|nacional|tipo|total|summary|details?|due|issued?|to|for|por|invoice|"
    r"factura|credito|contado|original|duplicado|copia|cliente|emitid[ao]|cfdi|[a-z]{1,5}[-/ ]?\d+|[a-z])\b)"
)
# Un CFDI impreso sin título dice su clase por la letra del SAT.
_CLASE_SAT = re.compile(r"tipo de comprobante ?:? ?([ieptn])\b")
_DE_LETRA: dict[str, TipoDocumento] = {
    "i": "factura",
    "e": "nota_credito",
    "p": "recibo_de_pago",
    "t": "otro",
    "n": "nomina",
}
# El complemento de nómina se imprime al pie, debajo de un título que dice «CFDI de ingreso» o «egreso».
_NOMINA_DENTRO = re.compile(r"\btipo (?:de )?nomina\b")
# Quien declara que no es un documento de cobro. Solo cuenta en el título o a su lado.
_NO_ES = re.compile(
    r"(?:no es (?:una )?factura|no valid[oa] como factura|sin valor (?:fiscal|tributario)|documento no valido)"
)


def tipo_del_texto(llano: str) -> TipoDocumento | None:
    """El tipo que un texto llano dice ser, o `None` si no dice que sea un documento comercial.

    Una línea por renglón y un tabulador entre sus celdas: dónde empieza una dice si «factura» titula o es de una frase.

    Manda lo que está primero en la cabecera: una factura que más abajo nombra su guía de despacho es una factura.
    """
    if _NOMINA_DENTRO.search(llano) and "percepciones" in llano:
        return "nomina"
    cabeza = _juntar_separadas(llano[:_CABEZA])
    seguida = cabeza.replace("\t", " ")
    primeros = [(casa.start(), tipo) for tipo, forma in _FORMAS if (casa := _titulo(forma, seguida))]
    factura = _titulo_de_factura(cabeza)
    if factura is not None and not _NO_ES.search(seguida):
        primeros.append((factura, "factura"))
    if primeros:
        # A igual sitio («factura rectificativa», «factura proforma») manda el tipo más estrecho.
        tipo = min(primeros, key=lambda p: (p[0] // 20, p[1] == "factura"))[1]
        es_referencia = tipo == "otro" and _titulo(_REFERENCIAS, seguida) and not _titulo(_AJENOS, seguida)
        return "factura" if es_referencia and _SOLO_FACTURA.search(cabeza) and not _NO_ES.search(seguida) else tipo
    if _titulo(_PUEDE_SER, seguida):
        return "otro"
    if _titulo_de_factura(llano) is not None:
        return None if _NO_ES.search(llano.replace("\t", " ")) else "factura"
    return _de_un_cfdi(llano.replace("\t", " "))


def _titulo_de_factura(texto: str) -> int | None:
    """Dónde dice por primera vez que es una factura, o anuncia su número, su fecha o su total; nunca en una frase."""
    for casa in _FACTURA.finditer(texto.replace("\t", " ")):
        # Solo lo cercano: buscar el borde de la celda en todo el texto sería cuadrático.
        antes = _BORDE.split(texto[max(0, casa.start() - _TOPE_ANTES) : casa.start()])[-1]
        despues = _BORDE.split(texto[casa.end() : casa.end() + _TOPE_ANTES])[0]
        if _ANTES_DEL_TITULO.fullmatch(antes) and _TRAS_EL_TITULO.match(despues):
            return casa.start()
    return None


def _de_un_cfdi(llano: str) -> TipoDocumento | None:
    """Hay programas que imprimen el CFDI sin decir «factura»: lo delata su folio fiscal."""
    if "folio fiscal" not in llano:
        return None
    clase = _CLASE_SAT.search(llano)
    return _DE_LETRA[clase[1]] if clase else "factura"


def _titulo(forma: re.Pattern[str], cabeza: str) -> re.Match[str] | None:
    """La primera vez que sale como título: no cuenta una referencia a otro documento («Guía de despacho: 123»)."""
    for casa in forma.finditer(cabeza):
        inicio = cabeza.rfind("\n", 0, casa.start()) + 1
        if casa.start() - inicio <= 40:  # noqa: PLR2004 - un título abre su renglón
            resto = cabeza[casa.end() : casa.end() + 30].split("\n", 1)[0]
            if not re.match(r" ?(?:s|n[o°]?\.?|asociad[ao]s?|relacionad[ao]s?|de referencia)? ?:", resto):
                return casa
    return None


def _juntar_separadas(texto: str) -> str:
    lineas = []
    for linea in texto.split("\n"):
        trozos = linea.replace("\t", " ").split(" ")
        sueltas = sum(len(t) == 1 for t in trozos)
        esta_separada = len(trozos) > _LETRAS and sueltas >= _CASI_TODAS * len(trozos)
        lineas.append("".join(trozos) if esta_separada else linea)
    return "\n".join(lineas)
