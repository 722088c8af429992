"""El libro, el archivo y las plantillas en memoria."""

from collections.abc import Iterable, Mapping
from hashlib import sha256
from typing import Any

from buzon.adaptadores.memoria.fallos import Fallos
from buzon.dominio.asientos import Asiento
from buzon.puertos import Pieza


class LibroEnMemoria:
    """Cumple `Libro`. `libro.asentado` falla con el asiento ya escrito, como un apagón tras el disco."""

    def __init__(self, fallos: Fallos | None = None, asientos: Iterable[Asiento] = ()) -> None:
        self._asientos = list(asientos)
        self._fallos = fallos or Fallos()

    def asientos(self) -> Iterable[Asiento]:
        """Todos, en orden."""
        return tuple(self._asientos)

    def asentar(self, asiento: Asiento) -> None:
        """Véase `Libro.asentar`."""
        self._fallos.pasar("libro.asentar")
        self._asientos.append(asiento)
        self._fallos.pasar("libro.asentado")

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


class PlantillasEnMemoria:
    """Cumple `Plantillas` sin rellenar nada de verdad: cada carta enseña su nombre y sus datos de primer nivel."""

    def __init__(self, nombres: Iterable[str], fallos: Fallos | None = None) -> None:
        self._nombres = tuple(nombres)
        self._fallos = fallos or Fallos()

    def escribir(self, nombre: str, datos: Mapping[str, Any]) -> Pieza:
        """Una pieza legible y determinista."""
        self._fallos.pasar("plantillas.escribir")
        lineas = [f"{clave}: {datos[clave]}" for clave in sorted(datos)]
        return Pieza(f"[{nombre}]", "\n".join(lineas), "<br>".join(lineas))

    def nombres(self) -> tuple[str, ...]:
        """Las que se le dieron."""
        return self._nombres
