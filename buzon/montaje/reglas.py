"""Lee y comprueba reglas.toml: todos los errores a la vez, con su clave y con qué escribir en su lugar."""

import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from buzon.dominio.reglas import Reglas
from buzon.montaje.errores import explicar
from buzon.montaje.examen import examinar


class ReglasInvalidas(Exception):
    """Las reglas no valen (código de salida 78). `errores`: una frase por cada cosa que corregir."""

    def __init__(self, archivo: Path, errores: tuple[str, ...]) -> None:
        super().__init__(f"{archivo}: {len(errores)} cosas que corregir")
        self.archivo = archivo
        self.errores = errores


def leer_reglas(archivo: Path) -> Reglas:
    """Las reglas de una casa.

    Raises:
        ReglasInvalidas: falta el archivo, no es TOML, o alguna clave falta, sobra o no vale.
    """
    try:
        tabla = tomllib.loads(archivo.read_text(encoding="utf-8"))
    except FileNotFoundError:
        raise ReglasInvalidas(archivo, ("no existe: créalo con «buzon iniciar»",)) from None
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as fallo:
        raise ReglasInvalidas(archivo, (f"no se puede leer como TOML: {fallo}",)) from None
    except OSError as fallo:
        raise ReglasInvalidas(archivo, (f"no se puede leer: {fallo.strerror}",)) from None
    return validar(tabla, archivo)


def validar(tabla: dict[str, Any], archivo: Path) -> Reglas:
    """Convierte la tabla en `Reglas`, o dice todo lo que está mal."""
    from pydantic import TypeAdapter, ValidationError  # noqa: PLC0415 - import pesado

    try:
        reglas = TypeAdapter(Reglas).validate_python(tabla)
    except ValidationError as fallo:
        raise ReglasInvalidas(archivo, tuple(_frases(fallo.errors()))) from None
    errores = tuple(examinar(reglas))
    if errores:
        raise ReglasInvalidas(archivo, errores)
    return reglas


def _frases(errores: list[Any]) -> Iterator[str]:
    for error in errores:
        yield explicar(error)
