"""El diario abierto para escribir: una línea y un `fdatasync` por transacción.

Promete que, tras cada intento, el disco dice lo mismo que la memoria: o la línea entera y confirmada, o nada. Cuando
ni siquiera puede volver atrás deja de escribir para siempre (`LibroDanado`): no adivina.
"""

import os
from pathlib import Path

from buzon.disco import abrir_privado, escribir_todo, motivo
from buzon.puertos import FalloDelDisco, LibroDanado


class Diario:
    """El fichero del diario vigente. `fin` es su tamaño bueno, en octetos."""

    def __init__(self, ruta: Path, fin: int) -> None:
        self._ruta = ruta
        self._fin = fin
        self._veneno: str | None = None
        self._descriptor = abrir_privado(ruta, os.O_RDWR | os.O_APPEND)

    def cortar_cola(self) -> None:
        """Quita lo que quedó a medias tras `fin` en un corte anterior, y espera a que esté en el disco."""
        os.ftruncate(self._descriptor, self._fin)
        os.fsync(self._descriptor)

    def anadir(self, linea: bytes) -> None:
        """Añade una línea completa y no vuelve hasta que está en el disco.

        Raises:
            FalloDelDisco: no cupo o el disco falló; el diario queda como estaba.
            LibroDanado: otro programa tocó el fichero, o no se pudo deshacer un fallo.
        """
        if self._veneno:
            raise LibroDanado(self._veneno)
        self._comprobar_que_es_nuestro()
        try:
            escribir_todo(self._descriptor, linea)
            os.fdatasync(self._descriptor)
        except OSError as error:
            self._deshacer()
            raise FalloDelDisco(f"No se pudo escribir en {self._ruta}: {motivo(error)}.") from error
        except BaseException:
            self._deshacer()
            raise
        self._fin += len(linea)

    def envenenar(self, motivo: str) -> None:
        """Desde ahora, todo `anadir` se niega con este motivo."""
        self._veneno = motivo

    def cerrar(self) -> None:
        """Suelta el fichero. Todo lo escrito estaba ya en el disco."""
        if self._descriptor >= 0:
            os.close(self._descriptor)
        self._descriptor = -1
        self._veneno = self._veneno or "El libro está cerrado."

    def _comprobar_que_es_nuestro(self) -> None:
        """Escribir en un fichero ya borrado, o detrás de lo que otro escribió, sería confirmar lo que se perderá."""
        estado = os.fstat(self._descriptor)
        if estado.st_nlink == 0:
            self._veneno = f"Alguien borró {self._ruta} con Buzón en marcha."
        elif estado.st_size != self._fin:
            self._veneno = f"Alguien escribió en {self._ruta} con Buzón en marcha."
        if self._veneno:
            raise LibroDanado(self._veneno)

    def _deshacer(self) -> None:
        try:
            self.cortar_cola()
        except OSError as error:
            # El disco puede tener o no la línea. Al reabrir, la cola a medias se corta y la entera vale.
            self._veneno = (
                f"El disco falló al escribir en {self._ruta} y también al deshacerlo ({motivo(error)}). "
                "Buzón no escribe más hasta que se vuelva a abrir el libro."
            )
            raise LibroDanado(self._veneno) from error
