"""Un servidor SMTP de guion: dice lo que se le mande, y se corta o se calla donde se le mande.

Habla por un socket de verdad. Lo que importa de él es `entregados`: los mensajes cuyo punto final llegó y que un
servidor real daría por aceptados, aunque luego la respuesta se pierda.
"""

import socket
import ssl
import threading
from contextlib import suppress
from dataclasses import dataclass, field
from typing import Literal, NamedTuple, Self

Corte = Literal["a_mitad", "tras_data", "tras_el_punto", "tras_250", "callado_tras_el_punto", "adelantado"]


class Entregado(NamedTuple):
    remitente: str
    destinatarios: tuple[str, ...]
    crudo: bytes


@dataclass
class Guion:
    """Qué responde a cada orden. Las de una línea, sin CRLF.

    `cortes`: uno por conexión, en orden; al acabarse, se porta bien. "a_mitad" cuelga a los 1000 octetos del cuerpo;
    "adelantado" rechaza antes del punto. `tope`: los octetos que acepta tras el punto (0 = los que sean).
    """

    saludo: str = "220 prueba.example ESMTP"
    ehlo: str | None = None
    extensiones: tuple[str, ...] = ("8BITMIME", "SMTPUTF8")
    auth: str = "235 2.7.0 Adelante"
    mail: str = "250 2.1.0 Bien"
    rcpt: dict[str, str] = field(default_factory=dict)
    rcpt_demas: str = "250 2.1.5 Bien"
    data: str = "354 Adelante"
    punto: str = "250 2.0.0 Guardado como 77"
    rset: str = "250 2.0.0 Limpio"
    tope: int = 0
    cortes: list[Corte] = field(default_factory=list)


class SmtpGuionizado:
    def __init__(
        self, guion: Guion | None = None, *, tls: ssl.SSLContext | None = None, starttls: ssl.SSLContext | None = None
    ) -> None:
        self.guion = guion or Guion()
        self.ordenes: list[str] = []
        self.entregados: list[Entregado] = []
        self.conexiones = 0
        self._tls, self._starttls = tls, starttls
        self._oidor = socket.create_server(("127.0.0.1", 0))
        self.puerto: int = self._oidor.getsockname()[1]
        self._parar = threading.Event()
        self._hilos: list[threading.Thread] = []
        self._abiertos: list[socket.socket] = []

    def __enter__(self) -> Self:
        self._lanzar(self._escuchar)
        return self

    def __exit__(self, *_: object) -> None:
        self._parar.set()
        with suppress(OSError):
            self._oidor.shutdown(socket.SHUT_RDWR)
        self._oidor.close()
        for enchufe in self._abiertos:
            with suppress(OSError):
                enchufe.shutdown(socket.SHUT_RDWR)
            enchufe.close()
        for hilo in self._hilos:
            hilo.join(5)

    def _lanzar(self, que: object, *argumentos: object) -> None:
        hilo = threading.Thread(target=que, args=argumentos, daemon=True)  # type: ignore[arg-type] # callable
        self._hilos.append(hilo)
        hilo.start()

    def _escuchar(self) -> None:
        while not self._parar.is_set():
            try:
                enchufe, _ = self._oidor.accept()
            except OSError:
                return
            self.conexiones += 1
            self._abiertos.append(enchufe.dup())
            self._lanzar(self._atender, enchufe)

    def _atender(self, enchufe: socket.socket) -> None:
        corte = self.guion.cortes.pop(0) if self.guion.cortes else None
        with suppress(OSError, ssl.SSLError):
            if self._tls is not None:
                enchufe = self._tls.wrap_socket(enchufe, server_side=True)
            _Dialogo(self, enchufe, corte).seguir()
        with suppress(OSError):
            enchufe.shutdown(socket.SHUT_RDWR)
        enchufe.close()


class _Colgar(Exception):
    """Fin de la conexión, sin despedida."""


class _Dialogo:
    def __init__(self, servidor: SmtpGuionizado, enchufe: socket.socket, corte: Corte | None) -> None:
        self._s, self._enchufe, self._corte = servidor, enchufe, corte
        self._archivo = enchufe.makefile("rb")
        self._cifrado = servidor._tls is not None
        self._de, self._para = "", list[str]()

    def _decir(self, *lineas: str) -> None:
        self._enchufe.sendall("".join(linea + "\r\n" for linea in lineas).encode("utf-8", "surrogateescape"))

    def seguir(self) -> None:
        self._enchufe.settimeout(10)
        self._decir(self._s.guion.saludo)
        with suppress(_Colgar):
            while linea := self._archivo.readline():
                texto = linea.decode("utf-8", "replace").rstrip("\r\n")
                self._s.ordenes.append(texto)
                self._obedecer(texto.split(" ")[0].upper(), texto)

    def _obedecer(self, orden: str, texto: str) -> None:
        guion = self._s.guion
        if orden in ("EHLO", "HELO"):
            self._saludar()
        elif orden == "STARTTLS" and self._s._starttls is not None:
            self._decir("220 2.0.0 Adelante")
            self._enchufe = self._s._starttls.wrap_socket(self._enchufe, server_side=True)
            self._archivo, self._cifrado = self._enchufe.makefile("rb"), True
        elif orden == "AUTH":
            self._decir(guion.auth)
        elif orden == "MAIL":
            self._de, self._para = texto.split("<")[1].split(">", maxsplit=1)[0], []
            self._decir(guion.mail)
        elif orden == "RCPT":
            quien = texto.split("<")[1].split(">", maxsplit=1)[0]
            respuesta = guion.rcpt.get(quien, guion.rcpt_demas)
            if respuesta.startswith("2"):
                self._para.append(quien)
            self._decir(respuesta)
        elif orden == "DATA":
            self._recibir()
        elif orden == "RSET":
            self._decir(guion.rset)
        elif orden == "QUIT":
            self._decir("221 2.0.0 Adiós")
            raise _Colgar
        else:
            self._decir("502 5.5.2 No entiendo")

    def _saludar(self) -> None:
        if self._s.guion.ehlo is not None:
            self._decir(self._s.guion.ehlo)
            return
        ofrece = [*self._s.guion.extensiones]
        if self._s._starttls is not None and not self._cifrado:
            ofrece.append("STARTTLS")
        lineas = ["prueba.example", *ofrece]
        self._decir(*(f"250-{linea}" for linea in lineas[:-1]), f"250 {lineas[-1]}")

    def _recibir(self) -> None:
        guion = self._s.guion
        self._decir(guion.data)
        if not guion.data.startswith("354"):
            return
        self._cortar_antes_del_punto()
        lineas = []
        while (linea := self._archivo.readline()) != b".\r\n":
            if not linea:
                raise _Colgar
            lineas.append(linea.removeprefix(b".") if linea.startswith(b"..") else linea)
        dicho = guion.punto
        if guion.tope and sum(map(len, lineas)) > guion.tope:
            dicho = "552 5.3.4 El mensaje es demasiado grande"
        if dicho.startswith("2"):
            self._s.entregados.append(Entregado(self._de, tuple(self._para), b"".join(lineas)))
        self._cortar_tras_el_punto()
        self._decir(dicho)
        if self._corte == "tras_250":
            raise _Colgar

    def _cortar_antes_del_punto(self) -> None:
        if self._corte == "a_mitad":
            self._archivo.read(1000)
        elif self._corte == "adelantado":
            self._decir("452 4.3.1 Me quedé sin sitio")
        if self._corte in ("tras_data", "a_mitad", "adelantado"):
            raise _Colgar

    def _cortar_tras_el_punto(self) -> None:
        if self._corte == "callado_tras_el_punto":
            self._s._parar.wait(10)
        if self._corte in ("tras_el_punto", "callado_tras_el_punto"):
            raise _Colgar
