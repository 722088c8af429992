"""`buzon explicar`: la historia de una factura o de un cliente."""

import argparse
import sys

import msgspec

from buzon.cli.comun import casa_de, reloj_de
from buzon.informes.explicacion import explicar
from buzon.informes.para_programas import datos_de_la_explicacion


def ejecutar(opciones: argparse.Namespace) -> int:
    """Sale con 1 si no hay nada que se llame así."""
    disco = casa_de(opciones)
    reglas = disco.leer_reglas()
    mirar = datos_de_la_explicacion if opciones.json else explicar
    dicho = mirar(disco.leer_cartera(), reglas, opciones.que, reloj_de(opciones, reglas).ahora())
    if dicho is None:
        print(f"buzon: no conozco ninguna factura ni cliente «{opciones.que}»", file=sys.stderr)
        return 1
    print(msgspec.json.encode(dicho).decode() if opciones.json else "\n".join(map(str, dicho)))
    return 0
