"""Un ensayo de envío, para el diagnóstico: entra, presenta el sobre y se retira sin mandar nada."""

import asyncio

from buzon.adaptadores.smtp.salida import SalidaSmtp


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
        async with self._traduciendo():
            cliente, _ = await self._presentar(b"", remitente, [destinatario])
            await cliente.rset()
