"""Veinte mil vueltas contra un servidor IMAP por un socket: memoria y descriptores, antes y después.

.venv/bin/python bench/vueltas.py [CUANTAS]
"""

import sys
import tempfile
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1] / "tests"))

from averias.mundo_de_red import EscenarioDeRed
from averias.test_largo import _descriptores, _sin_fugas


def medir(cuantas: int) -> None:
    """Una línea por cifra; falla si la memoria crece un 5 %."""
    with tempfile.TemporaryDirectory() as carpeta:
        red = EscenarioDeRed(carpeta=Path(carpeta))
        empezado = time.monotonic()
        antes, despues = _sin_fugas(red, cuantas, 1.05)
        mega = 1024 * 1024
        print(f"{cuantas} vueltas en {time.monotonic() - empezado:.0f} s")
        crece = 100 * despues / antes - 100
        print(f"memoria: {antes / mega:.1f} MB antes, {despues / mega:.1f} MB después ({crece:+.1f} %)")
        print(f"descriptores abiertos: {_descriptores()}")
        red.cerrar()


if __name__ == "__main__":
    medir(int(sys.argv[1]) if len(sys.argv) > 1 else 20_000)
