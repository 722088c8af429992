"""Un corte de luz tras cada llamada al sistema, sobre un disco de papel que olvida lo que nadie mandó sincronizar.

De un `kill -9` se salva todo lo escrito; de un apagón, solo lo sincronizado, y los nombres por un lado y los datos por
otro. strace cuenta lo que hizo el guion y aquí se rehace, en sus cuatro finales posibles.
"""

import os
import re
import runpy
import shutil
import subprocess
import sys
from dataclasses import dataclass, field
from itertools import product
from pathlib import Path
from typing import Any

import msgspec
import pytest

from buzon.adaptadores.libro_tinydb import LibroTinyDB, verificar_carpeta
from buzon.puertos import LibroDanado

GUION = Path(__file__).parent / "libros" / "guion.py"
ESCENA: dict[str, Any] = runpy.run_path(str(GUION))
LLAMADA = re.compile(r"\d+ +(\w+)\((.*)\) += (\d+)(?:<(.*)>)?$")


def descifrar(texto: str) -> bytes:
    """strace con -xx da las rutas y los datos en hexadecimal: `\\x2f\\x74…`."""
    return bytes.fromhex(texto.replace("\\x", "")) if texto.startswith("\\x") else texto.encode()


@dataclass
class Fichero:
    """Lo que el programa cree que hay y lo que habría tras un apagón."""

    datos: bytearray = field(default_factory=bytearray)
    firmes: bytes = b""


@dataclass
class Papel:
    """El disco de la carpeta del libro. `firmes` son los nombres que sobreviven."""

    nombres: dict[str, Fichero] = field(default_factory=dict)
    firmes: dict[str, Fichero] = field(default_factory=dict)
    abiertos: dict[str, Fichero] = field(default_factory=dict)
    confirmado: int = 0

    def hacer(self, llamada: str, argumentos: str, descriptor: str, carpeta: str) -> None:
        """Una llamada al sistema, si toca a la carpeta."""
        textos = [descifrar(uno).decode() for uno in re.findall(r'"((?:\\x..)*)"', argumentos)]
        fd, _, ruta = argumentos.partition("<")
        ruta = descifrar(ruta.partition(">")[0]).decode()
        nombre = Path(textos[-1]).name if textos else ""
        if llamada == "openat" and Path(textos[0]).parent == Path(carpeta):
            if "O_CREAT" in argumentos:
                self.nombres.setdefault(nombre, Fichero())
            self.abiertos[descriptor] = self.nombres[nombre]
            if "O_TRUNC" in argumentos:
                self.abiertos[descriptor].datos.clear()
        elif llamada == "write" and fd == "1":
            self.confirmado = int(textos[0])
        elif llamada == "rename":
            self.nombres[nombre] = self.nombres.pop(Path(textos[0]).name)
        elif llamada == "unlink":
            del self.nombres[nombre]
        elif llamada in {"write", "ftruncate", "fsync", "fdatasync"} and ruta == carpeta:
            self.firmes = dict(self.nombres)
        elif llamada in {"write", "ftruncate", "fsync", "fdatasync"} and ruta.startswith(carpeta + "/"):
            self._tocar(llamada, self.abiertos[fd], argumentos)

    def _tocar(self, llamada: str, fichero: Fichero, argumentos: str) -> None:
        if llamada == "write":
            fichero.datos += descifrar(re.findall(r'"((?:\\x..)*)"', argumentos)[0])
        elif llamada == "ftruncate":
            del fichero.datos[int(argumentos.rsplit(", ", 1)[1]) :]
        else:
            fichero.firmes = bytes(fichero.datos)

    def dejar_en(self, carpeta: Path, *, nombres_firmes: bool, datos_firmes: bool) -> None:
        """Lo que se encuentra al volver la luz."""
        carpeta.mkdir(mode=0o700)
        for nombre, fichero in (self.firmes if nombres_firmes else self.nombres).items():
            (carpeta / nombre).write_bytes(fichero.firmes if datos_firmes else fichero.datos)


def registrar(carpeta: Path) -> list[tuple[str, str, str]]:
    """Las llamadas del guion, en orden: nombre, argumentos y descriptor devuelto."""
    if shutil.which("strace") is None:
        pytest.skip("strace no está instalado")
    registro = carpeta.with_suffix(".log")
    llamadas = "openat,write,ftruncate,fsync,fdatasync,rename,unlink"
    orden = ["strace", "-f", "-y", "-xx", "-s", "99999", "-o", str(registro), "-e", f"trace={llamadas}"]
    entorno = os.environ | {"PYTHONDONTWRITEBYTECODE": "1"}
    if subprocess.run(
        [*orden, sys.executable, str(GUION), str(carpeta)], check=False, env=entorno, capture_output=True, timeout=60
    ).returncode:
        pytest.skip("aquí no se permite strace (ptrace o seccomp)")
    casadas = [LLAMADA.match(linea) for linea in registro.read_text().splitlines()]
    return [(casada[1], casada[2], casada[3]) for casada in casadas if casada]


def comprobar(carpeta: Path, confirmado: int) -> None:
    if confirmado == 0 and not list(carpeta.glob("*.foto")):
        with pytest.raises(LibroDanado):
            LibroTinyDB.abrir(carpeta)
        return
    with LibroTinyDB.abrir(carpeta) as libro:
        escritos = [msgspec.structs.replace(uno, anterior="", huella="") for uno in libro.asientos()]
        assert escritos == [ESCENA["asiento"](numero) for numero in range(1, libro.numero + 1)]
        assert confirmado <= libro.numero <= confirmado + 1
        libro.asentar(ESCENA["asiento"](libro.numero + 1))
    assert verificar_carpeta(carpeta) == ()


def test_un_apagon_tras_cualquier_llamada_no_pierde_lo_confirmado(tmp_path: Path) -> None:
    carpeta = tmp_path / "datos"
    papel, finales = Papel(), 0
    for paso, (llamada, argumentos, descriptor) in enumerate(registrar(carpeta)):
        antes = papel.confirmado, len(papel.nombres)
        papel.hacer(llamada, argumentos, descriptor, str(carpeta))
        if llamada == "openat" and antes == (papel.confirmado, len(papel.nombres)):
            continue
        for nombres_firmes, datos_firmes in product((True, False), repeat=2):
            sitio = tmp_path / f"{paso}-{nombres_firmes}-{datos_firmes}"
            papel.dejar_en(sitio, nombres_firmes=nombres_firmes, datos_firmes=datos_firmes)
            comprobar(sitio, papel.confirmado)
            finales += 1
    assert papel.confirmado == ESCENA["ULTIMO"]
    assert {nombre: bytes(uno.datos) for nombre, uno in papel.nombres.items() if nombre != "cerrojo"} == {
        ruta.name: ruta.read_bytes() for ruta in carpeta.glob("libro-*")
    }
    assert finales > 100
