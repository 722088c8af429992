"""Lo que comparten las órdenes de la consola."""

import argparse
from datetime import datetime

from buzon.adaptadores.sistema import RelojFijo, RelojReal
from buzon.dominio.reglas import Reglas
from buzon.montaje.carpeta import CasaEnDisco
from buzon.puertos import FalloDefinitivo, Reloj


def casa_de(opciones: argparse.Namespace) -> CasaEnDisco:
    """La casa que se pide. Raises FalloDefinitivo si la carpeta no existe."""
    if not opciones.casa.is_dir():
        raise FalloDefinitivo(f"no existe la carpeta {opciones.casa}: crea la casa con «buzon iniciar {opciones.casa}»")
    return CasaEnDisco(opciones.casa)


def reloj_de(opciones: argparse.Namespace, reglas: Reglas) -> Reloj:
    """El de `--ahora` si se dio; si no, el de verdad."""
    instante: datetime | None = getattr(opciones, "ahora", None)
    return RelojFijo(instante) if instante else RelojReal(reglas.zona)
