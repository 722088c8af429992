"""Servir una página en la propia máquina: solo leer, solo desde aquí.

Escucha en 127.0.0.1 y comprueba la cabecera `Host`: sin eso, una página cualquiera abierta en el navegador del dueño
podría leerla cambiando su nombre de DNS por esa dirección («DNS rebinding»).
"""

from collections.abc import Callable
from http import HTTPStatus
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

_DE_AQUI = ("127.0.0.1", "localhost")


class _Peticion(BaseHTTPRequestHandler):
    server: "Vitrina"
    server_version = "buzon"
    sys_version = ""
    timeout = 20

    def do_GET(self) -> None:
        """La página, o su versión."""
        anfitrion = (self.headers.get("Host") or "").rsplit(":", 1)[0]
        if anfitrion not in _DE_AQUI:
            self._contestar(HTTPStatus.MISDIRECTED_REQUEST, "text/plain", b"solo desde esta maquina\n")
        elif self.path == "/":
            self._contestar(HTTPStatus.OK, "text/html", self.server.pagina())
        elif self.path == "/version":
            self._contestar(HTTPStatus.OK, "text/plain", self.server.version().encode())
        else:
            self._contestar(HTTPStatus.NOT_FOUND, "text/plain", b"no hay nada aqui\n")

    def _contestar(self, codigo: HTTPStatus, tipo: str, cuerpo: bytes) -> None:
        self.send_response(codigo)
        cabeceras = {
            "Content-Type": f"{tipo}; charset=utf-8",
            "Content-Length": str(len(cuerpo)),
            "Cache-Control": "no-store",
            "X-Content-Type-Options": "nosniff",
            "X-Frame-Options": "DENY",
            "Referrer-Policy": "no-referrer",
            "Cross-Origin-Resource-Policy": "same-origin",
        }
        for nombre, valor in cabeceras.items():
            self.send_header(nombre, valor)
        self.end_headers()
        self.wfile.write(cuerpo)

    def log_message(self, format: str, *args: Any) -> None:  # noqa: A002 - así lo llama la biblioteca
        """Nada: lo que el dueño mira no se apunta en ningún sitio."""


class Vitrina(ThreadingHTTPServer):
    """El servidor. `pagina` y `version` se piden en cada visita. Con el puerto 0, el que esté libre."""

    daemon_threads = True

    def __init__(self, puerto: int, pagina: Callable[[], bytes], version: Callable[[], str]) -> None:
        self.pagina, self.version = pagina, version
        super().__init__(("127.0.0.1", puerto), _Peticion)

    @property
    def direccion(self) -> str:
        """Lo que hay que escribir en el navegador."""
        return f"http://127.0.0.1:{self.server_address[1]}/"
