"""Un servidor de permisos de mentira, por HTTPS y en esta máquina: contesta como Google y como Microsoft."""

import base64
import json
import ssl
import subprocess
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs

USUARIO = "cobros@andes.example"


class ServidorDePermisos(ThreadingHTTPServer):
    """`dados` cuenta los tokens; `respuesta`, si la hay, es lo que contesta /token (código, objeto)."""

    daemon_threads = True

    def __init__(self, carpeta: Path) -> None:
        super().__init__(("127.0.0.1", 0), _Peticion)
        self.autoridad = _certificado(carpeta)
        contexto = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        contexto.load_cert_chain(self.autoridad, carpeta / "clave.pem")
        self.socket = contexto.wrap_socket(self.socket, server_side=True)
        self.dados = 0
        self.respuesta: tuple[int, dict[str, Any]] | None = None
        self.pedidos: list[dict[str, str]] = []
        self.extras: dict[str, Any] = {}
        self.retirados: set[str] = set()

    @property
    def base(self) -> str:
        return f"https://localhost:{self.server_address[1]}"


class _Peticion(BaseHTTPRequestHandler):
    server: ServidorDePermisos

    def do_GET(self) -> None:
        base = self.server.base
        self._contestar(
            200,
            {
                "issuer": f"{base}/organizations/v2.0",
                "authorization_endpoint": f"{base}/organizations/authorize",
                "token_endpoint": f"{base}/organizations/oauth2/v2.0/token",
                "device_authorization_endpoint": f"{base}/organizations/devicecode",
            },
        )

    def do_POST(self) -> None:
        cuerpo = self.rfile.read(int(self.headers["Content-Length"])).decode()
        pedido = {clave: valores[0] for clave, valores in parse_qs(cuerpo).items()}
        if self.path.endswith("vale"):
            token = pedido.get("token", "")
            vale = token in {f"acceso-{n + 1}" for n in range(self.server.dados)} - self.server.retirados
            self._contestar(200, {"active": "true" if vale else "false", "email": USUARIO})
            return
        if self.path.endswith("devicecode"):
            self._contestar(200, _APARATO | {"verification_uri": f"{self.server.base}/device"})
            return
        self.server.pedidos.append(pedido)
        if self.server.respuesta:
            self._contestar(*self.server.respuesta)
            return
        self.server.dados += 1
        numero = self.server.dados
        ficha = _b64({"alg": "none"}) + "." + _b64(_IDENTIDAD | {"iss": self.server.base}) + "."
        self._contestar(
            200,
            {
                "access_token": f"acceso-{numero}",
                "refresh_token": f"refresco-{numero}",
                "expires_in": 3600,
                "token_type": "Bearer",
                "scope": pedido.get("scope", "https://mail.google.com/"),
                "id_token": ficha,
                "client_info": _b64({"uid": "u", "utid": "t"}),
            }
            | self.server.extras,
        )

    def _contestar(self, codigo: int, objeto: dict[str, Any]) -> None:
        cuerpo = json.dumps(objeto).encode()
        self.send_response(codigo)
        self.send_header("Content-Type", "application/json")
        self.send_header("Content-Length", str(len(cuerpo)))
        self.end_headers()
        self.wfile.write(cuerpo)

    def log_message(self, *_args: Any) -> None:
        pass


_APARATO = {"user_code": "ABCD-1234", "device_code": "x", "expires_in": 900, "interval": 1, "message": "…"}
_IDENTIDAD = {
    "sub": "s",
    "oid": "u",
    "tid": "t",
    "preferred_username": USUARIO,
    "aud": "aplicacion",
    "exp": 4_000_000_000,
    "iat": 1_700_000_000,
}


def _b64(objeto: dict[str, Any]) -> str:
    return base64.urlsafe_b64encode(json.dumps(objeto).encode()).decode().rstrip("=")


def _certificado(carpeta: Path) -> str:
    certificado, clave = carpeta / "autoridad.pem", carpeta / "clave.pem"
    orden = "req -x509 -newkey ec -pkeyopt ec_paramgen_curve:prime256v1 -nodes -days 2 -subj /CN=localhost"
    extra = ["-addext", "subjectAltName=DNS:localhost,IP:127.0.0.1", "-keyout", str(clave), "-out", str(certificado)]
    subprocess.run(["openssl", *orden.split(), *extra], check=True, capture_output=True)
    return str(certificado)


@contextmanager
def permisos_de_mentira(carpeta: Path) -> Iterator[ServidorDePermisos]:
    servidor = ServidorDePermisos(carpeta)
    hilo = threading.Thread(target=servidor.serve_forever, kwargs={"poll_interval": 0.02})
    hilo.start()
    try:
        yield servidor
    finally:
        servidor.shutdown()
        hilo.join()
        servidor.server_close()
