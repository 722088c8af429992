"""Nombres de archivo que no pueden hacer daño: ni salirse de su carpeta, ni imitar a otro, ni estorbar en Windows."""

import unicodedata

# Lo que un juzgado espera encontrar; lo demás se guarda igual, sin extensión que lo abra solo.
_EXTENSIONES = frozenset(
    {"pdf", "xml", "xsig", "eml", "png", "jpg", "jpeg", "tif", "tiff", "txt", "csv", "xlsx", "zip"}
)
_LARGO = 60


def nombre_de_archivo(nombre: str) -> str:
    """El nombre con letras ASCII, cifras, guiones y un solo punto. Nunca vacío.

    Por ejemplo, "Factura Nº 12.PDF" → "Factura_No_12.pdf"; "../../x" → "x.dat".
    """
    base, _, extension = nombre.replace("\\", "/").rpartition("/")[2].rpartition(".")
    if not base:
        base, extension = extension, ""
    limpio = "_".join(_solo_ascii(base).split("_"))[:_LARGO].strip("_-") or "documento"
    sufijo = _solo_ascii(extension).lower()
    return f"{limpio}.{sufijo if sufijo in _EXTENSIONES else 'dat'}"


def _solo_ascii(texto: str) -> str:
    plano = (letra for letra in unicodedata.normalize("NFKD", texto) if not unicodedata.combining(letra))
    letras = (letra if letra.isascii() and (letra.isalnum() or letra in "-_") else " " for letra in plano)
    return "_".join("".join(letras).split())
