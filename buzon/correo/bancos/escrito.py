"""El texto de un aviso, preparado para buscar en él: recortado, sin adornos y con una celda por línea.

No interpreta nada. `texto` (celdas separadas por saltos), `corrido` (lo mismo en una sola línea) y `llano` (lo corrido,
sin tildes ni mayúsculas) tienen el mismo largo: un tramo hallado en uno es el mismo tramo en los otros dos.
"""

import re

import msgspec

from buzon.dominio.llano import allanar

# Un aviso dice lo suyo al principio; lo demás son pies legales. El tope acota el trabajo ante un correo hostil.
TOPE = 12_000
_TOPE_ASUNTO = 300
_LINEA_LARGA = 56

_BLANCOS = re.compile(r"[ \t\u00a0\u2007\u2009\u202f\u200b-\u200f\ufeff]+")
_NEGRITA = re.compile(r"(?<!\*)\*(?![\d*])|(?<=\w)\*(?=\s|$)")
_CELDA = re.compile(r" ?[|\t¦] ?")
_ENLACE = re.compile(r"[<\[(]?https?://[^\s<>\])]{1,400}[>\])]?")


class Escrito(msgspec.Struct, frozen=True):
    """Un aviso preparado. `cuerpo` es dónde empieza el cuerpo (antes va el asunto, en su propia línea)."""

    texto: str
    corrido: str
    llano: str
    cuerpo: int


def preparar(asunto: str, cuerpo: str) -> Escrito:
    """Junta asunto y cuerpo en un `Escrito` de largo acotado."""
    primera = _limpiar(asunto[:_TOPE_ASUNTO]).replace("\n", " ")
    texto = f"{primera}\n{_limpiar(cuerpo[: 2 * TOPE])}"[:TOPE]
    corrido = texto.replace("\n", " ")
    return Escrito(texto, corrido, allanar(corrido), len(primera) + 1)


def restituir_lineas(llano: str, escrito: Escrito) -> str:
    """Un texto llano con los saltos de línea del original, menos los que solo parten un párrafo por largo."""
    trozos = []
    inicio = 0
    for linea in escrito.texto.split("\n"):
        fin = inicio + len(linea)
        es_parrafo = len(linea) >= _LINEA_LARGA and inicio > 0 and not linea.endswith((".", ":", "!", "?"))
        trozos += [llano[inicio:fin], " " if es_parrafo else "\n"]
        inicio = fin + 1
    return "".join(trozos[:-1])


def _limpiar(texto: str) -> str:
    """Sin enlaces ni negritas de texto plano («*Monto*»), que no sean asteriscos de una cuenta («****1234»)."""
    sin_enlaces = _ENLACE.sub(" ", texto.replace("\r\n", "\n").replace("\r", "\n"))
    lineas = (_BLANCOS.sub(" ", linea).strip(" >") for linea in _CELDA.sub("\n", sin_enlaces).split("\n"))
    return "\n".join(limpia for limpia in (_NEGRITA.sub("", linea).strip() for linea in lineas) if limpia)
