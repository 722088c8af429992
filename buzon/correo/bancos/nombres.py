"""Deja un nombre como el de una persona o una empresa, o dice que eso no era un nombre."""

import re

from buzon.dominio.llano import allanar

_TOPE = 90
_ANTES = re.compile(
    r"^(?:(?:ordenante|remitente|originante|pagador|emisor|depositante|sr|sra|srta|senor|senora|"
    r"senores|la empresa|el cliente|cliente|parte de|yape|nombre|"
    r"nombre completo|titular|hola|"
    r"confirmacion de pago|confirmacion de yapeo|qr de|el sr|la sra)(?:\(a\)|\(es\))?[ :!,.]+|"
    r"(?:(?:un )?(?:pago|transferencia|abono|deposito) (?:a |de )?)?(?:proveedor(?:es)?|nomina|ach|spei|"
    r"spi|terceros) (?:de )?|(?:don|"
    r"dona|de|del|por|que) |d\. ?)+"
)
_DESPUES = re.compile(
    r"[ ,(\-]*(?:\b(?:rut|r\.u\.t\.?|rfc|nit|ruc|nif|cif|dni|cuit|cuil|cc|c\.c\.|cedula|con fecha|"
    r"con rut|por (?:un |el )?(?:monto|importe|valor)|"
    r"en tu cuenta|en su cuenta|a tu cuenta|a su cuenta|hacia tu|el dia|de la cuenta|desde la cuenta|"
    r"cuenta|numero|telefono|via|mediante|"
    r"atentamente|saludos|gracias|estimad[oa]|si no|si tienes|si usted|recuerda|recuerde|importante|"
    r"este (?:correo|mensaje))\b.*|"
    # Lo que sigue a un nombre cuando el aviso llega en una sola línea. Al principio sí puede ser un nombre («Banco X»).
    r"(?<=[a-z.,] )(?:(?:por )?ref(?:erencia)?\.?|folio|concepto|(?:clave de )?rastreo|saldo|"
    r"(?:banco [a-z]+ )?aviso legal|el (?:dinero|monto|pago|importe|deposito)|la transferencia|"
    r"ya (?:esta|puedes|podes|lo|la|los|las|tienes|tenes)|"
    r"puedes|podes|it(?:'s| is) |transferencia|transaccion|operacion|comprobante|motivo|mensaje|comentario|fecha|hora|"
    r"banco|cbu|cvu|monto|importe|valor|total|comision|tarjeta|estado|ver (?:comprobante|detalle|movimiento)|"
    r"con exito|exitosamente|confirmacion)\b.*|"
    r"[. ]+\d{1,4}[/-]\d{1,2}[/-]\d{2,4}.*)$"
)
_VACIOS = frozenset({
    "te", "le", "me", "os", "nos", "les", "portal pyme", "banca movil", "internet", "pse", "app davivienda",
    "has", "ha", "han", "haz", "se", "tu", "su", "usted", "se ha", "hemos", "banco",
    "fondos", "terceros", "un tercero", "tercero", "dinero", "tu banco", "otro banco", "otros bancos", "su banco",
    "tu cliente", "nomina",
    "ti", "mi", "nosotros", "alguien", "otra persona", "una persona", "un cliente", "una cuenta", "otra cuenta",
    "tu cuenta",
    "su cuenta", "pago", "transferencia", "cuenta", "la cuenta", "proveedor", "spei", "bizum", "plin", "yape", "null",
    "marzo", "abril", "mayo", "junio", "julio", "agosto",
    "n/a",
    "no disponible", "sin nombre", "otra entidad", "otra entidad financiera", "pago al instante", "cuenta corriente",
    "cuenta vista",
    "cuenta de ahorro", "ahorros", "efectivo", "cheque", "cheques", "documentos", "datos", "nombre",
    "datos de origen", "origen", "los siguientes datos",
    "bre-b", "mercado pago",
})  # fmt: skip
_NO_EMPIEZA = (
    "tu ", "su ", "mi ", "se ", "no ", "has ", "ha ", "con ", "un ", "una ", "este ", "esta ", "para ", "hoy", "recib",
    "nuestr", "hemos ",
    "te ", "le ", "al ", "en ", "a ", "fue ", "mas ", "http", "hacer ", "acuerdo", "informamos", "informa ", "fondos",
    "dinero",
    "tercer", "estimad", "spei ", "enero", "febrero", "marzo de", "abril de", "mayo de", "junio de", "julio de",
    "agosto de",
    "el banco", "la cuenta", "el comercio", "banco de origen", "septiembre", "setiembre", "octubre", "noviembre",
    "diciembre", "transferencia", "nomina", "proveedores",
    "cuenta ", "ahorro",
)  # fmt: skip
# Palabras que delatan que lo capturado es una frase y no un nombre.
_FRASE = re.compile(
    r"\b(?:que|recib(?:io|iste|ido|ida|imos|ira)|informa|informamos|hemos|has|han|fue|sido|usted|tu|"
    r"transferencia|transaccion)\b"
)
# Ni signos de apertura ni « - BCP»: lo que sigue ya es otra cosa.
_APERTURA = re.compile(r"[¿¡]| [-–—|·] ")
# «Recibido por los valores indicados…», «de la cuenta 0045…»: con minúscula es un artículo, no el de un nombre.
_ARTICULO = re.compile(r"(?:el|la|los|las|lo)\b")
# El punto final es de la abreviatura («LTDA.», «S.A.»), y si no, de la frase.
_CON_PUNTO = re.compile(r"(?:\b(?:[a-z]{1,2}|ltda|limit|cia|hnos|inc|corp|spa|sas|srl|sac|eirl|coop)|\.[a-z]{1,2})\.$")
# «Hola Carmen, …»: a quien se saluda es al que cobra.
_SALUDO = re.compile(
    r"^[¡!]?(?:hola|hello|buenos dias|buenas tardes|estimad[oa]s?(?:\([oa]\)|"
    r"/[oa])?)[, ][^,:!]{0,60}(?:[,:!]+ ?|$)"
)
_FORMAS = frozenset(
    {"ltda", "limitada", "spa", "cia", "eirl", "inc", "llc", "sas", "srl", "sac", "sl", "sa", "coop", "hnos"}
)
_LETRAS = 2
_PALABRAS = 12


def limpiar_nombre(escrito: str) -> str | None:
    """El nombre sin tratamiento, documento ni coletillas, o `None` si lo escrito no nombra a nadie.

    «SOTO PEREZ, ANA MARIA» se deja como viene: el orden de los apellidos lo resuelve quien compara nombres.
    """
    nombre = " ".join(escrito.split())
    llano = allanar(nombre)
    if (saludo := _SALUDO.match(llano)) is not None:
        nombre, llano = nombre[saludo.end() :], llano[saludo.end() :]
    if (antes := _ANTES.match(llano)) is not None:
        nombre, llano = nombre[antes.end() :], llano[antes.end() :]
    if ":" in nombre:
        # Lo que va ante los dos puntos es la etiqueta siguiente, no el nombre.
        nombre = nombre[: nombre.index(":")].rpartition(" ")[0]
        llano = llano[: len(nombre)]
    if " por orden de " in llano:
        nombre, llano = (texto[llano.index(" por orden de ") + 14 :] for texto in (nombre, llano))
    corte = _APERTURA.search(nombre)
    nombre, llano = (nombre[: corte.start()], llano[: corte.start()]) if corte else (nombre, llano)
    if (despues := _DESPUES.search(llano)) is not None:
        nombre, llano = nombre[: despues.start()], llano[: despues.start()]
    nombre = _sin_lo_que_sigue(nombre.strip(" ,;:-–—()[]\"'*·•!¡¿?"))
    llano = allanar(nombre)
    if nombre.endswith(".") and not _CON_PUNTO.search(llano):
        nombre, llano = nombre[:-1], llano[:-1]
    letras, cifras = sum(c.isalpha() for c in nombre), sum(c.isdigit() for c in nombre)
    if letras < _LETRAS or cifras > letras or len(nombre) > _TOPE or llano.count(" ") >= _PALABRAS:
        return None
    if _FRASE.search(llano) or _ARTICULO.match(nombre):
        return None
    if llano in _VACIOS or not llano or llano.startswith(_NO_EMPIEZA) or "@" in nombre:
        return None
    return nombre


def _sin_lo_que_sigue(nombre: str) -> str:
    """«JUAN PEREZ SOTO Ver detalle»: un nombre todo en mayúsculas acaba donde empieza el texto corriente."""
    palabras = nombre.split(" ")
    gritadas = 0
    for lugar, palabra in enumerate(palabras):
        letras = [c for c in palabra if c.isalpha()]
        if len(letras) < _LETRAS or all(c.isupper() for c in letras):
            gritadas += len(letras) >= _LETRAS
        elif gritadas < _LETRAS or lugar != gritadas:
            return nombre
        elif palabra[0].isupper() and allanar(palabra).rstrip(".,") not in _FORMAS:
            return " ".join(palabras[:lugar])
    return nombre
