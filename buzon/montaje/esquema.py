"""El esquema de reglas.toml visto desde fuera: qué claves hay en cada sección y un ejemplo de cada una.

No valida nada. Sale de los tipos de `dominio.reglas` y del reglas.toml que viene con Buzón, así que no se repite.
"""

import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import fields, is_dataclass
from functools import cache
from typing import Any, get_args, get_type_hints

from buzon.dominio.reglas import Reglas
from buzon.montaje.recursos import compartido

Camino = tuple[str | int, ...]


@cache
def ejemplo() -> Mapping[str, Any]:
    """El reglas.toml que viene con Buzón, como tabla. No se debe modificar: es la misma para todos."""
    return tomllib.loads(compartido("reglas.toml").read_text(encoding="utf-8"))


def ejemplo_de(camino: Camino) -> Any:
    """El valor de ejemplo de una clave o una sección; `None` si el ejemplo no la usa. Un índice vale por el primero."""
    valor: Any = ejemplo()
    for paso in camino:
        if isinstance(paso, int):
            valor = valor[0] if isinstance(valor, Sequence) and valor else None
        elif isinstance(valor, Mapping):
            valor = valor.get(paso)
        else:
            return None
    return valor


def claves_de(camino: Camino) -> tuple[str, ...]:
    """Las claves que admite la sección que hay en `camino` (() es el archivo); vacío si ahí no hay una sección."""
    clase = _clase_en(camino)
    return tuple(campo.name for campo in fields(clase)) if clase else ()


def es_lista_de_secciones(camino: Camino) -> bool:
    """Si lo que va en `camino` se escribe con dos corchetes, como [[etapas]]."""
    return _clase_en(camino) is None and _clase_en((*camino, 0)) is not None


def es_seccion(camino: Camino) -> bool:
    """Si lo que va en `camino` se escribe con un corchete, como [negocio]."""
    return bool(camino) and isinstance(camino[-1], str) and _clase_en(camino) is not None


def _clase_en(camino: Camino) -> Any:
    tipo: Any = Reglas
    for paso in camino:
        if isinstance(paso, int):
            partes = get_args(tipo)
            tipo = partes[0] if partes else None
        else:
            tipo = get_type_hints(tipo).get(paso) if is_dataclass(tipo) else None
        if tipo is None:
            return None
        tipo = _sin_opcional(tipo)
    return tipo if is_dataclass(tipo) else None


def _sin_opcional(tipo: Any) -> Any:
    """`Agencia | None` → `Agencia`."""
    partes = get_args(tipo)
    if type(None) in partes:
        return next(parte for parte in partes if parte is not type(None))
    return tipo
