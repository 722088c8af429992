"""Qué número es una cifra escrita ("1.250,50", "70,400"), según quién la escribe.

No sabe de monedas ni busca nada en un texto: recibe una cifra sola y la lee entera o dice que no sabe.
"""

import re
from decimal import Decimal
from typing import Literal

Estilo = Literal["coma", "punto", "mixto", "ninguno"]

# Separador decimal en uso (CLDR 46, `numbers/decimal`), salvo donde la calle escribe de las dos maneras ("mixto").
_COMA = ("CL", "CO", "AR", "ES", "UY", "PY", "VE", "BR", "PT", "CU")
_PUNTO = ("MX", "PE", "GT", "SV", "HN", "NI", "DO", "PR", "US")
_MIXTO = ("EC", "CR", "PA", "BO")
ESTILO_DEL_PAIS: dict[str, Estilo] = {
    **dict.fromkeys(_COMA, "coma"),
    **dict.fromkeys(_PUNTO, "punto"),
    **dict.fromkeys(_MIXTO, "mixto"),
}

_FORMA = re.compile(r"\d{1,18}(?:[.,' ]\d{1,9}){0,8}")
_GRUPOS = re.compile(r"[.,' ]")
_MILLAR = 3  # las cifras de cada grupo
_MAX_DECIMALES = 4  # los de la CLF, que es la que más lleva


def leer_cifra(cifra: str, estilo: Estilo, *, tiene_centimos: bool = True, cuatro: bool = False) -> Decimal | None:
    """El valor de una cifra sin signo ni símbolo, o `None` si puede leerse de dos maneras.

    Args:
        cifra: dígitos con puntos, comas, apóstrofos o espacios; nada más.
        estilo: qué signo separa los decimales donde se escribió ("ninguno" = no se sabe).
        tiene_centimos: falso en monedas que en la práctica no los usan (CLP, COP, PYG): tres dígitos tras
            cualquier signo son entonces millares.
        cuatro: la moneda lleva hasta cuatro decimales (CLF), así que tres dígitos tras el signo decimal valen.
    """
    if not _FORMA.fullmatch(cifra):
        return None
    signos = _GRUPOS.findall(cifra)
    if not signos:
        return Decimal(cifra)
    ultimo, distintos = signos[-1], set(signos)
    cola = len(cifra) - cifra.rfind(ultimo) - 1
    if len(distintos) == 1 and len(signos) == 1 and ultimo in ".,":
        return _con_un_signo(cifra, ultimo, cola, estilo, tiene_centimos=tiene_centimos, cuatro=cuatro)
    if len(distintos) == 1 or ultimo in "' ":
        return _con_millares(cifra, "")
    # "1,234.567" o "1.234,5": el último es decimal si no se repite; tres dígitos tras él solo con cuatro decimales.
    if signos.count(ultimo) > 1 or (cola == _MILLAR and not cuatro) or cola > _MAX_DECIMALES:
        return _con_millares(cifra, "") if cola == _MILLAR and distintos <= {"'", ultimo} else None
    return _con_millares(cifra[: -cola - 1], cifra[-cola:])


def _con_un_signo(
    cifra: str, signo: str, cola: int, estilo: Estilo, *, tiene_centimos: bool, cuatro: bool
) -> Decimal | None:
    """Como "45.000" o "12,5": millares o decimales según el largo de la cola y la costumbre del país."""
    entero, resto = cifra.split(signo)
    es_millar = cola == _MILLAR and 1 <= len(entero) <= _MILLAR and not entero.startswith("0")
    if not es_millar:
        return Decimal(f"{entero}.{resto}") if cola != _MILLAR or entero.strip("0") == "" else None
    decimal = {"coma": ",", "punto": "."}.get(estilo)
    if cuatro and signo == decimal:
        return Decimal(f"{entero}.{resto}")
    if not tiene_centimos or estilo == "mixto" or (decimal is not None and signo != decimal):
        return Decimal(entero + resto)
    return None


def _con_millares(entera: str, decimales: str) -> Decimal | None:
    grupos = _GRUPOS.split(entera)
    if not 1 <= len(grupos[0]) <= _MILLAR or any(len(grupo) != _MILLAR for grupo in grupos[1:]):
        return None
    return Decimal("".join(grupos) + (f".{decimales}" if decimales else ""))
