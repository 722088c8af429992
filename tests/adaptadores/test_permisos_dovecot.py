"""Entrar de verdad en Dovecot con un permiso: el token se pide, se presenta, y si no lo quiere se renueva una vez."""

import shutil
import subprocess
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest
from servidores.dovecot import Dovecot, hay_dovecot
from servidores.permisos import USUARIO, ServidorDePermisos, permisos_de_mentira

from buzon.adaptadores.imap import BandejaImap, PlazosImap
from buzon.adaptadores.permisos import Ficha, Permisos, proveedor_de
from buzon.adaptadores.sistema import RelojFijo
from buzon.dominio.servidores import ServidorCorreo
from buzon.puertos import CredencialRechazada


def _es_2_3() -> bool:
    if not hay_dovecot() or shutil.which("openssl") is None:
        return False
    ruta = shutil.which("dovecot", path="/usr/sbin:/usr/local/sbin:/usr/bin") or "dovecot"
    return subprocess.run([ruta, "--version"], capture_output=True, text=True, check=True).stdout.startswith("2.3")


pytestmark = [pytest.mark.dovecot, pytest.mark.skipif(not _es_2_3(), reason="hace falta Dovecot 2.3")]
HOY = datetime(2026, 11, 20, tzinfo=UTC)


@pytest.fixture
def permisos(tmp_path: Path) -> Iterator[ServidorDePermisos]:
    with permisos_de_mentira(tmp_path) as servidor:
        yield servidor


@pytest.fixture
def bandeja(permisos: ServidorDePermisos, tmp_path: Path) -> Iterator[BandejaImap]:
    ficha = Ficha(proveedor="microsoft", cliente="app", servidor=permisos.base, autoridad=permisos.autoridad)
    guardados = Permisos(tmp_path / "permisos", lambda: ficha, RelojFijo(HOY).ahora)
    guardados.conceder("correo", USUARIO, proveedor_de(ficha).pedir(USUARIO, lambda _: None, lambda _: ""))
    with Dovecot(permisos=(f"{permisos.base}/vale", permisos.autoridad)) as dovecot:
        donde = ServidorCorreo(
            host="127.0.0.1", puerto=dovecot.puerto, seguridad="ninguna", usuario=USUARIO, autenticacion="oauth2"
        )
        bandeja = BandejaImap(
            donde,
            lambda: guardados.leer("correo"),
            plazos=PlazosImap(lectura=10),
            otra_credencial=lambda: guardados.leer("correo", otro=True),
        )
        yield bandeja
        bandeja.cerrar()


def test_con_el_permiso_se_entra_y_se_lee(bandeja: BandejaImap, permisos: ServidorDePermisos) -> None:
    assert list(bandeja.novedades({}, HOY)) == []
    assert permisos.dados == 1


def test_un_token_que_el_servidor_no_quiere_se_renueva_una_vez_y_se_entra(
    bandeja: BandejaImap, permisos: ServidorDePermisos
) -> None:
    permisos.retirados.add("acceso-1")
    assert list(bandeja.novedades({}, HOY)) == []
    assert permisos.dados == 2


def test_si_tampoco_quiere_el_nuevo_no_se_insiste(bandeja: BandejaImap, permisos: ServidorDePermisos) -> None:
    permisos.retirados |= {"acceso-1", "acceso-2"}
    with pytest.raises(CredencialRechazada):
        list(bandeja.novedades({}, HOY))
    assert permisos.dados == 2
