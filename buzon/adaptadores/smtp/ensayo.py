"""Un ensayo de envío, para el diagnóstico: entra, presenta el sobre y se retira sin mandar nada."""

import asyncio

from aiosmtplib import SMTPException, SMTPResponseException

from buzon.adaptadores.smtp.respuestas import como_fallo, respuesta
from buzon.adaptadores.smtp.salida import SalidaSmtp
from buzon.puertos import FalloPasajero


class EnsayoSmtp(SalidaSmtp):
    """La salida de siempre, hasta justo antes de DATA."""

    def ensayar(self, remitente: str, destinatario: str) -> None:
        """MAIL y RCPT, y RSET: si el servidor los acepta, dejaría enviar. No entrega nada a nadie.

        Raises:
            CredencialRechazada, FalloPasajero, FalloDefinitivo: como `enviar`.
        """
        if self._corredor is None:
            self._corredor = asyncio.Runner()
        self._corredor.run(self._ensayar(remitente, destinatario))

    async def _ensayar(self, remitente: str, destinatario: str) -> None:
        try:
            cliente, _ = await self._presentar(b"", remitente, [destinatario])
            await cliente.rset()
        except SMTPResponseException as error:
            await self._soltar()
            raise como_fallo("en el diálogo", respuesta(error.code, error.message)) from error
        except (SMTPException, OSError) as error:
            await self._soltar()
            raise FalloPasajero(self._explicar(error)) from error
        except BaseException:
            await self._soltar()
            raise
