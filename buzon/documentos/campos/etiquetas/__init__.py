"""Las palabras con que una factura anuncia cada campo, en castellano y en inglés, y lo que se les parece sin serlo.

Todo se busca en texto llano (minúsculas, sin tildes). Nunca decide qué vale: solo dónde mirar y cuánto fiarse.
"""

import re
from collections.abc import Iterator

from buzon.documentos.campos.etiquetas import fechas, importes, numeros, partes
from buzon.dominio.lecturas import Lectura


class Etiqueta(Lectura, frozen=True):
    """Una etiqueta hallada en una celda: qué campo anuncia, cuánto pesa (0 a 1) y dónde está en el texto llano."""

    campo: str
    fuerza: float
    inicio: int
    fin: int


FORMAS = (*importes.FORMAS, *fechas.FORMAS, *numeros.FORMAS, *partes.FORMAS)
_COMPILADAS = tuple(
    (f.campo, f.fuerza, re.compile(rf"(?<![a-z0-9@.])(?:{'|'.join(f.maneras)})(?![a-z])")) for f in FORMAS
)


def buscar_etiquetas(llano: str) -> tuple[Etiqueta, ...]:
    """Las etiquetas de un texto llano, sin solaparse: gana la más larga, y a igual largo la que niega."""
    halladas = sorted(_todas(llano), key=lambda e: (e.inicio - e.fin, e.fuerza))
    elegidas: list[Etiqueta] = []
    for hallada in halladas:
        if all(hallada.fin <= e.inicio or hallada.inicio >= e.fin for e in elegidas):
            elegidas.append(hallada)
    return tuple(sorted(elegidas, key=lambda e: e.inicio))


def _todas(llano: str) -> Iterator[Etiqueta]:
    for campo, fuerza, forma in _COMPILADAS:
        for casa in forma.finditer(llano):
            yield Etiqueta(campo=campo, fuerza=fuerza, inicio=casa.start(), fin=casa.end())
