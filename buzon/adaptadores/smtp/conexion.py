"""Abrir la conexión SMTP: red, TLS comprobado, saludo e identificación. Nunca manda la clave sin cifrar."""

import re
import socket
import ssl

from aiosmtplib import SMTP, SMTPAuthenticationError, SMTPResponseException

from buzon.adaptadores.smtp.plazos import PlazosSmtp
from buzon.adaptadores.smtp.respuestas import como_rechazo_de_clave, respuesta
from buzon.dominio.servidores import ServidorCorreo
from buzon.puertos import CredencialRechazada, FalloPasajero

_NOMBRE_COMPLETO = re.compile(r"[A-Za-z0-9]([A-Za-z0-9-]{0,62}\.){1,8}[A-Za-z0-9-]{1,63}")
_METODO_DESCONOCIDO = 504


def nombre_propio() -> str:
    """Cómo se presenta esta máquina en EHLO: su nombre completo si lo tiene, o el literal de la propia máquina.

    No se pregunta al DNS (`socket.getfqdn` puede tardar medio minuto con la red a medias).
    """
    nombre = socket.gethostname()
    return nombre if _NOMBRE_COMPLETO.fullmatch(nombre) else "[127.0.0.1]"


def conectar(servidor: ServidorCorreo, plazos: PlazosSmtp) -> socket.socket:
    """El socket, probando todas las direcciones del nombre, IPv6 e IPv4, con un plazo por cada una. Raises OSError."""
    return socket.create_connection((servidor.host, servidor.puerto), timeout=plazos.conexion)


async def saludar(servidor: ServidorCorreo, credencial: str | None, enchufe: socket.socket, plazos: PlazosSmtp) -> SMTP:
    """Un cliente presentado, cifrado si así se pidió, e identificado si hay usuario.

    Raises:
        FalloPasajero, CredencialRechazada: con el porqué en palabras llanas.
        OSError, aiosmtplib.SMTPException: la red o el diálogo; quien llama los traduce.
    """
    cliente = SMTP(
        hostname=servidor.host,
        sock=enchufe,
        local_hostname=nombre_propio(),
        timeout=plazos.orden,
        use_tls=servidor.seguridad == "tls",
        start_tls=servidor.seguridad == "starttls",  # nunca None: None cae a texto claro si falta STARTTLS
        tls_context=None if servidor.seguridad == "ninguna" else contexto_tls(servidor),
    )
    try:
        await cliente.connect()
        await cliente.ehlo()
        if credencial is not None:
            await _identificar(cliente, servidor, credencial)
    except SMTPResponseException as error:
        # Un 5xx en el saludo, en EHLO o en STARTTLS habla de hoy y de esta máquina, no de la carta: Postfix también
        # lo da por pasajero (smtp_skip_5xx_greeting).
        cliente.close()
        raise FalloPasajero(f"{servidor.host} no quiere hablar ahora: {error.code} {error.message}") from error
    except BaseException:
        cliente.close()
        raise
    return cliente


def contexto_tls(servidor: ServidorCorreo) -> ssl.SSLContext:
    """TLS 1.2 o más, con certificado y nombre comprobados siempre; con autoridad propia, solo ella."""
    return ssl.create_default_context(cafile=servidor.autoridad)


async def _identificar(cliente: SMTP, servidor: ServidorCorreo, credencial: str) -> None:
    """Una sola clave equivocada, un solo intento: repetirla con otro método acerca el bloqueo de la cuenta."""
    try:
        if servidor.autenticacion == "oauth2":
            _exigir(cliente, "xoauth2", servidor)
            await cliente.auth_xoauth2(servidor.usuario, credencial)
            return
        if "plain" not in cliente.server_auth_methods:
            _exigir(cliente, "login", servidor)
            await cliente.auth_login(servidor.usuario, credencial)
            return
        try:
            await cliente.auth_plain(servidor.usuario, credencial)
        except SMTPAuthenticationError as error:
            if error.code != _METODO_DESCONOCIDO or "login" not in cliente.server_auth_methods:
                raise
            await cliente.auth_login(servidor.usuario, credencial)
    except SMTPAuthenticationError as error:
        raise como_rechazo_de_clave(respuesta(error.code, error.message)) from error


def _exigir(cliente: SMTP, metodo: str, servidor: ServidorCorreo) -> None:
    if metodo in cliente.server_auth_methods:
        return
    ofrece = ", ".join(cliente.server_auth_methods) or "ninguna"
    raise CredencialRechazada(f"{servidor.host} no admite la identificación que pide la regla; ofrece: {ofrece}")
