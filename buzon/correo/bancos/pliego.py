"""Un aviso desplegado: su texto, el mismo en llano, y sus etiquetas, todo con los mismos lugares.

Es lo que miran los que deciden el sentido y los que eligen cada campo; ninguno lo cambia.
"""

import re

import msgspec

from buzon.correo.bancos.escrito import Escrito, preparar, restituir_lineas
from buzon.correo.bancos.rotulos import Rotulo, leer_rotulos, tapar

# El punto de «Ing. Ramiro Choque» no acaba ninguna frase: se cambia por otro signo para que nadie lo tome por tal.
_ABREVIATURA = re.compile(r"\b(ing|arq|dr|dra|lic|abg|cpn|hnos|srta|prof|sta|sto|ma|fco|gpe|(?<= )[a-zñ])\. (?=[a-zñ])")


class Pliego(msgspec.Struct, frozen=True):
    """`llano`: una sola línea, con lo que escribió el pagador tapado. `por_lineas`: lo mismo, con sus saltos."""

    escrito: Escrito
    rotulos: tuple[Rotulo, ...]
    llano: str
    por_lineas: str

    def citar(self, tramo: tuple[int, int]) -> str:
        """El tramo tal como lo escribió el banco."""
        return self.escrito.corrido[tramo[0] : tramo[1]]


def desplegar(asunto: str, cuerpo: str) -> Pliego:
    """Prepara un aviso para leerlo. Acotado: solo mira el principio de un texto largo."""
    escrito = preparar(asunto, cuerpo)
    rotulos = leer_rotulos(escrito)
    llano = _ABREVIATURA.sub(r"\g<1>~ ", tapar(escrito.llano, rotulos, "concepto"))
    return Pliego(escrito, rotulos, llano, restituir_lineas(llano, escrito))
