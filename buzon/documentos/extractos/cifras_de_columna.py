"""Las cifras de una columna de extracto: el signo decimal lo dice la columna entera, no cada celda.

«1.234» solo no dice si son mil doscientos treinta y cuatro; al lado de «56,78» sí.
"""

import re
from collections.abc import Iterable
from decimal import Decimal

_CELDA = re.compile(r"(?P<cifra>\d{1,15}(?:[.,' ]\d{1,6}){0,6}|[.,]\d{1,4})")
_TOPE_CELDA = 60
_MUESTRA = 2_000
_MILLAR = 3


def hallar_decimal(celdas: Iterable[str]) -> str:
    """El signo decimal de una columna: «,», «.», o vacío si ninguna celda lleva decimales."""
    votos = {",": 0, ".": 0}
    millares = {",": 0, ".": 0}
    for _, celda in zip(range(_MUESTRA), celdas, strict=False):
        hallada = _CELDA.search(celda[:_TOPE_CELDA])
        signos = [c for c in hallada.group() if c in ".,"] if hallada else []
        if not hallada or not signos:
            continue
        ultimo, cola = signos[-1], len(hallada.group()) - max(hallada.group().rfind(s) for s in ".,") - 1
        es_repetido = signos.count(ultimo) > 1
        if len(set(signos)) > 1 or (cola != _MILLAR and not es_repetido):
            votos[ultimo] += 1
        else:
            millares[ultimo] += 1
    if votos[","] != votos["."]:
        return "," if votos[","] > votos["."] else "."
    return "" if not votos[","] else ("," if millares["."] >= millares[","] else ".")


def leer_celda(celda: str, decimal: str) -> Decimal | None:
    """El importe de una celda («-1.234,56», «1,234.56-», «(500)», «$ 30.000 CR»), o `None` si no hay cifra."""
    limpia = celda[:_TOPE_CELDA].replace("\u00a0", " ").replace("\u2212", "-").strip()
    hallada = _CELDA.search(limpia)
    if hallada is None:
        return None
    cifra = hallada["cifra"].replace("'", "").replace(" ", "")
    if decimal:
        entera, _, cola = cifra.rpartition(decimal) if decimal in cifra else (cifra, "", "")
        numero = f"{re.sub(r'[.,]', '', entera) or '0'}.{re.sub(r'[.,]', '', cola) or '0'}"
    else:
        numero = re.sub(r"[.,]", "", cifra)
    antes, despues = limpia[: hallada.start()], limpia[hallada.end() :].strip().upper()
    es_negativa = (
        "-" in antes or despues.startswith(("-", "DB", "DR")) or (antes.strip().startswith("(") and ")" in despues)
    )
    valor = Decimal(numero)
    return -valor if es_negativa else valor
