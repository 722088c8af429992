"""Lo que solo hay en una terminal: color, tablas y el aviso de que se está trabajando.

En una tubería o un archivo no sale nada de esto, y con `NO_COLOR` (https://no-color.org) tampoco los colores.
"""

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from rich.console import Console

_COLORES = {"bien": "green", "aviso": "yellow", "mal": "bold red"}


def hay_terminal() -> bool:
    """Si lo que se escribe lo lee una persona en una terminal."""
    return sys.stdout.isatty() and os.environ.get("TERM") != "dumb"


def consola() -> "Console":
    """La de salida, que respeta `NO_COLOR`. Lo que se le da es texto, nunca órdenes suyas."""
    from rich.console import Console  # noqa: PLC0415 - import pesado

    return Console(markup=False, highlight=False, emoji=False)


def decir_gravedad(gravedad: str, texto: str) -> None:
    """Una línea que empieza por lo grave que es, con su color si hay dónde verlo."""
    if not hay_terminal():
        print(f"{gravedad:<6}  {texto}", flush=True)
        return
    from rich.text import Text  # noqa: PLC0415 - import pesado

    linea = Text(f"{gravedad:<6}", style=_COLORES.get(gravedad, ""))
    consola().print(linea.append(f"  {texto}", style="default"), soft_wrap=True)


@contextmanager
def trabajando(que: str) -> Iterator[None]:
    """Mientras dura, dice que se está en ello; solo si la salida de errores es una terminal."""
    if not sys.stderr.isatty() or os.environ.get("TERM") == "dumb":
        yield
        return
    from rich.console import Console  # noqa: PLC0415 - import pesado

    with Console(stderr=True, markup=False).status(que):
        yield
