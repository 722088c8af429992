"""De quién es un dato de una hoja: el rótulo («Cliente», «Emisor») que tiene más cerca, encima o a su izquierda."""

from typing import Literal

from buzon.documentos.campos.candidatos import Marca
from buzon.documentos.campos.hoja import Celda
from buzon.dominio.lecturas import Lectura

Papel = Literal["emisor", "receptor"]
_LEJOS = 400.0


class ConPapel(Lectura, frozen=True):
    """Algo hallado en una celda y de quién parece ser; `papel` es `None` si ningún rótulo lo dice.

    `renglon` es su número de orden en todo el documento, de arriba abajo.
    """

    texto: str
    papel: Papel | None
    certeza: float
    cita: str
    renglon: int = 0


def papel_cercano(numero: int, celda: Celda, inicio: int, rotulos: list[Marca]) -> tuple[Papel | None, float]:
    """El rótulo de encima o de la izquierda que está más cerca; lo que hay debajo de un dato no lo nombra."""
    mejor: tuple[float, Papel] | None = None
    segundo = _LEJOS
    for rotulo in rotulos:
        bajada = rotulo.celda.arriba - celda.arriba
        if rotulo.renglon > numero or (rotulo.celda is celda and rotulo.etiqueta.inicio > inicio):
            continue
        if rotulo.celda.izquierda - celda.derecha > celda.alto:
            # Un rótulo de la columna de la derecha no nombra lo de la izquierda.
            continue
        ladeo = max(rotulo.celda.izquierda - celda.derecha, celda.izquierda - rotulo.celda.derecha, 0.0)
        renglones = float(numero - rotulo.renglon)
        distancia = renglones * 2 + ladeo / max(celda.alto, 1.0) + (0 if bajada >= -celda.alto else _LEJOS)
        papel: Papel = "receptor" if rotulo.etiqueta.campo == "receptor" else "emisor"
        if mejor is None or distancia < mejor[0]:
            segundo = mejor[0] if mejor and mejor[1] != papel else segundo
            mejor = (distancia, papel)
        elif papel != mejor[1]:
            segundo = min(segundo, distancia)
    if mejor is None or mejor[0] > 60:  # noqa: PLR2004 - treinta renglones: ya no es su rótulo
        return None, 0.0
    return mejor[1], 0.9 if segundo - mejor[0] > 2 else 0.6  # noqa: PLR2004 - un renglón de ventaja
