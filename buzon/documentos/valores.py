"""Los valores escritos en un formato electrónico: importes, fechas y países. Nunca adivina: lo dudoso es `None`."""

import re
from datetime import date
from decimal import Decimal

_DECIMAL = re.compile(r"[+-]?(?:\d{1,18}(?:\.\d{0,12})?|\.\d{1,12})", re.ASCII)
_FECHAS = (
    re.compile(r"(?P<a>\d{4})-(?P<m>\d{1,2})-(?P<d>\d{1,2})(?:[T Z+].{0,40})?", re.ASCII),
    re.compile(r"(?P<a>\d{4})(?P<m>\d{2})(?P<d>\d{2})(?:\d{4}|\d{6})?(?:[+-]\d{2,4})?", re.ASCII),
    re.compile(r"(?P<d>\d{1,2})[/.-](?P<m>\d{1,2})[/.-](?P<a>\d{4})(?:[T ].{0,40})?", re.ASCII),
)
_LARGO_ALFA_2, _LARGO_ALFA_3 = 2, 3
_DE_NADIE = frozenset({"XX", "ZZ", "AA"})  # reservados para quien los use (ISO 3166-1): no son de ningún país


def leer_decimal(texto: str | None) -> Decimal | None:
    """Un `xsd:decimal` (punto decimal, sin miles ni exponente), o `None`."""
    limpio = (texto or "").strip()
    return Decimal(limpio) if _DECIMAL.fullmatch(limpio) else None


def leer_fecha(texto: str | None) -> date | None:
    """Una fecha `AAAA-MM-DD` (con hora o sin ella), `AAAAMMDD` (UN/CEFACT 102) o `DD/MM/AAAA`, o `None`."""
    limpio = (texto or "").strip()[:60]
    for forma in _FECHAS:
        if hallada := forma.fullmatch(limpio):
            try:
                return date(int(hallada["a"]), int(hallada["m"]), int(hallada["d"]))
            except ValueError:
                return None
    return None


def leer_pais(escrito: str | None) -> str | None:
    """Un código de país ISO 3166-1, de dos o de tres letras, en dos letras; `None` si no lo es."""
    codigo = (escrito or "").strip().upper()
    if not codigo.isascii() or not codigo.isalpha():
        return None
    if len(codigo) == _LARGO_ALFA_2:
        return None if codigo in _DE_NADIE else codigo
    from babel.core import get_global  # noqa: PLC0415 - import pesado

    (hallado, *_) = get_global("territory_aliases").get(codigo, [""])
    return hallado if len(codigo) == _LARGO_ALFA_3 and hallado and hallado not in _DE_NADIE else None
