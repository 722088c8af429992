"""Una hoja como la ve quien la lee: trozos de texto en su sitio, en renglones y columnas.

Nunca interpreta lo escrito. Vale igual para un PDF (puntos, con el origen abajo) que para un texto (columnas y líneas).
"""

import re
from collections.abc import Iterable

from buzon.dominio.lecturas import Lectura
from buzon.dominio.llano import allanar

TOPE_CELDAS = 6_000
TOPE_LARGO = 400
_HUECO = re.compile(r"\t+| {2,}|(?<=\S) ?\| ?(?=\S)")
_MITAD = 0.5


class Celda(Lectura, frozen=True):
    """Un trozo de texto seguido. `arriba` crece hacia el principio de la hoja; `llano` es `allanar_rotulo(texto)`."""

    texto: str
    llano: str
    izquierda: float
    derecha: float
    arriba: float
    abajo: float

    @property
    def alto(self) -> float:
        """La altura de la letra, nunca cero."""
        return max(self.arriba - self.abajo, 0.5)

    def comparte_columna(self, otra: "Celda") -> bool:
        """Si se solapan en horizontal."""
        return self.izquierda < otra.derecha and otra.izquierda < self.derecha


class Hoja(Lectura, frozen=True):
    """Renglones de arriba abajo, cada uno con sus celdas de izquierda a derecha."""

    renglones: tuple[tuple[Celda, ...], ...] = ()

    def debajo(self, renglon: int, celda: Celda, alcance: int = 3) -> list[Celda]:
        """Las celdas de la misma columna en los renglones siguientes, hasta `alcance` y sin saltar mucho blanco."""
        halladas = []
        for siguiente in self.renglones[renglon + 1 : renglon + 1 + alcance]:
            for otra in siguiente:
                if celda.comparte_columna(otra) and celda.abajo - otra.arriba < 3 * celda.alto:
                    halladas.append(otra)
                    break
        return halladas


def allanar_rotulo(texto: str) -> str:
    """Como `allanar`, pero «nº» no se confunde con el adverbio «no»: el ordinal queda en «n°»."""
    return allanar(texto.replace("º", "°"))


def _esta_espaciado(trozos: list[str]) -> bool:
    """«F A C T U R A»: un título con las letras separadas para que se vea grande."""
    return len(trozos) > 3 and all(len(t) == 1 and t.isalpha() for t in trozos)  # noqa: PLR2004 - cuatro letras


def crear_celda(texto: str, izquierda: float, derecha: float, arriba: float, abajo: float) -> Celda:
    """Una celda con el texto recortado y sus blancos recogidos."""
    trozos = texto[:TOPE_LARGO].split()
    limpio = "".join(trozos) if _esta_espaciado(trozos) else " ".join(trozos)
    return Celda(
        texto=limpio, llano=allanar_rotulo(limpio), izquierda=izquierda, derecha=derecha, arriba=arriba, abajo=abajo
    )


def hoja_de_texto(texto: str) -> Hoja:
    """Una hoja de un texto corriente: un renglón por línea; tabuladores, barras y huecos de dos espacios separan."""
    renglones = []
    for numero, linea in enumerate(texto.replace("\f", "\n").splitlines()):
        celdas, donde = [], 0
        for trozo in _HUECO.split(linea[: TOPE_LARGO * 4]):
            inicio = linea.find(trozo, donde)
            donde = inicio + len(trozo)
            if trozo.strip():
                celdas.append(crear_celda(trozo, inicio, donde, -numero, -numero - 1))
        if celdas:
            renglones.append(tuple(celdas))
        if len(renglones) >= TOPE_CELDAS:
            break
    return Hoja(renglones=tuple(renglones))


def hoja_de_celdas(celdas: Iterable[Celda]) -> Hoja:
    """Ordena celdas sueltas en renglones y une las que son una misma frase partida por un cambio de letra."""
    ordenadas = sorted(celdas, key=lambda c: (-(c.arriba + c.abajo), c.izquierda))[:TOPE_CELDAS]
    renglones: list[list[Celda]] = []
    for celda in ordenadas:
        ultimo = renglones[-1][0] if renglones else None
        if ultimo is not None and _mismo_renglon(ultimo, celda):
            renglones[-1].append(celda)
        else:
            renglones.append([celda])
    return Hoja(renglones=tuple(tuple(_unir(sorted(r, key=lambda c: c.izquierda))) for r in renglones))


def _mismo_renglon(una: Celda, otra: Celda) -> bool:
    comun = min(una.arriba, otra.arriba) - max(una.abajo, otra.abajo)
    return comun >= _MITAD * min(una.alto, otra.alto)


def _unir(renglon: list[Celda]) -> list[Celda]:
    unidas: list[Celda] = []
    for celda in renglon:
        anterior = unidas[-1] if unidas else None
        hueco = celda.izquierda - anterior.derecha if anterior else 0.0
        if anterior is None or hueco > _MITAD * anterior.alto or len(anterior.texto) >= TOPE_LARGO:
            unidas.append(celda)
            continue
        nexo = "" if hueco < 0.12 * anterior.alto else " "
        texto = f"{anterior.texto}{nexo}{celda.texto}"
        arriba, abajo = max(anterior.arriba, celda.arriba), min(anterior.abajo, celda.abajo)
        unidas[-1] = crear_celda(texto, anterior.izquierda, celda.derecha, arriba, abajo)
    return unidas
