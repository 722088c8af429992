"""La puesta en marcha de una tarde: `buzon iniciar` en una terminal, contra un Dovecot y un SMTP de verdad."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from imapclient import IMAPClient
from servidores.dovecot import Dovecot
from servidores.permisos import ServidorDePermisos, permisos_de_mentira
from servidores.smtp_guionizado import SmtpGuionizado

from buzon.cli import principal
from buzon.montaje.reglas import leer_reglas
from tests.cli.apoyo_terminal import contestar

DE_LA_EMPRESA = ["Taller Sur", "CL", "", "", "Ana Soto", "ana@taller.example"]
TRAS_EL_CORREO = ["Banco Sur, cuenta 1", "", ""]  # cómo te pagan, sin agencia, en ensayo


def _con_correos(dovecot: Dovecot, usuario: str) -> None:
    with IMAPClient("127.0.0.1", port=dovecot.puerto, ssl=False) as cliente:
        cliente.login(usuario, "demo")
        for numero in range(4):
            cliente.append(
                "INBOX",
                "Authentication-Results: mx.taller.example; spf=pass\r\nFrom: a@b.example\r\n"
                f"Subject: {numero}\r\n\r\nHola\r\n",
            )


@pytest.mark.dovecot
def test_una_tarde_de_puesta_en_marcha(tmp_path: Path, dovecot: Dovecot, smtp_de_prueba: SmtpGuionizado) -> None:
    usuario = f"cobros.{tmp_path.name.replace('_', '')}@taller.example"
    _con_correos(dovecot, usuario)
    smtp_de_prueba.guion.extensiones += ("AUTH PLAIN LOGIN",)
    casa = tmp_path / "casa"
    codigo, visto = contestar(
        ["iniciar", str(casa)],
        [
            *DE_LA_EMPRESA,
            usuario,
            "",  # las facturas, con «+»
            "otro",
            f"127.0.0.1:{dovecot.puerto}",
            f"127.0.0.1:{smtp_de_prueba.puerto}",
            "",  # el usuario es la dirección
            "mal escrita",
            "clave",
            "demo",
            "",  # sí: ese certifica
            *TRAS_EL_CORREO,
        ],
    )
    assert codigo == 0, visto
    assert "No va. Para leer (127.0.0.1)" in visto
    assert "contraseña" in visto
    assert "Bien: se entra y se puede enviar" in visto
    assert "«mx.taller.example»" in visto
    assert "mal escrita" not in visto
    reglas = leer_reglas(casa / "reglas.toml")
    assert reglas.correo.authserv_id == "mx.taller.example"
    assert reglas.correo.imap.seguridad == "ninguna"
    assert reglas.negocio.ensayo
    assert smtp_de_prueba.entregados == []
    assert (casa / "credenciales" / "imap").read_text(encoding="utf-8") == "demo\n"
    principal(["diagnostico", "--casa", str(casa)])
    assert principal(["pasada", "--casa", str(casa)]) == 0
    assert smtp_de_prueba.entregados
    assert {uno.destinatarios for uno in smtp_de_prueba.entregados} == {("ana@taller.example",)}


def test_una_salida_que_no_deja_enviar_se_dice_y_se_puede_seguir(
    tmp_path: Path, dovecot: Dovecot, smtp_de_prueba: SmtpGuionizado
) -> None:
    smtp_de_prueba.guion.extensiones += ("AUTH PLAIN LOGIN",)
    smtp_de_prueba.guion.mail = "550 5.7.1 No puedes escribir como esa"
    casa = tmp_path / "casa"
    codigo, visto = contestar(
        ["iniciar", str(casa)],
        [
            *DE_LA_EMPRESA,
            "otro.buzon@taller.example",
            "",
            "otro",
            f"127.0.0.1:{dovecot.puerto}",
            f"127.0.0.1:{smtp_de_prueba.puerto}",
            "",
            "demo",
            "seguir",
            *TRAS_EL_CORREO,
        ],
    )
    assert codigo == 0, visto
    assert "No va. Para enviar (127.0.0.1)" in visto
    assert "buzon diagnostico" in visto


@pytest.fixture
def permisos(tmp_path: Path) -> Iterator[ServidorDePermisos]:
    with permisos_de_mentira(tmp_path) as servidor:
        yield servidor


def test_con_microsoft_se_escribe_la_seccion_y_se_dice_la_orden_siguiente(tmp_path: Path) -> None:
    casa = tmp_path / "casa"
    codigo, visto = contestar(
        ["iniciar", str(casa)],
        [*DE_LA_EMPRESA, "cobros.taller@outlook.com", "", "", "", "11111111-2222", *TRAS_EL_CORREO, "no"],
    )
    assert codigo == 0, visto
    reglas = leer_reglas(casa / "reglas.toml")
    assert reglas.correo.oauth2 is not None
    assert (reglas.correo.oauth2.proveedor, reglas.correo.oauth2.cliente) == ("microsoft", "11111111-2222")
    assert reglas.correo.oauth2.inquilino == "consumers"
    assert reglas.correo.imap.clave == reglas.correo.smtp.clave == "permiso:correo"
    assert reglas.correo.imap.autenticacion == "oauth2"
    assert f"buzon autorizar --casa {casa}" in visto
    assert not list((casa / "credenciales").iterdir())


def test_autorizar_en_una_terminal_contra_un_servidor_de_permisos(tmp_path: Path, permisos: ServidorDePermisos) -> None:
    casa = tmp_path / "casa"
    contestar(
        ["iniciar", str(casa)],
        [*DE_LA_EMPRESA, "cobros.taller@outlook.com", "", "", "", "app", *TRAS_EL_CORREO, "no"],
    )
    archivo = casa / "reglas.toml"
    texto = archivo.read_text(encoding="utf-8")
    de_prueba = f'servidor = "{permisos.base}"\nautoridad = "{permisos.autoridad}"\n'
    archivo.write_text(texto.replace('cliente = "app"\n', f'cliente = "app"\n{de_prueba}', 1), encoding="utf-8")
    codigo, visto = contestar(["autorizar", "--casa", str(casa)], [])
    assert codigo == 0, visto
    assert "Hecho: Buzón ya puede entrar en Microsoft" in visto
    guardado = next((casa / "datos" / "permisos").iterdir())
    assert guardado.stat().st_mode & 0o777 == 0o600
