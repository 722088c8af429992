"""La bandeja de salida en memoria: entrega, rechaza o se corta según lo que se le haya pedido."""

from collections.abc import Callable, Iterable
from typing import NamedTuple

from buzon.adaptadores.memoria.fallos import Fallos
from buzon.dominio.direcciones import es_direccion
from buzon.puertos import Acuse, FalloDefinitivo, FalloPasajero, RespuestaServidor

_MAL_ESCRITA = RespuestaServidor(553, "5.1.3", "no es una dirección de correo: no se presentó al servidor")
_DEFINITIVO = 500


class CartaEntregada(NamedTuple):
    """Lo que recibió el mundo: sobre y bytes."""

    remitente: str
    destinatarios: tuple[str, ...]
    crudo: bytes


class SalidaEnMemoria:
    """Cumple `BandejaDeSalida`.

    Attributes:
        entregadas: lo que llegó de verdad, en orden.
        rechazos: dirección → lo que el servidor responde a su RCPT.
        tope: tamaño máximo en octetos, o `None`.
        al_entregar: se llama con cada carta entregada; sirve para que el mundo conteste.
    """

    def __init__(self, fallos: Fallos | None = None) -> None:
        self.entregadas: list[CartaEntregada] = []
        self.rechazos: dict[str, RespuestaServidor] = {}
        self.tope: int | None = None
        self.al_entregar: Callable[[CartaEntregada], None] | None = None
        self._fallos = fallos or Fallos()

    def enviar(
        self,
        mensaje: bytes,
        remitente: str,
        destinatarios: Iterable[str],
        al_punto: Callable[[], None],
        copias: Iterable[str] = (),
    ) -> Acuse:
        """Véase `BandejaDeSalida.enviar`."""
        principales = list(dict.fromkeys(destinatarios))
        todos = list(dict.fromkeys((*principales, *copias)))
        if not todos or not es_direccion(remitente):
            raise FalloDefinitivo("faltan el remitente o los destinatarios")
        self._fallos.pasar("salida.conectar")
        if self.tope is not None and len(mensaje) > self.tope:
            raise FalloDefinitivo(f"el servidor no admite más de {self.tope} octetos", "552 5.3.4")
        rechazados = {uno: _MAL_ESCRITA for uno in todos if not es_direccion(uno)}
        rechazados |= {uno: self.rechazos[uno] for uno in todos if uno in self.rechazos}
        aceptados = tuple(uno for uno in todos if uno not in rechazados)
        if not any(uno in aceptados for uno in principales):
            raise _a_nadie({uno: rechazados[uno] for uno in principales})
        self._fallos.pasar("salida.cuerpo")
        al_punto()
        self._fallos.pasar("salida.punto")
        carta = CartaEntregada(remitente, aceptados, mensaje)
        self.entregadas.append(carta)
        if self.al_entregar is not None:
            self.al_entregar(carta)
        self._fallos.pasar("salida.entregada")
        return Acuse(f"250 aceptado {len(self.entregadas)}", rechazados)

    def cerrar(self) -> None:
        """No hay nada que soltar."""


def _a_nadie(rechazados: dict[str, RespuestaServidor]) -> Exception:
    peor = min(rechazados.values(), key=lambda dicho: dicho.codigo >= _DEFINITIVO)
    texto = f"ningún destinatario aceptado: {peor.codigo} {peor.texto}"
    if peor.codigo < _DEFINITIVO:
        return FalloPasajero(texto)
    codigo = f"{peor.codigo} {peor.ampliado}" if peor.ampliado else str(peor.codigo)
    return FalloDefinitivo(texto, codigo, rechazados)
