"""Los dominios, para compararlos: en su forma de red (RFC 5890) y por la organización que los tiene.

La organización es el dominio que alguien registró: `avisos.banco.com.co` es de `banco.com.co`. Lo dice la lista de
sufijos públicos (publicsuffix.org); un sufijo público (`com.co`) no es de nadie.
"""

from functools import cache
from typing import Any

# Los servidores de Microsoft 365 se llaman unos a otros con varios dominios; para quien recibe son uno.
DE_MICROSOFT = frozenset(
    {"outlook.com", "office365.com", "office365.us", "exchangelabs.com", "outlook.cn", "partner.outlook.cn"}
)
_LARGO = 253


def en_red(dominio: str) -> str:
    """En minúsculas y con las letras que no son ASCII en su forma `xn--`; vacío si no es un dominio."""
    limpio = dominio.strip().rstrip(".").lower()
    if not limpio or len(limpio) > _LARGO:
        return ""
    try:
        return limpio if limpio.isascii() else limpio.encode("idna").decode("ascii")
    except UnicodeError:
        return ""


def organizacion(dominio: str) -> str:
    """El dominio registrado del que cuelga ese; vacío si no hay ninguno."""
    plano = en_red(dominio)
    if "." not in plano:
        return ""
    return str(_lista().privatesuffix(plano) or "")


def estan_alineados(firmante: str, dominio: str) -> bool:
    """Si son de la misma organización (alineación relajada, RFC 7489 §3.1.1)."""
    suya = organizacion(firmante)
    return bool(suya) and suya == organizacion(dominio)


@cache
def _lista() -> Any:
    from publicsuffixlist import PublicSuffixList  # noqa: PLC0415 - import pesado

    return PublicSuffixList()
