"""Un solo Buzón por casa: un `flock` sobre `cerrojo`, que el sistema suelta solo aunque el proceso muera de golpe.

No vale entre máquinas que comparten la carpeta por red. Un proceso hijo hecho con `fork` sin `exec` lo hereda y lo
retiene mientras viva: los ayudantes se lanzan con `spawn` o como otro programa.
"""

import fcntl
import os
from pathlib import Path

from buzon.disco import abrir_privado, asegurar_carpeta
from buzon.puertos import LibroOcupado


class Cerrojo:
    """Tomado al construirse y hasta `soltar`.

    Raises:
        LibroOcupado: lo tiene otro proceso (o este mismo, por otro lado).
    """

    def __init__(self, carpeta: Path) -> None:
        asegurar_carpeta(carpeta)
        self._descriptor = abrir_privado(carpeta / "cerrojo", os.O_RDWR | os.O_CREAT)
        try:
            fcntl.flock(self._descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError as error:
            quien = os.pread(self._descriptor, 20, 0).decode("ascii", "replace").strip()
            self.soltar()
            por = f" (proceso {quien})" if quien else ""
            raise LibroOcupado(f"Otro Buzón tiene abierta esta casa{por}: {carpeta}.") from error
        except BaseException:
            self.soltar()
            raise
        self._firmar()

    def soltar(self) -> None:
        """Lo deja libre. Se puede llamar más de una vez. El fichero se queda: borrarlo abriría una carrera."""
        if self._descriptor >= 0:
            os.close(self._descriptor)
        self._descriptor = -1

    def _firmar(self) -> None:
        """Apunta el número de proceso: es una cortesía para el mensaje de quien llegue después, y puede no caber."""
        try:
            os.ftruncate(self._descriptor, 0)
            os.pwrite(self._descriptor, b"%d\n" % os.getpid(), 0)
        except OSError:
            return
