"""Un servidor IMAP de guion: habla el protocolo por un socket, y se calla, se corta o miente donde se le mande.

Sirve lo que hay en un `Casillero`. Es para las averías que un intermediario delante de un servidor honrado no puede
hacer: un IDLE medio abierto, un correo que desaparece entre buscar y traer, un UIDVALIDITY que no se dice.
"""

import re
import socket
import threading
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Literal, Self

from buzon.adaptadores.memoria import Casillero
from buzon.adaptadores.memoria.casillero import Carpeta

Idle = Literal["normal", "callado", "medio_abierto", "termina", "bye", "corta"]


@dataclass
class GuionImap:
    """Qué hace distinto de un servidor honrado.

    `login`: lo que contesta en vez de entrar. `idle`: "callado" no anuncia nada, "medio_abierto" no contesta ni a DONE,
    "termina" y "bye" lo acaban ellos, "corta" cuelga. `cortes_al_traer`: cuántos cuerpos se cortan a mitad.
    `fantasmas`: UID que la búsqueda da y que al traerlos ya no están. `sin_validez`: SELECT no dice UIDVALIDITY.
    `sin_anuncios`: no hay EXISTS ni al preguntar. `niega`: órdenes a las que responde NO.
    """

    login: str = ""
    idle: Idle = "normal"
    cortes_al_traer: int = 0
    fantasmas: set[int] = field(default_factory=set)
    sin_validez: bool = False
    sin_anuncios: bool = False
    niega: set[str] = field(default_factory=set)
    callado: set[str] = field(default_factory=set)


class ImapHostil:
    def __init__(self, casillero: Casillero, guion: GuionImap | None = None, anfitrion: str = "127.0.0.1") -> None:
        self.casillero = casillero
        self.guion = guion or GuionImap()
        self.ordenes: list[str] = []
        self.conexiones = 0
        self.vivas = 0
        self.mas_vivas = 0
        self._parar = threading.Event()
        self._abiertos: list[socket.socket] = []
        self._oidor = socket.create_server((anfitrion, 0))
        self.puerto: int = self._oidor.getsockname()[1]

    def __enter__(self) -> Self:
        threading.Thread(target=self._escuchar, daemon=True).start()
        return self

    def __exit__(self, *_: object) -> None:
        self._parar.set()
        with suppress(OSError):
            self._oidor.shutdown(socket.SHUT_RDWR)
        self._oidor.close()
        for enchufe in self._abiertos:
            with suppress(OSError):
                enchufe.shutdown(socket.SHUT_RDWR)

    def cuantas(self, orden: str) -> int:
        """Cuántas veces se le pidió esa orden."""
        return sum(orden in dicha.upper() for dicha in self.ordenes)

    def _escuchar(self) -> None:
        while not self._parar.is_set():
            try:
                enchufe, _ = self._oidor.accept()
            except OSError:
                return
            enchufe.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
            self.conexiones += 1
            self.vivas += 1
            self.mas_vivas = max(self.mas_vivas, self.vivas)
            self._abiertos.append(enchufe)
            threading.Thread(target=self._atender, args=(enchufe,), daemon=True).start()

    def _atender(self, enchufe: socket.socket) -> None:
        try:
            with suppress(OSError, _Colgar):
                Dialogo(self, enchufe).seguir()
        finally:
            self.vivas -= 1
            with suppress(OSError):
                enchufe.shutdown(socket.SHUT_RDWR)
            enchufe.close()

    def espera(self, segundos: float) -> None:
        """Callar, hasta que la prueba acabe."""
        self._parar.wait(segundos)

    @property
    def ha_acabado(self) -> bool:
        return self._parar.is_set()


class _Colgar(Exception):
    """Fin de la conexión, sin despedida."""


_SERIE = re.compile(r"^(\d+|\*)(:(\d+|\*))?$")


class Dialogo:
    """Una conexión."""

    def __init__(self, servidor: ImapHostil, enchufe: socket.socket) -> None:
        self._s, self._enchufe = servidor, enchufe
        self._archivo = enchufe.makefile("rb")
        self._abierta = ""
        self._dichos = 0

    @property
    def _carpeta(self) -> Carpeta:
        return self._s.casillero.carpetas[self._abierta]

    def _decir(self, *lineas: str) -> None:
        self._enchufe.sendall("".join(linea + "\r\n" for linea in lineas).encode("latin-1"))

    def seguir(self) -> None:
        self._decir("* OK [CAPABILITY IMAP4rev1 IDLE UIDPLUS] listo")
        while linea := self._archivo.readline():
            texto = linea.decode("latin-1").rstrip("\r\n")
            self._s.ordenes.append(texto)
            marca, _, resto = texto.partition(" ")
            orden = resto.upper().removeprefix("UID ").split(" ")[0]
            guion = self._s.guion
            if orden in guion.callado:
                self._s.espera(30)
                raise _Colgar
            if orden in guion.niega:
                if resto.endswith("}"):  # el literal se pide, se traga y se niega
                    self._tragar(resto)
                self._decir(f"{marca} NO no se puede")
                continue
            hacer = getattr(self, f"_{orden.lower()}", None)
            if hacer is None:
                self._decir(f"{marca} BAD no entiendo")
            else:
                hacer(marca, resto)

    def _tragar(self, resto: str) -> bytes:
        cuantos = int(resto.rpartition("{")[2].rstrip("+}"))
        self._decir("+ adelante")
        crudo = self._archivo.read(cuantos)
        self._archivo.readline()
        return crudo

    # Las órdenes ------------------------------------------------------------------------------------------------

    def _capability(self, marca: str, _resto: str) -> None:
        self._decir("* CAPABILITY IMAP4rev1 IDLE UIDPLUS", f"{marca} OK hecho")

    def _login(self, marca: str, _resto: str) -> None:
        self._decir(f"{marca} {self._s.guion.login or 'OK adelante'}")

    def _logout(self, marca: str, _resto: str) -> None:
        self._decir("* BYE hasta luego", f"{marca} OK hecho")
        raise _Colgar

    def _list(self, marca: str, _resto: str) -> None:
        for nombre in self._s.casillero.carpetas:
            marcas = "\\HasNoChildren \\Sent" if nombre == self._s.casillero.enviados else "\\HasNoChildren"
            self._decir(f'* LIST ({marcas}) "/" "{nombre}"')
        self._decir(f"{marca} OK hecho")

    def _select(self, marca: str, resto: str) -> None:
        nombre = resto.split(" ", 1)[1].strip('"')
        if nombre not in self._s.casillero.carpetas:
            self._decir(f"{marca} NO [NONEXISTENT] no existe")
            return
        self._abierta = nombre
        carpeta = self._carpeta
        self._dichos = len(carpeta.correos)
        self._decir("* FLAGS (\\Seen)", f"* {self._dichos} EXISTS", "* 0 RECENT")
        if not self._s.guion.sin_validez:
            self._decir(f"* OK [UIDVALIDITY {carpeta.uidvalidity}] así")
        self._decir(f"* OK [UIDNEXT {carpeta.proximo}] así", f"{marca} OK [READ-WRITE] hecho")

    def _create(self, marca: str, resto: str) -> None:
        self._s.casillero.crear_carpeta(resto.split(" ", 1)[1].strip('"'))
        self._decir(f"{marca} OK hecho")

    def _noop(self, marca: str, _resto: str) -> None:
        self._anunciar()
        self._decir(f"{marca} OK hecho")

    def _anunciar(self) -> bool:
        if self._s.guion.sin_anuncios or not self._abierta or len(self._carpeta.correos) == self._dichos:
            return False
        self._dichos = len(self._carpeta.correos)
        self._decir(f"* {self._dichos} EXISTS")
        return True

    def _search(self, marca: str, resto: str) -> None:
        with self._s.casillero.cerrojo:
            uids = sorted({*self._carpeta.correos, *self._s.guion.fantasmas})
            hallados = [uid for n, uid in enumerate(uids, 1) if self._encaja(resto, n, uid, uids)]
        self._decir(f"* SEARCH {' '.join(map(str, hallados))}".rstrip(), f"{marca} OK hecho")

    def _encaja(self, resto: str, numero: int, uid: int, uids: list[int]) -> bool:
        criterio = resto.upper().split("SEARCH ", 1)[1]
        if cabecera := re.match(r'HEADER "?MESSAGE-ID"? "?([^"]+?)"?$', criterio):
            correo = self._carpeta.correos.get(uid)
            return correo is not None and cabecera[1].encode("latin-1").lower() in correo.crudo.lower()
        if serie := re.match(r"UID (\d+):\*$", criterio):
            return uid >= int(serie[1]) or uid == uids[-1]
        if serie := re.match(r"(\d+):\*$", criterio):
            return numero >= int(serie[1])
        if desde := re.match(r'SINCE "?(\d+-\w{3}-\d{4})"?$', criterio):
            correo = self._carpeta.correos.get(uid)
            dia = datetime.strptime(desde[1].title(), "%d-%b-%Y").replace(tzinfo=UTC)
            return correo is None or correo.llegada.astimezone(UTC) >= dia
        return True

    def _fetch(self, marca: str, resto: str) -> None:
        _, uids, que = resto.removeprefix("UID ").split(" ", 2)
        orden = sorted(self._carpeta.correos)
        for uid in (int(uno) for uno in uids.split(",")):
            correo = self._carpeta.correos.get(uid)
            if correo is None or uid in self._s.guion.fantasmas:
                continue
            partes = [f"UID {uid}"]
            if "INTERNALDATE" in que:
                partes.append(f'INTERNALDATE "{correo.llegada.astimezone(UTC):%d-%b-%Y %H:%M:%S +0000}"')
            if "RFC822.SIZE" in que:
                partes.append(f"RFC822.SIZE {len(correo.crudo)}")
            if "FLAGS" in que:
                partes.append(f"FLAGS ({' '.join(sorted(correo.etiquetas))})")
            if "<0." in que:
                self._trozos(orden.index(uid) + 1, uid, que, correo.crudo)
                continue
            cuerpo = self._cuerpo(que, correo.crudo)
            principio = f"* {orden.index(uid) + 1} FETCH ({' '.join(partes)}".encode("latin-1")
            if cuerpo is None:
                self._enchufe.sendall(principio + b")\r\n")
                continue
            nombre, crudo = cuerpo
            dato = principio + f" {nombre} {{{len(crudo)}}}\r\n".encode("latin-1")
            if nombre == "BODY[]" and self._s.guion.cortes_al_traer > 0:
                self._s.guion.cortes_al_traer -= 1
                self._enchufe.sendall(dato + crudo[: len(crudo) // 2])
                raise _Colgar
            self._enchufe.sendall(dato + crudo + b")\r\n")
        self._decir(f"{marca} OK hecho")

    def _trozos(self, numero: int, uid: int, que: str, crudo: bytes) -> None:
        """El principio de las cabeceras y del texto, como se piden de un correo que pasa del tope."""
        cabeceras, _, texto = crudo.partition(b"\r\n\r\n")
        dato = f"* {numero} FETCH (UID {uid}".encode()
        for nombre, parte in (("HEADER", cabeceras + b"\r\n\r\n"), ("TEXT", texto)):
            if pedido := re.search(rf"BODY\.PEEK\[{nombre}\]<0\.(\d+)>", que):
                trozo = parte[: int(pedido[1])]
                dato += f" BODY[{nombre}]<0> {{{len(trozo)}}}\r\n".encode() + trozo
        self._enchufe.sendall(dato + b")\r\n")

    @staticmethod
    def _cuerpo(que: str, crudo: bytes) -> tuple[str, bytes] | None:
        if "BODY.PEEK[]" in que:
            return "BODY[]", crudo
        if pedido := re.search(r"BODY\.PEEK\[(HEADER\.FIELDS \([^)]*\))\]", que):
            cabeceras = re.split(rb"\r?\n\r?\n", crudo, maxsplit=1)[0]
            pedidas = {nombre.lower().encode() for nombre in pedido[1].split("(")[1].rstrip(")").split(" ")}
            lineas = re.sub(rb"\r?\n[ \t]+", b" ", cabeceras).splitlines()
            dadas = [una for una in lineas if una.split(b":")[0].lower() in pedidas]
            return f"BODY[{pedido[1]}]", b"".join(una + b"\r\n" for una in dadas) + b"\r\n"
        return None

    def _store(self, marca: str, resto: str) -> None:
        uid, _, banderas = resto.removeprefix("UID ").split(" ", 3)[1:]
        correo = self._carpeta.correos.get(int(uid))
        if correo is not None:
            correo.etiquetas.update(banderas.strip("()").split(" "))
        self._decir(f"{marca} OK hecho")

    def _append(self, marca: str, resto: str) -> None:
        nombre = resto.split(" ")[1].strip('"')
        crudo = self._tragar(resto)
        if nombre not in self._s.casillero.carpetas:
            self._decir(f"{marca} NO [TRYCREATE] no existe esa carpeta")
            return
        uid = self._s.casillero.entregar(crudo, datetime.now(UTC), nombre)  # noqa: TID251 - la fecha la pone el servidor
        fecha = re.search(r'"(\d\d-\w{3}-\d{4} \d\d:\d\d:\d\d [+-]\d{4})"', resto)
        if fecha:
            llegada = datetime.strptime(fecha[1], "%d-%b-%Y %H:%M:%S %z")
            self._s.casillero.carpetas[nombre].correos[uid].llegada = llegada
        self._decir(f"{marca} OK [APPENDUID {self._s.casillero.carpetas[nombre].uidvalidity} {uid}] hecho")

    def _idle(self, marca: str, _resto: str) -> None:
        modo = self._s.guion.idle
        if modo == "corta":
            raise _Colgar
        self._decir("+ escuchando")
        if modo == "medio_abierto":
            while not self._s.ha_acabado:  # ni lee ni escribe: como un NAT que olvidó la conexión
                self._s.espera(0.05)
            raise _Colgar
        if modo == "termina":
            self._decir(f"{marca} OK se acabó")
            return
        if modo == "bye":
            self._decir("* BYE me apago")
            raise _Colgar
        self._escuchar_hasta_done(avisa=modo == "normal")
        self._decir(f"{marca} OK hecho")

    def _escuchar_hasta_done(self, *, avisa: bool) -> None:
        self._enchufe.settimeout(0.02)
        while not self._s.ha_acabado:
            if avisa:
                self._anunciar()
            try:
                if self._archivo.readline().strip().upper() == b"DONE":
                    self._enchufe.settimeout(None)
                    return
            except TimeoutError:
                self._archivo = self._enchufe.makefile("rb")  # un `makefile` que caducó no se puede volver a leer
        raise _Colgar
