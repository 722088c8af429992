"""El correo que entra y el que sale, y a quién se pregunta por las firmas."""

from collections.abc import Callable, Iterable, Mapping
from datetime import datetime
from typing import Protocol

import msgspec


class Sobre(msgspec.Struct, frozen=True, kw_only=True):
    """Un correo tal como está en el servidor, sin abrir.

    `llegada` es el INTERNALDATE (con zona). `tamano` en octetos. `crudo` son los bytes exactos; si el correo pasaba
    del tope, `recortado` es cierto y `crudo` trae solo cabeceras y el principio del texto.
    """

    carpeta: str
    uidvalidity: int
    uid: int
    llegada: datetime
    tamano: int
    crudo: bytes
    recortado: bool = False


class Marca(msgspec.Struct, frozen=True):
    """Hasta dónde se leyó una carpeta: un indicio para no releer, nunca la verdad (esa es el libro)."""

    uidvalidity: int
    uid: int


class Senal(msgspec.Struct, frozen=True, kw_only=True):
    """La señal de que un Buzón atiende un buzón de correo.

    `instancia` distingue casa, máquina y carpeta; `maquina` es para que la lea una persona. `desde`: cuándo empezó a
    atenderlo; `cuando`: la última vez que lo dijo. Las dos, con zona.

    `casa` es la del libro; `asiento`, hasta dónde llegaba entonces, y `epoca`, cuándo volvió por última vez a una copia
    (con zona; `None` = nunca). Un libro que se queda corto frente a ellos es una copia vieja de otro.
    """

    instancia: str
    maquina: str
    desde: datetime
    cuando: datetime
    casa: str = ""
    asiento: int = 0
    epoca: datetime | None = None


class BandejaDeEntrada(Protocol):
    """El buzón del negocio, por IMAP. Un solo hilo y una sola conexión."""

    def novedades(self, marcas: Mapping[str, Marca], desde: datetime) -> Iterable[Sobre]:
        r"""Los correos posteriores a cada marca, de uno en uno y en orden de llegada.

        Si el UIDVALIDITY de una carpeta no es el de su marca, o no hay marca, recorre los llegados desde `desde`
        (INTERNALDATE). No toca la bandera \\Seen. Un correo que desaparece a medias se salta.

        Raises:
            FalloPasajero: la conexión se perdió; lo ya entregado vale y el resto llegará en la próxima vuelta.
        """
        ...

    def acusar(self, sobre: Sobre, etiqueta: str) -> None:
        """Marca el correo con una palabra clave IMAP (por ejemplo `BuzonVisto`). Es una pista para las personas."""
        ...

    def esperar(self, segundos: float, despertador: int | None = None) -> bool:
        """Espera novedades con IDLE (o dormida, si no hay IDLE) hasta `segundos`.

        `despertador` es un descriptor de archivo: si se puede leer de él, la espera acaba ya. Devuelve si el servidor
        anunció algo. Raises FalloPasajero si la conexión murió.
        """
        ...

    def buscar_enviada(self, message_id: str) -> bool | None:
        """¿Está en la carpeta de enviados una carta con este Message-ID exacto? `None` si no hay tal carpeta."""
        ...

    def archivar_enviada(self, mensaje: bytes, fecha: datetime) -> bool:
        """Deja la copia en enviados si el servidor no la dejó ya. Falso si no se pudo; nunca lanza por eso."""
        ...

    def senales(self) -> tuple[Senal, ...]:
        """Las señales que hay en el buzón, también la propia. Raises FalloPasajero."""
        ...

    def senalar(self, senal: Senal) -> None:
        """Deja esta señal en lugar de las anteriores de su instancia. Que el servidor no quiera no es un fallo.

        Raises:
            FalloPasajero: la conexión murió.
        """
        ...

    def cerrar(self) -> None:
        """Se despide. No lanza nunca."""
        ...


class RespuestaServidor(msgspec.Struct, frozen=True):
    """Lo que el servidor SMTP dijo de un destinatario: código, código ampliado ("5.1.1") si lo hay, y sus palabras."""

    codigo: int
    ampliado: str | None
    texto: str


class Acuse(msgspec.Struct, frozen=True):
    """El servidor aceptó el mensaje. `rechazados`: destinatarios que no, aunque otros sí."""

    texto: str
    rechazados: Mapping[str, RespuestaServidor] = {}


class BandejaDeSalida(Protocol):
    """El envío por SMTP."""

    def enviar(
        self,
        mensaje: bytes,
        remitente: str,
        destinatarios: Iterable[str],
        al_punto: Callable[[], None],
        copias: Iterable[str] = (),
    ) -> Acuse:
        """Entrega un mensaje ya compuesto. A las `copias` solo si el servidor quiere a alguno de los destinatarios.

        `al_punto` se llama una vez, con todo el cuerpo escrito y justo antes del punto final: desde ahí el resultado
        puede quedar en duda, y quien llama lo asienta.

        Raises:
            FalloPasajero: no se entregó a nadie y se puede repetir igual (red, 4xx).
            FalloDefinitivo: no se entregó a nadie y repetir no sirve (5xx).
            CredencialRechazada: no se llegó a enviar.
            FalloEnDuda: se cortó después de `al_punto`.
        """
        ...

    def cerrar(self) -> None:
        """Se despide. No lanza nunca."""
        ...


class Resolutor(Protocol):
    """Quien pregunta al DNS."""

    def textos(self, nombre: str) -> tuple[bytes, ...]:
        """Los registros TXT de un nombre; vacío si no existe o no tiene.

        Raises:
            FalloPasajero: el DNS no contesta. No es ni un sí ni un no.
        """
        ...

    def buzones(self, dominio: str) -> tuple[str, ...]:
        """Los servidores que reciben el correo de un dominio (sus MX), del preferido al último; vacío si no tiene.

        Raises:
            FalloPasajero: el DNS no contesta.
        """
        ...
