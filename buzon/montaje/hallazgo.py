"""Lo que dice una comprobación: cómo está, qué se miró y qué hacer."""

from typing import Literal

import msgspec

Gravedad = Literal["bien", "aviso", "mal"]


class Hallazgo(msgspec.Struct, frozen=True):
    """`aviso`: funciona, y conviene saberlo. `mal`: así no se puede cobrar. `remedio`: el paso siguiente."""

    gravedad: Gravedad
    que: str
    remedio: str = ""


def bien(que: str) -> Hallazgo:
    """Está como debe."""
    return Hallazgo("bien", que)


def aviso(que: str, remedio: str) -> Hallazgo:
    """Conviene mirarlo."""
    return Hallazgo("aviso", que, remedio)


def mal(que: str, remedio: str) -> Hallazgo:
    """Hay que arreglarlo."""
    return Hallazgo("mal", que, remedio)
