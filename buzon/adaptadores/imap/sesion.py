"""Una conexión IMAP que se abre cuando hace falta y se suelta entera al primer fallo.

Traduce todo lo que lanzan imapclient, imaplib y ssl a las palabras de los puertos. No sabe de correos.
"""

import imaplib
import re
import socket
import ssl
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from typing import Any

from imapclient import IMAPClient, SocketTimeout
from imapclient.exceptions import CapabilityError, LoginError, ProtocolError

from buzon.adaptadores.imap.plazos import PlazosImap
from buzon.dominio.servidores import ServidorCorreo, motivo_de_rechazo
from buzon.puertos import CredencialRechazada, FalloDefinitivo, FalloPasajero

# RFC 5530 §3. El primero manda: "[AUTHENTICATIONFAILED] … try again" es la clave.
_ES_LA_CLAVE = re.compile(r"\[(AUTHENTICATIONFAILED|AUTHORIZATIONFAILED|EXPIRED|PRIVACYREQUIRED)\]", re.IGNORECASE)
# Y lo que escriben sin código, o con otro, Gmail ("Too many simultaneous connections") y Exchange.
_NO_ES_LA_CLAVE = re.compile(
    r"\[(UNAVAILABLE|INUSE|LIMIT|SERVERBUG|CONTACTADMIN|OVERQUOTA)\]|too many|simultaneous|temporar|"
    r"try again later|timed? ?out|service unavailable",
    re.IGNORECASE,
)
_ENVUELTO = re.compile(r"b(['\"])(.*)\1", re.DOTALL)


class Sesion:
    """La conexión y la carpeta abierta. `elegir` y `cliente` conectan si hace falta."""

    def __init__(
        self,
        servidor: ServidorCorreo,
        credencial: Callable[[], str],
        plazos: PlazosImap,
        otra_credencial: Callable[[], str] | None = None,
    ) -> None:
        if motivo := motivo_de_rechazo(servidor):
            raise FalloDefinitivo(motivo)
        self.plazos = plazos
        self._servidor = servidor
        self._credencial = credencial
        self._otra_credencial = otra_credencial
        self._cliente: Any = None
        self._abierta: str | None = None
        self._estado: dict[bytes, Any] = {}

    @property
    def cliente(self) -> Any:
        """El `IMAPClient` (que no tiene tipos) ya dentro: si no había conexión, la abre."""
        if self._cliente is None:
            self._cliente = self._conectar()
        return self._cliente

    @contextmanager
    def vigilada(self, que: str) -> Iterator[None]:
        """Convierte cualquier fallo de dentro en `FalloPasajero` (con `que` se intentaba) y suelta la conexión."""
        try:
            yield
        except (imaplib.IMAP4.error, ProtocolError, OSError, EOFError, ValueError, AttributeError, IndexError) as error:
            # Los tres últimos: imaplib e imapclient los lanzan ante respuestas que no son IMAP, y sobre
            # una conexión que acaban de perder. Aquí no hay código nuestro que pueda lanzarlos.
            self.soltar()
            raise FalloPasajero(f"{que}: {_explicar(self._servidor, error)}") from error

    def elegir(self, carpeta: str) -> bool:
        """Deja abierta la carpeta, sin repetir la orden si ya lo está. Devuelve si hubo que abrirla."""
        cliente = self.cliente
        if self._abierta == carpeta:
            return False
        self._abierta = None
        try:
            self._estado = cliente.select_folder(carpeta)
        except imaplib.IMAP4.readonly:  # una carpeta compartida de solo lectura: se lee igual
            self._estado = cliente.select_folder(carpeta, readonly=True)
        self._abierta = carpeta
        return True

    @property
    def uidvalidity(self) -> int:
        """El UIDVALIDITY de la carpeta abierta; 0 si el servidor no lo dice (entonces solo vale el libro)."""
        return int(self._estado.get(b"UIDVALIDITY") or 0)

    @property
    def uidnext(self) -> int:
        """El UIDNEXT que dijo el servidor al abrir; 1 si no lo dijo."""
        return int(self._estado.get(b"UIDNEXT") or 1)

    @property
    def cuantos(self) -> int:
        """Cuántos correos tenía la carpeta al abrirla."""
        return int(self._estado.get(b"EXISTS") or 0)

    def releer(self, carpeta: str) -> None:
        """Vuelve a abrir la carpeta: el servidor dice de nuevo su UIDVALIDITY y cuántos correos tiene."""
        self._abierta = None
        self.elegir(carpeta)

    def soltar(self) -> None:
        """Cierra el socket sin despedirse: en una conexión rota, LOGOUT puede colgarse. No lanza."""
        cliente, self._cliente = self._cliente, None
        self._abierta, self._estado = None, {}
        if cliente is not None:
            with suppress(Exception):
                cliente.shutdown()

    def despedirse(self) -> None:
        """LOGOUT si hay conexión. No lanza."""
        if self._cliente is not None:
            with suppress(Exception):
                self._cliente.logout()
        self.soltar()

    def _conectar(self) -> Any:
        try:
            return self._entrar(self._credencial())
        except CredencialRechazada:
            if self._otra_credencial is None:
                raise
            return self._entrar(self._otra_credencial())

    def _entrar(self, clave: str) -> Any:
        servidor = self._servidor
        contexto = None if servidor.seguridad == "ninguna" else ssl.create_default_context(cafile=servidor.autoridad)
        cliente = IMAPClient(
            servidor.host,
            servidor.puerto,
            ssl=servidor.seguridad == "tls",
            ssl_context=contexto,
            timeout=SocketTimeout(self.plazos.conexion, self.plazos.lectura),
        )
        try:
            cliente._imap.debug = 0  # noqa: SLF001 - imapclient lo pone a 5, y así la clave pasaría por el registro
            cliente.normalise_times = False  # las fechas con su zona, no en la hora de esta máquina
            # Sin esto, cada APPEND espera al acuse retardado del otro lado (22 por segundo en vez de 489).
            cliente.socket().setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
            if servidor.seguridad == "starttls":
                cliente.starttls(contexto)
            _identificar(cliente, servidor, clave)
        except BaseException:
            with suppress(Exception):
                cliente.shutdown()
            raise
        return cliente


def _identificar(cliente: Any, servidor: ServidorCorreo, clave: str) -> None:
    try:
        if servidor.autenticacion == "oauth2":
            cliente.oauth2_login(servidor.usuario, clave)
        elif (servidor.usuario + clave).isascii() and not cliente.has_capability("LOGINDISABLED"):
            cliente.login(servidor.usuario, clave)
        else:  # LOGIN no admite acentos ni eñes en la clave; AUTHENTICATE PLAIN sí (RFC 4616)
            cliente.sasl_login("PLAIN", lambda _: f"\0{servidor.usuario}\0{clave}".encode())
    except LoginError as error:
        # imapclient llama LoginError también a un corte a mitad: eso no es la clave.
        es_corte = isinstance(error.__context__, imaplib.IMAP4.abort)
        if es_corte or (not _ES_LA_CLAVE.search(dicho := str(error)[:2000]) and _NO_ES_LA_CLAVE.search(dicho)):
            raise
        raise CredencialRechazada(
            f"{servidor.host} no acepta el usuario o la clave de {servidor.usuario}: {_palabras(error)}"
        ) from error


def _explicar(servidor: ServidorCorreo, error: BaseException) -> str:
    donde = f"{servidor.host}:{servidor.puerto}"
    if isinstance(error, ssl.SSLCertVerificationError):
        return f"el certificado de {servidor.host} no es de fiar: {error.verify_message}"
    if isinstance(error, CapabilityError) and "STARTTLS" in str(error):
        return f"{donde} no ofrece STARTTLS y sin cifrar no se entra"
    if isinstance(error, TimeoutError):
        return f"{donde} no responde"
    return f"{donde}: {_palabras(error) or type(error).__name__}"


def _palabras(error: BaseException) -> str:
    """Lo que dijo el servidor, sin el b'…' con que imaplib lo envuelve y sin saltos de línea."""
    return " ".join(_ENVUELTO.sub(r"\2", str(error)[:2000]).split())[:500]
