"""Cómo se declara una orden: su nombre, su ayuda y lo que comparten casi todas."""

import argparse
import os
from pathlib import Path

from buzon.cli.argumentos.castellano import Analizador
from buzon.cli.argumentos.tipos import instante


class Ordenes:
    """A quién se le añaden las órdenes."""

    def __init__(self, raiz: Analizador) -> None:
        self._hijas = raiz.add_subparsers(dest="orden", metavar="ORDEN", title="órdenes", required=True)

    def orden(self, nombre: str, ayuda: str, *, casa: bool = True, ahora: bool = False) -> argparse.ArgumentParser:
        """Una orden más. Con `casa`, admite `--casa`; con `ahora`, decide como si fuera otro instante."""
        hija = self._hijas.add_parser(nombre, help=ayuda, description=ayuda)
        if casa:
            defecto = Path(os.environ.get("BUZON_CASA") or ".")
            hija.add_argument(
                "--casa",
                type=Path,
                metavar="DIR",
                default=defecto,
                help="carpeta de la casa (o BUZON_CASA; si no, esta)",
            )
        if ahora:
            hija.add_argument(
                "--ahora", type=instante, metavar="ISO", help="decide como si fuera ese instante (ISO 8601 con zona)"
            )
        return hija
