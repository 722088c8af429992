"""El libro entre procesos de verdad: un solo escritor, lectores a la vez, muertes de golpe y discos llenos."""

import runpy
import shutil
import signal
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

import msgspec
import pytest

from buzon.adaptadores.libro_tinydb import LibroTinyDB, respaldar, verificar_carpeta
from buzon.puertos import LibroOcupado

LIBROS = Path(__file__).parent / "libros"
ESCENA: dict[str, Any] = runpy.run_path(str(LIBROS / "guion.py"))

PRELUDIO = f"""
import os, runpy, sys
from pathlib import Path
from buzon.adaptadores.libro_tinydb import LibroTinyDB
from buzon.puertos import FalloPasajero, LibroDanado
asiento = runpy.run_path({str(LIBROS / "guion.py")!r})["asiento"]
carpeta = Path(sys.argv[1])
def decir(texto): os.write(1, f"{{texto}}\\n".encode())
"""
ESCRIBIR_SIN_PARAR = """
libro = LibroTinyDB.abrir(carpeta)
while True:
    libro.asentar(asiento(libro.numero + 1))
    decir(libro.numero)
    if libro.numero % 7 == 0:
        libro.compactar()
"""


def lanzar(codigo: str, carpeta: Path, **opciones: Any) -> subprocess.Popen[bytes]:
    return subprocess.Popen(
        [sys.executable, "-c", PRELUDIO + codigo, str(carpeta)],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        **opciones,
    )


def crear(carpeta: Path) -> Path:
    LibroTinyDB.crear(carpeta, ESCENA["asiento"](1)).cerrar()
    return carpeta


def comprobar_historia(libro: LibroTinyDB) -> None:
    escritos = [msgspec.structs.replace(uno, anterior="", huella="") for uno in libro.asientos()]
    assert escritos == [ESCENA["asiento"](numero) for numero in range(1, libro.numero + 1)]


def test_otro_proceso_no_puede_abrirlo_y_kill_9_suelta_el_cerrojo(tmp_path: Path) -> None:
    carpeta = crear(tmp_path / "datos")
    with lanzar(
        "libro = LibroTinyDB.abrir(carpeta); decir('abierto'); sys.stdin.read()", carpeta, stdin=subprocess.PIPE
    ) as otro:
        assert otro.stdout is not None
        assert otro.stdout.readline() == b"abierto\n"
        with pytest.raises(LibroOcupado, match=f"proceso {otro.pid}"):
            LibroTinyDB.abrir(carpeta)
        with LibroTinyDB.leer(carpeta) as lector:
            assert lector.numero == 1
        otro.send_signal(signal.SIGKILL)
    LibroTinyDB.abrir(carpeta).cerrar()


def matar_escribiendo(carpeta: Path, veces: int) -> None:
    """Tras cada muerte está todo lo confirmado y, como mucho, uno más."""
    confirmado = 1
    for vez in range(veces):
        with lanzar(ESCRIBIR_SIN_PARAR, carpeta) as escritor:
            assert escritor.stdout is not None
            confirmado = int(escritor.stdout.readline())
            time.sleep(0.002 * (vez % 20))
            escritor.send_signal(signal.SIGKILL)
            resto = escritor.stdout.read().split(b"\n")[:-1]
            confirmado = int(resto[-1]) if resto else confirmado
        with LibroTinyDB.abrir(carpeta) as libro:
            assert confirmado <= libro.numero <= confirmado + 1
            comprobar_historia(libro)
    assert verificar_carpeta(carpeta) == ()


def test_kill_9_en_medio_no_pierde_nada_confirmado(tmp_path: Path) -> None:
    matar_escribiendo(crear(tmp_path / "datos"), veces=6)


@pytest.mark.largo
def test_kill_9_muchas_veces_no_pierde_nada_confirmado(tmp_path: Path) -> None:
    matar_escribiendo(crear(tmp_path / "datos"), veces=100)


def leer_mientras_escriben(carpeta: Path, segundos: float) -> int:
    leidos, previo = 0, 0
    with lanzar(ESCRIBIR_SIN_PARAR.replace("decir(libro.numero)", ""), carpeta) as escritor:
        fin = time.monotonic() + segundos
        while time.monotonic() < fin:
            with LibroTinyDB.leer(carpeta) as libro:
                assert libro.numero >= previo
                previo = libro.numero
                comprobar_historia(libro)
                leidos += 1
            respaldar(carpeta, generaciones=2)
        assert escritor.poll() is None
        escritor.send_signal(signal.SIGKILL)
    assert previo > 1
    return leidos


def test_quien_lee_mientras_otro_escribe_y_compacta_ve_siempre_un_principio_entero(tmp_path: Path) -> None:
    assert leer_mientras_escriben(crear(tmp_path / "datos"), 0.8) > 3


@pytest.mark.largo
def test_leer_mucho_rato_mientras_otro_escribe(tmp_path: Path) -> None:
    assert leer_mientras_escriben(crear(tmp_path / "datos"), 10) > 30


def test_un_disco_que_corta_la_escritura_a_medias_deja_el_libro_como_estaba(tmp_path: Path) -> None:
    """Con RLIMIT_FSIZE el sistema escribe media línea y luego se niega: la media línea se quita."""
    carpeta = crear(tmp_path / "datos")
    codigo = """
import resource, signal
signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
libro = LibroTinyDB.abrir(carpeta)
diario = carpeta / "libro-000001.diario"
libro.asentar(asiento(2))
tope = diario.stat().st_size
for medio in (1, 9, 10, 200, 468, 469):
    resource.setrlimit(resource.RLIMIT_FSIZE, (tope + medio, resource.RLIM_INFINITY))
    try:
        libro.asentar(asiento(3))
    except FalloPasajero:
        decir(f"{libro.numero} {diario.stat().st_size - tope}")
resource.setrlimit(resource.RLIMIT_FSIZE, (700, resource.RLIM_INFINITY))
try:
    libro.compactar()
except FalloPasajero:
    decir("sin compactar")
resource.setrlimit(resource.RLIMIT_FSIZE, (resource.RLIM_INFINITY, resource.RLIM_INFINITY))
libro.asentar(asiento(3))
decir(libro.numero)
"""
    with lanzar(codigo, carpeta) as otro:
        salida, errores = otro.communicate(timeout=30)
    assert errores == b""
    assert salida.decode().split("\n")[:-1] == ["2 0"] * 6 + ["sin compactar", "3"]
    with LibroTinyDB.abrir(carpeta) as libro:
        assert libro.numero == 3
        assert libro.avisos == ()
        comprobar_historia(libro)


LLENAR_DISCO = """
import errno
libro = LibroTinyDB.crear(carpeta / "datos", asiento(1))
with (carpeta / "relleno").open("wb", buffering=0) as relleno:
    try:
        while relleno.write(b"x" * 512):
            pass
    except OSError as error:
        assert error.errno == errno.ENOSPC
negados = 0
while negados < 3:
    try:
        libro.asentar(asiento(libro.numero + 1))
    except FalloPasajero:
        negados += 1
antes = libro.numero
with LibroTinyDB.leer(carpeta / "datos") as lector:
    assert lector.numero == antes
(carpeta / "relleno").unlink()
libro.asentar(asiento(antes + 1))
libro.compactar()
libro.asentar(asiento(antes + 2))
libro.cerrar()
with LibroTinyDB.abrir(carpeta / "datos") as otro:
    assert [uno.numero for uno in otro.asientos()] == list(range(1, antes + 3))
    assert otro.verificar() == () == otro.avisos
decir("recuperado")
"""


def test_un_disco_lleno_de_verdad_se_nota_y_al_vaciarse_se_sigue_solo(tmp_path: Path) -> None:
    if shutil.which("unshare") is None:
        pytest.skip("unshare no está instalado")
    montar = [
        "unshare",
        "-rm",
        "sh",
        "-c",
        'mount -t tmpfs -o size=64k tmpfs "$0" && shift 0 && exec "$@"',
        str(tmp_path),
    ]
    if subprocess.run([*montar, "true"], check=False, capture_output=True).returncode:
        pytest.skip("aquí no se permite montar un tmpfs propio (espacios de nombres de usuario)")
    orden = [*montar, sys.executable, "-c", PRELUDIO + LLENAR_DISCO, str(tmp_path)]
    resultado = subprocess.run(orden, check=False, capture_output=True, timeout=60)
    assert (resultado.stdout, resultado.stderr) == (b"recuperado\n", b"")


def test_asentar_no_cuesta_mas_cuando_el_libro_crece(tmp_path: Path) -> None:
    """Lo que se escribe por asiento es una línea: ni se relee ni se reescribe lo anterior."""
    with LibroTinyDB.crear(tmp_path / "datos", ESCENA["asiento"](1)) as libro:
        escrituras = []
        for numero in range(2, 402):
            antes = octetos(libro.carpeta)
            libro.asentar(ESCENA["asiento"](numero))
            escrituras.append(octetos(libro.carpeta) - antes)
    assert max(escrituras) - min(escrituras) < 20


def octetos(carpeta: Path) -> int:
    return sum(ruta.stat().st_size for ruta in carpeta.glob("libro-*"))
