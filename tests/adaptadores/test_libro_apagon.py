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
from collections.abc import Iterator
from copy import deepcopy
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


def registrar(carpeta: Path, *argumentos: str) -> list[tuple[str, str, str]]:
    """Las llamadas del guion, en orden: nombre, argumentos y descriptor devuelto."""
    if shutil.which("strace") is None:
        pytest.skip("strace no está instalado")
    registro = carpeta.with_name(carpeta.name + ".log")
    llamadas = "openat,write,ftruncate,fsync,fdatasync,rename,unlink"
    orden = ["strace", "-f", "-y", "-xx", "-s", "99999", "-o", str(registro), "-e", f"trace={llamadas}"]
    entorno = os.environ | {"PYTHONDONTWRITEBYTECODE": "1"}
    if subprocess.run(
        [*orden, sys.executable, str(GUION), str(carpeta), *argumentos],
        check=False,
        env=entorno,
        capture_output=True,
        timeout=60,
    ).returncode:
        pytest.skip("aquí no se permite strace (ptrace o seccomp)")
    casadas = [LLAMADA.match(linea) for linea in registro.read_text().splitlines()]
    return [(casada[1], casada[2], casada[3]) for casada in casadas if casada]


def comprobar(carpeta: Path, confirmado: int, sin_confirmar: int = 1) -> None:
    if confirmado == 0 and not list(carpeta.glob("*.foto")):
        with pytest.raises(LibroDanado):
            LibroTinyDB.abrir(carpeta)
        return
    with LibroTinyDB.abrir(carpeta) as libro:
        escritos = [msgspec.structs.replace(uno, anterior="", huella="") for uno in libro.asientos()]
        assert escritos == [ESCENA["asiento"](numero) for numero in range(1, libro.numero + 1)]
        assert confirmado <= libro.numero <= confirmado + sin_confirmar
        libro.asentar(ESCENA["asiento"](libro.numero + 1))
    assert verificar_carpeta(carpeta) == ()


def repetir(papel: Papel, registro: list[tuple[str, str, str]], carpeta: Path) -> Iterator[int]:
    """Hace el registro sobre el papel, parando tras cada llamada que cambia algo. Da el número de la llamada."""
    for paso, (llamada, argumentos, descriptor) in enumerate(registro):
        antes = papel.confirmado, len(papel.nombres)
        papel.hacer(llamada, argumentos, descriptor, str(carpeta))
        if llamada != "openat" or antes != (papel.confirmado, len(papel.nombres)):
            yield paso


def apagar(papel: Papel, raiz: Path, sin_confirmar: int = 1) -> None:
    """Los cuatro finales de un apagón en este punto."""
    for vez, (nombres_firmes, datos_firmes) in enumerate(product((True, False), repeat=2)):
        papel.dejar_en(raiz / f"final-{vez}", nombres_firmes=nombres_firmes, datos_firmes=datos_firmes)
        comprobar(raiz / f"final-{vez}", papel.confirmado, sin_confirmar)


def test_un_apagon_tras_cualquier_llamada_no_pierde_lo_confirmado(tmp_path: Path) -> None:
    carpeta = tmp_path / "datos"
    papel, puntos = Papel(), 0
    for paso in repetir(papel, registrar(carpeta), carpeta):
        (tmp_path / str(paso)).mkdir()
        apagar(papel, tmp_path / str(paso))
        puntos += 1
    assert papel.confirmado == ESCENA["ULTIMO"]
    assert {nombre: bytes(uno.datos) for nombre, uno in papel.nombres.items() if nombre != "cerrojo"} == {
        ruta.name: ruta.read_bytes() for ruta in carpeta.glob("libro-*")
    }
    assert puntos > 25


@pytest.mark.largo
def test_tampoco_si_antes_del_apagon_murio_el_proceso_y_otro_siguio(tmp_path: Path) -> None:
    """Lo que el muerto dejó sin sincronizar lo lee su sucesor: ha de hacerlo firme antes de apoyarse en ello."""
    papel, seguidos = Papel(), 0
    for paso in repetir(papel, registrar(tmp_path / "datos"), tmp_path / "datos"):
        raiz = tmp_path / str(paso)
        raiz.mkdir()
        papel.dejar_en(raiz / "datos", nombres_firmes=False, datos_firmes=False)
        if not list((raiz / "datos").glob("*.foto")):
            continue
        heredado = deepcopy(papel)
        for otro in repetir(heredado, registrar(raiz / "datos", "seguir"), raiz / "datos"):
            (raiz / str(otro)).mkdir()
            apagar(heredado, raiz / str(otro), sin_confirmar=2)
        assert heredado.confirmado > papel.confirmado
        seguidos += 1
    assert seguidos > 20
