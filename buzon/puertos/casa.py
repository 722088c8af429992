"""La hora, el libro, el archivo, las plantillas y quién vigila que Buzón vive."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime
from typing import Any, Literal, Protocol

import msgspec

from buzon.dominio.asientos import Asiento


class Reloj(Protocol):
    """Quien da la hora."""

    def ahora(self) -> datetime:
        """El instante actual, siempre con zona."""
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


Estado = Literal["listo", "vivo", "parando", "recargando"]


class Supervisor(Protocol):
    """A quién se le dice que Buzón vive (systemd)."""

    def decir(self, estado: Estado, texto: str = "") -> None:
        """Anuncia el estado. No lanza nunca."""
        ...
