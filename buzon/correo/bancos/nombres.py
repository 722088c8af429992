"""Deja un nombre como el de una persona o una empresa, o dice que eso no era un nombre."""

import re

from buzon.dominio.llano import allanar

_TOPE = 90
_ANTES = re.compile(
    r"^(?:(?:ordenante|remitente|originante|pagador|emisor|depositante|sr|sra|srta|senor|senora|"
    r"senores|la empresa|el cliente|cliente|parte de|yape|nombre|"
    r"nombre completo|titular|hola|"
    r"confirmacion de pago|confirmacion de yapeo|qr de|el sr|la sra)(?:\(a\)|\(es\))?[ :!,.]+|(?:don|"
    r"dona|de|del|por|que) |d\. ?)+"
)
_DESPUES = re.compile(
    r"[ ,(\-]*(?:\b(?:rut|r\.u\.t\.?|rfc|nit|ruc|nif|cif|dni|cuit|cuil|cc|c\.c\.|cedula|con fecha|"
    r"con rut|por (?:un |el )?(?:monto|importe|valor)|"
    r"en tu cuenta|en su cuenta|a tu cuenta|a su cuenta|hacia tu|el dia|de la cuenta|desde la cuenta|"
    r"cuenta|numero|telefono|via|mediante|"
    r"atentamente|saludos|gracias|estimad[oa]|si no|si tienes|si usted|recuerda|recuerde|importante|"
    r"este (?:correo|mensaje))\b.*)$"
)
_VACIOS = frozenset({
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
    "tu ", "su ", "mi ", "se ", "has ", "ha ", "con ", "un ", "una ", "este ", "esta ", "para ", "hoy", "recib",
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
_LETRAS = 2
_PALABRAS = 12


def limpiar_nombre(escrito: str) -> str | None:
    """El nombre sin tratamiento, documento ni coletillas, o `None` si lo escrito no nombra a nadie.

    «SOTO PEREZ, ANA MARIA» se deja como viene: el orden de los apellidos lo resuelve quien compara nombres.
    """
    nombre = " ".join(escrito.split())
    llano = allanar(nombre)
    if (antes := _ANTES.match(llano)) is not None:
        nombre, llano = nombre[antes.end() :], llano[antes.end() :]
    if ":" in nombre:
        # Lo que va ante los dos puntos es la etiqueta siguiente, no el nombre.
        nombre = nombre[: nombre.index(":")].rpartition(" ")[0]
        llano = llano[: len(nombre)]
    corte = _APERTURA.search(nombre)
    nombre, llano = (nombre[: corte.start()], llano[: corte.start()]) if corte else (nombre, llano)
    if (despues := _DESPUES.search(llano)) is not None:
        nombre, llano = nombre[: despues.start()], llano[: despues.start()]
    nombre = nombre.strip(" ,;:-–—()[]\"'*·•!¡¿?")
    llano = allanar(nombre)
    if nombre.endswith(".") and not re.search(r"(?:\b[a-z]{1,4}|\.[a-z]{1,2})\.$", llano):
        nombre, llano = nombre[:-1], llano[:-1]
    letras, cifras = sum(c.isalpha() for c in nombre), sum(c.isdigit() for c in nombre)
    if letras < _LETRAS or cifras > letras or len(nombre) > _TOPE or llano.count(" ") >= _PALABRAS:
        return None
    if _FRASE.search(llano):
        return None
    if llano in _VACIOS or llano.startswith(_NO_EMPIEZA) or "@" in nombre:
        return None
    return nombre
