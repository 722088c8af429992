"""La bandeja de salida: un envío cada vez, síncrona por fuera, con su propio bucle asyncio por dentro.

Nunca repite un envío: eso lo decide quien lee el libro.
"""

import asyncio
import time
from collections.abc import AsyncIterator, Callable, Iterable
from contextlib import asynccontextmanager, suppress
from ssl import SSLCertVerificationError

from aiosmtplib import SMTP, SMTPException, SMTPResponseException

from buzon.adaptadores.smtp.conexion import conectar, saludar
from buzon.adaptadores.smtp.dictado import dictar, en_la_linea_de_datos, ninguno_aceptado, presentar_sobre
from buzon.adaptadores.smtp.plazos import PlazosSmtp
from buzon.adaptadores.smtp.respuestas import como_fallo, respuesta
from buzon.dominio.direcciones import es_direccion
from buzon.dominio.servidores import ServidorCorreo, motivo_de_rechazo
from buzon.puertos import Acuse, CredencialRechazada, FalloDefinitivo, FalloPasajero, RespuestaServidor

_MAL_ESCRITA = RespuestaServidor(553, "5.1.3", "no es una dirección de correo: no se presentó al servidor")


class _FalloAlPunto(Exception):
    """Envuelve lo que lanzó `al_punto`, para que un disco lleno (OSError) no se confunda con la red."""

    def __init__(self, suyo: Exception) -> None:
        super().__init__(str(suyo))
        self.suyo = suyo


def _cercado(al_punto: Callable[[], None]) -> Callable[[], None]:
    def llamar() -> None:
        try:
            al_punto()
        except Exception as error:
            raise _FalloAlPunto(error) from error

    return llamar


class SalidaSmtp:
    """Envía por un servidor SMTP. Sirve desde cualquier hilo que no tenga un bucle asyncio en marcha, de uno en uno.

    `credencial` da la clave o el token en el momento de entrar; no se llama si `servidor.usuario` está vacío.
    `otra_credencial`: la que probar, una vez, si el servidor no quiere la primera (un token que dejó de valer).

    Raises:
        FalloDefinitivo: al crearla, si el servidor pedido mandaría la clave en claro por la red.
    """

    def __init__(
        self,
        servidor: ServidorCorreo,
        credencial: Callable[[], str],
        plazos: PlazosSmtp | None = None,
        otra_credencial: Callable[[], str] | None = None,
    ) -> None:
        if motivo := motivo_de_rechazo(servidor):
            raise FalloDefinitivo(motivo)
        self._servidor = servidor
        self._credencial = credencial
        self._otra_credencial = otra_credencial
        self._plazos = plazos or PlazosSmtp()
        self._corredor: asyncio.Runner | None = None
        self._cliente: SMTP | None = None
        self._usada = 0.0

    def enviar(
        self,
        mensaje: bytes,
        remitente: str,
        destinatarios: Iterable[str],
        al_punto: Callable[[], None],
        copias: Iterable[str] = (),
    ) -> Acuse:
        """Entrega un mensaje ya compuesto; véase `BandejaDeSalida.enviar`.

        Un destinatario que no es una sola dirección se da por rechazado (553 5.1.3) sin presentarlo. Si `al_punto`
        lanza, el punto final no sale y su excepción pasa tal cual.
        """
        principales = list(dict.fromkeys(destinatarios))
        todos = list(dict.fromkeys((*principales, *copias)))
        fuera = {uno: _MAL_ESCRITA for uno in todos if not es_direccion(uno)}
        dentro = [uno for uno in principales if uno not in fuera]
        tras = [uno for uno in todos if uno not in fuera and uno not in principales]
        if not es_direccion(remitente):
            raise FalloDefinitivo(f"el remitente {remitente!r} no es una dirección de correo", "553 5.1.7")
        if not dentro:
            raise (
                ninguno_aceptado({uno: fuera[uno] for uno in principales})
                if principales
                else FalloDefinitivo("el mensaje no tiene destinatarios")
            )
        datos = en_la_linea_de_datos(mensaje)
        if self._corredor is None:
            self._corredor = asyncio.Runner()
        try:
            return self._corredor.run(self._entregar(datos, remitente, (dentro, tras), fuera, _cercado(al_punto)))
        except _FalloAlPunto as error:
            raise error.suyo from None

    async def _entregar(
        self,
        datos: bytes,
        remitente: str,
        quienes: tuple[list[str], list[str]],
        fuera: dict[str, RespuestaServidor],
        al_punto: Callable[[], None],
    ) -> Acuse:
        async with self._traduciendo():
            cliente, rechazados = await self._presentar(datos, remitente, *quienes)
            texto = await dictar(cliente, datos, al_punto, self._plazos)
        self._usada = time.monotonic()
        return Acuse(texto, {**fuera, **rechazados})

    @asynccontextmanager
    async def _traduciendo(self) -> AsyncIterator[None]:
        """Lo que lance la biblioteca, como fallo nuestro; y tras cualquier fallo, la conexión no se vuelve a usar."""
        try:
            yield
        except SMTPResponseException as error:
            await self._soltar()
            raise como_fallo("en el diálogo", respuesta(error.code, error.message)) from error
        except (SMTPException, OSError) as error:
            await self._soltar()
            raise FalloPasajero(self._explicar(error)) from error
        except BaseException:
            await self._soltar()
            raise

    async def _presentar(
        self, datos: bytes, remitente: str, dentro: list[str], copias: Iterable[str] = ()
    ) -> tuple[SMTP, dict[str, RespuestaServidor]]:
        cliente = await self._dispuesto()
        try:
            return cliente, await presentar_sobre(cliente, remitente, dentro, datos, copias)
        except (FalloPasajero, FalloDefinitivo):
            await self._soltar(con_adios=True)  # un «no» limpio se despide: colgar sin QUIT da mala fama a quien envía
            raise

    async def _dispuesto(self) -> SMTP:
        """La conexión de antes si aún vive y descansó poco; si no, una nueva."""
        if self._cliente is not None:
            if time.monotonic() - self._usada < self._plazos.reposo:
                with suppress(SMTPException, OSError):
                    await self._cliente.rset(timeout=self._plazos.despedida)
                    return self._cliente
            await self._soltar(con_adios=True)
        try:
            self._cliente = await self._entrar(self._credencial() if self._servidor.usuario else None)
        except CredencialRechazada:
            if self._otra_credencial is None:
                raise
            self._cliente = await self._entrar(self._otra_credencial())
        return self._cliente

    async def _entrar(self, credencial: str | None) -> SMTP:
        enchufe = conectar(self._servidor, self._plazos)
        try:
            return await saludar(self._servidor, credencial, enchufe, self._plazos)
        except BaseException:
            enchufe.close()
            raise

    async def _soltar(self, *, con_adios: bool = False) -> None:
        """Cierra la conexión sin vaciar lo que quede por escribir: lo que no salió, que no salga."""
        cliente, self._cliente = self._cliente, None
        if cliente is None:
            return
        if con_adios:
            with suppress(SMTPException, OSError):
                await cliente.quit(timeout=self._plazos.despedida)
        if isinstance(cliente.transport, asyncio.WriteTransport):
            cliente.transport.abort()
        cliente.close()
        await asyncio.sleep(0)

    def _explicar(self, error: BaseException) -> str:
        servidor, causa = self._servidor, error
        while not isinstance(causa, SSLCertVerificationError) and (causa.__cause__ or causa.__context__):
            causa = causa.__cause__ or causa.__context__ or causa
        if isinstance(causa, SSLCertVerificationError):
            return f"el certificado de {servidor.host} no es de fiar: {causa.verify_message}"
        if "STARTTLS extension not supported" in str(error):
            return f"{servidor.host}:{servidor.puerto} no ofrece STARTTLS y sin cifrar no se envía nada"
        return f"se perdió la conexión con {servidor.host}:{servidor.puerto}: {error}"

    def cerrar(self) -> None:
        """Se despide. No lanza nunca."""
        corredor, self._corredor = self._corredor, None
        if corredor is None:
            return
        with suppress(Exception):
            corredor.run(self._soltar(con_adios=True))
        with suppress(Exception):
            corredor.close()
