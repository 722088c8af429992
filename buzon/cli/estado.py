"""`buzon estado`: cada factura abierta, con su próxima fecha o la razón de que no la tenga."""

import argparse

import msgspec

from buzon.cli.comun import casa_de, reloj_de
from buzon.cli.pantalla import hay_terminal
from buzon.informes.estado import datos_del_estado, lineas_del_estado


def ejecutar(opciones: argparse.Namespace) -> int:
    """Solo mira; funciona con el demonio en marcha. Sale con 1 si hay algo que va mal."""
    disco = casa_de(opciones)
    reglas = disco.leer_reglas()
    cartera = disco.leer_cartera()
    ahora = reloj_de(opciones, reglas).ahora()
    if opciones.json:
        print(msgspec.json.encode(datos_del_estado(cartera, reglas, ahora, disco.leer_latido())).decode())
    elif hay_terminal():
        from buzon.cli.tabla_estado import ensenar  # noqa: PLC0415 - import pesado

        ensenar(cartera, reglas, ahora)
    else:
        print("\n".join(lineas_del_estado(cartera, reglas, ahora)))
    return 1 if cartera.problemas else 0
