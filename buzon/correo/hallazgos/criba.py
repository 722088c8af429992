"""Qué reglas pueden casar con una frase, mirándolas todas de una sola pasada en vez de una por una.

Nunca se deja ninguna: si la pasada no se fía de sí misma, valen todas.
"""

from collections.abc import Sequence
from typing import Any

import msgspec
import re2

# Memoria para el autómata de todas las reglas juntas. La usa según la necesita: una respuesta corriente, casi nada.
_MEMORIA = 64 << 20


class Criba(msgspec.Struct, frozen=True):
    """Los patrones juntos. El primero casa siempre: si no sale, RE2 se quedó sin memoria y la pasada no vale."""

    conjunto: Any
    cuantos: int

    def mirar(self, llano: str) -> Sequence[int]:
        """Los lugares de los patrones que casan con el texto, en orden; todos, si no se puede saber."""
        hallados: list[int] = self.conjunto.Match(llano)
        if 0 not in hallados:
            return range(self.cuantos)
        return sorted(lugar - 1 for lugar in hallados if lugar)


def juntar(patrones: Sequence[Any]) -> Criba:
    """La criba de unos patrones ya compilados; los lugares que da son los de esta lista."""
    opciones = re2.Options()
    opciones.log_errors = False
    opciones.max_mem = _MEMORIA
    conjunto = re2.Set.SearchSet(opciones)
    conjunto.Add("")
    for patron in patrones:
        conjunto.Add(patron.pattern)
    conjunto.Compile()
    return Criba(conjunto, len(patrones))
