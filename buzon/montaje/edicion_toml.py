"""Cambia valores en un TOML sin perder sus comentarios: el archivo sigue explicándose solo.

Sabe lo justo para el reglas.toml que viene con Buzón: una clave por renglón y valores de un renglón.
"""

import json
import re
from typing import Any

_CABECERA = re.compile(r"\[{1,2}([\w.]+)\]{1,2}")
_VALOR = r'("[^"]*"|\[[^\]]*\]|[^\s#]+)'


def poner(texto: str, seccion: str, clave: str, valor: Any) -> str:
    """Da un valor a una clave de una [sección]; si está solo como ejemplo («# clave = …»), la activa.

    Con secciones repetidas cambia la primera. Raises KeyError si el texto no la tiene.
    """
    renglones = texto.split("\n")
    forma = re.compile(rf"{clave} = {_VALOR}(.*)")
    for prefijo in ("", "# "):
        for numero in _lineas_de(renglones, seccion):
            renglon = renglones[numero]
            hallada = forma.fullmatch(renglon.removeprefix(prefijo)) if renglon.startswith(prefijo) else None
            if hallada:
                renglones[numero] = _escribir(clave, valor, hallada.group(2), renglon)
                return "\n".join(renglones)
    raise KeyError(f"[{seccion}] {clave}")


def comentar(texto: str, seccion: str, con: str = "") -> str:
    """Deja como comentario cada [sección] o [[sección]] con ese nombre que contenga el renglón `con`."""
    renglones = texto.split("\n")
    for inicio, fin in _bloques(renglones, seccion):
        bloque = renglones[inicio:fin]
        if con and not any(renglon.startswith(con) for renglon in bloque):
            continue
        renglones[inicio:fin] = [f"# {r}" if r and not r.startswith("#") else r for r in bloque]
    return "\n".join(renglones)


def _bloques(renglones: list[str], seccion: str) -> list[tuple[int, int]]:
    cabeceras = [(n, h.group(1)) for n, renglon in enumerate(renglones) if (h := _CABECERA.match(renglon))]
    fines = [n for n, _ in cabeceras[1:]] + [len(renglones)]
    return [(n, fin) for (n, nombre), fin in zip(cabeceras, fines, strict=True) if nombre == seccion]


def _lineas_de(renglones: list[str], seccion: str) -> range:
    bloques = _bloques(renglones, seccion)
    return range(*bloques[0]) if bloques else range(0)


def _escribir(clave: str, valor: Any, resto: str, antes: str) -> str:
    """El renglón nuevo, con su comentario en la misma columna si cabe."""
    nuevo = f"{clave} = {en_toml(valor)}"
    comentario = resto.strip()
    if not comentario:
        return nuevo
    columna = len(antes) - len(resto.lstrip())
    return nuevo.ljust(columna - 1) + " " + comentario


def en_toml(valor: Any) -> str:
    """Un texto, número, booleano o lista en TOML. En textos sin controles, JSON y TOML coinciden."""
    return json.dumps(valor, ensure_ascii=False)
