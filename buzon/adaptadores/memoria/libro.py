"""El libro y el archivo en memoria. Pasan la misma suite de contrato que los del disco.

Guardan lo escrito ya cifrado en JSON y lo descifran al leer, como hace el disco: así un hecho que no sobreviviría al
viaje se nota también en las pruebas rápidas.
"""

from collections.abc import Iterable, Iterator
from hashlib import sha256

import msgspec

from buzon.adaptadores.memoria.fallos import Fallos
from buzon.dominio.asientos import Asiento
from buzon.dominio.cadena import descifrar, encadenar


class LibroEnMemoria:
    """Cumple `Libro`. `libro.asentado` falla con el asiento ya escrito, como un apagón tras el disco."""

    def __init__(self, fallos: Fallos | None = None, asientos: Iterable[Asiento] = ()) -> None:
        self._fallos = Fallos()
        self._crudos: list[bytes] = []
        self._huella = ""
        for asiento in asientos:
            self.asentar(asiento)
        self._fallos = fallos or self._fallos

    def asientos(self) -> Iterator[Asiento]:
        """Todos los que hay al llamar, en orden."""
        return (descifrar(crudo) for crudo in self._crudos[:])

    def asentar(self, asiento: Asiento) -> None:
        """Véase `Libro.asentar`. Raises ValueError si su número no es el siguiente o no se podría leer de vuelta."""
        if asiento.numero != len(self._crudos) + 1:
            raise ValueError(f"Al asiento {len(self._crudos)} no le puede seguir el {asiento.numero}.")
        documento = encadenar(asiento, self._huella)
        self._fallos.pasar("libro.asentar")
        self._crudos.append(msgspec.json.encode(documento))
        self._huella = documento["huella"]
        self._fallos.pasar("libro.asentado")

    def reescribir(self, asientos: Iterable[Asiento]) -> None:
        """Véase `Libro.reescribir`."""
        nuevo = LibroEnMemoria(asientos=asientos)
        self._fallos.pasar("libro.reescribir")
        self._crudos, self._huella = nuevo._crudos, nuevo._huella

    def cerrar(self) -> None:
        """No hay cerrojo que soltar."""


class ArchivoEnMemoria:
    """Cumple `Archivo`."""

    def __init__(self, fallos: Fallos | None = None) -> None:
        self._contenidos: dict[str, bytes] = {}
        self._fallos = fallos or Fallos()

    def guardar(self, contenido: bytes) -> str:
        """Véase `Archivo.guardar`."""
        self._fallos.pasar("archivo.guardar")
        huella = sha256(contenido).hexdigest()
        self._contenidos[huella] = bytes(contenido)
        return huella

    def leer(self, huella: str) -> bytes | None:
        """Véase `Archivo.leer`."""
        return self._contenidos.get(huella)

    def huellas(self) -> tuple[str, ...]:
        """Véase `Archivo.huellas`."""
        return tuple(self._contenidos)

    def borrar(self, huella: str) -> None:
        """Véase `Archivo.borrar`."""
        self._contenidos.pop(huella, None)
