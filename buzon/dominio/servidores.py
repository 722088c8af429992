"""Dónde está un servidor de correo y cómo se entra en él. Nunca guarda la clave: esa la da quien la custodia.

No abre conexiones ni resuelve nombres: solo dice si lo pedido es admisible.
"""

import ipaddress
from typing import Literal

import msgspec

Seguridad = Literal["tls", "starttls", "ninguna"]
Autenticacion = Literal["clave", "oauth2"]


class ServidorCorreo(msgspec.Struct, frozen=True, kw_only=True):
    """Un servidor IMAP o SMTP, tal como lo describen las reglas.

    Attributes:
        host: nombre o dirección IP.
        puerto: de 1 a 65535.
        seguridad: "tls" desde el primer octeto, "starttls" obligatorio, o "ninguna" (solo en la propia máquina).
        usuario: vacío significa entrar sin identificarse, que solo vale en SMTP.
        autenticacion: "clave", o "oauth2" (XOAUTH2; entonces la credencial es un token vivo).
        autoridad: ruta de un archivo PEM con la autoridad propia que firma el certificado; `None`, las del sistema.
    """

    host: str
    puerto: int
    seguridad: Seguridad = "tls"
    usuario: str = ""
    autenticacion: Autenticacion = "clave"
    autoridad: str | None = None


def es_bucle_local(host: str) -> bool:
    """¿Es la propia máquina? Solo 127.0.0.0/8, ::1 y "localhost": un nombre cualquiera puede cambiar de dirección."""
    if host.lower().rstrip(".") == "localhost":
        return True
    try:
        return ipaddress.ip_address(host.strip("[]")).is_loopback
    except ValueError:
        return False


def motivo_de_rechazo(servidor: ServidorCorreo) -> str | None:
    """Por qué no se debe hablar con este servidor, en palabras llanas; `None` si se puede."""
    if servidor.seguridad == "ninguna" and not es_bucle_local(servidor.host):
        return (
            f"seguridad = «ninguna» mandaría la clave y los correos en claro a {servidor.host}: "
            "solo se admite en la propia máquina (127.0.0.1, ::1 o localhost); use «tls» o «starttls»"
        )
    return None
