"""Lo que el bucle pide al mundo: los puertos, y las dos formas en que el mundo falla.

Cada puerto tiene un adaptador real y uno en memoria, y los dos pasan la misma suite de contrato
(`tests/adaptadores/`). Solo los adaptadores capturan excepciones de biblioteca, y solo para traducirlas a estas.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import datetime
from pathlib import PurePath
from typing import Any, Literal, Protocol

import msgspec

from buzon.dominio.asientos import Asiento


class FalloPasajero(Exception):
    """El mundo no pudo ahora; tiene sentido volver a intentarlo más tarde, sin cambiar nada."""


class FalloDefinitivo(Exception):
    """El mundo dijo que no, y repetir lo mismo dará lo mismo. `codigo` es el del servidor, si lo hubo ("550 5.7.1").

    `rechazados` solo viene si lo que el servidor no quiso fueron los destinatarios: con él se distingue una dirección
    mala de un «no» al mensaje o a quien lo manda, que no es culpa de ninguna dirección.
    """

    def __init__(
        self,
        mensaje: str,
        codigo: str | None = None,
        rechazados: "Mapping[str, RespuestaServidor] | None" = None,
    ) -> None:
        super().__init__(mensaje)
        self.codigo = codigo
        self.rechazados: Mapping[str, RespuestaServidor] = rechazados or {}


class CredencialRechazada(FalloPasajero):
    """El servidor no acepta el usuario o la clave. No se insiste a ritmo de red: se espera y se avisa."""


class FalloDelDisco(FalloPasajero):
    """El libro o el archivo no pudieron escribir o leer: le pasa a esta máquina, no al correo ni a sus servidores."""


class BuzonAjeno(CredencialRechazada):
    """Otro Buzón atiende ya este buzón de correo. Se trata como una clave rechazada: ni se entra ni se insiste."""


class FalloEnDuda(Exception):
    """El envío se cortó después del punto final: pudo llegar o no. Nunca se repite a ciegas."""


class LibroDanado(Exception):
    """El libro está vacío, roto, o lo escribió una versión posterior. No se adivina: se para y se explica."""


class LibroOcupado(Exception):
    """Otro Buzón tiene abierta esta casa (código de salida 75)."""


class ReglasInvalidas(Exception):
    """Las reglas o las plantillas no valen (código de salida 78). `errores`: una frase por cada cosa que corregir."""

    def __init__(self, archivo: PurePath, errores: tuple[str, ...]) -> None:
        cuantas = "1 cosa" if len(errores) == 1 else f"{len(errores)} cosas"
        super().__init__(f"{archivo}: {cuantas} que corregir")
        self.archivo = archivo
        self.errores = errores


class Reloj(Protocol):
    """Quien da la hora."""

    def ahora(self) -> datetime:
        """El instante actual, siempre con zona."""
        ...


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


class Libro(Protocol):
    """El libro de asientos: solo se le añade."""

    def asientos(self) -> Iterable[Asiento]:
        """Todos, en orden."""
        ...

    def asentar(self, asiento: Asiento) -> None:
        """Escribe uno, entero o nada, y no vuelve hasta que está en el disco.

        Raises:
            FalloPasajero: no cabe o el disco falló; el libro queda como estaba.
        """
        ...

    def reescribir(self, asientos: Sequence[Asiento]) -> None:
        """Cambia el libro entero por otro, con su cadena rehecha, y borra las demás copias que haya de él.

        Es para olvidar a una persona y para nada más. Entero o nada.

        Raises:
            FalloPasajero: no cabe o el disco falló; el libro queda como estaba.
        """
        ...

    def cerrar(self) -> None:
        """Suelta el libro y su cerrojo."""
        ...


class Archivo(Protocol):
    """Donde se guardan los bytes que prueban: facturas originales y cartas enviadas, por su sha256."""

    def guardar(self, contenido: bytes) -> str:
        """Guarda (en disco antes de volver) y devuelve el sha256 en hexadecimal. Guardar dos veces no duplica."""
        ...

    def leer(self, huella: str) -> bytes | None:
        """Los bytes con esa huella, comprobada; `None` si no están."""
        ...

    def huellas(self) -> Iterable[str]:
        """Las de todo lo que hay guardado."""
        ...

    def borrar(self, huella: str) -> None:
        """Deja de guardarlo. Si no estaba, nada. Raises FalloPasajero si el disco no deja."""
        ...


class Pieza(msgspec.Struct, frozen=True):
    """Una carta ya escrita, sin montar como mensaje."""

    asunto: str
    texto: str
    html: str


class Plantillas(Protocol):
    """Las plantillas de correo: las de la casa, y las que trae Buzón para las que falten."""

    def escribir(self, nombre: str, datos: Mapping[str, Any]) -> Pieza:
        """Rellena `<nombre>.txt.j2` y `<nombre>.html.j2`.

        Raises:
            FalloDefinitivo: a la plantilla le falta un dato o no se puede rellenar. Nunca sale una carta a medias.
        """
        ...

    def nombres(self) -> tuple[str, ...]:
        """Las plantillas que hay, sin sufijo."""
        ...


class Testigo(Protocol):
    """Quien recuerda, aunque el proceso muera de golpe, qué correo se estaba leyendo."""

    def empezar(self, huella: str) -> int:
        """Apunta que se va a leer. Devuelve cuántas veces seguidas se empezó antes ese mismo sin acabar."""
        ...

    def acabar(self) -> None:
        """Lo leído, leído está."""
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


Estado = Literal["listo", "vivo", "parando", "recargando"]


class Supervisor(Protocol):
    """A quién se le dice que Buzón vive (systemd)."""

    def decir(self, estado: Estado, texto: str = "") -> None:
        """Anuncia el estado. No lanza nunca."""
        ...
