"""Morir o quedarse sin disco en cada llamada al sistema, de una en una: el libro queda como antes o como después.

La avería la pone strace en la llamada número n del guion (`libros/guion.py`), para toda n. Matar al azar no encuentra
lo que encuentra recorrerlas todas.
"""

import os
import re
import runpy
import shutil
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from pathlib import Path
from typing import Any

import msgspec
import pytest

from buzon.adaptadores.libro_tinydb import LibroTinyDB, verificar_carpeta
from buzon.dominio.asientos import Asiento
from buzon.puertos import LibroDanado

GUION = Path(__file__).parent / "libros" / "guion.py"
ESCENA: dict[str, Any] = runpy.run_path(str(GUION))
LLAMADAS = ("write", "pwrite64", "fdatasync", "fsync", "ftruncate", "rename", "unlink", "fchmod", "mkdir")
MATAR, SIN_SITIO, ROTO = "signal=SIGKILL", "error=ENOSPC", "error=EIO"

MUERTO = -9
DESHACER = 3  # las dos primeras de `ftruncate` son la firma del cerrojo y la apertura del diario


def correr(carpeta: Path, *inyecciones: str) -> subprocess.CompletedProcess[bytes]:
    """El guion bajo strace; deja el registro de llamadas en `<carpeta>.log`."""
    llamadas = ",".join((*LLAMADAS, "openat"))
    # Sin --seccomp-bpf: con él, strace no llega a mandar las señales que se le piden.
    orden = ["strace", "-f", "-o", f"{carpeta}.log", "-e", f"trace={llamadas}"]
    for inyeccion in inyecciones:
        orden += ["-e", f"inject={inyeccion}"]
    entorno = os.environ | {"PYTHONDONTWRITEBYTECODE": "1", "PYTHONHASHSEED": "0"}
    return subprocess.run(
        [*orden, sys.executable, str(GUION), str(carpeta)], check=False, env=entorno, capture_output=True, timeout=60
    )


@pytest.fixture
def recuento(tmp_path: Path) -> dict[str, list[int]]:
    """Qué llamadas de cada clase son del libro: los n que se pueden inyectar. De `openat`, solo las de su carpeta."""
    if shutil.which("strace") is None:
        pytest.skip("strace no está instalado")
    carpeta = tmp_path / "sin-averia"
    if correr(carpeta).returncode:
        pytest.skip("aquí no se permite strace (ptrace o seccomp)")
    numeros: dict[str, list[int]] = {}
    vistas: dict[str, int] = {}
    for linea in Path(f"{carpeta}.log").read_text().splitlines():
        if casada := re.match(r"\d+ +(\w+)\(", linea):
            nombre = casada[1]
            vistas[nombre] = vistas.get(nombre, 0) + 1
            if nombre != "openat" or str(tmp_path) in linea:
                numeros.setdefault(nombre, []).append(vistas[nombre])
    assert len(numeros["fdatasync"]) >= 4
    assert len(numeros["rename"]) == 2
    return numeros


def comprobar(carpeta: Path, resultado: subprocess.CompletedProcess[bytes]) -> None:
    """Lo confirmado está, nada más que lo pedido está, y se puede seguir."""
    assert resultado.returncode in (0, 3, 4, MUERTO), resultado.stderr.decode()
    confirmado = max(map(int, resultado.stdout.split()), default=0)
    try:
        libro = LibroTinyDB.abrir(carpeta)
    except LibroDanado:
        # Antes de confirmarse el primero puede no haber libro; entonces se puede crear, y nada lo impide.
        assert confirmado == 0
        libro = LibroTinyDB.crear(carpeta, ESCENA["asiento"](1))
    with libro:
        escritos = [msgspec.structs.replace(uno, anterior="", huella="") for uno in libro.asientos()]
        esperados: list[Asiento] = [ESCENA["asiento"](numero) for numero in range(1, len(escritos) + 1)]
        assert escritos == esperados
        assert confirmado <= len(escritos) <= ESCENA["ULTIMO"]
        assert resultado.returncode != 0 or len(escritos) == ESCENA["ULTIMO"]
        libro.asentar(ESCENA["asiento"](libro.numero + 1))
        assert len(list(carpeta.glob("libro-*"))) == 2
    assert not list(carpeta.glob("*.tmp"))
    assert verificar_carpeta(carpeta) == ()


def probar(raiz: Path, averia: tuple[str, ...]) -> bool:
    """Una avería. Devuelve si de verdad ocurrió."""
    carpeta = raiz / re.sub(r"\W+", "-", "-".join(averia))
    resultado = correr(carpeta, *averia)
    try:
        comprobar(carpeta, resultado)
    except Exception as error:
        error.add_note(f"con la avería {averia}: salió con {resultado.returncode}, {resultado.stdout!r}")
        raise
    return resultado.returncode == MUERTO or "(INJECTED)" in Path(f"{carpeta}.log").read_text()


def barrer(raiz: Path, averias: list[tuple[str, ...]]) -> None:
    with ThreadPoolExecutor(os.cpu_count()) as hilos:
        ocurrieron = list(hilos.map(partial(probar, raiz), averias))
    sin_efecto = [averia for averia, ocurrio in zip(averias, ocurrieron, strict=True) if not ocurrio]
    assert not sin_efecto


@pytest.mark.parametrize("averia", [MATAR, SIN_SITIO], ids=["kill", "enospc"])
def test_en_cada_llamada_que_escribe_el_libro_queda_como_antes_o_como_despues(
    tmp_path: Path, recuento: dict[str, list[int]], averia: str
) -> None:
    barrer(tmp_path, [(f"{llamada}:{averia}:when={n}",) for llamada in LLAMADAS for n in recuento.get(llamada, [])])


@pytest.mark.largo
@pytest.mark.parametrize("averia", [MATAR, SIN_SITIO, ROTO], ids=["kill", "enospc", "eio"])
def test_tambien_al_abrir_ficheros_y_con_errores_de_disco(
    tmp_path: Path, recuento: dict[str, list[int]], averia: str
) -> None:
    barrer(tmp_path, [(f"{llamada}:{averia}:when={n}",) for llamada, cuales in recuento.items() for n in cuales])


@pytest.mark.largo
def test_si_tampoco_se_puede_deshacer_el_libro_se_niega_a_seguir_y_al_reabrir_esta_entero(
    tmp_path: Path, recuento: dict[str, list[int]]
) -> None:
    """Todo lo que falla desde la n: la escritura, deshacerla y volver a sincronizar."""
    negado = correr(tmp_path / "negado", f"fdatasync:{ROTO}:when=2", f"ftruncate:{ROTO}:when={DESHACER}+")
    assert (negado.returncode, negado.stdout) == (3, b"1\n2\n")
    averias: list[tuple[str, ...]] = [
        (f"fdatasync:{ROTO}:when={n}+", f"ftruncate:{ROTO}:when={DESHACER}+") for n in (1, 2, 3, 4)
    ]
    averias += [(f"fdatasync:{ROTO}:when={n}+", f"fsync:{ROTO}:when={m}+") for n in (1, 2, 3, 4) for m in (6, 7, 8, 9)]
    averias += [(f"write:{SIN_SITIO}:when={n}+", f"ftruncate:{ROTO}:when={DESHACER}+") for n in recuento["write"]]
    barrer(tmp_path, averias)


@pytest.mark.largo
def test_un_disco_que_se_llena_y_ya_no_se_vacia(tmp_path: Path, recuento: dict[str, list[int]]) -> None:
    """Desde la llamada n fallan todas: el guion se rinde, y lo confirmado sigue ahí."""
    for llamada in ("write", "fdatasync", "fsync", "rename"):
        for n in recuento[llamada]:
            carpeta = tmp_path / f"{llamada}-{n}"
            comprobar(carpeta, correr(carpeta, f"{llamada}:{SIN_SITIO}:when={n}+"))
