"""Un mismo buzón de prueba sobre tres mundos (memoria, pymap y Dovecot), con lo que la suite de contrato necesita."""

import socket
from collections.abc import Callable
from contextlib import closing, suppress
from datetime import datetime
from typing import Protocol
from uuid import uuid4

from imapclient import IMAPClient
from servidores.dovecot import CLAVE, Dovecot

from buzon.adaptadores.imap import BandejaImap, PlazosImap
from buzon.adaptadores.memoria import Casillero, EntradaEnMemoria
from buzon.demo.servidores import ServidoresDemo
from buzon.dominio.servidores import Seguridad, ServidorCorreo
from buzon.puertos import BandejaDeEntrada


class BuzonDePrueba(Protocol):
    """`abrir` da una bandeja nueva; lo demás lo hace «otra persona» con el mismo buzón."""

    carpeta_de_enviados: str

    def abrir(self, carpetas: tuple[str, ...] = ("INBOX",), tope: int = ...) -> BandejaDeEntrada: ...
    def entregar(self, crudo: bytes, llegada: datetime, carpeta: str = "INBOX") -> None: ...
    def crear_carpeta(self, nombre: str) -> None: ...
    def renovar(self, carpeta: str) -> None: ...
    def borrar(self, uid: int, carpeta: str = "INBOX") -> None: ...
    def banderas(self, uid: int, carpeta: str = "INBOX") -> set[str]: ...
    def cerrar(self) -> None: ...


_TOPE = 25 * 1024 * 1024


class BuzonEnMemoria:
    carpeta_de_enviados = "Enviados"

    def __init__(self) -> None:
        self._casillero = Casillero()

    def abrir(self, carpetas: tuple[str, ...] = ("INBOX",), tope: int = _TOPE) -> BandejaDeEntrada:
        return EntradaEnMemoria(self._casillero, carpetas=carpetas, tope=tope)

    def entregar(self, crudo: bytes, llegada: datetime, carpeta: str = "INBOX") -> None:
        self._casillero.entregar(crudo, llegada, carpeta)

    def crear_carpeta(self, nombre: str) -> None:
        self._casillero.crear_carpeta(nombre)

    def renovar(self, carpeta: str) -> None:
        self._casillero.crear_carpeta(carpeta)

    def borrar(self, uid: int, carpeta: str = "INBOX") -> None:
        self._casillero.borrar(uid, carpeta)

    def banderas(self, uid: int, carpeta: str = "INBOX") -> set[str]:
        return set(self._casillero.carpetas[carpeta].correos[uid].etiquetas)

    def cerrar(self) -> None:
        pass


class BuzonImap:
    """Un usuario nuevo de un servidor IMAP de verdad. Por detrás se toca con otra conexión."""

    def __init__(self, servidor: ServidorCorreo, clave: str, enviados: str) -> None:
        self._servidor, self.usuario, self.clave = servidor, servidor.usuario, clave
        self.carpeta_de_enviados = enviados
        self._bandejas: list[BandejaImap] = []

    def abrir(self, carpetas: tuple[str, ...] = ("INBOX",), tope: int = _TOPE) -> BandejaImap:
        plazos = PlazosImap(tope=tope, sondeo=0.2, lectura=10)
        bandeja = BandejaImap(self._servidor, lambda: self.clave, carpetas, plazos=plazos)
        self._bandejas.append(bandeja)
        return bandeja

    def entregar(self, crudo: bytes, llegada: datetime, carpeta: str = "INBOX") -> None:
        self._con(lambda otra: otra.append(carpeta, crudo, (), llegada))

    def crear_carpeta(self, nombre: str) -> None:
        self._con(lambda otra: otra.create_folder(nombre))

    def renovar(self, carpeta: str) -> None:
        self._con(lambda otra: (otra.delete_folder(carpeta), otra.create_folder(carpeta)))

    def borrar(self, uid: int, carpeta: str = "INBOX") -> None:
        self._con(lambda otra: (otra.select_folder(carpeta), otra.delete_messages([uid], silent=True), otra.expunge()))

    def banderas(self, uid: int, carpeta: str = "INBOX") -> set[str]:
        halladas: set[str] = set()

        def mirar(otra: IMAPClient) -> None:
            otra.select_folder(carpeta, readonly=True)
            halladas.update(bandera.decode() for bandera in otra.get_flags([uid])[uid])

        self._con(mirar)
        return halladas - {"\\Recent"}

    def _con(self, hacer: Callable[[IMAPClient], object]) -> None:
        if self._servidor.seguridad == "ninguna":
            puerto = self._servidor.puerto
        else:
            raise NotImplementedError("la otra conexión va en claro: use el puerto sin TLS")
        otra = IMAPClient("127.0.0.1", puerto, ssl=False, timeout=10)
        otra.socket().setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        with closing(_Cierre(otra)):
            otra.login(self._servidor.usuario, self.clave)
            hacer(otra)

    def cerrar(self) -> None:
        for bandeja in self._bandejas:
            bandeja.cerrar()


class _Cierre:
    def __init__(self, cliente: IMAPClient) -> None:
        self._cliente = cliente

    def close(self) -> None:
        with suppress(Exception):
            self._cliente.logout()


def servidor_local(
    puerto: int, usuario: str, seguridad: Seguridad = "ninguna", autoridad: str | None = None
) -> ServidorCorreo:
    return ServidorCorreo(host="127.0.0.1", puerto=puerto, seguridad=seguridad, usuario=usuario, autoridad=autoridad)


def en_pymap(servidores: ServidoresDemo) -> BuzonImap:
    usuario = f"u{uuid4().hex[:12]}@andes.example"
    servidores.crear_usuario(usuario, "secreta")
    return BuzonImap(servidor_local(servidores.imap_puerto, usuario), "secreta", "Enviados")


def en_dovecot(dovecot: Dovecot) -> BuzonImap:
    return BuzonImap(servidor_local(dovecot.puerto, f"u{uuid4().hex[:12]}"), CLAVE, "Sent")
