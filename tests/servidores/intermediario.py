"""Un intermediario TCP entre el cliente y un servidor de verdad: corta, calla o contesta en su lugar.

Sirve para las averías de IMAP sin escribir otro servidor: lo demás lo dice el de verdad.
"""

import re
import socket
import threading
import time
from collections.abc import Callable
from contextlib import suppress
from typing import Literal, Self

Accion = Literal["cortar", "callar"] | bytes
Filtro = Callable[[bytes], bytes]


class Intermediario:
    """Se pone delante de un puerto local.

    Attributes:
        puerto: donde escucha.
        oido: los trozos que mandó el cliente, en orden.
        conexiones: cuántas se abrieron.
        troceo: si se pone, lo del servidor llega en pedazos de tantos octetos, con una pausa entre ellos.
        filtro: se aplica a cada trozo que manda el servidor; devolver b"" lo hace desaparecer.
    """

    def __init__(self, destino: int) -> None:
        self._destino = destino
        self._reglas: list[tuple[re.Pattern[bytes], Accion, int]] = []
        self._oidor = socket.create_server(("127.0.0.1", 0))
        self.puerto: int = self._oidor.getsockname()[1]
        self.oido: list[bytes] = []
        self.conexiones = 0
        self.filtro: Filtro = lambda trozo: trozo
        self.troceo: int | None = None
        self._abiertos: list[socket.socket] = []

    def al_oir(self, patron: bytes, accion: Accion, veces: int = 1) -> None:
        """Cuando el cliente mande algo que encaje: "cortar", "callar" (traga y no contesta), o responder estos bytes.

        En la respuesta, `{marca}` es la etiqueta de la orden del cliente.
        """
        self._reglas.append((re.compile(patron, re.IGNORECASE), accion, veces))

    def cortar_todo(self) -> None:
        """Cuelga las conexiones abiertas."""
        for enchufe in self._abiertos:
            with suppress(OSError):
                enchufe.shutdown(socket.SHUT_RDWR)

    def __enter__(self) -> Self:
        threading.Thread(target=self._escuchar, daemon=True).start()
        return self

    def __exit__(self, *_: object) -> None:
        with suppress(OSError):
            self._oidor.shutdown(socket.SHUT_RDWR)
        self._oidor.close()
        self.cortar_todo()

    def _escuchar(self) -> None:
        while True:
            try:
                cliente, _ = self._oidor.accept()
            except OSError:
                return
            self.conexiones += 1
            servidor = socket.create_connection(("127.0.0.1", self._destino), timeout=10)
            servidor.settimeout(None)
            self._abiertos += [cliente, servidor]
            for enchufe in (cliente, servidor):
                enchufe.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
            for tarea in (self._de_ida, self._de_vuelta):
                threading.Thread(target=tarea, args=(cliente, servidor), daemon=True).start()

    def _de_ida(self, cliente: socket.socket, servidor: socket.socket) -> None:
        with suppress(OSError):
            while trozo := cliente.recv(65536):
                self.oido.append(trozo)
                accion = self._accion(trozo)
                if accion == "cortar":
                    break
                if accion is None:
                    servidor.sendall(trozo)
                elif isinstance(accion, bytes):
                    cliente.sendall(accion.replace(b"{marca}", trozo.split(b" ")[0]))
        _cerrar(cliente, servidor)

    def _accion(self, trozo: bytes) -> Accion | None:
        for indice, (patron, accion, veces) in enumerate(self._reglas):
            if veces and patron.search(trozo):
                self._reglas[indice] = (patron, accion, veces - 1)
                return accion
        return None

    def _de_vuelta(self, cliente: socket.socket, servidor: socket.socket) -> None:
        with suppress(OSError):
            while trozo := servidor.recv(65536):
                filtrado = self.filtro(trozo)
                if filtrado == b"\0cortar":
                    break
                paso = self.troceo or len(filtrado) or 1
                for principio in range(0, len(filtrado), paso):
                    cliente.sendall(filtrado[principio : principio + paso])
                    if self.troceo:
                        time.sleep(0.001)
        _cerrar(cliente, servidor)


def _cerrar(*enchufes: socket.socket) -> None:
    for enchufe in enchufes:
        with suppress(OSError):
            enchufe.shutdown(socket.SHUT_RDWR)
        enchufe.close()
