"""Números escritos con letras en castellano: "doscientos cincuenta mil", "millón y medio".

No busca en un texto: recibe las palabras ya separadas y en llano (sin tildes ni mayúsculas).
"""

from collections.abc import Sequence
from decimal import Decimal

_UNIDADES = [
    "cero",     "un",     "dos",     "tres",     "cuatro",     "cinco",     "seis",     "siete",     "ocho",
    "nueve",     "diez",     "once",     "doce",     "trece",     "catorce",     "quince",     "dieciseis",
    "diecisiete",     "dieciocho",     "diecinueve",     "veinte",     "veintiun",     "veintidos",
    "veintitres",     "veinticuatro",     "veinticinco",     "veintiseis",     "veintisiete",     "veintiocho",
    "veintinueve",
]  # fmt: skip
_DECENAS = ["treinta", "cuarenta", "cincuenta", "sesenta", "setenta", "ochenta", "noventa"]
_CENTENAS = [
    "ciento",     "doscientos",     "trescientos",     "cuatrocientos",     "quinientos",     "seiscientos",
    "setecientos",     "ochocientos",     "novecientos",
]  # fmt: skip
VALORES: dict[str, int] = {
    **{palabra: valor for valor, palabra in enumerate(_UNIDADES)},
    **{palabra: 10 * (lugar + 3) for lugar, palabra in enumerate(_DECENAS)},
    **{palabra: 100 * (lugar + 1) for lugar, palabra in enumerate(_CENTENAS)},
    **{palabra[:-2] + "as": 100 * (lugar + 1) for lugar, palabra in enumerate(_CENTENAS) if lugar},
    "uno": 1, "una": 1, "veintiuno": 21, "veintiuna": 21, "cien": 100,
}  # fmt: skip
MILES = {"mil": 1_000, "millon": 1_000_000, "millones": 1_000_000, "milloncito": 1_000_000, "palo": 1_000_000}


def leer_numeral(palabras: Sequence[str], miles: dict[str, int] | None = None) -> Decimal | None:
    """El valor de unas palabras seguidas, o `None` si alguna no es un número o no forman ninguno.

    Args:
        palabras: en llano; puede haber "y", "medio" y "media".
        miles: cuánto multiplica cada palabra de millar; por omisión `mil` y `millón`.
    """
    factores = MILES if miles is None else miles
    total = Decimal(0)
    tramo: Decimal | None = None
    ultimo = 0
    for palabra in palabras:
        if palabra == "y":
            continue
        if palabra in {"medio", "media"}:
            if ultimo and tramo is None:
                total += Decimal(ultimo) / 2
            else:
                tramo = (tramo or Decimal(0)) + Decimal("0.5")
        elif palabra in factores:
            ultimo = factores[palabra]
            base = total % 1_000_000 + (tramo or 0) if ultimo >= MILES["millon"] else tramo or Decimal(0)
            total += (base or 1) * ultimo - (base - (tramo or 0))
            tramo = None
        elif palabra in VALORES:
            tramo = (tramo or Decimal(0)) + VALORES[palabra]
        else:
            return None
    total += tramo or Decimal(0)
    return total or None
