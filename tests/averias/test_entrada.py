"""Averías de la lectura: el servidor IMAP se corta, se calla, miente o no deja entrar."""

import threading
import time
from datetime import timedelta
from pathlib import Path

import pytest
from adaptadores import test_smtp_cifrado
from averias.mundo_de_red import ANA, EscenarioDeRed
from proceso.mundo import esperar_a
from servidores.buzones import servidor_local
from servidores.certificados import Certificados
from servidores.smtp_guionizado import SmtpGuionizado

from buzon.adaptadores.imap import BandejaImap
from buzon.dominio.servidores import Seguridad
from buzon.puertos import CredencialRechazada, FalloPasajero


def numeros(red: EscenarioDeRed) -> list[str]:
    return sorted(factura.numero for factura in red.casa.cartera.facturas.values())


@pytest.mark.parametrize("seguridad", ["tls", "starttls"])
def test_f13_un_certificado_de_autoridad_desconocida_no_recibe_la_clave(
    certificados: Certificados, seguridad: Seguridad
) -> None:
    test_smtp_cifrado.test_un_certificado_de_autoridad_desconocida_se_rechaza(certificados, seguridad)


@pytest.mark.parametrize(("nombre", "caducado"), [("otro.example", False), ("localhost", True)])
def test_f13_ni_uno_de_otro_nombre_ni_uno_caducado(tmp_path: Path, nombre: str, *, caducado: bool) -> None:
    test_smtp_cifrado.test_un_certificado_de_otro_nombre_o_caducado_se_rechaza(
        tmp_path, "tls", nombre, caducado=caducado
    )


def test_f13_sin_starttls_no_se_dice_la_clave_ni_al_leer_ni_al_enviar(
    smtp_de_prueba: SmtpGuionizado, red: EscenarioDeRed
) -> None:
    test_smtp_cifrado.test_si_falta_starttls_no_se_dice_nada_en_claro(smtp_de_prueba)
    bandeja = BandejaImap(servidor_local(red.imap.puerto, "cobros", "starttls"), lambda: "secreta")
    with pytest.raises(FalloPasajero, match="no ofrece STARTTLS"):
        list(bandeja.novedades({}, red.inicio))
    assert not red.imap.cuantas("LOGIN")


@pytest.mark.parametrize(
    "dicho", ["NO [AUTHENTICATIONFAILED] Invalid credentials", "NO [AUTHORIZATIONFAILED] invalid_grant"]
)
def test_f14_la_clave_deja_de_valer_se_dice_y_con_la_nueva_se_sigue_sin_reiniciar(
    red: EscenarioDeRed, dicho: str
) -> None:
    red.factura()
    red.imap.guion.login = dicho
    with pytest.raises(CredencialRechazada):
        red.pasar()
    assert "credencial" in red.casa.cartera.problemas
    assert red.imap.conexiones == 1  # un solo intento: insistir acerca el bloqueo
    red.imap.guion.login = ""
    assert red.pasar().al_dia
    assert "credencial" not in red.casa.cartera.problemas
    assert numeros(red) == ["123"]


@pytest.mark.parametrize("dicho", ["NO [UNAVAILABLE] Too many connections", "NO [LIMIT] connection limit exceeded"])
def test_f16_demasiadas_conexiones_no_es_la_clave_y_solo_se_usa_una(red: EscenarioDeRed, dicho: str) -> None:
    red.imap.guion.login = dicho
    balance = red.pasar()
    assert not balance.al_dia
    assert "credencial" not in red.casa.cartera.problemas
    red.imap.guion.login = ""
    esperar_a(lambda: red.imap.vivas == 0, "que el servidor suelte la conexión negada")
    red.imap.mas_vivas = 0
    red.factura()
    for _ in range(3):
        assert red.pasar().al_dia
    assert red.imap.mas_vivas == 1
    red.casa.entrada.cerrar()
    assert red.imap.ordenes[-1].upper().endswith("LOGOUT")


def _medio_abierto(red: EscenarioDeRed) -> float:
    bandeja = red.bandeja()
    list(bandeja.novedades({}, red.inicio))
    empezado = time.monotonic()
    with pytest.raises(FalloPasajero, match="no responde"):
        bandeja.esperar(60)
    bandeja.cerrar()
    return time.monotonic() - empezado


def test_f17_idle_medio_abierto(red: EscenarioDeRed) -> None:
    """Se nota en un ciclo de IDLE más el plazo de lectura: en la casa, 4 + 1 minutos; aquí, 0,5 + 0,6 s."""
    red.imap.guion.idle = "medio_abierto"
    assert _medio_abierto(red) < 30
    plazos = BandejaImap(red.casa.entrada._sesion._servidor, str)._plazos  # type: ignore[attr-defined] # los de fábrica
    assert plazos.ciclo_idle + plazos.lectura <= 12 * 60
    red.imap.guion.idle = "normal"
    red.factura()
    assert red.pasar().al_dia
    assert numeros(red) == ["123"]


@pytest.mark.parametrize("idle", ["normal", "callado"])
def test_f18_llega_correo_y_el_servidor_no_lo_anuncia(red: EscenarioDeRed, idle: str) -> None:
    red.imap.guion.idle = idle  # type: ignore[assignment] # parametrize pierde el Literal
    red.imap.guion.sin_anuncios = True
    assert red.pasar().al_dia
    timbre = threading.Timer(0.1, red.factura)
    timbre.start()
    empezado = time.monotonic()
    assert red.casa.entrada.esperar(60) is True
    assert time.monotonic() - empezado < 30
    timbre.join()
    red.pasar()
    assert numeros(red) == ["123"]


def _esperar_varias(red: EscenarioDeRed) -> None:
    for _ in range(3):
        red.casa.entrada.esperar(2)


@pytest.mark.parametrize("modo", ["termina", "bye", "corta"])
def test_f19_el_servidor_acaba_el_idle(red: EscenarioDeRed, modo: str) -> None:
    assert red.pasar().al_dia
    red.imap.guion.idle = modo  # type: ignore[assignment] # parametrize pierde el Literal
    with pytest.raises(FalloPasajero):
        _esperar_varias(red)
    assert red.imap.cuantas("IDLE") <= 3
    red.factura()
    assert red.pasar().al_dia
    assert numeros(red) == ["123"]


def test_f21_cortado_a_mitad_de_traer_un_correo(red: EscenarioDeRed) -> None:
    red.factura()
    red.imap.guion.cortes_al_traer = 1
    balance = red.pasar()
    assert not balance.al_dia
    assert not red.casa.cartera.facturas
    assert red.pasar().al_dia
    assert numeros(red) == ["123"]


def test_f22_un_correo_que_desaparece_entre_buscar_y_traer(red: EscenarioDeRed) -> None:
    red.imap.guion.fantasmas = {7}
    red.factura()
    assert red.pasar().al_dia
    assert numeros(red) == ["123"]
    red.hasta("2026-12-15")
    assert red.etapas(ANA) == ["vencimiento"]


def test_f23_cambia_el_uidvalidity_y_los_mismos_correos_no_vuelven_a_contar(red: EscenarioDeRed) -> None:
    red.factura()
    red.transferencia("ACME Ltda", "$150.000")
    red.pasar()
    saldo = red.la("123").saldo
    red.mundo.casillero.renumerar()
    red.factura("124", importe="$80.000")
    balance = red.pasar()
    assert balance.al_dia
    assert numeros(red) == ["123", "124"]
    assert red.la("123").saldo == saldo
    assert len(red.casa.cartera.pagos) == 1


def test_f23_correo_nuevo_que_reutiliza_un_uid_ya_visto(red: EscenarioDeRed) -> None:
    red.factura()
    red.pasar()
    red.mundo.casillero.crear_carpeta("INBOX")  # vacía y con otro UIDVALIDITY: el próximo vuelve a ser el UID 1
    red.factura("124")
    assert red.pasar().al_dia
    assert numeros(red) == ["123", "124"]


def test_f24_un_servidor_que_no_dice_su_uidvalidity(red: EscenarioDeRed) -> None:
    red.imap.guion.sin_validez = True
    red.factura()
    red.transferencia("ACME Ltda", "$150.000")
    for _ in range(3):
        assert red.pasar().al_dia
    red.factura("124")
    red.pasar()
    assert numeros(red) == ["123", "124"]
    assert len(red.casa.cartera.pagos) == 1


def test_f26_una_vuelta_no_empieza_con_otra_en_marcha(red: EscenarioDeRed) -> None:
    """Hay un hilo y un bucle: la vuelta es una función que no se llama a sí misma ni desde el compás."""
    en_marcha: list[int] = []
    normal = red.casa.leer

    def lenta(crudo: bytes) -> object:
        en_marcha.append(threading.get_ident())
        assert threading.current_thread() is threading.main_thread()
        return normal(crudo)

    red.casa.leer = lenta  # type: ignore[method-assign, assignment] # espía, no sustituto
    for numero in range(4):
        red.factura(f"20{numero}")
    assert red.pasar().leidos == 4
    assert len(set(en_marcha)) == 1


@pytest.mark.parametrize("orden", ["STORE", "APPEND"])
def test_f47_el_servidor_no_deja_marcar_ni_guardar(red: EscenarioDeRed, orden: str) -> None:
    red.imap.guion.niega = {orden}
    red.factura()
    for _ in range(3):
        assert red.pasar().al_dia
    assert len(red.avisos("recibo")) == 1
    red.hasta("2026-12-16")
    assert red.etapas(ANA) == ["vencimiento"]


def test_f48_alguien_lee_y_borra_a_la_vez(red: EscenarioDeRed) -> None:
    casillero = red.mundo.casillero
    red.factura()
    red.pasar()
    red.hasta("2026-12-15")
    red.transferencia("ACME Ltda", "$450.000")
    for correo in casillero.carpetas["INBOX"].correos.values():
        correo.etiquetas.add("\\Seen")  # abrirlo en el teléfono no es haberlo atendido
    casillero.borrar(1)
    red.el_dia("2026-12-16")
    assert red.pasar().al_dia
    assert red.la("123").saldo == 0


@pytest.mark.dovecot
def test_f48_un_paseo_al_azar_con_cortes_entrega_cada_correo_una_vez(dovecot: object) -> None:
    from adaptadores import test_bandeja_paseo

    test_bandeja_paseo.test_y_con_dovecot_tambien(dovecot)  # type: ignore[arg-type] # el fixture de siempre


def test_f54_una_direccion_que_no_contesta_no_tapa_a_las_demas(monkeypatch: pytest.MonkeyPatch) -> None:
    """«localhost» da ::1 y 127.0.0.1: aunque en IPv6 no haya nadie, se entra por la otra. Y sin DNS es pasajero."""
    import socket

    from servidores.imap_hostil import ImapHostil

    from buzon.adaptadores.memoria import Casillero

    reales = socket.getaddrinfo

    def con_ipv6_delante(host: str, *resto: object, **mas: object) -> object:
        if host == "no.existe.example":
            raise socket.gaierror(socket.EAI_AGAIN, "Temporary failure in name resolution")
        dadas = reales("127.0.0.1", *resto, **mas)  # type: ignore[arg-type] # se pasan tal cual
        negra = (socket.AF_INET6, socket.SOCK_STREAM, 6, "", ("::1", 9, 0, 0))
        return [negra, *dadas]

    monkeypatch.setattr(socket, "getaddrinfo", con_ipv6_delante)
    casillero = Casillero()
    with ImapHostil(casillero) as imap:
        servidor = servidor_local(imap.puerto, "cobros")
        bandeja = BandejaImap(servidor, lambda: "x")
        assert list(bandeja.novedades({}, _ayer())) == []
        bandeja.cerrar()
    import msgspec

    perdido = BandejaImap(msgspec.structs.replace(servidor, host="no.existe.example", seguridad="tls"), lambda: "x")
    with pytest.raises(FalloPasajero) as fallo:
        list(perdido.novedades({}, _ayer()))
    assert not isinstance(fallo.value, CredencialRechazada)


def _ayer() -> object:
    from recorridos.escenario import Escenario

    return Escenario().inicio - timedelta(days=1)
