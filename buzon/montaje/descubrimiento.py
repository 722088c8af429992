"""De una dirección de correo a sus servidores: por el dominio, por quién recibe su correo, o probando los de siempre.

Solo propone: entrar es lo que demuestra que son esos. Cada espera tiene plazo y hay pocas.
"""

import socket
import ssl
from collections.abc import Callable, Mapping
from typing import Any

import msgspec

from buzon.montaje.iniciar import ServidorElegido
from buzon.puertos import FalloPasajero, Resolutor

_TLS_IMAP, _TLS_SMTP, _STARTTLS_SMTP = 993, 465, 587  # RFC 8314 §3 y §7
_PLAZO = 4.0
_DE_SIEMPRE = (("imap.{}", "smtp.{}"), ("mail.{}", "mail.{}"), ("correo.{}", "correo.{}"))


class Hallado(msgspec.Struct, frozen=True):
    """Los dos servidores, la ficha del proveedor (vacía si no es ninguno conocido) y cómo se supo."""

    imap: ServidorElegido
    smtp: ServidorElegido
    ficha: Mapping[str, Any]
    como: str


def del_proveedor(ficha: Mapping[str, Any], como: str = "") -> Hallado:
    """Los servidores de una ficha de proveedores.toml."""
    puerto, autenticacion = int(ficha["puerto_smtp"]), str(ficha.get("autenticacion", "clave"))
    seguridad = "tls" if puerto == _TLS_SMTP else "starttls"
    return Hallado(
        ServidorElegido(ficha["imap"], _TLS_IMAP, "tls", autenticacion),
        ServidorElegido(ficha["smtp"], puerto, seguridad, autenticacion),
        ficha,
        como,
    )


def descubrir(
    dominio: str,
    proveedores: Mapping[str, Mapping[str, Any]],
    resolutor: Resolutor,
    contesta: Callable[[str, int], bool] | None = None,
) -> Hallado | None:
    """Lo más probable para las direcciones de ese dominio; `None` si no hay manera de saberlo.

    `contesta(host, puerto)` dice si ahí hay un servidor con TLS y un certificado suyo.
    """
    for ficha in proveedores.values():
        if dominio in ficha["dominios"]:
            return del_proveedor(ficha, "por tu dirección")
    try:
        buzones = resolutor.buzones(dominio)
    except FalloPasajero:
        return None  # sin DNS tampoco se encontrarían los de siempre
    for buzon in buzones:
        for ficha in proveedores.values():
            if any(f".{buzon}".endswith(final) for final in ficha.get("mx", ())):
                return del_proveedor(ficha, f"porque el correo de {dominio} lo recibe {buzon}")
    return _los_de_siempre(dominio, contesta or contesta_con_tls)


def _los_de_siempre(dominio: str, contesta: Callable[[str, int], bool]) -> Hallado | None:
    """`imap.`, `mail.` y `correo.` con el dominio, que es como los llaman cPanel, Plesk y la mayoría."""
    for de_leer, de_enviar in _DE_SIEMPRE:
        imap, smtp = de_leer.format(dominio), de_enviar.format(dominio)
        if not contesta(imap, _TLS_IMAP):
            continue
        if contesta(smtp, _TLS_SMTP):
            salida = ServidorElegido(smtp, _TLS_SMTP, "tls")
        elif contesta(imap, _TLS_SMTP):
            salida = ServidorElegido(imap, _TLS_SMTP, "tls")
        else:
            salida = ServidorElegido(smtp, _STARTTLS_SMTP, "starttls")
        return Hallado(ServidorElegido(imap, _TLS_IMAP, "tls"), salida, {}, f"{imap} contesta, con su certificado")
    return None


def contesta_con_tls(host: str, puerto: int) -> bool:
    """Si en ese puerto hay TLS (1.2 o más) con un certificado que vale para ese nombre. Tarda segundos, no minutos."""
    contexto = ssl.create_default_context()
    try:
        with (
            socket.create_connection((host, puerto), timeout=_PLAZO) as enchufe,
            contexto.wrap_socket(enchufe, server_hostname=host),
        ):
            return True
    except (OSError, ValueError):
        return False


def leer_servidor(dicho: str, puerto: int) -> ServidorElegido:
    """Lo que escribe el dueño: `host` o `host:puerto`. Sin cifrar, solo en la propia máquina y con otro puerto."""
    host, _, suyo = dicho.strip().partition(":")
    elegido = int(suyo) if suyo.isdecimal() else puerto
    if elegido in (143, _STARTTLS_SMTP):
        return ServidorElegido(host, elegido, "starttls")
    es_de_casa = host == "localhost" or host.startswith("127.")
    sin_cifrar = es_de_casa and elegido not in (_TLS_IMAP, _TLS_SMTP)
    return ServidorElegido(host, elegido, "ninguna" if sin_cifrar else "tls")
