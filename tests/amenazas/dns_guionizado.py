"""Un servidor DNS en 127.0.0.1 que contesta lo que se le diga, o se porta mal."""

import socket
import threading
from typing import Literal, Self

import dns.flags
import dns.message
import dns.rcode
import dns.rdatatype
import dns.rrset


class DnsGuionizado:
    """`textos`: nombre → trozos de un registro TXT. `buzones`: dominio → MX («10 mx.x.»). `averia`: cómo falla."""

    ip = "127.0.0.1"

    def __init__(self) -> None:
        self.textos: dict[str, list[bytes]] = {}
        self.buzones: dict[str, list[str]] = {}
        self.averia: Literal["", "servfail", "callar"] = ""
        self.preguntas = 0
        self._enchufe = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
        self._enchufe.bind((self.ip, 0))
        self._enchufe.settimeout(0.1)
        self.puerto: int = self._enchufe.getsockname()[1]
        self._vivo = True
        self._hilo = threading.Thread(target=self._servir, daemon=True)

    def __enter__(self) -> Self:
        self._hilo.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._vivo = False
        self._hilo.join()
        self._enchufe.close()

    def _servir(self) -> None:
        while self._vivo:
            try:
                crudo, quien = self._enchufe.recvfrom(4096)
            except TimeoutError:
                continue
            self.preguntas += 1
            if self.averia != "callar":
                self._enchufe.sendto(self._contestar(dns.message.from_wire(crudo)).to_wire(), quien)

    def _contestar(self, pregunta: dns.message.Message) -> dns.message.Message:
        respuesta = dns.message.make_response(pregunta)
        respuesta.flags |= dns.flags.RA
        nombre = pregunta.question[0].name
        clave = nombre.to_text(omit_final_dot=True).lower()
        trozos = self.textos.get(clave)
        servidores = self.buzones.get(clave) if pregunta.question[0].rdtype == dns.rdatatype.MX else None
        if self.averia == "servfail":
            respuesta.set_rcode(dns.rcode.SERVFAIL)
        elif servidores is not None:
            respuesta.answer.append(dns.rrset.from_text(nombre, 60, "IN", "MX", *servidores))
        elif trozos is None or pregunta.question[0].rdtype != dns.rdatatype.TXT:
            respuesta.set_rcode(dns.rcode.NXDOMAIN)
        else:
            texto = " ".join(f'"{trozo.decode()}"' for trozo in trozos)
            respuesta.answer.append(dns.rrset.from_text(nombre, 60, "IN", "TXT", texto))
        return respuesta
