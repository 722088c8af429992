"""Los renglones de un correo llano: su limpieza y qué marca de cita llevan. No decide qué se conserva."""

import re

TOPE = 200_000
LARGO = 2_000
_INVISIBLES = re.compile("[\u200b-\u200f\u2060-\u2064\ufeff\u00ad\u034f\u202a-\u202e\u1427]")
# Una barra cita si va sola; con más barras en el renglón es una tabla.
_CITADO = re.compile(r"[ \t]{0,4}(?:>|\|(?:[ \t][^|]*)?$|»|¦[ \t])")
_CON_SIGLAS = re.compile(r"[ \t]{0,2}[A-Z][A-Za-z]{0,9}>(?:[ \t]|$)")
_MARCAS = re.compile(r"(?:[ \t]{0,4}[>|»¦])+[ \t]?")


def partir(texto: str) -> list[str]:
    """Los renglones, con saltos iguales, sin signos invisibles ni blancos al final y con un largo acotado."""
    texto = texto[:TOPE].replace("\r\n", "\n").replace("\r", "\n").replace("\xa0", " ").replace("\u2028", "\n")
    return [_INVISIBLES.sub("", renglon)[:LARGO].rstrip() for renglon in texto.split("\n")]


def esta_citado(renglon: str) -> bool:
    """Si el renglón lleva marca de cita («>», o «|» seguida de blanco)."""
    return _CITADO.match(renglon) is not None


def lleva_siglas(renglon: str) -> bool:
    """Si la cita va marcada a la antigua, con las siglas de quien habla: «JP> »."""
    return _CON_SIGLAS.match(renglon) is not None


def descitar(renglon: str) -> str:
    """El renglón sin sus marcas de cita."""
    return _MARCAS.sub("", renglon, count=1) if esta_citado(renglon) else renglon


def siguiente_con_texto(renglones: list[str], desde: int, alcance: int = 6) -> int | None:
    """El primer renglón no vacío a partir de `desde`, mirando como mucho `alcance`."""
    return next((n for n in range(desde, min(desde + alcance, len(renglones))) if renglones[n].strip()), None)
