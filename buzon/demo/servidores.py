"""Servidores de correo de verdad, IMAP y SMTP, en la propia máquina: para la demostración y para las pruebas.

Viven en un hilo y en memoria, en puertos que elige el sistema, y desaparecen al cerrar. Nunca salen a la red.
"""

import asyncio
import logging
import threading
from collections.abc import Coroutine
from datetime import datetime
from types import TracebackType
from typing import Any, NamedTuple, Self

from aiosmtpd.smtp import SMTP, AuthResult, Envelope, LoginPassword, Session

from buzon.adaptadores.sistema import RelojReal
from buzon.demo.casilleros import Casilleros
from buzon.puertos import Reloj

# aiosmtpd se queja en el registro de sus propias piezas viejas.
logging.getLogger("mail.log").setLevel(logging.CRITICAL)

_PACIENCIA = 10.0  # segundos que se espera a que el hilo de los servidores haga algo


class Enviado(NamedTuple):
    """Un correo que alguien mandó por el SMTP de la demostración: su sobre y sus bytes."""

    remitente: str
    destinatarios: tuple[str, ...]
    crudo: bytes


class ServidoresDemo:
    """Un servidor IMAP (pymap) y uno SMTP (aiosmtpd) que se reparten el correo. Se usa con `with`.

    Lo que llega por SMTP a una dirección que es usuario de aquí se deja en su buzón, con la hora de `reloj`; a las
    demás, solo se apunta. SMTP admite entrar con el usuario y la clave de un buzón, y también sin identificarse.

    Attributes:
        imap_puerto, smtp_puerto: en 127.0.0.1.
        rechazos: dirección en minúsculas → respuesta SMTP entera ("550 5.1.1 No existe"), para simular rechazos.
    """

    imap_puerto: int
    smtp_puerto: int

    def __init__(self, reloj: Reloj | None = None, *, con_idle: bool = True) -> None:
        self.rechazos: dict[str, str] = {}
        self._reloj = reloj or RelojReal()
        self._casilleros = Casilleros(con_idle=con_idle)
        self._enviados: list[Enviado] = []
        self._listo = threading.Event()
        self._hilo = threading.Thread(target=self._vivir, name="servidores-demo", daemon=True)
        self._averia: BaseException | None = None
        self._lazo: asyncio.AbstractEventLoop
        self._fin: asyncio.Event

    def __enter__(self) -> Self:
        self._hilo.start()
        if not self._listo.wait(_PACIENCIA):
            raise TimeoutError("los servidores de la demostración no arrancaron")
        if self._averia is not None:
            raise self._averia
        return self

    def __exit__(
        self, clase: type[BaseException] | None, error: BaseException | None, traza: TracebackType | None
    ) -> None:
        self._lazo.call_soon_threadsafe(self._fin.set)
        self._hilo.join(_PACIENCIA)

    def crear_usuario(self, usuario: str, clave: str) -> None:
        """Abre un buzón con INBOX y Enviados. Repetirlo cambia la clave."""
        self._pedir(self._casilleros.crear_usuario(usuario, clave))

    def crear_carpeta(self, usuario: str, carpeta: str) -> None:
        """Añade una carpeta a un buzón."""
        self._pedir(self._casilleros.crear_carpeta(usuario, carpeta))

    def entregar(self, usuario: str, crudo: bytes, fecha: datetime, carpeta: str = "INBOX") -> None:
        """Deja un correo en un buzón con `fecha` (con zona) como fecha de llegada."""
        self._pedir(self._casilleros.entregar(usuario, crudo, fecha, carpeta))

    def enviados(self) -> list[Enviado]:
        """Todo lo mandado por SMTP hasta ahora, en orden."""
        return list(self._enviados)

    def _pedir(self, tarea: Coroutine[Any, Any, None]) -> None:
        asyncio.run_coroutine_threadsafe(tarea, self._lazo).result(_PACIENCIA)

    def _vivir(self) -> None:
        try:
            with asyncio.Runner() as corredor:
                corredor.run(self._servir())
        except BaseException as error:  # noqa: BLE001 - se cuenta en el hilo que espera, no en este
            self._averia = error
            self._listo.set()

    async def _servir(self) -> None:
        self._lazo, self._fin = asyncio.get_running_loop(), asyncio.Event()
        imap = await asyncio.start_server(self._casilleros.atender, "127.0.0.1", 0)
        smtp = await self._lazo.create_server(self._cartero, "127.0.0.1", 0)
        self.imap_puerto = imap.sockets[0].getsockname()[1]
        self.smtp_puerto = smtp.sockets[0].getsockname()[1]
        self._listo.set()
        await self._fin.wait()
        imap.close()
        smtp.close()

    def _cartero(self) -> SMTP:
        return SMTP(
            self,
            hostname="demo.invalid",
            enable_SMTPUTF8=True,
            auth_require_tls=False,
            authenticator=self._autenticar,
            loop=self._lazo,
        )

    def _autenticar(self, _servidor: SMTP, _sesion: Session, _sobre: Envelope, _metodo: str, datos: Any) -> AuthResult:
        vale = isinstance(datos, LoginPassword) and self._casilleros.es_clave(
            datos.login.decode("utf-8", "replace"), datos.password.decode("utf-8", "replace")
        )
        return AuthResult(success=vale, handled=False)

    async def handle_RCPT(  # noqa: N802 - nombre que fija aiosmtpd
        self, _servidor: SMTP, _sesion: Session, sobre: Envelope, direccion: str, _opciones: list[str]
    ) -> str:
        """Acepta al destinatario, o responde lo que diga `rechazos`."""
        if rechazo := self.rechazos.get(direccion.lower()):
            return rechazo
        sobre.rcpt_tos.append(direccion)
        return "250 2.1.5 Bien"

    async def handle_DATA(self, _servidor: SMTP, _sesion: Session, sobre: Envelope) -> str:  # noqa: N802 - ídem
        """Apunta el correo y lo deja en los buzones de aquí a los que vaya."""
        crudo = sobre.original_content or b""
        self._enviados.append(Enviado(sobre.mail_from or "", tuple(sobre.rcpt_tos), crudo))
        for direccion in sobre.rcpt_tos:
            if self._casilleros.tiene(direccion):
                await self._casilleros.entregar(direccion, crudo, self._reloj.ahora(), "INBOX")
        return f"250 2.0.0 Aceptado como {len(self._enviados)}"
