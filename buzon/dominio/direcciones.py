"""Qué es una dirección de correo a la que se puede escribir. No pregunta a nadie si existe."""

import re

# Una y solo una: aiosmtplib recorta en silencio "a@b, c@d" a la primera, así que aquí se rechaza. Ni espacios, ni
# controles, ni los signos que en una cabecera separan o encierran direcciones (RFC 5322 §3.4). La forma entre comillas
# no la usa ningún deudor.
_PARTE = r"[^\s\x00-\x1f\x7f-\x9f,;:<>()\[\]\"\\@]"
_UNA = re.compile(rf"{_PARTE}{{1,64}}@{_PARTE}{{1,253}}")
_LARGO_MAXIMO = 254  # RFC 5321 §4.5.3.1.3, menos los ángulos


def es_direccion(texto: str) -> bool:
    """¿Es exactamente una dirección `parte@dominio`, sin ángulos ni nombre?"""
    return len(texto) <= _LARGO_MAXIMO and not texto.startswith("-") and _UNA.fullmatch(texto) is not None
