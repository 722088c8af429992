"""Los octetos de una parte MIME y su nombre. No decide qué es cada parte."""

import base64
import binascii
import quopri
import re
from email import message_from_bytes
from email.errors import MessageError
from email.message import Message
from email.utils import collapse_rfc2231_value

from buzon.correo.lectura.arbol import TAL_CUAL, Parte, hijos_de, octetos_de
from buzon.correo.lectura.codificacion import decodificar_cabecera, sin_octetos_crudos

_BASE64_MINIMO = 40
_BASE64_MIRADO = 2_000
_ADORNOS_DE_TIPO = re.compile(r"[\s\"']")
_CABECERAS_DENTRO = 200
_ES_CABECERA_MIME = re.compile(rb"\s{0,8}content-(?:type|transfer-encoding|disposition)[ \t]{0,4}:", re.IGNORECASE)
# «ma=C3=B1ana»: las vocales con tilde, la eñe y los signos del español, codificados entre letras.
_QP_SIN_DECIR = re.compile(rb"[A-Za-z ]=C[23]=[89AB][0-9A-F]")
_SOLO_BASE64 = re.compile(r"[A-Za-z0-9+/=\s]*\Z")
_CODIFICADO = re.compile(rb"\A[A-Za-z0-9+/=\s]{16,}\Z")


def carga(parte: Parte) -> bytes:
    """Los octetos de una hoja. Perdona lo que algunos programas añaden a la codificación («base64;»)."""
    declarada = str(parte.get("content-transfer-encoding", ""))
    limpia = declarada.split(";", 1)[0].strip().lower()
    if limpia != declarada.lower():
        del parte["content-transfer-encoding"]
        parte["content-transfer-encoding"] = limpia
    return (_base64_con_pie(parte) if limpia == "base64" else None) or octetos_de(parte)


def _base64_con_pie(parte: Parte) -> bytes | None:
    """Un base64 al que una lista o un antivirus pegó detrás un pie en claro: lo de dentro y el pie; si no, `None`.

    La biblioteca lo devolvería todo sin decodificar. El último renglón de un base64 es más corto o acaba en «=».
    """
    try:
        cuerpo = parte.get_payload()
    except (ValueError, TypeError, LookupError, AttributeError):
        return None
    if not isinstance(cuerpo, str) or _SOLO_BASE64.match(cuerpo):
        return None
    renglones = cuerpo.strip().splitlines()
    fin = next((n for n, r in enumerate(renglones) if len(r.strip()) != len(renglones[0].strip())), len(renglones))
    if fin < len(renglones) and not renglones[fin - 1].rstrip().endswith("=") and _SOLO_BASE64.match(renglones[fin]):
        fin += 1
    dentro = "".join(renglon.strip() for renglon in renglones[:fin])
    try:
        octetos = base64.b64decode(dentro + "=" * (-len(dentro) % 4), validate=True)
    except (binascii.Error, ValueError):
        return None
    return octetos + b"\n" + "\n".join(renglones[fin:]).encode("utf-8", "surrogateescape")


def tipo_de(parte: Parte) -> str:
    """El tipo MIME de una parte, en minúsculas; sin las comillas, los blancos y las comas que algunos le ponen."""
    return _ADORNOS_DE_TIPO.sub("", parte.get_content_type().lower()).split(",", 1)[0]


def con_sus_cabeceras(parte: Parte) -> Parte:
    """La parte, y si un blanco de más dejó sus cabeceras dentro del cuerpo, con ellas en su sitio."""
    cuerpo = b"" if parte.keys() or parte.is_multipart() else octetos_de(parte)[:_CABECERAS_DENTRO]
    return message_from_bytes(octetos_de(parte).lstrip()) if cuerpo and _ES_CABECERA_MIME.match(cuerpo) else parte


def sin_decirlo(octetos: bytes) -> bytes:
    """Un cuerpo que nadie declara codificado y lo está: en base64 entero, o con UTF-8 en «quoted-printable»."""
    if _QP_SIN_DECIR.search(octetos):
        return quopri.decodestring(octetos)
    return es_base64_sin_decir(octetos) or octetos


def es_base64_sin_decir(octetos: bytes) -> bytes | None:
    """Lo que hay en un cuerpo que es todo base64 aunque nadie lo declare, si es texto; `None` si no."""
    if b" " in octetos[:_BASE64_MIRADO]:
        return None
    apretado = b"".join(octetos.split())
    if len(apretado) < _BASE64_MINIMO or len(apretado) % 4 or not _CODIFICADO.match(octetos):
        return None
    try:
        dentro = base64.b64decode(apretado, validate=True)
        texto = dentro.decode("utf-8")
    except (binascii.Error, ValueError):
        return None
    return dentro if " " in texto and all(letra.isprintable() or letra.isspace() for letra in texto) else None


def correo_dentro(parte: Parte) -> bytes:
    """Los octetos del correo que una parte `message/…` trae dentro; de varios bloques, uno tras otro."""
    hijas = hijos_de(parte)
    if not hijas:
        return carga(parte)
    if _dice_base64(parte) and not any(hija.keys() for hija in hijas):
        # RFC 2046 §5.2.1 lo prohíbe y se hace: el base64 quedó como cuerpo de un correo (o de un bloque) sin cabeceras.
        cuerpo = b"\n".join(octetos_de(hija) for hija in hijas)
        if _CODIFICADO.match(cuerpo):
            try:
                return base64.b64decode(cuerpo)
            except binascii.Error:
                return cuerpo
    return b"\n".join(_octetos(hija) for hija in hijas)


def _dice_base64(parte: Parte) -> bool:
    return str(parte.get("content-transfer-encoding", "")).strip().lower() == "base64"


def _octetos(parte: Parte) -> bytes:
    try:
        return parte.as_bytes(policy=TAL_CUAL)
    except (MessageError, ValueError, TypeError, LookupError, AttributeError, RecursionError):
        # El generador estándar tropieza con juegos de caracteres imposibles; las cabeceras y el texto bastan.
        renglones = [f"{nombre}: {valor}" for nombre, valor in parte.raw_items()]
        return "\n".join(renglones).encode("utf-8", "surrogateescape") + b"\n\n" + carga(parte)


def nombre_de(parte: Parte) -> str:
    """El nombre de archivo de una parte, decodificado (RFC 2231, o RFC 2047 mal puesto) y sin carpetas."""
    for campo, cabecera in (("filename", "content-disposition"), ("name", "content-type")):
        # Se lee de una copia con los octetos crudos ya hechos texto: la biblioteca los daría por perdidos.
        copia: Parte = Message()
        copia[cabecera] = sin_octetos_crudos(str(next((v for n, v in parte.raw_items() if n.lower() == cabecera), "")))
        try:
            valor = copia.get_param(campo, None, cabecera)
            nombre = decodificar_cabecera(collapse_rfc2231_value(valor)) if valor else ""
        except (ValueError, TypeError, LookupError, AttributeError, UnicodeError):
            continue
        if nombre:
            return re.split(r"[/\\]", "".join(letra for letra in nombre if letra.isprintable()))[-1].strip()[:255]
    return ""
