"""El demonio de verdad: reacciona, para, relee sus reglas, avisa a systemd y no insiste."""

import os
import signal
import socket
import time
from contextlib import suppress
from datetime import timedelta
from pathlib import Path

import pytest
from proceso.correos import aviso_del_banco, cfdi, factura_reenviada
from proceso.mundo import CLIENTE, TITULAR, Mundo, esperar_a
from servidores.smtp_guionizado import SmtpGuionizado

from buzon.adaptadores.sistema import RelojReal


class _Despacio(dict[str, str]):
    """Un SMTP que se piensa un segundo cada destinatario."""

    def get(self, clave: str, defecto: str | None = None) -> str | None:  # type: ignore[override] # como la de dict
        time.sleep(1)
        return super().get(clave, defecto)


def _factura(mundo: Mundo, folio: str = "1234") -> None:
    """Deja en el buzón una factura que aún no vence."""
    ahora = RelojReal().ahora()
    dia = (ahora - timedelta(days=10)).date().isoformat()
    mundo.entregar(factura_reenviada(cfdi(folio, "11600.00", dia, 60), folio, ahora), ahora)


def test_un_pago_que_llega_mientras_escucha_se_aplica_y_se_agradece(
    mundo: Mundo, capsys: pytest.CaptureFixture[str]
) -> None:
    _factura(mundo)
    with mundo.vigilando() as demonio:
        demonio.dice("1 correos leídos")
        ahora = RelojReal().ahora()
        mundo.entregar(aviso_del_banco("11,600.00", "FERRETERIA EL INDIO", ahora, "A-1234"), ahora)
        tardo = esperar_a(lambda: mundo.cartas_a(CLIENTE), "las gracias por el pago")
        with capsys.disabled():
            os.write(1, f"\n  del aviso del banco a las gracias: {tardo:.2f} s\n".encode())
        assert [carta.etapa for carta in mundo.cartas_a(CLIENTE)] == ["gracias"]
        assert demonio.parar() == 0
    (factura,) = mundo.estado()["facturas"]
    assert (factura["estado"], factura["saldo"]) == ("pagada", "0")


def test_para_limpio_mientras_escucha(mundo: Mundo) -> None:
    with mundo.vigilando() as demonio:
        demonio.dice("vigilando")
        esperar_a((mundo.casa / "datos" / "latido").exists, "la primera vuelta")
        assert demonio.parar() == 0
        esperar_a(lambda: demonio.lineas[-1] == "parado", "la despedida")
    assert mundo.buzon("verificar").returncode == 0


def test_dos_no_pueden_llevar_la_misma_casa_y_matar_a_uno_la_suelta(negocio: Mundo) -> None:
    with negocio.vigilando() as demonio:
        demonio.dice("vigilando")
        segundo = negocio.buzon("vigilar", codigo=75)
        assert "Otro Buzón tiene abierta esta casa" in segundo.stderr
        assert negocio.buzon("pasada", codigo=75).returncode == 75
        assert negocio.buzon("estado").returncode == 0, "mirar sí se puede"
        demonio.proceso.kill()
        demonio.proceso.wait()
        negocio.buzon("pasada")


def test_un_envio_que_no_acaba_no_impide_parar_y_queda_en_duda(negocio: Mundo) -> None:
    _factura(negocio)
    with SmtpGuionizado() as lento:
        lento.guion.cortes = ["callado_tras_el_punto"]
        negocio.cambiar("correo.smtp", "puerto", str(lento.puerto))
        negocio.cambiar("correo.smtp", "usuario", '""')
        with negocio.vigilando() as demonio:
            esperar_a(lambda: lento.entregados, "el punto final de la primera carta")
            demonio.senal(signal.SIGTERM)
            with suppress(Exception):
                demonio.proceso.wait(1)
            assert demonio.proceso.poll() is None, "espera a que acabe lo que tiene entre manos"
            assert demonio.parar() == 0
        assert len(lento.entregados) == 1
        entregada = lento.entregados[0]
        negocio.buzon("pasada", codigo=None)
        assert [e for e in lento.entregados if e.crudo == entregada.crudo] == [entregada], "nunca se repite a ciegas"


def test_acaba_la_carta_que_tiene_entre_manos_y_no_empieza_otra(negocio: Mundo) -> None:
    for folio in ("1", "2", "3"):
        _factura(negocio, folio)
    with SmtpGuionizado() as lento:
        lento.guion.rcpt = _Despacio()
        negocio.cambiar("correo.smtp", "puerto", str(lento.puerto))
        negocio.cambiar("correo.smtp", "usuario", '""')
        with negocio.vigilando() as demonio:
            esperar_a(lambda: any(orden.startswith("MAIL") for orden in lento.ordenes), "el primer envío")
            assert demonio.parar() == 0
        assert len(lento.entregados) == 1
        lento.guion.rcpt = {}
        negocio.buzon("pasada")
        asuntos = [entregado.crudo for entregado in lento.entregados]
        assert len(asuntos) == len(set(asuntos)) >= 3


def test_unas_reglas_malas_no_entran_y_unas_buenas_si(negocio: Mundo) -> None:
    archivo = negocio.casa / "reglas.toml"
    buenas = archivo.read_text(encoding="utf-8")
    with negocio.vigilando() as demonio:
        demonio.dice("vigilando")
        archivo.write_text(buenas.replace('moneda = "MXN"', 'moneda = "pesos"'), encoding="utf-8")
        demonio.senal(signal.SIGHUP)
        demonio.dice("sigo con las de antes")
        archivo.write_text(buenas, encoding="utf-8")
        rota = negocio.casa / "plantillas_correo" / "recordatorio.txt.j2"
        rota.parent.mkdir(exist_ok=True)
        rota.write_text("Asunto: {{ no_existe }}\n\nhola\n", encoding="utf-8")
        demonio.senal(signal.SIGHUP)
        demonio.dice("no_existe")
        rota.unlink()
        otra = "socia@imprentasol.example"
        archivo.write_text(buenas.replace(f'["{TITULAR}"]', f'["{otra}"]'), encoding="utf-8")
        demonio.senal(signal.SIGHUP)
        demonio.dice("reglas releídas")
        _factura(negocio)
        esperar_a((negocio.casa / "datos" / "latido").exists, "una vuelta")
        demonio.dice("1 correos leídos")
        assert not [carta for carta in negocio.cartas() if carta.etapa == "recibo"], "ya no es titular"
        assert demonio.parar() == 0


def test_systemd_sabe_que_vive_solo_cuando_acaba_una_vuelta(negocio: Mundo, tmp_path: Path) -> None:
    with socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM) as enchufe:
        enchufe.bind(str(tmp_path / "aviso"))
        enchufe.settimeout(20)
        with negocio.vigilando({"NOTIFY_SOCKET": str(tmp_path / "aviso")}) as demonio:
            assert enchufe.recv(4096) == b"READY=1"
            assert (negocio.casa / "datos" / "libro-000001.diario").exists()
            vivo = enchufe.recv(4096).decode()
            assert vivo.startswith("WATCHDOG=1\nSTATUS=todo en orden")
            demonio.senal(signal.SIGHUP)
            assert [enchufe.recv(4096) for _ in range(2)] == [b"RELOADING=1", b"READY=1"]
            assert enchufe.recv(4096).startswith(b"WATCHDOG=1")
            assert demonio.parar() == 0
            assert enchufe.recv(4096) == b"STOPPING=1"


def test_sin_servidor_sigue_intentandolo_lo_dice_y_se_deja_parar(negocio: Mundo) -> None:
    with socket.create_server(("127.0.0.1", 0)) as ocupado:
        puerto = ocupado.getsockname()[1]
    negocio.cambiar("correo.imap", "puerto", str(puerto))
    with negocio.vigilando() as demonio:
        demonio.dice("no consigo leer el buzón")
        assert demonio.proceso.poll() is None
        assert demonio.parar() == 0
    estado = negocio.buzon("estado", "--json", codigo=1)
    assert "no consigo leer el buzón" in estado.stdout
    negocio.buzon("pasada", codigo=1)


def test_con_la_clave_mala_entra_una_vez_y_no_insiste(negocio: Mundo) -> None:
    negocio.entorno["BUZON_PRUEBA"] = "otra"
    with negocio.vigilando() as demonio:
        demonio.dice("lo intentaré en 15 minutos")
        time.sleep(1.5)
        assert sum("no acepta el usuario o la clave" in linea for linea in demonio.lineas) <= 2
        assert demonio.proceso.poll() is None
        assert demonio.parar() == 0


def test_sin_la_clave_de_enviar_ninguna_carta_se_pierde(negocio: Mundo) -> None:
    for folio in ("1", "2", "3"):
        _factura(negocio, folio)
    negocio.cambiar("correo.smtp", "clave", '"entorno:NO_ESTA"')
    queja = negocio.buzon("pasada", codigo=1).stderr
    assert "no hay variable de entorno NO_ESTA" in queja
    negocio.cambiar("correo.smtp", "clave", '"entorno:BUZON_PRUEBA"')
    assert negocio.buzon("pasada", codigo=1).stdout.startswith("0 correos leídos, 0 enviados"), "no insiste enseguida"
    luego = (RelojReal().ahora() + timedelta(minutes=20)).isoformat()
    negocio.buzon("pasada", "--ahora", luego)
    assert sum(carta.etapa == "recibo" for carta in negocio.cartas()) == 3
