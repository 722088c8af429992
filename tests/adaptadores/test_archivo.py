"""El archivo en disco: privado, entero o nada, y comprobado al leer."""

import shutil
import stat
import subprocess
import sys
from hashlib import sha256
from pathlib import Path

import pytest

from buzon.adaptadores.archivo import ArchivoEnDisco
from buzon.puertos import FalloPasajero

CARTA = b"From: cobros@taller.example\r\n\r\nEstimada Ana:\r\n"
HUELLA = sha256(CARTA).hexdigest()


@pytest.fixture
def carpeta(tmp_path: Path) -> Path:
    ArchivoEnDisco(tmp_path / "archivo").guardar(CARTA)
    return tmp_path / "archivo"


def ruta(carpeta: Path) -> Path:
    return carpeta / HUELLA[:2] / HUELLA[2:]


def test_cada_contenido_es_un_fichero_privado_con_su_huella_por_nombre(carpeta: Path) -> None:
    assert ruta(carpeta).read_bytes() == CARTA
    assert stat.S_IMODE(ruta(carpeta).stat().st_mode) == 0o600
    assert stat.S_IMODE(carpeta.stat().st_mode) == stat.S_IMODE(ruta(carpeta).parent.stat().st_mode) == 0o700
    assert [uno.name for uno in ruta(carpeta).parent.iterdir()] == [HUELLA[2:]]


@pytest.mark.parametrize("malo", [b"", CARTA[:-1], CARTA + b"x", b"\0" * len(CARTA)])
def test_lo_estropeado_no_se_da_por_bueno_se_cuenta_y_se_repone_al_guardarlo(carpeta: Path, malo: bytes) -> None:
    ruta(carpeta).write_bytes(malo)
    archivo = ArchivoEnDisco(carpeta)
    assert archivo.leer(HUELLA) is None
    (problema,) = archivo.verificar()
    assert HUELLA in problema
    archivo.guardar(CARTA)
    assert archivo.leer(HUELLA) == CARTA
    assert archivo.verificar() == ()


def test_lo_que_dejo_un_corte_a_medias_no_estorba(carpeta: Path) -> None:
    ruta(carpeta).with_name(f".{HUELLA[2:]}.12345").write_bytes(CARTA[:5])
    ruta(carpeta).unlink()
    archivo = ArchivoEnDisco(carpeta)
    assert archivo.leer(HUELLA) is None
    assert archivo.verificar() == ()
    archivo.guardar(CARTA)
    assert archivo.leer(HUELLA) == CARTA


def test_un_archivo_que_aun_no_existe_esta_sano_y_vacio(tmp_path: Path) -> None:
    assert ArchivoEnDisco(tmp_path / "nada").verificar() == ()
    assert ArchivoEnDisco(tmp_path / "nada").leer(HUELLA) is None


def test_si_el_disco_no_deja_guardar_es_un_fallo_pasajero(tmp_path: Path) -> None:
    (tmp_path / "archivo").write_bytes(b"esto es un fichero")
    with pytest.raises(FalloPasajero, match="guardar"):
        ArchivoEnDisco(tmp_path / "archivo").guardar(CARTA)


def test_si_el_disco_no_deja_leer_es_un_fallo_pasajero(carpeta: Path, tmp_path: Path) -> None:
    ruta(carpeta).rename(tmp_path / "ajeno")
    ruta(carpeta).symlink_to(tmp_path / "ajeno")
    with pytest.raises(FalloPasajero, match="leer"):
        ArchivoEnDisco(carpeta).leer(HUELLA)


GUARDAR = """
import os, sys
from contextlib import suppress
from pathlib import Path
from buzon.adaptadores.archivo import ArchivoEnDisco
from buzon.puertos import FalloPasajero
archivo = ArchivoEnDisco(Path(sys.argv[1]))
for texto in (b"una factura", b"una carta", b"una factura"):
    for _ in range(3):
        try:
            huella = archivo.guardar(texto)
        except FalloPasajero:
            continue
        with suppress(OSError):
            os.write(1, huella.encode() + b"\\n")
        break
"""


@pytest.mark.parametrize(
    ("llamada", "averia"),
    [
        ("write", "error=ENOSPC"),
        ("rename", "signal=SIGKILL"),
        pytest.param("write", "signal=SIGKILL", marks=pytest.mark.largo),
        pytest.param("rename", "error=ENOSPC", marks=pytest.mark.largo),
        pytest.param("mkdir", "error=ENOSPC", marks=pytest.mark.largo),
        pytest.param("fsync", "signal=SIGKILL", marks=pytest.mark.largo),
        pytest.param("fsync", "error=EIO", marks=pytest.mark.largo),
    ],
)
def test_en_cada_llamada_al_sistema_lo_guardado_esta_entero_o_no_esta(
    tmp_path: Path, llamada: str, averia: str
) -> None:
    if shutil.which("strace") is None:
        pytest.skip("strace no está instalado")
    registro = tmp_path / "registro"
    for n in range(1, 40):
        carpeta = tmp_path / f"archivo-{n}"
        orden = [
            "strace",
            "-f",
            "-o",
            str(registro),
            "-e",
            f"trace={llamada}",
            "-e",
            f"inject={llamada}:{averia}:when={n}",
        ]
        resultado = subprocess.run(
            [*orden, sys.executable, "-B", "-c", GUARDAR, str(carpeta)], check=False, capture_output=True, timeout=60
        )
        confirmadas = resultado.stdout.decode().split()
        ocurrio = resultado.returncode == -9 or "(INJECTED)" in registro.read_text()
        if not ocurrio and n == 1:
            pytest.skip("aquí no se permite strace (ptrace o seccomp)")
        if not ocurrio:
            assert len(confirmadas) == 3
            return
        archivo = ArchivoEnDisco(carpeta)
        assert all(archivo.leer(huella) is not None for huella in confirmadas)
        assert archivo.verificar() == ()
        assert archivo.leer(archivo.guardar(b"una factura")) == b"una factura"
    pytest.fail("la avería no se acaba nunca")


def test_lo_borrado_ya_no_esta_ni_se_cuenta_y_borrarlo_otra_vez_no_es_un_fallo(tmp_path: Path) -> None:
    archivo = ArchivoEnDisco(tmp_path / "archivo")
    una, otra = archivo.guardar(b"una"), archivo.guardar(b"otra")
    assert set(archivo.huellas()) == {una, otra}
    for _ in range(2):
        archivo.borrar(una)
    archivo.borrar("../../x")
    assert archivo.leer(una) is None
    assert archivo.huellas() == (otra,)
