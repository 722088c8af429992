"""De octetos a texto: juegos de caracteres mentidos, desconocidos o peligrosos. Nunca lanza.

No interpreta nada de lo leído. Las palabras codificadas son las de RFC 2047.
"""

import binascii
import re
from email.errors import HeaderParseError
from email.header import decode_header
from html import unescape

# Códecs de Python que no son juegos de caracteres de correo; `punycode` además es cuadrático.
VEDADOS = frozenset({"punycode", "idna", "undefined", "unicode_escape", "raw_unicode_escape", "mbcs", "oem"})
# Los que se declaran por costumbre aunque el texto venga en UTF-8 o en Windows-1252.
DE_COSTUMBRE = frozenset({"", "us-ascii", "ascii", "iso-8859-1", "latin-1", "latin1", "windows-1252", "cp1252", "8bit"})
_TRADUCCION = {"iso-8859-1": "cp1252", "latin-1": "cp1252", "latin1": "cp1252", "iso-8859-8-i": "iso-8859-8"}
_ES_DE_UN_OCTETO = re.compile(r"(?:iso[-_]?8859|windows-?125|cp-?(?:125|437|85)|mac|x-mac|koi8|ibm)", re.IGNORECASE)
# Lo que queda de «ñ» o «á» al leer su UTF-8 como Windows-1252: «Ã» o «Â» y uno de los signos de 0x80 a 0xBF.
_DOBLE = re.compile("[ÂÃ][\u0080-\u00bf" + bytes(range(0x80, 0xA0)).decode("cp1252", "ignore") + "]")
_ENTIDAD = re.compile(r"&(?:[AEIOUaeiou]acute|[Nn]tilde|[Uu]uml|iquest|iexcl|nbsp|ordm|euro);")
_PALABRA_SUELTA = re.compile(r"=\?([^?\s]{1,40})\?([bBqQ])\?([^?]{0,2000})\?=")
_CONTROLES = re.compile(r"[\x00-\x1f\x7f\x85\u2028\u2029]+")
_SALTOS = re.compile(r"[\r\n]+")


def decodificar(octetos: bytes, juego: str | None) -> str:
    """El texto de unos octetos según el juego declarado, y si no cuadra, según lo que parezcan.

    Un texto que declara Latin-1 y es UTF-8 válido con acentos es UTF-8: en español la casualidad no se da.
    """
    nombre = (juego or "").strip().strip("\"'").lower()
    if nombre in DE_COSTUMBRE:
        try:
            return octetos.decode("utf-8")
        except UnicodeDecodeError:
            return octetos.decode("cp1252", "replace")
    if _ES_DE_UN_OCTETO.match(nombre) and (llano := _utf8_disfrazado(octetos)):
        return llano
    for candidato in (_TRADUCCION.get(nombre, nombre), "utf-8"):
        if candidato.replace("-", "_") in VEDADOS:
            continue
        try:
            texto = octetos.decode(candidato)
            texto.encode("utf-8")  # algunos códecs fabrican sustitutos sueltos, que no son texto
        except (LookupError, UnicodeError, ValueError):
            continue
        return texto
    return _lo_que_parezca(octetos)


def _utf8_disfrazado(octetos: bytes) -> str:
    """El texto, si es UTF-8 con alguna letra de más de un octeto; vacío si no."""
    try:
        return "" if octetos.isascii() else octetos.decode("utf-8")
    except UnicodeDecodeError:
        return ""


def sin_doble_codificacion(texto: str) -> str:
    """El texto sin los renglones codificados dos veces («maÃ±ana»): uno a uno, y solo los que vuelven limpios.

    «Ã» y «Â» seguidas de un signo no se dan en español; en portugués, «Ã» va seguida de una letra.
    """
    if not _DOBLE.search(texto):
        return texto
    return "\n".join(_deshacer(renglon) if _DOBLE.search(renglon) else renglon for renglon in texto.split("\n"))


def sin_entidades(texto: str) -> str:
    """Un texto llano sin las entidades de HTML («ma&ntilde;ana») que un programa dejó dentro."""
    return unescape(texto) if _ENTIDAD.search(texto) else texto


def _deshacer(renglon: str) -> str:
    for juego in ("cp1252", "latin-1"):
        try:
            return renglon.encode(juego).decode("utf-8")
        except UnicodeError:
            continue
    return renglon


def _lo_que_parezca(octetos: bytes) -> str:
    """UTF-8 con algún octeto roto, o Windows-1252 que se hace pasar por UTF-8: lo que dé más letras buenas."""
    texto = octetos.decode("utf-8", "replace")
    rotos = texto.count("\ufffd")
    buenos = sum(letra > "\x7f" for letra in texto) - rotos
    return texto if buenos >= rotos else octetos.decode("cp1252", "replace")


def sin_octetos_crudos(valor: str) -> str:
    """Cambia los octetos de 8 bits que la biblioteca estándar guarda como sustitutos por su texto."""
    try:
        valor.encode("utf-8")
    except UnicodeEncodeError:
        return decodificar(valor.encode("utf-8", "surrogateescape"), None)
    return valor


def decodificar_cabecera(valor: str) -> str:
    """El valor legible de una cabecera: desplegado, sin octetos crudos y con RFC 2047 resuelto.

    Entre una palabra codificada y el texto llano se respeta el espacio (si no, «Nº 123» y «456» se pegarían).
    """
    llano = _desplegar(sin_octetos_crudos(valor))
    if "=?" not in llano:
        return llano
    try:
        trozos = decode_header(llano)
    except (HeaderParseError, binascii.Error, ValueError):
        return _por_palabras(llano)
    # Lo codificado puede traer saltos con que fingir otra cabecera.
    return _CONTROLES.sub(" ", "".join(_trozo(contenido, juego) for contenido, juego in trozos)).strip()


def _desplegar(valor: str) -> str:
    """En una línea. Por renglones: buscar los blancos de antes del salto con un patrón es cuadrático en sus blancos."""
    return " ".join(filter(None, (renglon.strip(" \t") for renglon in _SALTOS.split(valor)))).strip()


def _trozo(contenido: bytes | str, juego: str | None) -> str:
    if isinstance(contenido, str):
        return contenido
    if juego is None:
        return contenido.decode("raw-unicode-escape", "replace")
    return decodificar(contenido, juego)


def _por_palabras(llano: str) -> str:
    """Cada palabra codificada por su cuenta: la que está rota se queda como vino y no arrastra a las demás."""

    def sustituir(hallazgo: re.Match[str]) -> str:
        try:
            return "".join(_trozo(contenido, juego) for contenido, juego in decode_header(hallazgo.group()))
        except (HeaderParseError, binascii.Error, ValueError):
            return hallazgo.group()

    return _PALABRA_SUELTA.sub(sustituir, llano)
