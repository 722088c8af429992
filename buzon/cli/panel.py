"""`buzon panel`: la cartera en una página; en un archivo, o servida en esta máquina y al día."""

import argparse
import sys
from contextlib import suppress

from buzon.adaptadores.entregas import entregar
from buzon.adaptadores.vitrina import Vitrina
from buzon.cli.comun import casa_de, reloj_de
from buzon.montaje.panel import hacer_panel, version_de
from buzon.puertos import FalloDefinitivo


def ejecutar(opciones: argparse.Namespace) -> int:
    """Sale con 2 si no se dice qué hacer con ella."""
    if opciones.servir is not None:
        return _servir(opciones)
    if opciones.salida is None:
        print("buzon panel: di dónde lo dejo con -o X.html, o usa --servir para verlo en el navegador", file=sys.stderr)
        return 2
    disco = casa_de(opciones)
    reglas = disco.leer_reglas()
    entregar(opciones.salida, hacer_panel(disco, reglas, reloj_de(opciones, reglas).ahora()))
    print(f"{opciones.salida}: ábrelo con el navegador. Lleva datos de tus clientes: no lo dejes a la vista.")
    return 0


def _servir(opciones: argparse.Namespace) -> int:
    disco = casa_de(opciones)
    reglas = disco.leer_reglas()
    reloj = reloj_de(opciones, reglas)

    def version() -> str:
        return version_de(disco, reloj.ahora().astimezone(reglas.zona).date().isoformat())

    try:
        vitrina = Vitrina(
            opciones.servir, lambda: hacer_panel(disco, reglas, reloj.ahora(), version=version()), version
        )
    except OSError as fallo:
        raise FalloDefinitivo(
            f"no puedo usar el puerto {opciones.servir} ({fallo.strerror}): prueba otro, como --servir 8130"
        ) from fallo
    with vitrina:
        print(f"El panel está en {vitrina.direccion} y se pone al día solo. Ctrl+C para terminar.", flush=True)
        with suppress(KeyboardInterrupt):
            vitrina.serve_forever()
    return 0
