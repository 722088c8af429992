"""Qué entiende la salida SMTP cuando el servidor se corta, se calla o dice que no en cada paso."""

import time
from collections.abc import Iterator

import pytest
from servidores.buzones import servidor_local
from servidores.smtp_guionizado import Corte, Guion, SmtpGuionizado

from buzon.adaptadores.smtp import PlazosSmtp, SalidaSmtp
from buzon.puertos import Acuse, CredencialRechazada, FalloDefinitivo, FalloEnDuda, FalloPasajero

DE = "cobros@andes.example"
ANA = "ana@ferreteria.example"
CARTA = b"From: cobros@andes.example\r\nMessage-ID: <c1@andes.example>\r\n\r\n" + b"Estimada Ana: 70 letras\r\n" * 200
LARGA = CARTA + (b"relleno " * 9 + b"\r\n") * 150_000
PLAZOS = PlazosSmtp(conexion=2, orden=3, cuerpo=2, punto=0.5, despedida=0.5)


class _Remitente:
    """Envía por un servidor de guion y cuenta las veces que se cruzó el punto."""

    def __init__(self, servidor: SmtpGuionizado, usuario: str = "", plazos: PlazosSmtp = PLAZOS) -> None:
        self.salida = SalidaSmtp(servidor_local(servidor.puerto, usuario), lambda: "secreta", plazos)
        self.puntos = 0
        self.lo_que_tarda_el_disco = 0.0

    def _al_punto(self) -> None:
        self.puntos += 1
        time.sleep(self.lo_que_tarda_el_disco)

    def enviar(self, *para: str, carta: bytes = CARTA, de: str = DE) -> Acuse:
        return self.salida.enviar(carta, de, para or (ANA,), self._al_punto)


@pytest.fixture
def remitente(smtp_de_prueba: SmtpGuionizado) -> Iterator[_Remitente]:
    nuevo = _Remitente(smtp_de_prueba)
    yield nuevo
    nuevo.salida.cerrar()


@pytest.mark.parametrize("corte", ["a_mitad", "tras_data"])
def test_un_corte_antes_del_punto_es_pasajero_y_al_repetir_llega_una(
    smtp_de_prueba: SmtpGuionizado, remitente: _Remitente, corte: Corte
) -> None:
    smtp_de_prueba.guion.cortes = [corte]
    with pytest.raises(FalloPasajero):
        remitente.enviar(carta=LARGA)
    assert (smtp_de_prueba.entregados, remitente.puntos) == ([], 0)
    remitente.enviar(carta=LARGA)
    assert [uno.crudo for uno in smtp_de_prueba.entregados] == [LARGA]


@pytest.mark.parametrize("corte", ["a_mitad", "tras_data"])
def test_si_se_corta_mientras_se_asienta_el_punto_no_hay_duda(
    smtp_de_prueba: SmtpGuionizado, remitente: _Remitente, corte: Corte
) -> None:
    smtp_de_prueba.guion.cortes = [corte]
    remitente.lo_que_tarda_el_disco = 0.3
    with pytest.raises(FalloPasajero):
        remitente.enviar()
    assert smtp_de_prueba.entregados == []


def test_una_negativa_adelantada_al_punto_no_deja_duda(smtp_de_prueba: SmtpGuionizado, remitente: _Remitente) -> None:
    smtp_de_prueba.guion.cortes = ["adelantado"]
    with pytest.raises(FalloPasajero):
        remitente.enviar(carta=LARGA)
    assert (smtp_de_prueba.entregados, remitente.puntos) == ([], 0)


@pytest.mark.parametrize("corte", ["tras_el_punto", "callado_tras_el_punto"])
def test_un_corte_o_un_silencio_tras_el_punto_queda_en_duda(
    smtp_de_prueba: SmtpGuionizado, remitente: _Remitente, corte: Corte
) -> None:
    smtp_de_prueba.guion.cortes = [corte]
    with pytest.raises(FalloEnDuda):
        remitente.enviar()
    assert remitente.puntos == 1
    assert len(smtp_de_prueba.entregados) == 1, "y de hecho llegó: repetir a ciegas la duplicaría"


def test_tras_una_duda_la_siguiente_carta_va_por_otra_conexion(
    smtp_de_prueba: SmtpGuionizado, remitente: _Remitente
) -> None:
    smtp_de_prueba.guion.cortes = ["callado_tras_el_punto"]
    with pytest.raises(FalloEnDuda):
        remitente.enviar()
    assert remitente.enviar().texto == "250 2.0.0 Guardado como 77"
    assert smtp_de_prueba.conexiones == 2


def test_un_250_vale_aunque_luego_se_corte_y_la_siguiente_reconecta(
    smtp_de_prueba: SmtpGuionizado, remitente: _Remitente
) -> None:
    smtp_de_prueba.guion.cortes = ["tras_250"]
    assert remitente.enviar().texto == "250 2.0.0 Guardado como 77"
    assert remitente.enviar().rechazados == {}
    assert (len(smtp_de_prueba.entregados), smtp_de_prueba.conexiones) == (2, 2)


def test_cartas_seguidas_comparten_conexion(smtp_de_prueba: SmtpGuionizado, remitente: _Remitente) -> None:
    for _ in range(3):
        remitente.enviar()
    assert (len(smtp_de_prueba.entregados), smtp_de_prueba.conexiones) == (3, 1)


def test_una_conexion_que_descanso_demasiado_no_se_reutiliza(smtp_de_prueba: SmtpGuionizado) -> None:
    remitente = _Remitente(smtp_de_prueba, plazos=PlazosSmtp(reposo=0))
    remitente.enviar()
    remitente.enviar()
    assert (len(smtp_de_prueba.entregados), smtp_de_prueba.conexiones) == (2, 2)


def test_si_la_conexion_guardada_ya_no_vale_se_abre_otra(smtp_de_prueba: SmtpGuionizado, remitente: _Remitente) -> None:
    smtp_de_prueba.guion.rset = "421 4.4.2 Tardó demasiado"
    remitente.enviar()
    remitente.enviar()
    assert (len(smtp_de_prueba.entregados), smtp_de_prueba.conexiones) == (2, 2)


def test_un_no_limpio_se_despide(smtp_de_prueba: SmtpGuionizado, remitente: _Remitente) -> None:
    smtp_de_prueba.guion.rcpt_demas = "450 4.2.1 Lista gris"
    with pytest.raises(FalloPasajero):
        remitente.enviar()
    assert smtp_de_prueba.ordenes[-1] == "QUIT"


@pytest.mark.parametrize(
    ("guion", "fallo", "codigo"),
    [
        (Guion(saludo="421 4.3.2 Demasiadas conexiones"), FalloPasajero, None),
        (Guion(saludo="554 5.7.1 Hoy no"), FalloPasajero, None),
        (Guion(ehlo="451 4.3.0 Luego"), FalloPasajero, None),
        (Guion(mail="451 4.7.1 Luego"), FalloPasajero, None),
        (Guion(mail="550 5.1.8 Remitente desconocido"), FalloDefinitivo, "550 5.1.8"),
        (Guion(mail="530 5.7.0 Primero identifíquese"), CredencialRechazada, None),
        (Guion(rcpt_demas="450 4.2.1 Lista gris"), FalloPasajero, None),
        (Guion(rcpt_demas="421 4.7.0 Basta"), FalloPasajero, None),
        (Guion(rcpt_demas="550 5.1.1 No existe"), FalloDefinitivo, "550 5.1.1"),
        (Guion(rcpt_demas="550 sin código ampliado"), FalloDefinitivo, "550"),
        (Guion(data="451 4.3.0 Luego"), FalloPasajero, None),
        (Guion(data="554 5.7.1 Bloqueado por política"), FalloDefinitivo, "554 5.7.1"),
        (Guion(punto="451 4.7.500 Servidor ocupado"), FalloPasajero, None),
        (Guion(punto="421 4.3.2 Me apago"), FalloPasajero, None),
        (Guion(punto="550 5.7.1 Parece correo no deseado"), FalloDefinitivo, "550 5.7.1"),
        (Guion(punto="552 5.3.4 Demasiado grande"), FalloDefinitivo, "552 5.3.4"),
        (Guion(punto="354 ¿qué?"), FalloEnDuda, None),
        (Guion(punto="no hablo SMTP"), FalloEnDuda, None),
    ],
)
def test_cada_negativa_da_su_fallo_y_no_se_entrega(
    smtp_de_prueba: SmtpGuionizado, remitente: _Remitente, guion: Guion, fallo: type[Exception], codigo: str | None
) -> None:
    smtp_de_prueba.guion = guion
    with pytest.raises(fallo) as caso:
        remitente.enviar()
    assert type(caso.value) is fallo
    assert getattr(caso.value, "codigo", None) == codigo
    assert smtp_de_prueba.entregados == []
    assert remitente.puntos == int(guion.punto != Guion().punto)


def test_solo_un_rechazo_de_los_destinatarios_senala_direcciones(
    smtp_de_prueba: SmtpGuionizado, remitente: _Remitente
) -> None:
    smtp_de_prueba.guion = Guion(mail="550 5.7.1 No a este remitente")
    with pytest.raises(FalloDefinitivo) as caso:
        remitente.enviar()
    assert caso.value.rechazados == {}
    smtp_de_prueba.guion = Guion(rcpt_demas="550 5.1.1 No existe")
    with pytest.raises(FalloDefinitivo) as caso:
        remitente.enviar()
    assert set(caso.value.rechazados) == {ANA}


def test_un_tamano_que_el_servidor_no_admite_se_sabe_antes_de_empezar(
    smtp_de_prueba: SmtpGuionizado, remitente: _Remitente
) -> None:
    smtp_de_prueba.guion.extensiones = ("SIZE 1000",)
    with pytest.raises(FalloDefinitivo, match="no admite más de 1000") as caso:
        remitente.enviar()
    assert caso.value.codigo == "552 5.3.4"
    assert not any(orden.startswith("MAIL") for orden in smtp_de_prueba.ordenes)


@pytest.mark.parametrize("extension", ["SIZE", "SIZE 0", "SIZE 99999999"])
def test_un_servidor_sin_tope_o_con_tope_de_sobra_recibe(
    smtp_de_prueba: SmtpGuionizado, remitente: _Remitente, extension: str
) -> None:
    smtp_de_prueba.guion.extensiones = (extension,)
    remitente.enviar()
    assert f"MAIL FROM:<{DE}> SIZE={len(CARTA)}" in smtp_de_prueba.ordenes


@pytest.mark.parametrize(
    ("respuesta", "fallo"),
    [
        ("535 5.7.8 Usuario o clave incorrectos", CredencialRechazada),
        ("534 5.7.9 Hace falta una clave de aplicación", CredencialRechazada),
        ("550 5.7.30 La autenticación básica no está admitida", CredencialRechazada),
        ("454 4.7.0 Fallo temporal", FalloPasajero),
    ],
)
def test_una_clave_mala_se_distingue_de_un_servidor_cansado_y_se_prueba_una_vez(
    smtp_de_prueba: SmtpGuionizado, respuesta: str, fallo: type[Exception]
) -> None:
    smtp_de_prueba.guion.extensiones = ("AUTH LOGIN PLAIN CRAM-MD5",)
    smtp_de_prueba.guion.auth = respuesta
    with pytest.raises(fallo) as caso:
        _Remitente(smtp_de_prueba, "cobros").enviar()
    assert type(caso.value) is fallo
    assert sum(orden.startswith("AUTH") for orden in smtp_de_prueba.ordenes) == 1
    assert not any(orden.startswith("MAIL") for orden in smtp_de_prueba.ordenes)


def test_sin_un_metodo_de_entrada_conocido_se_dice_cuales_ofrece(smtp_de_prueba: SmtpGuionizado) -> None:
    smtp_de_prueba.guion.extensiones = ("AUTH GSSAPI NTLM",)
    with pytest.raises(CredencialRechazada, match="gssapi"):
        _Remitente(smtp_de_prueba, "cobros").enviar()


def test_nadie_al_otro_lado_es_pasajero(smtp_de_prueba: SmtpGuionizado, remitente: _Remitente) -> None:
    smtp_de_prueba.__exit__()
    with pytest.raises(FalloPasajero, match=r"127\.0\.0\.1"):
        remitente.enviar()


def test_un_nombre_que_no_existe_es_pasajero() -> None:
    servidor = servidor_local(25, "", "tls")
    salida = SalidaSmtp(type(servidor)(host="no-existe.invalid", puerto=465), lambda: "", PLAZOS)
    with pytest.raises(FalloPasajero, match="no-existe"):
        salida.enviar(CARTA, DE, [ANA], lambda: None)


def test_un_dominio_con_ene_viaja_en_idna(smtp_de_prueba: SmtpGuionizado, remitente: _Remitente) -> None:
    assert remitente.enviar("ana@peñalolén.example").rechazados == {}
    assert smtp_de_prueba.entregados[0].destinatarios == ("ana@xn--pealoln-gya1e.example",)
    assert not any("SMTPUTF8" in orden for orden in smtp_de_prueba.ordenes)


def test_un_buzon_con_ene_pide_smtputf8_solo_si_el_servidor_lo_tiene(
    smtp_de_prueba: SmtpGuionizado, remitente: _Remitente
) -> None:
    assert remitente.enviar("muñoz@ferreteria.example", ANA).rechazados == {}
    assert any(orden.endswith("SMTPUTF8") for orden in smtp_de_prueba.ordenes)
    remitente.salida.cerrar()
    smtp_de_prueba.guion.extensiones = ()
    rechazados = remitente.enviar("muñoz@ferreteria.example", ANA).rechazados
    assert rechazados["muñoz@ferreteria.example"].ampliado == "5.6.7"
    assert smtp_de_prueba.entregados[1].destinatarios == (ANA,)


def test_un_fin_de_linea_suelto_no_puede_colar_un_punto_final(
    smtp_de_prueba: SmtpGuionizado, remitente: _Remitente
) -> None:
    remitente.enviar(carta=b"Subject: x\r\n\r\nhola\n.\nMAIL FROM:<malo@malo.example>\r.\rfin")
    (entregado,) = smtp_de_prueba.entregados
    assert entregado.crudo == b"Subject: x\r\n\r\nhola\r\n.\r\nMAIL FROM:<malo@malo.example>\r\n.\r\nfin\r\n"


def test_una_respuesta_que_no_es_utf8_se_puede_guardar(smtp_de_prueba: SmtpGuionizado, remitente: _Remitente) -> None:
    smtp_de_prueba.guion.punto = "250 aceptado en la bandeja n\udcba 7"
    assert remitente.enviar().texto == "250 aceptado en la bandeja n\ufffd 7"
