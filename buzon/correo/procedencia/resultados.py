"""La cabecera Authentication-Results, por su gramática (RFC 8601) y nunca buscando palabras dentro."""

import re
from typing import Any

from buzon.correo.procedencia.dominios import DE_MICROSOFT, en_red, organizacion

_TOPE = 8_000
# Microsoft 365 no pone identificador, y añade propiedades que la gramática no admite.
SIN_IDENTIFICADOR = re.compile(r"\s*(?:spf|dkim|dmarc|compauth|arc)\s*=", re.IGNORECASE)
# Con qué nombre se fija en las reglas.
MICROSOFT = "protection.outlook.com"
_ACCION = re.compile(r"\saction\s*=\s*[\w.]+", re.IGNORECASE)

Resultados = tuple[Any, ...]


def leer_resultados(valor: str, certificadores: frozenset[str]) -> Resultados | None:
    """Los resultados de la cabecera si la firma uno de `certificadores` (en minúsculas); `None` si es de otro.

    La que es nuestra y no se entiende da cero resultados: mirar la siguiente sería creer a quien la puso debajo.
    """
    import authres  # noqa: PLC0415 - solo cuando hay algo que leer

    # RFC 8601 §2.2: el identificador puede ir entre comillas, y la biblioteca no lo admite.
    plano = re.sub(r'^"([^"\\]*)"', r"\1", re.sub(r"\s+", " ", valor[:_TOPE]).strip()).rstrip("; ")
    if SIN_IDENTIFICADOR.match(plano):
        de_microsoft = next((nombre for nombre in certificadores if organizacion(nombre) in DE_MICROSOFT), None)
        if de_microsoft is None:
            return None
        plano = f"{de_microsoft}; {_ACCION.sub('', plano)}"
    try:
        leida = authres.AuthenticationResultsHeader.parse_value(plano)
    except (authres.AuthResError, ValueError, IndexError, AttributeError, RecursionError):
        # La biblioteca baja un piso por cada paréntesis: mil anidados desbordan la pila.
        return () if re.split(r"[\s;(]", plano, maxsplit=1)[0].lower() in certificadores else None
    if (leida.authserv_id or "").lower() not in certificadores:
        return None
    return tuple(leida.results)


def del_sobre(resultado: Any) -> str:
    """El dominio de `smtp.mailfrom`, que puede venir con dirección o sin ella; vacío si no viene."""
    propias = (p.value for p in resultado.properties if p.type == "smtp" and p.name == "mailfrom")
    return en_red(str(next(propias, None) or "").rpartition("@")[2])


def propiedad(resultado: Any, nombre: str) -> str:
    """El dominio de `header.<nombre>`, en su forma de red; vacío si no viene. De una dirección, lo de la derecha."""
    propias = (p.value for p in resultado.properties if p.type == "header" and p.name == nombre)
    return en_red(str(next(propias, None) or "").rpartition("@")[2])
