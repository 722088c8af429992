"""La bandeja de entrada real: junta la sesión, las novedades, la espera y los enviados detrás del puerto."""

import imaplib
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import suppress
from datetime import datetime

from buzon.adaptadores.imap.enviados import dejar, elegir_enviados, esta_en, identidades
from buzon.adaptadores.imap.espera import dormir, escuchar, ha_sonado, hay_nuevos, olvidar_anuncios, reloj
from buzon.adaptadores.imap.novedades import listar, traer
from buzon.adaptadores.imap.plazos import PlazosImap
from buzon.adaptadores.imap.senales import dejar_senal, leer_senales
from buzon.adaptadores.imap.sesion import Sesion
from buzon.dominio.servidores import ServidorCorreo
from buzon.puertos import FalloDefinitivo, FalloPasajero, Marca, Senal, Sobre


class BandejaImap:
    """Lee `carpetas` de un servidor IMAP con una sola conexión y desde un solo hilo.

    Conecta en la primera orden, y otra vez en la siguiente a un `FalloPasajero`; el ritmo de los reintentos es cosa
    del bucle. `credencial` se pide en cada conexión, así que un token o una clave nuevos valen sin reiniciar.

    Args:
        servidor: dónde y cómo se entra.
        credencial: da la clave, o el token si es oauth2.
        carpetas: la primera se escucha con IDLE y las demás se preguntan. Con acentos y todo: "Facturas/Año 2026".
        enviados: el nombre de la carpeta de enviados, si el dueño lo fijó; si no, se busca.
        plazos: tiempos y topes.
        otra_credencial: la que probar, una vez, si el servidor no quiere la primera (un token que dejó de valer).

    Raises:
        FalloDefinitivo: al crearla, si el servidor pedido mandaría la clave en claro por la red.
    """

    def __init__(
        self,
        servidor: ServidorCorreo,
        credencial: Callable[[], str],
        carpetas: Sequence[str] = ("INBOX",),
        *,
        enviados: str | None = None,
        plazos: PlazosImap | None = None,
        otra_credencial: Callable[[], str] | None = None,
    ) -> None:
        if not carpetas:
            raise ValueError("hace falta al menos una carpeta")
        self._plazos = plazos or PlazosImap()
        self._sesion = Sesion(servidor, credencial, self._plazos, otra_credencial)
        self._carpetas = tuple(carpetas)
        self._enviados = enviados
        self._vistos: dict[str, tuple[int, int]] = {}

    def novedades(self, marcas: Mapping[str, Marca], desde: datetime) -> Iterator[Sobre]:
        """Los correos posteriores a cada marca; véase `BandejaDeEntrada.novedades`. Carpeta a carpeta y por UID."""
        sesion = self._sesion
        for carpeta in self._carpetas:
            marca = marcas.get(carpeta)
            with sesion.vigilada(f"al buscar novedades en «{carpeta}»"):
                sesion.releer(carpeta)  # reabrir dice de nuevo el UIDVALIDITY, que es lo que hay que comparar
                olvidar_anuncios(sesion.cliente)
                uids = listar(sesion, marca, desde)
                es_seguida = marca is not None and marca.uidvalidity == sesion.uidvalidity
                self._apuntar(carpeta, max([sesion.uidnext - 1, *uids[-1:]]))
            yield from traer(sesion, carpeta, uids, None if es_seguida else desde)

    def _apuntar(self, carpeta: str, ultimo: int) -> None:
        validez, antes = self._vistos.get(carpeta, (self._sesion.uidvalidity, 0))
        es_misma = validez == self._sesion.uidvalidity
        self._vistos[carpeta] = (self._sesion.uidvalidity, max(ultimo, antes) if es_misma else ultimo)

    def acusar(self, sobre: Sobre, etiqueta: str) -> None:
        """Pone la palabra clave; que el servidor no quiera no importa. Raises FalloPasajero si la conexión murió."""
        sesion, palabra = self._sesion, etiqueta.encode("ascii")
        with sesion.vigilada(f"al marcar el correo {sobre.uid}"):
            try:
                sesion.elegir(sobre.carpeta)
                if sesion.uidvalidity == sobre.uidvalidity:
                    sesion.cliente.add_flags([sobre.uid], [palabra], silent=True)
            except imaplib.IMAP4.abort:
                raise
            except imaplib.IMAP4.error:
                return

    def esperar(self, segundos: float, despertador: int | None = None) -> bool:
        """Espera novedades; véase `BandejaDeEntrada.esperar`."""
        sesion, fin = self._sesion, reloj() + segundos
        while True:
            with sesion.vigilada("al esperar novedades"):
                if hay_nuevos(sesion, self._carpetas, self._vistos):
                    return True
                queda = fin - reloj()
                if queda <= 0 or ha_sonado(despertador):
                    return False
                if not sesion.cliente.has_capability("IDLE"):
                    dormir(min(queda, self._plazos.sondeo), despertador)
                elif escuchar(sesion.cliente, min(queda, self._ciclo()), despertador):
                    return True

    def _ciclo(self) -> float:
        if len(self._carpetas) == 1:
            return self._plazos.ciclo_idle
        return min(self._plazos.ciclo_idle, self._plazos.sondeo)

    def buscar_enviada(self, message_id: str) -> bool | None:
        """¿Está en enviados?; véase `BandejaDeEntrada.buscar_enviada`. Raises FalloPasajero si no se pudo mirar."""
        with self._sesion.vigilada("al buscar en enviados"):
            carpeta = self._carpeta_de_enviados()
            return None if carpeta is None else esta_en(self._sesion, carpeta, message_id)

    def archivar_enviada(self, mensaje: bytes, fecha: datetime) -> bool:
        """Deja la copia en enviados si no está; véase `BandejaDeEntrada.archivar_enviada`. No lanza."""
        with suppress(FalloPasajero, FalloDefinitivo), self._sesion.vigilada("al archivar en enviados"):
            carpeta = self._carpeta_de_enviados()
            if carpeta is None:
                return False
            if not any(esta_en(self._sesion, carpeta, una) for una in identidades(mensaje)):
                dejar(self._sesion, carpeta, mensaje, fecha)
            return True
        return False

    def _carpeta_de_enviados(self) -> str | None:
        if self._enviados is None:
            self._enviados = elegir_enviados(self._sesion.cliente.list_folders())
        return self._enviados

    def senales(self) -> tuple[Senal, ...]:
        """Las de la carpeta propia de Buzón; véase `BandejaDeEntrada.senales`."""
        with self._sesion.vigilada("al mirar quién atiende el buzón"):
            return tuple(senal for _, senal in leer_senales(self._sesion))

    def senalar(self, senal: Senal) -> None:
        """Deja la señal; véase `BandejaDeEntrada.senalar`."""
        with self._sesion.vigilada("al decir que se atiende el buzón"):
            try:
                dejar_senal(self._sesion, senal)
            except imaplib.IMAP4.abort:
                raise
            except imaplib.IMAP4.error:
                return

    def cerrar(self) -> None:
        """Se despide. No lanza nunca."""
        self._sesion.despedirse()
