"""Los servidores embebidos se reparten el correo como dos de verdad."""

import gc
import smtplib
import time
from datetime import UTC, datetime, timedelta

import pytest
from servidores.buzones import servidor_local

from buzon.adaptadores.imap import BandejaImap
from buzon.adaptadores.sistema import RelojFijo
from buzon.adaptadores.smtp import SalidaSmtp
from buzon.demo.servidores import ServidoresDemo
from buzon.puertos import CredencialRechazada, FalloDefinitivo

ENTONCES = datetime(2027, 3, 1, 9, tzinfo=UTC)
CARTA = b"From: cobros@andes.example\r\nMessage-ID: <c1@andes.example>\r\n\r\nhola\r\n"


def test_lo_enviado_a_un_buzon_de_aqui_llega_con_la_hora_simulada() -> None:
    with ServidoresDemo(RelojFijo(ENTONCES)) as servidores:
        servidores.crear_usuario("ana@ferreteria.example", "clave")
        salida = SalidaSmtp(servidor_local(servidores.smtp_puerto, "ana@ferreteria.example"), lambda: "clave")
        salida.enviar(CARTA, "cobros@andes.example", ["Ana@Ferreteria.example", "lejos@otra.example"], lambda: None)
        salida.cerrar()
        bandeja = BandejaImap(servidor_local(servidores.imap_puerto, "ana@ferreteria.example"), lambda: "clave")
        (sobre,) = bandeja.novedades({}, ENTONCES - timedelta(days=1))
        bandeja.cerrar()
        assert (sobre.crudo, sobre.llegada) == (CARTA, ENTONCES)
        (enviado,) = servidores.enviados()
        assert enviado.destinatarios == ("Ana@Ferreteria.example", "lejos@otra.example")


def test_se_puede_pedir_que_rechace_a_alguien_y_que_no_deje_entrar(pymap: ServidoresDemo) -> None:
    pymap.rechazos["nadie@otra.example"] = "550 5.1.1 No existe"
    salida = SalidaSmtp(servidor_local(pymap.smtp_puerto, ""), lambda: "")
    with pytest.raises(FalloDefinitivo, match="No existe"):
        salida.enviar(CARTA, "cobros@andes.example", ["nadie@otra.example"], lambda: None)
    salida.cerrar()
    with pytest.raises(CredencialRechazada):
        SalidaSmtp(servidor_local(pymap.smtp_puerto, "cobros"), lambda: "mala").enviar(
            CARTA, "cobros@andes.example", ["ana@otra.example"], lambda: None
        )


def test_las_conexiones_paradas_sobreviven_al_recolector(pymap: ServidoresDemo) -> None:
    pymap.crear_usuario("u@andes.example", "x")
    bandejas = [
        BandejaImap(servidor_local(pymap.imap_puerto, "u@andes.example"), lambda: "x", carpetas=("INBOX",))
        for _ in range(5)
    ]
    for bandeja in bandejas:
        assert list(bandeja.novedades({}, ENTONCES)) == []
    gc.collect()
    pymap.entregar("u@andes.example", CARTA, ENTONCES)
    for bandeja in bandejas:
        assert len(list(bandeja.novedades({}, ENTONCES))) == 1
        bandeja.cerrar()


def test_arrancan_y_paran_deprisa_y_no_dejan_puertos_abiertos() -> None:
    principio = time.monotonic()
    for _ in range(5):
        with ServidoresDemo() as servidores:
            puerto = servidores.smtp_puerto
            abierta = smtplib.SMTP("127.0.0.1", puerto)
        abierta.close()
        with pytest.raises(OSError, match=r"."):
            smtplib.SMTP("127.0.0.1", puerto)
    assert time.monotonic() - principio < 30


def test_volver_a_crear_un_usuario_cambia_su_clave_y_conserva_su_correo(pymap: ServidoresDemo) -> None:
    pymap.crear_usuario("u@andes.example", "vieja")
    pymap.entregar("u@andes.example", CARTA, ENTONCES)
    pymap.crear_usuario("u@andes.example", "nueva")
    donde = servidor_local(pymap.imap_puerto, "u@andes.example")
    with pytest.raises(CredencialRechazada):
        list(BandejaImap(donde, lambda: "vieja").novedades({}, ENTONCES))
    bandeja = BandejaImap(donde, lambda: "nueva")
    assert len(list(bandeja.novedades({}, ENTONCES))) == 1
    bandeja.cerrar()
