"""El archivo en disco: privado, entero o nada, y comprobado al leer."""

import stat
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
