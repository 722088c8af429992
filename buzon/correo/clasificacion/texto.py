"""Comparar textos sin que estorben mayúsculas, acentos ni espacios. No interpreta nada."""

import unicodedata
from collections.abc import Iterable

# Los avisos de los servidores caben de sobra; lo que pasa de aquí es el mensaje devuelto, y leerlo sería lento.
TOPE_TEXTO = 96_000
TOPE_LINEA = 1_000
TOPE_LINEAS = 2_500
# Partes de un correo que se miran; un informe de verdad trae dos o tres.
TOPE_PARTES = 6


def aplanar(texto: str) -> str:
    """El texto en minúsculas, sin acentos y con los espacios seguidos reducidos a uno."""
    comillas = texto.replace("’", "'").replace("‘", "'").replace("\xad", "")
    partes = unicodedata.normalize("NFKD", comillas.casefold())
    return " ".join("".join(letra for letra in partes if not unicodedata.combining(letra)).split())


def contiene(plano: str, frases: Iterable[str]) -> bool:
    """Cierto si el texto ya aplanado contiene alguna de las frases (también aplanadas)."""
    return any(frase in plano for frase in frases)


def lineas_de(texto: str) -> list[str]:
    """Las líneas del principio del texto, cada una con su tope, para que ningún correo cueste más de lo lineal."""
    return [
        linea[:TOPE_LINEA].rstrip()
        for linea in texto[:TOPE_TEXTO].replace("\r\n", "\n").split("\n", TOPE_LINEAS)[:TOPE_LINEAS]
    ]
