"""`buzon explicar`: la historia de una factura o de un cliente."""

import argparse
import sys

from buzon.cli.comun import casa_de, reloj_de
from buzon.informes.explicacion import explicar


def ejecutar(opciones: argparse.Namespace) -> int:
    """Sale con 1 si no hay nada que se llame así."""
    disco = casa_de(opciones)
    reglas = disco.leer_reglas()
    lineas = explicar(disco.leer_cartera(), reglas, opciones.que, reloj_de(opciones, reglas).ahora())
    if lineas is None:
        print(f"buzon: no conozco ninguna factura ni cliente «{opciones.que}»", file=sys.stderr)
        return 1
    print("\n".join(lineas))
    return 0
