"""De las letras sueltas de una página de PDF a trozos de texto en su sitio.

Se usa la caja de cada letra y no la de cada rectángulo de pdfium, porque estos se solapan y repiten cifras.
"""

from collections.abc import Iterable, Iterator
from typing import Any, NamedTuple

from buzon.documentos.campos.hoja import Celda, crear_celda

# En alturas de letra: lo que separa dos letras de la misma palabra, y dos palabras de la misma frase.
_ENTRE_LETRAS, _ENTRE_PALABRAS, _HACIA_ATRAS = 0.18, 0.6, -0.35
_SALTOS = (10, 13, 12)


class Letra(NamedTuple):
    """Una letra y su caja, en puntos. Un salto de línea va sin caja."""

    signo: str
    izquierda: float
    abajo: float
    derecha: float
    arriba: float


def leer_letras(plana: Any, cuantas: int) -> Iterator[Letra]:
    """Las letras de una página en el orden en que el PDF las escribe."""
    import pypdfium2.raw as crudo  # noqa: PLC0415 - import pesado

    caja = crudo.FS_RECTF()
    for indice in range(cuantas):
        codigo = crudo.FPDFText_GetUnicode(plana.raw, indice)
        if codigo in _SALTOS:
            yield Letra("\n", 0, 0, 0, 0)
        elif codigo and crudo.FPDFText_GetLooseCharBox(plana.raw, indice, caja):
            signo = chr(codigo) if codigo <= 0x10FFFF and not 0xD800 <= codigo <= 0xDFFF else ""  # noqa: PLR2004 - Unicode
            yield Letra(signo, caja.left, caja.bottom, caja.right, caja.top)


def reunir(letras: Iterable[Letra]) -> list[Celda]:
    """Une las letras seguidas de un mismo renglón. Un hueco más ancho que un espacio empieza otra celda."""
    celdas: list[Celda] = []
    grupo: list[str] = []
    inicio = ultima = Letra("", 0, 0, 0, 0)
    hay_espacio = False
    for letra in letras:
        if letra.signo.isspace() or not letra.signo:
            hay_espacio = letra.signo != "\n"
            if letra.signo == "\n":
                _cerrar(celdas, grupo, inicio, ultima)
            continue
        if grupo and not _sigue(ultima, letra):
            _cerrar(celdas, grupo, inicio, ultima)
        if not grupo:
            inicio = letra
        else:
            hueco = letra.izquierda - ultima.derecha
            grupo.append(" " if hay_espacio or hueco > _ENTRE_LETRAS * (ultima.arriba - ultima.abajo) else "")
        grupo.append(letra.signo)
        ultima, hay_espacio = letra, False
    _cerrar(celdas, grupo, inicio, ultima)
    return celdas


def _sigue(ultima: Letra, letra: Letra) -> bool:
    alto = max(ultima.arriba - ultima.abajo, 0.5)
    comun = min(ultima.arriba, letra.arriba) - max(ultima.abajo, letra.abajo)
    hueco = letra.izquierda - ultima.derecha
    return comun >= alto / 2 and _HACIA_ATRAS * alto < hueco < _ENTRE_PALABRAS * alto


def _cerrar(celdas: list[Celda], grupo: list[str], inicio: Letra, ultima: Letra) -> None:
    if grupo:
        arriba, abajo = max(inicio.arriba, ultima.arriba), min(inicio.abajo, ultima.abajo)
        celda = crear_celda("".join(grupo), inicio.izquierda, ultima.derecha, arriba, abajo)
        if celda.texto:
            celdas.append(celda)
        grupo.clear()
