"""Un buzón IMAP de mentira: carpetas con UIDVALIDITY, UID que solo crecen, fechas de llegada y palabras clave."""

import os
import threading
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import datetime

from buzon.puertos import Senal


@dataclass
class Correo:
    """Un correo guardado. `etiquetas` son sus banderas y palabras clave."""

    crudo: bytes
    llegada: datetime
    etiquetas: set[str] = field(default_factory=set)


@dataclass
class Carpeta:
    """Una carpeta: sus correos por UID, su UIDVALIDITY y el UID que tocará al próximo."""

    uidvalidity: int
    proximo: int = 1
    correos: dict[int, Correo] = field(default_factory=dict)


class Casillero:
    """El servidor. Se le puede entregar desde otro hilo mientras una bandeja espera.

    Attributes:
        enviados: el nombre de la carpeta de enviados, o `None` si no hay.
        senales: las de los Buzones que lo atienden, por instancia.
    """

    def __init__(self, enviados: str | None = "Enviados") -> None:
        self.enviados = enviados
        self.carpetas: dict[str, Carpeta] = {}
        self.cerrojo = threading.RLock()
        self.senales: dict[str, Senal] = {}
        self._validez = 1_700_000_000
        self.lector, self._timbre = os.pipe()
        os.set_blocking(self.lector, False)
        os.set_blocking(self._timbre, False)
        self.crear_carpeta("INBOX")
        if enviados is not None:
            self.crear_carpeta(enviados)

    def __del__(self) -> None:
        os.close(self.lector)
        os.close(self._timbre)

    def crear_carpeta(self, nombre: str) -> None:
        """Crea la carpeta, vacía; si existía, la renueva con otro UIDVALIDITY."""
        with self.cerrojo:
            self._validez += 1
            self.carpetas[nombre] = Carpeta(self._validez)

    def entregar(self, crudo: bytes, llegada: datetime, carpeta: str = "INBOX") -> int:
        """Deja un correo y avisa a quien espere. Devuelve su UID."""
        with self.cerrojo:
            destino = self.carpetas[carpeta]
            uid, destino.proximo = destino.proximo, destino.proximo + 1
            destino.correos[uid] = Correo(crudo, llegada)
        with suppress(BlockingIOError):
            os.write(self._timbre, b"\0")
        return uid

    def borrar(self, uid: int, carpeta: str = "INBOX") -> None:
        """Quita un correo, como haría una persona desde otro programa."""
        with self.cerrojo:
            self.carpetas[carpeta].correos.pop(uid, None)

    def renumerar(self, carpeta: str = "INBOX") -> None:
        """Cambia el UIDVALIDITY y numera de nuevo los mismos correos desde 1."""
        with self.cerrojo:
            correos = list(self.carpetas[carpeta].correos.values())
            self.crear_carpeta(carpeta)
            nueva = self.carpetas[carpeta]
            nueva.correos = dict(enumerate(correos, start=1))
            nueva.proximo = len(correos) + 1

    def callar(self) -> None:
        """Da por oídos los avisos pendientes."""
        with suppress(BlockingIOError):
            while os.read(self.lector, 4096):
                pass
