"""Quien firma correos de prueba con DKIM: claves hechas aquí mismo, publicadas en el DNS de mentira."""

import subprocess
from base64 import b64encode
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

import dkim
from cryptography.hazmat.primitives.asymmetric import rsa
from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat, PublicFormat

CUBIERTAS = ("from", "to", "subject", "date", "message-id", "content-type", "mime-version")


@dataclass(frozen=True)
class Par:
    privada: bytes
    publica: str

    def registro(self, extras: str = "") -> bytes:
        return f"v=DKIM1; k=rsa; {extras}p={self.publica}".encode()


@cache
def par(bits: int = 2048) -> Par:
    clave = rsa.generate_private_key(public_exponent=65537, key_size=bits)
    publica = clave.public_key().public_bytes(Encoding.DER, PublicFormat.SubjectPublicKeyInfo)
    privada = clave.private_bytes(Encoding.PEM, PrivateFormat.TraditionalOpenSSL, NoEncryption())
    return Par(privada, b64encode(publica).decode())


@cache
def par_corto() -> Par:
    """De 512 bits, que las bibliotecas ya no hacen y openssl sí."""
    privada = subprocess.run(["openssl", "genrsa", "-traditional", "512"], capture_output=True, check=True).stdout
    publica = subprocess.run(
        ["openssl", "rsa", "-pubout", "-outform", "DER"], input=privada, capture_output=True, check=True
    ).stdout
    return Par(privada, b64encode(publica).decode())


def correo(de: str, para: str, asunto: str, texto: str, *, identidad: str = "<f1@banco.example>") -> bytes:
    return (
        f"From: {de}\r\nTo: {para}\r\nSubject: {asunto}\r\nDate: Tue, 15 Dec 2026 10:00:00 -0300\r\n"
        f"Message-ID: {identidad}\r\nMIME-Version: 1.0\r\nContent-Type: text/plain; charset=utf-8\r\n\r\n{texto}\r\n"
    ).encode()


def firmar(
    crudo: bytes,
    dominio: str,
    *,
    clave: Par | None = None,
    selector: str = "s1",
    cubre: Sequence[str] = CUBIERTAS,
    largo: bool = False,
) -> bytes:
    clave = clave or par()
    cabecera = dkim.sign(
        crudo,
        selector.encode(),
        dominio.encode(),
        clave.privada,
        include_headers=[nombre.encode() for nombre in cubre],
        length=largo,
        canonicalize=(b"relaxed", b"relaxed"),
    )
    return bytes(cabecera) + crudo
