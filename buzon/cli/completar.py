"""`buzon completar`: el guion con que la consola completa las órdenes al pulsar el tabulador."""

import argparse

from buzon.cli.argumentos import analizador


def ejecutar(opciones: argparse.Namespace) -> int:
    """Lo escribe en la salida; dónde ponerlo lo dice la ayuda."""
    import shtab  # noqa: PLC0415 - import pesado

    print(shtab.complete(analizador(), shell=opciones.consola))
    return 0
