"""Qué letras caben en el papel, y cómo se escribe en él lo que viene de fuera.

Los PDF usan las letras que todo lector trae (Times y Helvetica, ISO 32000-1 §9.6.2.2), con la codificación de Windows
(cp1252): todo el castellano, el portugués, el catalán y el euro. Lo demás se escribe sin adornos o con «?»: el original
sin tocar va siempre aparte.
"""

import unicodedata
from html import escape

_MAXIMO = 4000


def limpiar(texto: str, maximo: int = _MAXIMO) -> str:
    """El texto con letras que el papel tiene, sin mandos de control y recortado a `maximo`."""
    corto = texto if len(texto) <= maximo else texto[: maximo - 1] + "…"
    return "".join(_letra(letra) for letra in corto)


def marcar(texto: str, maximo: int = _MAXIMO) -> str:
    """Como `limpiar`, y además sin nada que el compositor de párrafos pueda tomar por una orden suya."""
    return escape(limpiar(texto, maximo), quote=False)


def _letra(letra: str) -> str:
    if letra in "\n\t":
        return letra
    if unicodedata.category(letra) in ("Cc", "Cf", "Cs", "Co", "Cn"):
        return ""
    if _cabe(letra):
        return letra
    sin_adornos = "".join(parte for parte in unicodedata.normalize("NFKD", letra) if _cabe(parte))
    return sin_adornos or "?"


def _cabe(letra: str) -> bool:
    try:
        letra.encode("cp1252")
    except UnicodeEncodeError:
        return False
    return True
