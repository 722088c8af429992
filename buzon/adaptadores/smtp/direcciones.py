"""Las direcciones del sobre SMTP: una por destinatario, y nada que pueda leerse como dos."""

import re

# aiosmtplib recorta en silencio "a@b, c@d" a la primera: aquí se rechaza. Ni espacios, ni controles, ni los signos
# que en una cabecera separan o encierran direcciones (RFC 5322 §3.4). La forma con comillas no la usa ningún deudor.
_UNA = re.compile(r"[^\s\x00-\x1f\x7f-\x9f,;:<>()\[\]\"\\@]{1,64}@[^\s\x00-\x1f\x7f-\x9f,;:<>()\[\]\"\\@]{1,253}")
_LARGO_MAXIMO = 254  # RFC 5321 §4.5.3.1.3, menos los ángulos


def es_direccion(texto: str) -> bool:
    """¿Es exactamente una dirección `parte@dominio`?"""
    return len(texto) <= _LARGO_MAXIMO and _UNA.fullmatch(texto) is not None and not texto.startswith("-")


def en_la_linea(direccion: str) -> str:
    """La dirección tal como va en el sobre: un dominio con eñes o acentos pasa a IDNA (RFC 5890).

    Si la parte local no es ASCII se deja como está: entonces hace falta SMTPUTF8 (RFC 6531).
    """
    local, _, dominio = direccion.rpartition("@")
    if not local.isascii() or dominio.isascii():
        return direccion
    try:
        return f"{local}@{dominio.encode('idna').decode('ascii')}"
    except UnicodeError:
        return direccion
