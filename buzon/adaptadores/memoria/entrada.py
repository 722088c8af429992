"""La bandeja de entrada en memoria."""

import select
import time
from collections.abc import Iterator, Mapping, Sequence
from datetime import datetime
from email.parser import BytesHeaderParser
from functools import lru_cache

from buzon.adaptadores.memoria.casillero import Casillero
from buzon.adaptadores.memoria.fallos import Fallos
from buzon.puertos import FalloPasajero, Marca, Senal, Sobre

_TOPE = 25 * 1024 * 1024
_PRINCIPIO = 65536


class EntradaEnMemoria:
    """Cumple `BandejaDeEntrada` sobre un `Casillero`.

    Con `duerme=False`, `esperar` responde al momento: es lo que quiere un recorrido con días simulados.
    """

    def __init__(
        self,
        casillero: Casillero,
        fallos: Fallos | None = None,
        carpetas: Sequence[str] = ("INBOX",),
        *,
        duerme: bool = True,
        tope: int = _TOPE,
    ) -> None:
        self._casillero = casillero
        self._fallos = fallos or Fallos()
        self._carpetas = tuple(carpetas)
        self._duerme = duerme
        self._tope = tope
        self._vistos: dict[str, tuple[int, int]] = {}
        self._hay_nuevos()

    def novedades(self, marcas: Mapping[str, Marca], desde: datetime) -> Iterator[Sobre]:
        """Véase `BandejaDeEntrada.novedades`."""
        self._fallos.pasar("entrada.novedades")
        for nombre in self._carpetas:
            carpeta = self._casillero.carpetas.get(nombre)
            if carpeta is None:
                raise FalloPasajero(f"no existe la carpeta «{nombre}»")
            marca, validez = marcas.get(nombre), carpeta.uidvalidity
            self._casillero.callar()
            self._vistos[nombre] = (validez, carpeta.proximo - 1)
            es_seguida = marca is not None and marca.uidvalidity == validez
            ultimo = marca.uid if marca is not None and es_seguida else 0
            for uid in [uno for uno in sorted(carpeta.correos) if uno > ultimo]:
                self._fallos.pasar("entrada.sobre")
                correo = carpeta.correos.get(uid)
                if correo is None or (not es_seguida and correo.llegada < desde):
                    continue
                crudo, recortado = self._recortar(correo.crudo)
                yield Sobre(
                    carpeta=nombre,
                    uidvalidity=validez,
                    uid=uid,
                    llegada=correo.llegada,
                    tamano=len(correo.crudo),
                    crudo=crudo,
                    recortado=recortado,
                )

    def _recortar(self, crudo: bytes) -> tuple[bytes, bool]:
        if len(crudo) <= self._tope:
            return crudo, False
        cabeceras, separador, texto = crudo.partition(b"\r\n\r\n")
        return cabeceras + separador + texto[:_PRINCIPIO], True

    def acusar(self, sobre: Sobre, etiqueta: str) -> None:
        """Véase `BandejaDeEntrada.acusar`."""
        self._fallos.pasar("entrada.acusar")
        carpeta = self._casillero.carpetas.get(sobre.carpeta)
        if carpeta is not None and carpeta.uidvalidity == sobre.uidvalidity and sobre.uid in carpeta.correos:
            carpeta.correos[sobre.uid].etiquetas.add(etiqueta)

    def esperar(self, segundos: float, despertador: int | None = None) -> bool:
        """Véase `BandejaDeEntrada.esperar`."""
        self._fallos.pasar("entrada.esperar")
        fin = time.monotonic() + (segundos if self._duerme else 0)
        sondeo = select.poll()
        sondeo.register(self._casillero.lector, select.POLLIN)
        if despertador is not None:
            sondeo.register(despertador, select.POLLIN)
        while True:
            if self._hay_nuevos():
                return True
            self._casillero.callar()
            queda = fin - time.monotonic()
            listos = [descriptor for descriptor, _ in sondeo.poll(max(0.0, queda) * 1000)]
            if despertador in listos or (queda <= 0 and not listos):
                return self._hay_nuevos()

    def _hay_nuevos(self) -> bool:
        hubo = False
        for nombre in self._carpetas:
            carpeta = self._casillero.carpetas.get(nombre)
            if carpeta is None:
                continue
            hoy = (carpeta.uidvalidity, carpeta.proximo - 1)
            hubo = hubo or self._vistos.get(nombre, hoy) != hoy
            self._vistos[nombre] = hoy
        return hubo

    def buscar_enviada(self, message_id: str) -> bool | None:
        """Véase `BandejaDeEntrada.buscar_enviada`."""
        self._fallos.pasar("entrada.buscar")
        if self._casillero.enviados is None:
            return None
        buscado = message_id.strip("<> ")
        correos = self._casillero.carpetas[self._casillero.enviados].correos.values()
        return any(_identidad(correo.crudo) == buscado for correo in correos)

    def archivar_enviada(self, mensaje: bytes, fecha: datetime) -> bool:
        """Véase `BandejaDeEntrada.archivar_enviada`."""
        try:
            self._fallos.pasar("entrada.archivar")
        except FalloPasajero:
            return False
        if self._casillero.enviados is None:
            return False
        identidad = _identidad(mensaje)
        if identidad is None or not self.buscar_enviada(identidad):
            uid = self._casillero.entregar(mensaje, fecha, self._casillero.enviados)
            self._casillero.carpetas[self._casillero.enviados].correos[uid].etiquetas.add("\\Seen")
        return True

    def senales(self) -> tuple[Senal, ...]:
        """Véase `BandejaDeEntrada.senales`."""
        return tuple(self._casillero.senales.values())

    def senalar(self, senal: Senal) -> None:
        """Véase `BandejaDeEntrada.senalar`."""
        self._casillero.senales[senal.instancia] = senal

    def cerrar(self) -> None:
        """No hay nada que soltar."""


@lru_cache(maxsize=16_384)  # se busca entre todas a cada envío: releerlas cada vez es lo que más tarda en un año
def _identidad(crudo: bytes) -> str | None:
    valor = BytesHeaderParser().parsebytes(crudo).get("Message-ID")
    return None if valor is None else str(valor).strip("<> \r\n")
