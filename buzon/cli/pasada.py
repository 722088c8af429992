"""`buzon pasada`: una vuelta entera y termina."""

import argparse
import sys

from buzon.cli.comun import casa_de, reloj_de
from buzon.cli.pantalla import trabajando
from buzon.montaje.casa import montar
from buzon.vigia import pasada


def ejecutar(opciones: argparse.Namespace) -> int:
    """Lee, decide, envía. Sale con 1 si no pudo leer el buzón entero o hay algo que no pudo enviar."""
    disco = casa_de(opciones)
    casa = montar(disco, reloj_de(opciones, disco.leer_reglas()))
    try:
        with trabajando("Leyendo el buzón y decidiendo qué sale…"):
            balance = pasada(casa)
        if balance.al_dia:
            disco.latir(casa.ahora())
    finally:
        casa.entrada.cerrar()
        casa.salida.cerrar()
        casa.libro.cerrar()
    leidos = "1 correo leído" if balance.leidos == 1 else f"{balance.leidos} correos leídos"
    enviados = "1 enviado" if balance.enviados == 1 else f"{balance.enviados} enviados"
    print(f"{leidos}, {enviados}.")
    for problema in casa.cartera.problemas.values():
        print(f"buzon: {problema.texto}", file=sys.stderr)
    return 0 if balance.al_dia and not casa.cartera.problemas else 1
