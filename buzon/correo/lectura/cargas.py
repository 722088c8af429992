"""Los octetos de una parte MIME y su nombre. No decide qué es cada parte."""

import base64
import binascii
import re
from email.policy import compat32
from email.utils import collapse_rfc2231_value

from buzon.correo.lectura.arbol import Parte
from buzon.correo.lectura.codificacion import decodificar_cabecera

# Sin reflujo: un correo adjunto se devuelve con sus cabeceras como venían.
_TAL_CUAL = compat32.clone(max_line_length=None)
_CODIFICADO = re.compile(r"\A[A-Za-z0-9+/=\s]{16,}\Z")


def carga(parte: Parte) -> bytes:
    """Los octetos de una hoja, ya sin su codificación de transporte; si esta miente, los octetos como vinieron."""
    declarada = str(parte.get("content-transfer-encoding", ""))
    limpia = declarada.split(";", maxsplit=1)[0].strip().lower()
    if limpia != declarada.strip().lower():
        del parte["content-transfer-encoding"]
        parte["content-transfer-encoding"] = limpia
    try:
        octetos = parte.get_payload(decode=True)
    except (ValueError, TypeError, AttributeError, LookupError, binascii.Error):
        octetos = None
    if isinstance(octetos, bytes):
        return octetos
    crudo = parte.get_payload()
    return crudo.encode("utf-8", "surrogateescape") if isinstance(crudo, str) else b""


def correo_dentro(parte: Parte) -> bytes:
    """Los octetos del correo que una parte `message/…` trae dentro; de varios bloques, uno tras otro."""
    hijos = parte.get_payload()
    if not isinstance(hijos, list):
        return carga(parte)
    primero = hijos[0] if len(hijos) == 1 else None
    if primero is not None and not isinstance(primero, str) and _dice_base64(parte):
        # RFC 2046 §5.2.1 lo prohíbe y se hace: el base64 quedó como cuerpo de un correo sin cabeceras.
        cuerpo = primero.get_payload()
        if isinstance(cuerpo, str) and not primero.keys() and _CODIFICADO.match(cuerpo):
            try:
                return base64.b64decode(cuerpo)
            except binascii.Error:
                return cuerpo.encode("utf-8", "surrogateescape")
    return b"\n".join(_octetos(hijo) for hijo in hijos if not isinstance(hijo, str))


def _dice_base64(parte: Parte) -> bool:
    return str(parte.get("content-transfer-encoding", "")).strip().lower() == "base64"


def _octetos(parte: Parte) -> bytes:
    try:
        return parte.as_bytes(policy=_TAL_CUAL)
    except (ValueError, TypeError, LookupError, AttributeError, RecursionError, KeyError):
        # El generador estándar tropieza con juegos de caracteres imposibles; las cabeceras y el texto bastan.
        renglones = [f"{nombre}: {valor}" for nombre, valor in parte.raw_items()]
        return "\n".join(renglones).encode("utf-8", "surrogateescape") + b"\n\n" + carga(parte)


def nombre_de(parte: Parte) -> str:
    """El nombre de archivo de una parte, decodificado (RFC 2231, o RFC 2047 mal puesto) y sin carpetas."""
    for campo, cabecera in (("filename", "content-disposition"), ("name", "content-type")):
        try:
            valor = parte.get_param(campo, None, cabecera)
        except (ValueError, TypeError, LookupError, AttributeError, UnicodeError):
            continue
        if valor:
            try:
                nombre = decodificar_cabecera(collapse_rfc2231_value(valor))
            except (ValueError, TypeError, LookupError, UnicodeError):
                continue
            return re.split(r"[/\\]", "".join(letra for letra in nombre if letra.isprintable()))[-1].strip()[:255]
    return ""
