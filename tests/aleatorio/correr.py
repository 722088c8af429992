"""`make fuzz`: atacar cada lector con semillas estropeadas al azar durante un rato, y guardar lo que lo tumbe.

    PYTHONPATH=tests python tests/aleatorio/correr.py --segundos 600 lectura citas …

Dos tandas con la misma semilla son la misma; con otra, otra.
"""

import argparse
import resource
import signal
import sys
import time
import traceback
from hashlib import sha256
from pathlib import Path
from random import Random
from types import FrameType

from aleatorio.blancos import AQUI, BLANCOS
from aleatorio.mutaciones import mutar, pasos_al_azar

_MEMORIA = 1024 * 1024 * 1024
# Lo que un correo de hasta 64 KiB puede gastar de CPU antes de que se tenga por atasco.
_LENTO, _ATASCO = 1.0, 5.0


class Atasco(BaseException):
    """Tardó demasiado: no es `Exception`, para que nadie se la trague."""


def _decir(linea: str) -> None:
    sys.stdout.write(f"{linea}\n")
    sys.stdout.flush()


def _interrumpir(_senal: int, _marco: FrameType | None) -> None:
    raise Atasco(f"más de {_ATASCO:.0f} segundos de CPU")


class Cazador:
    """Ataca un blanco y recuerda lo que encontró; cada fallo distinto, una vez."""

    def __init__(self, nombre: str, salida: Path) -> None:
        self.nombre, self.salida = nombre, salida
        self.blanco = BLANCOS[nombre]
        self.intentos, self.peor = 0, 0.0
        self.fallos: dict[str, str] = {}

    def probar(self, dato: bytes) -> None:
        """Uno. Lo que falla o tarda se guarda en la carpeta de salida."""
        self.intentos += 1
        empezado = time.process_time()
        signal.setitimer(signal.ITIMER_VIRTUAL, _ATASCO)
        try:
            self.blanco.atacar(dato)
        except (Exception, Atasco, RecursionError) as fallo:  # noqa: BLE001 - se busca cualquiera
            ultimo = traceback.extract_tb(fallo.__traceback__)[-1]
            self._guardar(f"{type(fallo).__name__} {Path(ultimo.filename).name}:{ultimo.lineno}", str(fallo), dato)
        finally:
            signal.setitimer(signal.ITIMER_VIRTUAL, 0)
        tardado = time.process_time() - empezado
        self.peor = max(self.peor, tardado)
        if tardado > _LENTO:
            self._guardar(f"lento {int(tardado)} s", f"{tardado:.2f} s para {len(dato)} octetos", dato)

    def _guardar(self, donde: str, dicho: str, dato: bytes) -> None:
        if donde in self.fallos:
            return
        self.fallos[donde] = dicho
        self.salida.mkdir(parents=True, exist_ok=True)
        archivo = self.salida / f"{self.nombre}-{sha256(dato).hexdigest()[:10]}.bin"
        archivo.write_bytes(dato)
        _decir(f"{self.nombre}: {donde}: {dicho[:200]} -> {archivo}")


def cazar(nombre: str, segundos: float, semilla: int, salida: Path) -> Cazador:
    """Un rato de CPU con un blanco."""
    cazador = Cazador(nombre, salida)
    semillas = [*cazador.blanco.sembrar(), *corpus(nombre)]
    azar = Random(semilla)  # noqa: S311 - se quiere repetible
    empezado = time.process_time()
    while time.process_time() - empezado < segundos:
        cazador.probar(mutar(azar.choice(semillas), pasos_al_azar(azar), semillas))
    return cazador


def corpus(nombre: str) -> list[bytes]:
    """Lo que un día tumbó a este lector: ya no lo tumba, y es buena semilla."""
    return [ruta.read_bytes() for ruta in sorted((AQUI / "corpus").glob(f"{nombre}-*.bin"))]


def principal() -> int:
    """Sale con 1 si algo se cayó o se atascó."""
    lector = argparse.ArgumentParser(description=__doc__)
    lector.add_argument("blancos", nargs="*", default=list(BLANCOS), help="de cuáles (todos)")
    lector.add_argument("--segundos", type=float, default=60, help="CPU por blanco")
    lector.add_argument("--semilla", type=int, default=1)
    lector.add_argument("--salida", type=Path, default=Path("/tmp/buzon-aleatorio"))
    opciones = lector.parse_args()
    signal.signal(signal.SIGVTALRM, _interrumpir)
    resource.setrlimit(resource.RLIMIT_AS, (_MEMORIA, _MEMORIA))
    malos = 0
    for nombre in opciones.blancos:
        cazador = cazar(nombre, opciones.segundos, opciones.semilla, opciones.salida)
        malos += len(cazador.fallos)
        memoria = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
        _decir(
            f"{nombre:<12} {cazador.intentos:>8} intentos  {len(cazador.fallos)} fallos  "
            f"peor {cazador.peor:.2f} s  memoria {memoria} MiB"
        )
    return 1 if malos else 0


if __name__ == "__main__":
    sys.exit(principal())
