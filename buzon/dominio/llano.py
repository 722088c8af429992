"""Un texto sin tildes ni mayúsculas y del mismo largo, para buscar en él y citar en el original.

No corrige ni abrevia nada: cada carácter ocupa el mismo lugar que en el texto de partida, de modo que un tramo hallado
en lo llano es el mismo tramo en lo escrito.
"""

import unicodedata

_IGUALES = {
    "\u00a0": " ", "\u2007": " ", "\u2009": " ", "\u202f": " ", "\u200b": " ", "\u200e": " ", "\u200f": " ",
    "\ufeff": " ", "\t": " ", "\r": " ", "\u2019": "'", "\u2018": "'", "\u00b4": "'", "\u201c": '"', "\u201d": '"',
    "\u00ab": '"', "\u00bb": '"', "\u2013": "-", "\u2014": "-", "\u2011": "-", "\u2212": "-", "º": "o", "ª": "a",
}  # fmt: skip


class _Tabla(dict[int, str]):
    """Traduce carácter a carácter y recuerda lo traducido: el castellano usa siempre los mismos."""

    def __missing__(self, punto: int) -> str:
        caracter = chr(punto)
        base = _IGUALES.get(caracter) or unicodedata.normalize("NFD", caracter)[0].lower()
        self[punto] = base if len(base) == 1 else caracter
        return self[punto]


_TABLA = _Tabla()


def allanar(texto: str) -> str:
    """Minúsculas, sin tildes, con comillas y espacios corrientes; `len(allanar(t)) == len(t)` siempre."""
    return texto.translate(_TABLA)
