"""Entrar con un token (XOAUTH2): el mismo formato en los dos servidores, y un token nuevo en cada conexión."""

from base64 import b64decode
from datetime import UTC, datetime

import pytest
from servidores.intermediario import Intermediario
from servidores.smtp_guionizado import SmtpGuionizado

from buzon.adaptadores.imap import BandejaImap, PlazosImap
from buzon.adaptadores.smtp import PlazosSmtp, SalidaSmtp
from buzon.demo.servidores import ServidoresDemo
from buzon.dominio.servidores import ServidorCorreo
from buzon.puertos import CredencialRechazada, FalloPasajero

HOY = datetime(2026, 11, 20, tzinfo=UTC)
USUARIO = "cobros@andes.example"


def con_token(puerto: int) -> ServidorCorreo:
    return ServidorCorreo(host="127.0.0.1", puerto=puerto, seguridad="ninguna", usuario=USUARIO, autenticacion="oauth2")


def enviar(salida: SalidaSmtp) -> None:
    salida.enviar(b"Subject: x\r\n\r\nhola\r\n", USUARIO, ["ana@x.example"], lambda: None)


def test_smtp_manda_el_token_y_pide_otro_en_cada_conexion(smtp_de_prueba: SmtpGuionizado) -> None:
    smtp_de_prueba.guion.extensiones = ("AUTH PLAIN XOAUTH2",)
    tokens = iter(["uno", "dos"])
    salida = SalidaSmtp(con_token(smtp_de_prueba.puerto), lambda: next(tokens), PlazosSmtp(reposo=0))
    enviar(salida)
    enviar(salida)
    salida.cerrar()
    dichos = [b64decode(orden.split()[2]) for orden in smtp_de_prueba.ordenes if orden.startswith("AUTH XOAUTH2")]
    assert dichos == [f"user={USUARIO}\x01auth=Bearer {token}\x01\x01".encode() for token in ("uno", "dos")]


@pytest.mark.parametrize("respuesta", ["535 5.7.3 Token caducado", "334 eyJzdGF0dXMiOiI0MDEifQ=="])
def test_smtp_con_un_token_caducado_es_credencial_rechazada(smtp_de_prueba: SmtpGuionizado, respuesta: str) -> None:
    smtp_de_prueba.guion.extensiones = ("AUTH XOAUTH2",)
    smtp_de_prueba.guion.auth = respuesta
    with pytest.raises(CredencialRechazada):
        enviar(SalidaSmtp(con_token(smtp_de_prueba.puerto), lambda: "viejo"))


def test_smtp_sin_xoauth2_no_manda_el_token_de_otra_forma(smtp_de_prueba: SmtpGuionizado) -> None:
    smtp_de_prueba.guion.extensiones = ("AUTH PLAIN LOGIN",)
    with pytest.raises(CredencialRechazada, match="plain, login"):
        enviar(SalidaSmtp(con_token(smtp_de_prueba.puerto), lambda: "token"))
    assert not any(orden.startswith("AUTH") for orden in smtp_de_prueba.ordenes)


def test_imap_manda_el_token_y_un_no_es_credencial_rechazada(pymap: ServidoresDemo) -> None:
    with Intermediario(pymap.imap_puerto) as medio:
        bandeja = BandejaImap(con_token(medio.puerto), lambda: "vivo", plazos=PlazosImap(lectura=1))
        medio.al_oir(rb"AUTHENTICATE XOAUTH2", b"+ \r\n")
        medio.al_oir(rb"^[A-Za-z0-9+/=]{12,}(\r\n)?$", "cortar")
        with pytest.raises(FalloPasajero) as corte:
            list(bandeja.novedades({}, HOY))
        assert not isinstance(corte.value, CredencialRechazada)
        assert b64decode(medio.oido[-1]) == f"user={USUARIO}\x01auth=Bearer vivo\x01\x01".encode()
        medio.al_oir(rb"AUTHENTICATE XOAUTH2", b"{marca} NO [AUTHENTICATIONFAILED] Token expired\r\n")
        with pytest.raises(CredencialRechazada, match="Token expired"):
            list(bandeja.novedades({}, HOY))
