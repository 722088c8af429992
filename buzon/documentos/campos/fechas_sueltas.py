"""La fecha de emisión que ningún rótulo anuncia: «Sevilla, 7 de octubre de 2026», o sola en el recuadro del número."""

import re
from collections.abc import Iterator
from datetime import date

from buzon.documentos.campos.candidatos import Marca
from buzon.documentos.campos.eleccion import Elegido
from buzon.documentos.campos.fechas import buscar_fechas
from buzon.documentos.campos.hoja import Celda, Hoja

# La data de una carta y el recuadro del título están arriba.
TOPE_RENGLONES = 25
_DESDE_UN_LUGAR = re.compile(r"[^\W\d_][^\d,:;]{2,40}, ?(?:a )?$")
_CON_LUGAR, _SOLA = 0.85, 0.78
_BAJO_EL_NUMERO = 3


def fechas_sueltas(hojas: tuple[Hoja, ...], marcas: tuple[Marca, ...], *, es_ingles: bool) -> list[Elegido[date]]:
    """Las de la primera hoja, y ninguna si hay dos distintas: entonces no se sabe cuál es la de emisión."""
    halladas = list(_buscar(hojas[0], marcas, es_ingles=es_ingles)) if hojas else []
    return halladas if len({h.valor for h in halladas}) == 1 else []


def _buscar(hoja: Hoja, marcas: tuple[Marca, ...], *, es_ingles: bool) -> Iterator[Elegido[date]]:
    con_rotulo = {id(m.celda) for m in marcas}
    titulos = {m.renglon for m in marcas if m.etiqueta.campo == "numero"}
    for numero, renglon in enumerate(hoja.renglones[:TOPE_RENGLONES]):
        for puesto, celda in enumerate(renglon):
            fechas = buscar_fechas(celda.texto, es_ingles=es_ingles)
            if len(fechas) != 1 or celda.texto[fechas[0].fin :].strip(" ."):
                continue
            antes = celda.texto[: fechas[0].inicio]
            if _DESDE_UN_LUGAR.fullmatch(antes) and id(celda) not in con_rotulo:
                yield Elegido(fechas[0].fecha, _CON_LUGAR, celda.texto)
            elif not antes.strip() and _esta_sola(hoja, numero, puesto, celda, con_rotulo, titulos):
                yield Elegido(fechas[0].fecha, _SOLA, celda.texto)


def _esta_sola(hoja: Hoja, numero: int, puesto: int, celda: Celda, con_rotulo: set[int], titulos: set[int]) -> bool:
    """En la columna del título, con él encima y sin otra etiqueta a su izquierda ni justo encima que sea la suya."""
    if any(id(c) in con_rotulo for c in hoja.renglones[numero][:puesto]):
        return False
    encima = [
        (n, c)
        for n in range(max(0, numero - _BAJO_EL_NUMERO), numero)
        for c in hoja.renglones[n]
        if c.comparte_columna(celda)
    ]
    rotulos = [n for n, c in encima if id(c) in con_rotulo]
    return bool(rotulos) and all(n in titulos for n in rotulos)
