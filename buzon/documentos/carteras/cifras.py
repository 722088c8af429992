"""Los importes de una columna: qué signo es el decimal lo dicen la columna entera y el país, nunca una celda sola.

«1.234» admite dos lecturas; si la columna y el país no lo aclaran, no se elige ninguna.
"""

import re
from collections.abc import Iterable
from decimal import Decimal
from typing import Literal

from buzon.documentos.carteras.hoja import Celda
from buzon.dominio.cifras import ESTILO_DEL_PAIS
from buzon.dominio.llano import allanar
from buzon.dominio.monedas import SIN_CENTIMOS, resolver_moneda

Signo = Literal[".", ",", "", "?"]

_CELDA = re.compile(r"(?P<antes>[^\d.,-]{0,8}) ?(?P<menos>-?) ?(?P<cifra>\d[\d.,' ]{0,24})(?P<detras>[^\d]{0,10})")
_MILLAR = 3
_MILLARES = {"coma": ".", "punto": ","}


def _cifra(celda: Celda) -> str:
    """La tira de cifras y signos de una celda de texto; vacía si no es un importe."""
    hallada = _CELDA.fullmatch(_sin_adornos(celda)) if isinstance(celda, str) else None
    return hallada["cifra"].strip().replace("'", "").replace(" ", "") if hallada else ""


def _sin_adornos(celda: str) -> str:
    limpia = celda.strip().replace("\u2212", "-").replace("\u202f", " ").replace("\u00a0", " ")
    contable = re.fullmatch(r"\((.{1,40})\)", limpia)
    limpia = f"-{contable[1].strip()}" if contable else limpia
    limpia = limpia[:-2] if limpia.endswith((".-", ",-")) else limpia
    return f"-{limpia[:-1].strip()}" if limpia.endswith("-") else limpia


def hallar_signo(celdas: Iterable[Celda], pais: str | None, moneda: str | None) -> Signo:
    """El signo decimal de la columna: «,», «.», «» (no hay decimales: todo signo es de millares) o «?» (no se sabe)."""
    decimales: set[str] = set()
    dudosos: set[str] = set()
    millares: set[str] = set()
    for celda in celdas:
        cifra = _cifra(celda)
        signos = [c for c in cifra if c in ".,"]
        if not signos:
            continue
        ultimo = signos[-1]
        cola = len(cifra) - cifra.rfind(ultimo) - 1
        if len(set(signos)) > 1:
            decimales.add(ultimo)
            millares.update(set(signos) - {ultimo})
        elif len(signos) > 1:
            millares.add(ultimo)
        elif cola != _MILLAR or cifra.startswith("0"):
            decimales.add(ultimo)
        else:
            dudosos.add(ultimo)
    if decimales & (millares | dudosos) or len(decimales) > 1:
        return "?"
    if decimales:
        return "," if "," in decimales else "."
    if not dudosos - millares or moneda in SIN_CENTIMOS:
        return ""
    # Quedan cifras como «1.234»: son millares si así los escribe el país; si ese signo es ahí el decimal, no se sabe.
    return "" if dudosos == {_MILLARES.get(ESTILO_DEL_PAIS.get(pais or "", "ninguno"), "")} else "?"


def leer_importe(celda: Celda, signo: Signo) -> Decimal | None:
    """El importe de una celda, o `None` si está vacía o no lo es. Negativo si lleva menos o va entre paréntesis."""
    if isinstance(celda, Decimal):
        return celda
    hallada = _CELDA.fullmatch(_sin_adornos(celda)) if isinstance(celda, str) else None
    cifra = _cifra(celda)
    if hallada is None or not cifra or signo == "?":
        return None
    if signo and signo in cifra:
        entera, _, cola = cifra.rpartition(signo)
        numero = f"{re.sub('[.,]', '', entera) or '0'}.{re.sub('[.,]', '', cola) or '0'}"
    else:
        numero = re.sub("[.,]", "", cifra)
    valor = Decimal(numero)
    return -valor if hallada["menos"] or "-" in hallada["antes"] else valor


def moneda_de(celda: Celda, moneda: str | None, pais: str | None) -> str | None:
    """La moneda escrita en una celda («US$ 300», «EUR», «Pesos»), o `None` si no dice ninguna que se conozca."""
    if not isinstance(celda, str):
        return None
    for trozo in re.findall(r"[a-z]{0,4}[$€₡₲][a-z]{0,3}|m\.?n\.?|s/\.?|[a-z]{2,14}\.?", allanar(celda)[:60]):
        if hallada := resolver_moneda(trozo, moneda, pais) or resolver_moneda(trozo.rstrip("."), moneda, pais):
            return hallada
    return None
