"""Las órdenes de contrato que esta versión todavía no tiene: lo dicen y salen con 1."""

import argparse
import sys


def ejecutar(opciones: argparse.Namespace) -> int:
    """Dice que no está y qué usar mientras."""
    mientras = {"expediente": "«buzon explicar»", "panel": "«buzon estado»"}[opciones.orden]
    print(f"buzon: «{opciones.orden}» llegará en una versión próxima; mientras tanto, usa {mientras}", file=sys.stderr)
    return 1
