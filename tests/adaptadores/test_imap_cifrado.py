"""TLS en la entrada: con Dovecot, escuchando de verdad, y con certificados que no valen."""

import threading
import time
from datetime import UTC, datetime, timedelta
from uuid import uuid4

import pytest
from servidores.buzones import BuzonImap, servidor_local
from servidores.certificados import Certificados
from servidores.dovecot import CLAVE, Dovecot

from buzon.adaptadores.imap import BandejaImap
from buzon.demo.servidores import ServidoresDemo
from buzon.dominio.servidores import Seguridad, ServidorCorreo
from buzon.puertos import CredencialRechazada, FalloDefinitivo, FalloPasajero

HOY = datetime(2026, 11, 20, 15, 30, tzinfo=UTC)
DESDE = HOY - timedelta(days=5)
CARTA = b"From: ana@x.example\r\nMessage-ID: <c1@x.example>\r\n\r\nhola\r\n"


def puerto_de(dovecot: Dovecot, seguridad: Seguridad) -> int:
    return dovecot.puerto_tls if seguridad == "tls" else dovecot.puerto


@pytest.mark.dovecot
@pytest.mark.parametrize("seguridad", ["tls", "starttls"])
def test_por_tls_se_lee_y_se_despierta_igual(
    dovecot_tls: Dovecot, certificados: Certificados, seguridad: Seguridad
) -> None:
    usuario = f"u{uuid4().hex[:12]}"
    donde = servidor_local(puerto_de(dovecot_tls, seguridad), usuario, seguridad, str(certificados.autoridad))
    bandeja = BandejaImap(donde, lambda: CLAVE)
    assert list(bandeja.novedades({}, DESDE)) == []
    otro = BuzonImap(servidor_local(dovecot_tls.puerto, usuario), CLAVE, "Sent")
    for numero in range(5):
        timbre = threading.Timer(0.1, otro.entregar, (CARTA, HOY))
        timbre.start()
        principio = time.monotonic()
        assert bandeja.esperar(60) is True
        assert time.monotonic() - principio < 30
        timbre.join()
        assert len(list(bandeja.novedades({}, DESDE))) == numero + 1
    bandeja.cerrar()


@pytest.mark.dovecot
@pytest.mark.parametrize("seguridad", ["tls", "starttls"])
def test_un_certificado_que_no_es_de_fiar_no_recibe_la_clave(dovecot_tls: Dovecot, seguridad: Seguridad) -> None:
    usuario = f"u{uuid4().hex[:12]}"
    bandeja = BandejaImap(servidor_local(puerto_de(dovecot_tls, seguridad), usuario, seguridad), lambda: CLAVE)
    with pytest.raises(FalloPasajero, match=r"el certificado de 127\.0\.0\.1 no es de fiar") as fallo:
        list(bandeja.novedades({}, DESDE))
    assert not isinstance(fallo.value, CredencialRechazada)
    assert usuario not in dovecot_tls.registro()


def test_si_falta_starttls_no_se_entra(pymap: ServidoresDemo) -> None:
    pymap.crear_usuario("cobros@andes.example", "secreta")
    bandeja = BandejaImap(servidor_local(pymap.imap_puerto, "cobros@andes.example", "starttls"), lambda: "secreta")
    with pytest.raises(FalloPasajero, match="no ofrece STARTTLS"):
        list(bandeja.novedades({}, DESDE))


def test_sin_cifrar_solo_se_lee_de_la_propia_maquina() -> None:
    with pytest.raises(FalloDefinitivo, match="solo se admite en la propia máquina"):
        BandejaImap(ServidorCorreo(host="imap.andes.example", puerto=143, seguridad="ninguna"), lambda: "x")
