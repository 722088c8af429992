"""La tabla de amenazas: cada fila es algo que alguien intentará, y en `docs/seguridad.md` está qué hace Buzón entonces.

Una fila está probada por las pruebas que llevan su número (`test_t07_…`) y por las que su línea de la tabla nombra.
"""

import re
from pathlib import Path

DOCUMENTO = Path(__file__).parents[2] / "docs" / "seguridad.md"
_FILA = re.compile(r"^\| (T\d\d) \| ([^|]+) \| ([^|]+) \| ([^|]+) \|$", re.MULTILINE)
_PRUEBA = re.compile(r"`(test_\w+)`")
_NUMERO = re.compile(r"^test_(t\d\d)_")

TEXTO = DOCUMENTO.read_text(encoding="utf-8")
FILAS = {numero: amenaza for numero, amenaza, _, _ in _FILA.findall(TEXTO)}
NOMBRADAS = {numero: frozenset(_PRUEBA.findall(pruebas)) for numero, _, _, pruebas in _FILA.findall(TEXTO)}
# Las filas que no se prueban aquí dicen por qué en vez de nombrar pruebas.
SIN_PRUEBA = frozenset(numero for numero, _, _, pruebas in _FILA.findall(TEXTO) if "no se prueba:" in pruebas)


def filas_de(funcion: str) -> list[str]:
    """Las filas que prueba una función de prueba, por su número o porque la tabla la nombra."""
    propia = _NUMERO.match(funcion)
    suyas = [numero for numero, nombres in NOMBRADAS.items() if funcion in nombres]
    return list(dict.fromkeys([*([propia[1].upper()] if propia else []), *suyas]))
