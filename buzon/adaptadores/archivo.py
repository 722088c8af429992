"""El archivo en disco: los bytes que prueban (facturas originales, cartas enviadas), por su sha256.

Es el adaptador del puerto `Archivo`. Nunca cambia lo guardado, solo lo borra si se le pide, y no sabe qué
significan los bytes.
"""

import os
import re
from hashlib import sha256
from pathlib import Path

from buzon.disco import escribir_de_una_vez, motivo, sincronizar_carpeta
from buzon.puertos import FalloDelDisco

_HUELLA = re.compile(r"[0-9a-f]{64}")


class ArchivoEnDisco:
    """Una carpeta privada (0700) con un fichero (0600) por contenido: `ab/cdef…`, las dos primeras cifras aparte."""

    def __init__(self, carpeta: Path) -> None:
        self._carpeta = carpeta

    def guardar(self, contenido: bytes) -> str:
        """Guarda, espera a que esté en el disco y devuelve el sha256 en hexadecimal. Guardar dos veces no duplica.

        Si lo que había con esa huella está estropeado, lo repone.

        Raises:
            FalloDelDisco: no cabe o el disco falló; lo ya guardado sigue igual.
        """
        huella = sha256(contenido).hexdigest()
        destino = self._ruta(huella)
        try:
            self._asegurar(destino.parent)
            if _leer(destino) != contenido:
                escribir_de_una_vez(destino, contenido)
            # También si ya estaba: quien lo dejó pudo caer antes de hacer duradero su nombre.
            sincronizar_carpeta(destino.parent)
        except OSError as error:
            raise FalloDelDisco(f"No se pudo guardar en {self._carpeta}: {motivo(error)}.") from error
        return huella

    def leer(self, huella: str) -> bytes | None:
        """Los bytes con esa huella, comprobada al leerlos; `None` si no están o ya no son los mismos.

        Raises:
            FalloDelDisco: el disco no deja leer.
        """
        if not _HUELLA.fullmatch(huella):
            return None
        try:
            contenido = _leer(self._ruta(huella))
        except OSError as error:
            raise FalloDelDisco(f"No se pudo leer de {self._carpeta}: {motivo(error)}.") from error
        return contenido if contenido is not None and sha256(contenido).hexdigest() == huella else None

    def verificar(self) -> tuple[str, ...]:
        """Los ficheros cuyo contenido ya no es el que se guardó, uno por frase. Lee todo el archivo.

        Raises:
            FalloDelDisco: el disco no deja leer.
        """
        try:
            rutas = sorted(self._carpeta.glob("[0-9a-f][0-9a-f]/*"))
        except OSError as error:
            raise FalloDelDisco(f"No se pudo leer {self._carpeta}: {motivo(error)}.") from error
        huellas = (ruta.parent.name + ruta.name for ruta in rutas if not ruta.name.startswith("."))
        return tuple(
            f"El documento {huella} está estropeado en {self._carpeta}: ya no prueba nada."
            for huella in huellas
            if self.leer(huella) is None
        )

    def huellas(self) -> tuple[str, ...]:
        """Las de todo lo guardado, sin leerlo. Raises FalloDelDisco: no deja mirar."""
        try:
            rutas = sorted(self._carpeta.glob("[0-9a-f][0-9a-f]/*"))
        except OSError as error:
            raise FalloDelDisco(f"No se pudo leer {self._carpeta}: {motivo(error)}.") from error
        return tuple(h for ruta in rutas if _HUELLA.fullmatch(h := ruta.parent.name + ruta.name))

    def borrar(self, huella: str) -> None:
        """Quita el fichero de esa huella, y no vuelve hasta que el disco lo sabe. Si no estaba, nada.

        Raises:
            FalloDelDisco: el disco no deja.
        """
        if not _HUELLA.fullmatch(huella):
            return
        ruta = self._ruta(huella)
        try:
            ruta.unlink(missing_ok=True)
            if ruta.parent.is_dir():
                sincronizar_carpeta(ruta.parent)
        except OSError as error:
            raise FalloDelDisco(f"No se pudo borrar de {self._carpeta}: {motivo(error)}.") from error

    def _ruta(self, huella: str) -> Path:
        return self._carpeta / huella[:2] / huella[2:]

    def _asegurar(self, carpeta: Path) -> None:
        if not carpeta.is_dir():
            self._carpeta.mkdir(mode=0o700, parents=True, exist_ok=True)
            carpeta.mkdir(mode=0o700, exist_ok=True)
            sincronizar_carpeta(self._carpeta.parent)
            sincronizar_carpeta(self._carpeta)


def _leer(ruta: Path) -> bytes | None:
    try:
        descriptor = os.open(ruta, os.O_RDONLY | os.O_NOFOLLOW | os.O_CLOEXEC)
    except FileNotFoundError:
        return None
    with os.fdopen(descriptor, "rb") as fichero:
        return fichero.read()
