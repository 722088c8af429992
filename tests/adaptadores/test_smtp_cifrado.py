"""TLS en la salida: siempre comprobado, y nunca la clave en claro."""

import ssl
from pathlib import Path

import pytest
from servidores.certificados import Certificados, emitir, hay_openssl
from servidores.smtp_guionizado import SmtpGuionizado

from buzon.adaptadores.smtp import PlazosSmtp, SalidaSmtp
from buzon.dominio.servidores import Seguridad, ServidorCorreo
from buzon.puertos import Acuse, FalloDefinitivo, FalloPasajero

CARTA = b"From: cobros@andes.example\r\nMessage-ID: <c1@andes.example>\r\n\r\nHola\r\n"
PLAZOS = PlazosSmtp(conexion=2, orden=3, punto=3)


def contexto(certificados: Certificados) -> ssl.SSLContext:
    nuevo = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    nuevo.load_cert_chain(certificados.certificado, certificados.clave)
    return nuevo


def enviar(servidor: SmtpGuionizado, seguridad: Seguridad, autoridad: Path | None, usuario: str = "cobros") -> Acuse:
    servidor.guion.extensiones = ("AUTH PLAIN LOGIN",)
    donde = ServidorCorreo(
        host="localhost",
        puerto=servidor.puerto,
        seguridad=seguridad,
        usuario=usuario,
        autoridad=str(autoridad) if autoridad else None,
    )
    salida = SalidaSmtp(donde, lambda: "contraseña", PLAZOS)
    try:
        return salida.enviar(CARTA, "cobros@andes.example", ["ana@ferreteria.example"], lambda: None)
    finally:
        salida.cerrar()


def nadie_se_identifico(servidor: SmtpGuionizado) -> bool:
    return not any(orden.startswith(("AUTH", "MAIL")) for orden in servidor.ordenes)


def test_con_la_autoridad_propia_se_envia_por_tls(certificados: Certificados) -> None:
    with SmtpGuionizado(tls=contexto(certificados)) as servidor:
        enviar(servidor, "tls", certificados.autoridad)
        assert [uno.crudo for uno in servidor.entregados] == [CARTA]


def test_con_starttls_la_clave_va_despues_de_cifrar(certificados: Certificados) -> None:
    with SmtpGuionizado(starttls=contexto(certificados)) as servidor:
        enviar(servidor, "starttls", certificados.autoridad)
        ordenes = [orden.split(" ")[0] for orden in servidor.ordenes]
        assert ordenes[:4] == ["EHLO", "STARTTLS", "EHLO", "AUTH"]
        assert len(servidor.entregados) == 1


def test_si_falta_starttls_no_se_dice_nada_en_claro(smtp_de_prueba: SmtpGuionizado) -> None:
    with pytest.raises(FalloPasajero, match="no ofrece STARTTLS"):
        enviar(smtp_de_prueba, "starttls", None)
    assert nadie_se_identifico(smtp_de_prueba)


@pytest.mark.parametrize("seguridad", ["tls", "starttls"])
def test_un_certificado_de_autoridad_desconocida_se_rechaza(certificados: Certificados, seguridad: Seguridad) -> None:
    tls = contexto(certificados)
    with SmtpGuionizado(**{seguridad: tls}) as servidor:
        with pytest.raises(FalloPasajero, match="certificado de localhost no es de fiar"):
            enviar(servidor, seguridad, None)
        assert nadie_se_identifico(servidor)


@pytest.mark.parametrize("seguridad", ["tls", "starttls"])
@pytest.mark.parametrize(("nombre", "caducado"), [("otro.example", False), ("localhost", True)])
def test_un_certificado_de_otro_nombre_o_caducado_se_rechaza(
    tmp_path: Path, seguridad: Seguridad, nombre: str, *, caducado: bool
) -> None:
    if not hay_openssl():
        pytest.skip("no hay openssl para hacer los certificados de prueba")
    malos = emitir(tmp_path, nombre, caducado=caducado)
    with SmtpGuionizado(**{seguridad: contexto(malos)}) as servidor:
        with pytest.raises(FalloPasajero, match="no es de fiar"):
            enviar(servidor, seguridad, malos.autoridad)
        assert nadie_se_identifico(servidor)


def test_un_servidor_en_claro_donde_se_espera_tls_es_pasajero(smtp_de_prueba: SmtpGuionizado) -> None:
    with pytest.raises(FalloPasajero):
        enviar(smtp_de_prueba, "tls", None)
    assert nadie_se_identifico(smtp_de_prueba)


@pytest.mark.parametrize("host", ["smtp.andes.example", "10.0.0.7", "128.0.0.1", "localhost.andes.example", "::2"])
def test_sin_cifrar_solo_se_habla_con_la_propia_maquina(host: str) -> None:
    with pytest.raises(FalloDefinitivo, match="solo se admite en la propia máquina"):
        SalidaSmtp(ServidorCorreo(host=host, puerto=25, seguridad="ninguna"), lambda: "")


@pytest.mark.parametrize("host", ["127.0.0.1", "127.8.9.10", "::1", "[::1]", "localhost", "LOCALHOST."])
def test_la_propia_maquina_se_reconoce_escrita_de_varias_formas(host: str) -> None:
    SalidaSmtp(ServidorCorreo(host=host, puerto=25, seguridad="ninguna"), lambda: "").cerrar()
