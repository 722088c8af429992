"""Los buzones en memoria de la demostración, servidos por pymap.

Sortea cuatro trampas medidas de pymap 0.36: en Python 3.13 el recolector mata las conexiones paradas si nadie guarda
su tarea; las palabras clave se ignoran en silencio; cada entrada cuesta 0,2 s de resumen de clave; y el saludo
pregunta al DNS.
"""

import asyncio
from argparse import Namespace
from contextlib import suppress
from datetime import datetime
from typing import Any
from uuid import uuid4

from proxyprotocol.result import ProxyResultLocal
from proxyprotocol.sock import SocketInfo
from pymap.backend.dict import Config, Identity, Login
from pymap.backend.dict.mailbox import MailboxData
from pymap.config import BackendCapability
from pymap.exceptions import MailboxConflict
from pymap.imap import IMAPServer
from pymap.parsing.message import AppendMessage
from pymap.parsing.specials.flag import Recent, Wildcard, get_system_flags
from pymap.user import UserMetadata
from pysasl.hashing import Cleartext

_ENVIADOS = "Enviados"


class _Configuracion(Config):
    """La de pymap, sin preguntar al DNS por el nombre de la máquina en cada conexión."""

    con_idle = True

    @property
    def backend_capability(self) -> BackendCapability:
        return BackendCapability(idle=self.con_idle, object_id=True, multi_append=True)

    @property
    def greeting(self) -> bytes:
        return b"demo listo"


class Casilleros:
    """Los buzones y quien los atiende. Todo se llama desde el bucle asyncio de los servidores."""

    def __init__(self, *, con_idle: bool = True) -> None:
        # Con \* en las banderas permanentes, pymap guarda las palabras clave en vez de tirarlas.
        permanentes = property(lambda _: (get_system_flags() - {Recent}) | {Wildcard})
        MailboxData.permanent_flags = permanentes  # type: ignore[method-assign, assignment] # se cambia a propósito
        configuracion = _Configuracion.from_args(
            _ARGUMENTOS,
            hash_context=Cleartext(),
            reject_dnsbl=False,
            invalid_user_sleep=0.0,
        )
        configuracion.con_idle = con_idle  # su propio `disable_idle` no hace nada
        configuracion.apply_context()
        self._login = Login(configuracion)
        self._configuracion = configuracion
        self._claves: dict[str, str] = {}
        self._vivas: set[Any] = set()
        self._imap: IMAPServer | None = None

    async def atender(self, lector: asyncio.StreamReader, escritor: asyncio.StreamWriter) -> None:
        """Una conexión IMAP, de principio a fin, con una referencia fuerte a su tarea."""
        if self._imap is None:
            self._configuracion.apply_context()
            self._imap = IMAPServer(self._login, self._configuracion)
        tarea = asyncio.current_task()
        self._vivas.add(tarea)
        try:
            ficha = SocketInfo.get(escritor, ProxyResultLocal(), unique_id=uuid4().bytes)
            with suppress(ConnectionError):
                await self._imap(lector, escritor, ficha)
        finally:
            self._vivas.discard(tarea)

    def tiene(self, usuario: str) -> bool:
        """¿Hay un buzón de este usuario?"""
        return usuario.lower() in self._claves

    def es_clave(self, usuario: str, clave: str) -> bool:
        """¿Es la suya?"""
        return self._claves.get(usuario.lower()) == clave

    async def crear_usuario(self, usuario: str, clave: str) -> None:
        """Abre el buzón con su carpeta de enviados."""
        nombre = usuario.lower()
        self._claves[nombre] = clave
        self._login.users_dict.pop(nombre, None)  # pymap no deja cambiar la clave de quien ya está
        await self._identidad(nombre).set(UserMetadata(self._configuracion, nombre, password=clave))
        with suppress(MailboxConflict):
            await self.crear_carpeta(nombre, _ENVIADOS)

    async def crear_carpeta(self, usuario: str, carpeta: str) -> None:
        """Añade una carpeta."""
        async with self._identidad(usuario).new_session() as sesion:
            await sesion.create_mailbox(carpeta)

    async def entregar(self, usuario: str, crudo: bytes, fecha: datetime, carpeta: str) -> None:
        """Deja un correo, y avisa a quien esté en IDLE."""
        async with self._identidad(usuario).new_session() as sesion:
            await sesion.append_messages(carpeta, [AppendMessage(crudo, fecha, frozenset())])

    def _identidad(self, usuario: str) -> Identity:
        return Identity(usuario.lower(), self._login, None, frozenset())


_ARGUMENTOS = Namespace(
    host=["127.0.0.1"],
    port=0,
    debug=False,
    cert=None,
    key=None,
    tls=False,
    proxy_protocol=None,
    passlib_cfg=None,
    demo_data=False,
    demo_user="_",
    demo_password="_",  # noqa: S106 - pymap la pide aunque no se usa
    inherited_sockets=None,
    skip_services=[],
)
