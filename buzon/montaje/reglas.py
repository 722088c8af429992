"""Lee y comprueba reglas.toml: todos los errores a la vez, con su clave y con qué escribir en su lugar."""

import json
import tomllib
from collections.abc import Mapping
from datetime import date, time
from pathlib import Path
from typing import Any

from buzon.disco import motivo
from buzon.dominio.reglas import Reglas
from buzon.montaje.errores import explicar
from buzon.montaje.errores_toml import explicar_octetos, explicar_toml
from buzon.montaje.examen import examinar
from buzon.montaje.paises import con_normas
from buzon.montaje.reparacion import reparar
from buzon.puertos import ReglasInvalidas


def leer_reglas(archivo: Path) -> Reglas:
    """Las reglas de una casa.

    Raises:
        ReglasInvalidas: falta el archivo, no es TOML, o alguna clave falta, sobra o no vale.
    """
    try:
        contenido = archivo.read_bytes()
    except FileNotFoundError:
        raise ReglasInvalidas(archivo, (f"no existe: créalo con «buzon iniciar {archivo.parent}»",)) from None
    except OSError as fallo:
        raise ReglasInvalidas(archivo, (f"no se puede leer: {_motivo(fallo)}",)) from None
    return con_normas(validar(leer_tabla(contenido, archivo), archivo))


def leer_tabla(contenido: bytes, archivo: Path) -> dict[str, Any]:
    """El TOML como tabla. Se perdona la marca de orden que añaden algunos editores. Raises ReglasInvalidas."""
    try:
        texto = contenido.decode("utf-8-sig")
        return tomllib.loads(texto)
    except UnicodeDecodeError as fallo:
        raise ReglasInvalidas(archivo, (explicar_octetos(contenido, fallo),)) from None
    except tomllib.TOMLDecodeError as fallo:
        raise ReglasInvalidas(archivo, (explicar_toml(fallo, texto),)) from None
    except (RecursionError, ValueError):
        raise ReglasInvalidas(archivo, ("no se entiende como TOML",)) from None


def validar(tabla: Mapping[str, Any], archivo: Path) -> Reglas:
    """Convierte la tabla en `Reglas`, o dice todo lo que está mal: los tipos y, de lo demás, también el sentido.

    Raises:
        ReglasInvalidas.
    """
    reglas, errores = _convertir(tabla)
    if reglas is not None:
        frases = tuple(dict.fromkeys(examinar(reglas)))
    else:
        # Para no hacer corregir a plazos: lo que los tipos rechazan se cambia por el ejemplo y se examina el resto.
        resto, _ = _convertir(reparar(tabla, [tuple(error["loc"]) for error in errores]))
        frases = tuple(dict.fromkeys([*map(explicar, errores), *(examinar(resto) if resto else ())]))
    if reglas is None or frases:
        raise ReglasInvalidas(archivo, frases)
    return reglas


def _convertir(tabla: Mapping[str, Any]) -> tuple[Reglas | None, list[Any]]:
    from pydantic import TypeAdapter, ValidationError  # noqa: PLC0415 - import pesado

    try:
        # Estricto y desde JSON: un 9 no pasa por las 00:00:09, ni true por 1, ni "no" por false; y las horas y las
        # listas, que en JSON no tienen tipo propio, sí se convierten.
        return TypeAdapter(Reglas).validate_json(json.dumps(tabla, default=_a_json), strict=True), []
    except ValidationError as fallo:
        return None, list(fallo.errors())


def _a_json(valor: Any) -> str:
    """Las fechas y horas que TOML admite sin comillas."""
    if isinstance(valor, time):
        return valor.isoformat(timespec="seconds")
    return valor.isoformat() if isinstance(valor, date) else str(valor)


def _motivo(fallo: OSError) -> str:
    if isinstance(fallo, PermissionError):
        return "falta permiso; haz «chmod 644» sobre el archivo y «chmod 755» sobre su carpeta"
    if isinstance(fallo, IsADirectoryError):
        return "es una carpeta, y ha de ser un archivo"
    return motivo(fallo)
