"""`buzon verificar`: el libro de punta a punta, los documentos que cita y la llave. No cambia nada."""

import argparse

from buzon.cli.comun import casa_de
from buzon.cli.hallazgos import contar, en_json
from buzon.montaje.verificacion import verificar


def ejecutar(opciones: argparse.Namespace) -> int:
    """Devuelve 0 si todo está entero y 1 si algo no; no hacen falta las reglas, y vale con el demonio en marcha."""
    if opciones.json:
        texto, esta_mal = en_json(verificar(casa_de(opciones)))
        print(texto)
        return 1 if esta_mal else 0
    cuenta = contar(verificar(casa_de(opciones)))
    print()
    print("Hay daños: lee lo de arriba antes de tocar nada." if cuenta["mal"] else "Todo está entero.")
    return 1 if cuenta["mal"] else 0
