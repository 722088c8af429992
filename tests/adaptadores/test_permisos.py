"""Los permisos de Google y Microsoft, con sus bibliotecas de verdad contra un servidor de permisos en esta máquina."""

import os
import shutil
import stat
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import pytest
from servidores.permisos import USUARIO, ServidorDePermisos, permisos_de_mentira

from buzon.adaptadores.permisos import Permisos, proveedor_de
from buzon.adaptadores.permisos.proveedores import Ficha, Nombre, Renovado
from buzon.adaptadores.sistema import RelojFijo
from buzon.puertos import CredencialRechazada, FalloDefinitivo, FalloPasajero

pytestmark = pytest.mark.skipif(shutil.which("openssl") is None, reason="no hay openssl")
AMBOS: tuple[Nombre, ...] = ("google", "microsoft")


@pytest.fixture
def servidor(tmp_path: Path) -> Iterator[ServidorDePermisos]:
    with permisos_de_mentira(tmp_path) as servidor:
        yield servidor


def _ficha(servidor: ServidorDePermisos, nombre: Nombre) -> Ficha:
    return Ficha(
        proveedor=nombre, cliente="aplicacion", secreto="s", servidor=servidor.base, autoridad=servidor.autoridad
    )


def _pegar(dicho: list[str]) -> str:
    """La persona: abre el enlace, acepta y copia la dirección a la que la mandan."""
    enlace = next(palabra for frase in dicho for palabra in frase.split() if palabra.startswith("https://"))
    pedido = parse_qs(urlsplit(enlace).query)
    return f"{pedido['redirect_uri'][0]}?state={pedido['state'][0]}&code=4/abc&scope=x"


class Casa:
    """Los permisos de una casa, con un reloj movido a mano."""

    def __init__(self, carpeta: Path, ficha: Ficha) -> None:
        self.reloj = RelojFijo(datetime(2026, 12, 1, 10, 0, tzinfo=UTC))
        self.permisos = Permisos(carpeta, lambda: ficha, self.reloj.ahora)
        dicho: list[str] = []
        renovado = proveedor_de(ficha).pedir(USUARIO, dicho.append, lambda _: _pegar(dicho))
        self.dicho = " ".join(dicho)
        self.permisos.conceder("correo", USUARIO, renovado)


@pytest.mark.parametrize("nombre", AMBOS)
def test_se_concede_una_vez_y_se_renueva_solo(servidor: ServidorDePermisos, tmp_path: Path, nombre: Nombre) -> None:
    casa = Casa(tmp_path / "permisos", _ficha(servidor, nombre))
    assert USUARIO in casa.dicho
    assert casa.permisos.leer("correo") == "acceso-1"
    casa.reloj.avanzar(timedelta(minutes=50))
    assert casa.permisos.leer("correo") == "acceso-1", "mientras vale no se pide otro"
    casa.reloj.avanzar(timedelta(minutes=6))
    assert casa.permisos.leer("correo") == "acceso-2"
    assert servidor.pedidos[-1]["grant_type"] == "refresh_token"
    casa.reloj.avanzar(timedelta(hours=2))
    assert casa.permisos.leer("correo") == "acceso-3"
    # Microsoft da otro con que renovar cada vez, y el anterior deja de valer.
    assert servidor.pedidos[-1]["refresh_token"] == "refresco-2" or nombre == "google"


@pytest.mark.parametrize("nombre", AMBOS)
def test_si_el_servidor_de_correo_no_quiere_el_token_se_pide_otro(
    servidor: ServidorDePermisos, tmp_path: Path, nombre: Nombre
) -> None:
    casa = Casa(tmp_path / "permisos", _ficha(servidor, nombre))
    assert casa.permisos.leer("correo", otro=True) == "acceso-2"


@pytest.mark.parametrize("nombre", AMBOS)
def test_un_permiso_retirado_dice_que_orden_dar(servidor: ServidorDePermisos, tmp_path: Path, nombre: Nombre) -> None:
    casa = Casa(tmp_path / "permisos", _ficha(servidor, nombre))
    servidor.respuesta = 400, {"error": "invalid_grant", "error_description": "Token has been expired or revoked."}
    casa.reloj.avanzar(timedelta(hours=2))
    with pytest.raises(CredencialRechazada, match=f"buzon autorizar {nombre}") as fallo:
        casa.permisos.leer("correo")
    assert "revoked" in str(fallo.value)


@pytest.mark.parametrize("nombre", AMBOS)
def test_si_no_se_puede_hablar_con_el_proveedor_se_espera(
    servidor: ServidorDePermisos, tmp_path: Path, nombre: Nombre
) -> None:
    casa = Casa(tmp_path / "permisos", _ficha(servidor, nombre))
    casa.reloj.avanzar(timedelta(hours=2))
    servidor.socket.close()
    with pytest.raises(FalloPasajero, match="no consigo hablar con"):
        casa.permisos.leer("correo")


def test_el_permiso_se_guarda_donde_solo_lo_lee_su_dueno(servidor: ServidorDePermisos, tmp_path: Path) -> None:
    carpeta = tmp_path / "permisos"
    casa = Casa(carpeta, _ficha(servidor, "google"))
    archivo = carpeta / "correo.json"
    assert stat.S_IMODE(archivo.stat().st_mode) == 0o600
    assert stat.S_IMODE(carpeta.stat().st_mode) == 0o700
    archivo.chmod(0o644)
    with pytest.raises(FalloDefinitivo, match="chmod 600"):
        casa.permisos.leer("correo")


def test_un_permiso_de_pruebas_de_google_avisa_cinco_dias_antes_de_caducar(
    servidor: ServidorDePermisos, tmp_path: Path
) -> None:
    servidor.extras = {"refresh_token_expires_in": 7 * 86_400}
    casa = Casa(tmp_path / "permisos", _ficha(servidor, "google"))
    assert casa.permisos.aviso("correo") is None
    casa.reloj.avanzar(timedelta(days=3))
    aviso = casa.permisos.aviso("correo")
    assert aviso is not None
    assert "08/12/2026" in aviso
    assert "buzon autorizar google" in aviso


@pytest.mark.parametrize(
    ("pegado", "dicho"),
    [
        ("http://127.0.0.1:8126/?error=access_denied&state=x", "access_denied"),
        ("http://127.0.0.1:8126/?state=otro&code=4/abc", "otro intento"),
        ("https://accounts.google.com/", "no trae ningún código"),
        ("", "no trae ningún código"),
    ],
)
def test_lo_que_se_pega_mal_se_explica(servidor: ServidorDePermisos, pegado: str, dicho: str) -> None:
    with pytest.raises(CredencialRechazada, match=dicho):
        proveedor_de(_ficha(servidor, "google")).pedir(USUARIO, lambda _: None, lambda _: pegado)


def test_un_certificado_que_no_es_de_fiar_no_recibe_ningun_secreto(servidor: ServidorDePermisos) -> None:
    ficha = Ficha(proveedor="google", cliente="a", secreto="s", servidor=servidor.base)
    with pytest.raises(FalloPasajero):
        proveedor_de(ficha).renovar({"refresco": "r"})
    assert servidor.pedidos == []


@pytest.mark.skipif(os.geteuid() != 0, reason="solo el administrador puede dar un archivo a otro usuario")
def test_lo_que_concede_el_administrador_es_del_usuario_del_demonio(tmp_path: Path) -> None:
    datos = tmp_path / "datos"
    datos.mkdir(mode=0o700)
    os.chown(datos, 65534, 65534)
    ficha = Ficha(proveedor="microsoft", cliente="app")
    permisos = Permisos(datos / "permisos", lambda: ficha, RelojFijo(datetime(2026, 11, 20, tzinfo=UTC)).ahora)
    permisos.conceder("correo", "cobros@taller.example", Renovado(acceso="a", segundos=3600, estado={"r": "x"}))
    archivo = datos / "permisos" / "correo.json"
    assert (archivo.stat().st_uid, archivo.stat().st_mode & 0o777) == (65534, 0o600)
    assert archivo.parent.stat().st_uid == 65534
