"""Los errores de validación, en castellano y con su remedio."""

from collections.abc import Mapping
from typing import Any

_FRASES = {
    "missing": "falta esta clave",
    "unexpected_keyword_argument": "no conozco esta clave: bórrala o corrige el nombre",
    "extra_forbidden": "no conozco esta clave: bórrala o corrige el nombre",
    "string_type": "ha de ser un texto entre comillas",
    "int_type": "ha de ser un número entero",
    "int_parsing": "ha de ser un número entero",
    "int_from_float": "ha de ser un número entero, sin decimales",
    "bool_type": "ha de ser true o false",
    "bool_parsing": "ha de ser true o false",
    "tuple_type": 'ha de ser una lista entre corchetes, por ejemplo ["uno", "dos"]',
    "time_type": 'ha de ser una hora, por ejemplo "09:00"',
    "time_parsing": 'ha de ser una hora, por ejemplo "09:00"',
    "dataclass_type": "ha de ser una sección con sus claves",
}


def explicar(error: Mapping[str, Any]) -> str:
    """Una frase: la clave completa y qué hacer. `error` es uno de los de pydantic (`loc`, `type`, `ctx`)."""
    clave = nombrar_clave(error["loc"])
    if error["type"] == "literal_error":
        opciones = str(error["ctx"]["expected"]).replace(" or ", " o ").replace("'", "«", 1)
        opciones = " o ".join(f"«{opcion.strip(' «»')}»" for opcion in _partes(str(error["ctx"]["expected"])))
        return f"{clave}: vale {opciones}, no «{error['input']}»"
    return f"{clave}: {_FRASES.get(error['type'], str(error['msg']))}"


def _partes(esperado: str) -> list[str]:
    return [parte.strip().strip("'") for parte in esperado.replace(" or ", ",").split(",")]


def nombrar_clave(camino: tuple[str | int, ...]) -> str:
    """("etapas", 2, "dias") → "[[etapas]] 3.ª, dias"."""
    if not camino:
        return "reglas.toml"
    partes: list[str] = []
    for lugar, paso in enumerate(camino):
        if isinstance(paso, int):
            partes[-1] = f"[[{partes[-1]}]] n.º {paso + 1}" if lugar == 1 else f"{partes[-1]} n.º {paso + 1}"
        else:
            partes.append(paso)
    if len(partes) == 1:
        return partes[0] if partes[0].startswith("[[") else f"[{partes[0]}]"
    *secciones, clave = partes
    cabecera = secciones[0] if secciones[0].startswith("[[") else f"[{'.'.join(secciones)}]"
    return f"{cabecera} {clave}"
