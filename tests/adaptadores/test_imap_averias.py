"""Qué hace la bandeja IMAP cuando el servidor se corta, se calla, miente o no deja entrar."""

import threading
import time
from base64 import b64decode
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta

import pytest
from servidores.buzones import servidor_local
from servidores.intermediario import Intermediario

from buzon.adaptadores.imap import BandejaImap, PlazosImap
from buzon.demo.servidores import ServidoresDemo
from buzon.puertos import CredencialRechazada, FalloPasajero, Marca, Sobre

HOY = datetime(2026, 11, 20, 15, 30, tzinfo=UTC)
DESDE = HOY - timedelta(days=5)
USUARIO = "cobros@andes.example"


def carta(numero: int, cuerpo: str = "hola") -> bytes:
    return f"From: ana@x.example\r\nMessage-ID: <c{numero}@x.example>\r\n\r\n{cuerpo}\r\n".encode()


class Caso:
    """Una bandeja que habla con pymap a través de un intermediario."""

    def __init__(self, servidores: ServidoresDemo, medio: Intermediario) -> None:
        servidores.crear_usuario(USUARIO, "secreta")
        self.servidores, self.medio, self.clave = servidores, medio, "secreta"
        self.plazos = PlazosImap(lectura=0.6, ciclo_idle=0.5, sondeo=0.3)
        self.bandeja = BandejaImap(servidor_local(medio.puerto, USUARIO), lambda: self.clave, plazos=self.plazos)

    def entregar(self, numero: int, cuerpo: str = "hola") -> None:
        self.servidores.entregar(USUARIO, carta(numero, cuerpo), HOY)

    def leer(self, marcas: dict[str, Marca] | None = None) -> list[Sobre]:
        return list(self.bandeja.novedades(marcas or {}, DESDE))

    def ordenes(self, palabra: bytes) -> int:
        return sum(palabra in trozo for trozo in self.medio.oido)


@pytest.fixture
def caso(pymap: ServidoresDemo) -> Iterator[Caso]:
    with Intermediario(pymap.imap_puerto) as medio:
        nuevo = Caso(pymap, medio)
        yield nuevo
        nuevo.bandeja.cerrar()


def test_no_se_conecta_hasta_que_hace_falta_y_luego_es_una_sola_conexion(caso: Caso) -> None:
    assert caso.medio.conexiones == 0
    caso.leer()
    caso.leer()
    caso.bandeja.buscar_enviada("x@y.example")
    assert caso.medio.conexiones == 1


@pytest.mark.parametrize("orden", [rb"LOGIN", rb"SELECT", rb"SEARCH", rb"INTERNALDATE", rb"BODY\.PEEK"])
@pytest.mark.parametrize("accion", ["cortar", "callar"])
def test_un_corte_o_un_silencio_en_cualquier_orden_es_pasajero_y_la_siguiente_vuelta_lo_trae_todo(
    caso: Caso, orden: bytes, accion: str
) -> None:
    caso.entregar(1)
    caso.entregar(2)
    caso.medio.al_oir(orden, accion)  # type: ignore[arg-type] # parametrize pierde el Literal
    with pytest.raises(FalloPasajero) as fallo:
        caso.leer()
    assert not isinstance(fallo.value, CredencialRechazada)
    assert [sobre.crudo for sobre in caso.leer()] == [carta(1), carta(2)]
    assert caso.medio.conexiones == 2


def test_un_correo_cortado_a_mitad_no_se_entrega_a_medias(caso: Caso) -> None:
    caso.entregar(1, "x" * 200_000)

    def a_mitad(trozo: bytes) -> bytes:
        return b"\0cortar" if b"xxxx" in trozo and len(trozo) > 10_000 else trozo

    caso.medio.filtro = a_mitad
    with pytest.raises(FalloPasajero):
        caso.leer()
    caso.medio.filtro = lambda trozo: trozo
    assert [sobre.crudo for sobre in caso.leer()] == [carta(1, "x" * 200_000)]


def test_lo_ya_entregado_antes_del_corte_vale(caso: Caso) -> None:
    caso.entregar(1)
    caso.entregar(2)
    novedades = iter(caso.bandeja.novedades({}, DESDE))
    primero = next(novedades)
    caso.medio.cortar_todo()
    with pytest.raises(FalloPasajero):
        next(novedades)
    (segundo,) = caso.leer({"INBOX": Marca(primero.uidvalidity, primero.uid)})
    assert segundo.crudo == carta(2)


def test_una_clave_mala_se_dice_y_al_cambiarla_se_entra_sin_reiniciar(caso: Caso) -> None:
    caso.clave = "antigua"
    with pytest.raises(CredencialRechazada, match="no acepta el usuario o la clave"):
        caso.leer()
    caso.clave = "secreta"
    assert caso.leer() == []


@pytest.mark.parametrize(
    ("respuesta", "es_la_clave"),
    [
        (b"NO [AUTHENTICATIONFAILED] Invalid credentials", True),
        (b"NO LOGIN failed.", True),
        (b"NO [AUTHORIZATIONFAILED] no", True),
        (b"NO [AUTHENTICATIONFAILED] Too many failed attempts, try again later", True),
        (b"BAD LOGIN disabled for this account", True),
        (b"NO [UNAVAILABLE] Temporary authentication failure", False),
        (b"NO [LIMIT] Too many connections", False),
        (b"NO [ALERT] Too many simultaneous connections. (Failure)", False),
        (b"NO [INUSE] Mailbox in use", False),
    ],
)
def test_un_no_a_la_entrada_se_distingue_de_un_servidor_cansado(
    caso: Caso, respuesta: bytes, *, es_la_clave: bool
) -> None:
    caso.medio.al_oir(rb"LOGIN", b"{marca} " + respuesta + b"\r\n")
    with pytest.raises(FalloPasajero) as fallo:
        caso.leer()
    assert isinstance(fallo.value, CredencialRechazada) is es_la_clave
    assert "b'" not in str(fallo.value)


def test_una_clave_con_acentos_viaja_entera(caso: Caso) -> None:
    caso.clave = "contraseña €"
    caso.medio.al_oir(rb"AUTHENTICATE PLAIN", b"+ \r\n")
    caso.medio.al_oir(rb"^[A-Za-z0-9+/=]{12,}(\r\n)?$", "cortar")
    with pytest.raises(FalloPasajero):
        caso.leer()
    assert b64decode(caso.medio.oido[-1]).decode() == f"\0{USUARIO}\0contraseña €"


def test_un_idle_que_no_avisa_nunca_no_retrasa_mas_de_un_ciclo(caso: Caso) -> None:
    caso.leer()
    caso.medio.filtro = lambda trozo: b"" if trozo.startswith(b"* ") and b"EXISTS" in trozo else trozo
    timbre = threading.Timer(0.1, caso.entregar, (1,))
    timbre.start()
    principio = time.monotonic()
    assert caso.bandeja.esperar(60) is True
    assert time.monotonic() - principio < 30
    timbre.join()


def test_un_idle_cortado_es_pasajero_y_luego_se_sigue(caso: Caso) -> None:
    caso.leer()
    caso.medio.al_oir(rb"IDLE", "cortar")
    with pytest.raises(FalloPasajero):
        caso.bandeja.esperar(5)
    caso.entregar(1)
    assert caso.bandeja.esperar(5) is True
    assert [sobre.crudo for sobre in caso.leer()] == [carta(1)]


def test_un_servidor_que_no_contesta_al_fin_del_idle_se_nota(caso: Caso) -> None:
    caso.leer()
    caso.medio.al_oir(rb"DONE", "callar")
    principio = time.monotonic()
    with pytest.raises(FalloPasajero, match="no responde"):
        caso.bandeja.esperar(60)
    assert time.monotonic() - principio < 30


def _esperar_veces(caso: Caso, veces: int) -> None:
    for _ in range(veces):
        caso.bandeja.esperar(1)


@pytest.mark.parametrize(
    "respuesta",
    [b"{marca} NO no puedo\r\n", b"{marca} BAD no entiendo\r\n", b"* BYE me apago\r\n", b"+ x\r\n{marca} OK listo\r\n"],
)
def test_un_servidor_que_no_quiere_idle_o_lo_termina_no_gira_en_vacio(caso: Caso, respuesta: bytes) -> None:
    caso.leer()
    caso.medio.al_oir(rb"IDLE", respuesta, veces=100)
    principio = time.monotonic()
    with pytest.raises(FalloPasajero):
        _esperar_veces(caso, 2)
    assert time.monotonic() - principio < 30
    assert caso.ordenes(b"IDLE") <= 4


def test_un_aviso_antes_del_mas_del_idle_no_se_pierde(caso: Caso) -> None:
    caso.leer()
    caso.medio.filtro = lambda trozo: b"* 1 EXISTS\r\n" + trozo if trozo.startswith(b"+") else trozo
    assert caso.bandeja.esperar(60) is True
    assert caso.ordenes(b"IDLE") == 1, "se oyó en el primero, sin agotar su ciclo"


@pytest.mark.parametrize("troceo", [1, 7])
def test_las_lineas_partidas_y_a_cuentagotas_se_leen_igual(caso: Caso, troceo: int) -> None:
    caso.medio.troceo = troceo
    caso.leer()
    for numero in range(5):
        timbre = threading.Timer(0.05, caso.entregar, (numero,))
        timbre.start()
        assert caso.bandeja.esperar(5) is True
        timbre.join()
    assert [sobre.crudo for sobre in caso.leer()] == [carta(numero) for numero in range(5)]
    assert caso.medio.conexiones == 1


def test_sin_idle_se_pregunta_de_vez_en_cuando() -> None:
    with ServidoresDemo(con_idle=False) as servidores, Intermediario(servidores.imap_puerto) as medio:
        caso = Caso(servidores, medio)
        caso.leer()
        timbre = threading.Timer(0.1, caso.entregar, (1,))
        timbre.start()
        principio = time.monotonic()
        assert caso.bandeja.esperar(60) is True
        assert 0.2 < time.monotonic() - principio < 30
        assert caso.ordenes(b"IDLE") == 0
        timbre.join()
        caso.bandeja.cerrar()


def test_el_idle_se_renueva_y_cada_vuelta_pregunta(caso: Caso) -> None:
    caso.leer()
    assert caso.bandeja.esperar(1.3) is False
    assert 2 <= caso.ordenes(b"IDLE") <= 4
    assert caso.ordenes(b"NOOP") >= caso.ordenes(b"IDLE")


def test_un_correo_que_el_servidor_no_sabe_dar_entero_llega_recortado_y_no_atasca(caso: Caso) -> None:
    caso.entregar(1)
    caso.entregar(2)
    caso.medio.al_oir(rb"BODY\.PEEK\[\]", b"{marca} NO [UNKNOWN-CTE] corrupted message\r\n")
    primero, segundo = caso.leer()
    assert (primero.crudo, primero.recortado) == (carta(1), True)
    assert (segundo.crudo, segundo.recortado) == (carta(2), False)


def test_un_no_de_otro_rato_al_traer_un_correo_para_la_vuelta(caso: Caso) -> None:
    caso.entregar(1)
    caso.medio.al_oir(rb"BODY\.PEEK\[\]", b"{marca} NO [UNAVAILABLE] storage busy\r\n")
    with pytest.raises(FalloPasajero):
        caso.leer()
    assert [sobre.crudo for sobre in caso.leer()] == [carta(1)]


def test_archivar_no_lanza_aunque_se_corte_y_buscar_si(caso: Caso) -> None:
    caso.medio.al_oir(rb"APPEND", "cortar")
    assert caso.bandeja.archivar_enviada(carta(1), HOY) is False
    caso.medio.al_oir(rb"SEARCH", "cortar")
    with pytest.raises(FalloPasajero):
        caso.bandeja.buscar_enviada("c1@x.example")
    assert caso.bandeja.archivar_enviada(carta(1), HOY) is True
    assert caso.bandeja.buscar_enviada("c1@x.example") is True


def test_una_busqueda_por_cabecera_que_no_ve_nada_se_suple_mirando_las_ultimas(caso: Caso) -> None:
    assert caso.bandeja.archivar_enviada(carta(1), HOY) is True
    caso.medio.al_oir(rb"SEARCH HEADER", b"* SEARCH\r\n{marca} OK nada\r\n", veces=9)
    assert caso.bandeja.buscar_enviada("c1@x.example") is True
    assert caso.bandeja.buscar_enviada("c2@x.example") is False


def test_un_buzon_enorme_se_busca_por_ventanas_sin_perder_ni_repetir(pymap: ServidoresDemo) -> None:
    pymap.crear_usuario(USUARIO, "secreta")
    for numero in range(11):
        pymap.entregar(USUARIO, carta(numero), HOY if numero != 4 else DESDE - timedelta(days=30))
    for ventana in (1, 3, 10, 11, 12):
        plazos = PlazosImap(ventana=ventana)
        bandeja = BandejaImap(servidor_local(pymap.imap_puerto, USUARIO), lambda: "secreta", plazos=plazos)
        sobres = list(bandeja.novedades({}, DESDE))
        assert [sobre.crudo for sobre in sobres] == [carta(numero) for numero in range(11) if numero != 4]
        resto = bandeja.novedades({"INBOX": Marca(sobres[0].uidvalidity, sobres[5].uid)}, DESDE)
        assert [sobre.uid for sobre in resto] == [sobre.uid for sobre in sobres[6:]]
        bandeja.cerrar()


def test_acusar_con_la_conexion_muerta_es_pasajero(caso: Caso) -> None:
    caso.entregar(1)
    (sobre,) = caso.leer()
    caso.medio.al_oir(rb"STORE", "cortar")
    with pytest.raises(FalloPasajero):
        caso.bandeja.acusar(sobre, "BuzonVisto")
    caso.medio.al_oir(rb"STORE", b"{marca} NO no se admiten palabras clave\r\n")
    caso.bandeja.acusar(sobre, "BuzonVisto")
    assert caso.medio.conexiones == 2


def test_cerrar_con_la_conexion_muerta_no_lanza_ni_se_cuelga(caso: Caso) -> None:
    caso.leer()
    caso.medio.al_oir(rb"LOGOUT", "callar")
    principio = time.monotonic()
    caso.bandeja.cerrar()
    caso.bandeja.cerrar()
    assert time.monotonic() - principio < 30
