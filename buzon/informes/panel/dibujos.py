"""Los dibujos del panel: SVG que se lee también sin verlo.

Los colores no van aquí: los pone la hoja de estilo, para que cambien de noche y en papel. Cada dibujo lleva su título y
cada barra dice su cifra, en texto, a quien la señala o la escucha.
"""

from collections.abc import Sequence
from html import escape

import msgspec

_ANCHO = 480
_FILA = 30
# En el teléfono la letra crece y el dibujo no: los dos márgenes son los de esa letra.
_ROTULO = 128
_CIFRA = 170
_ALTO_COLUMNAS = 150
_PIE = 26


class Barra(msgspec.Struct, frozen=True):
    """Una barra: su nombre, la cifra ya escrita, y cuánto ocupa de 0 a 100. `clase` es la de la hoja de estilo."""

    nombre: str
    cifra: str
    parte: float
    clase: str = "b0"


class Columna(msgspec.Struct, frozen=True):
    """Una columna en dos pisos: `abajo` y `arriba`, de 0 a 100 entre las dos."""

    nombre: str
    cifra: str
    abajo: float
    arriba: float


def barras(titulo: str, filas: Sequence[Barra]) -> str:
    """Barras tumbadas, una debajo de otra, con su nombre a la izquierda y su cifra a la derecha."""
    alto = _FILA * len(filas) + 4
    util = _ANCHO - _ROTULO - _CIFRA
    partes = [_abrir(titulo, alto)]
    for lugar, barra in enumerate(filas):
        y = lugar * _FILA + 6
        largo = max(util * min(max(barra.parte, 0), 100) / 100, 1.5 if barra.parte else 0)
        partes.append(
            f"<g><title>{escape(barra.nombre)}: {escape(barra.cifra)}</title>"
            f'<text x="0" y="{y + 15}" class="rotulo">{escape(barra.nombre)}</text>'
            f'<rect x="{_ROTULO}" y="{y}" width="{util}" height="20" rx="3" class="fondo"/>'
            f'<rect x="{_ROTULO}" y="{y}" width="{largo:.1f}" height="20" rx="3" class="{escape(barra.clase)}"/>'
            f'<text x="{_ANCHO}" y="{y + 15}" class="cifra">{escape(barra.cifra)}</text></g>'
        )
    return "".join([*partes, "</svg>"])


def columnas(titulo: str, filas: Sequence[Columna]) -> str:
    """Columnas en pie, de izquierda a derecha, con su nombre debajo."""
    alto = _ALTO_COLUMNAS + _PIE
    paso = _ANCHO / max(len(filas), 1)
    partes = [_abrir(titulo, alto)]
    partes.append(f'<line x1="0" x2="{_ANCHO}" y1="{_ALTO_COLUMNAS}" y2="{_ALTO_COLUMNAS}" class="eje"/>')
    for lugar, columna in enumerate(filas):
        x, ancho = lugar * paso + paso * 0.14, paso * 0.72
        bajo, alta = (_ALTO_COLUMNAS * 0.94 * min(max(p, 0), 100) / 100 for p in (columna.abajo, columna.arriba))
        partes.append(
            f"<g><title>{escape(columna.nombre)}: {escape(columna.cifra)}</title>"
            f'<rect x="{x:.1f}" y="{_ALTO_COLUMNAS - bajo:.1f}" width="{ancho:.1f}" height="{bajo:.1f}" class="b0"/>'
            f'<rect x="{x:.1f}" y="{_ALTO_COLUMNAS - bajo - alta:.1f}" width="{ancho:.1f}" height="{alta:.1f}" '
            f'class="b2"/>'
            f'<text x="{x + ancho / 2:.1f}" y="{alto - 8}" class="mes">{escape(columna.nombre)}</text></g>'
        )
    return "".join([*partes, "</svg>"])


def _abrir(titulo: str, alto: float) -> str:
    return (
        f'<svg viewBox="0 0 {_ANCHO} {alto}" role="img" aria-label="{escape(titulo)}" '
        f'preserveAspectRatio="xMinYMin meet"><title>{escape(titulo)}</title>'
    )
