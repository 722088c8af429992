"""Una terminal de verdad (pty) en la que contestar a las preguntas de una orden."""

import os
import pty
import select
import subprocess
import sys
import time
from collections.abc import Sequence

_PLAZO = 90.0
# La orden ha de tener su propia terminal de control: `getpass` la abre por su nombre, /dev/tty.
_LANZADOR = """
import fcntl, os, sys, termios
os.setsid()
fcntl.ioctl(0, termios.TIOCSCTTY, 0)
os.execv(sys.executable, [sys.executable, "-m", "buzon", *sys.argv[1:]])
"""


def contestar(argumentos: Sequence[str], respuestas: Sequence[str]) -> tuple[int, str]:
    """Ejecuta `buzon …` y da cada respuesta cuando se le pregunta. Devuelve el código y todo lo que se vio."""
    nuestro, suyo = pty.openpty()
    entorno = os.environ | {"PYTHONUTF8": "1", "LANG": "C.UTF-8"}
    entorno.pop("BUZON_DATOS", None)
    with subprocess.Popen(
        [sys.executable, "-c", _LANZADOR, *argumentos], stdin=suyo, stdout=suyo, stderr=suyo, env=entorno
    ) as proceso:
        os.close(suyo)
        visto = _conversar(nuestro, list(respuestas))
        os.close(nuestro)
        return proceso.wait(_PLAZO), visto


def _conversar(descriptor: int, respuestas: list[str]) -> str:
    visto, leido_hasta, fin = b"", 0, time.monotonic() + _PLAZO
    while time.monotonic() < fin:
        if not select.select([descriptor], [], [], 0.1)[0]:
            continue
        try:
            trozo = os.read(descriptor, 65536)
        except OSError:  # en Linux, EIO: el otro lado cerró
            break
        if not trozo:
            break
        visto += trozo
        if visto.endswith(b": ") and len(visto) > leido_hasta and respuestas:
            leido_hasta = len(visto)
            os.write(descriptor, f"{respuestas.pop(0)}\n".encode())
    return visto.decode("utf-8", "replace").replace("\r\n", "\n")
