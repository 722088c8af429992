"""Los servidores de verdad: que tengan dirección, que dejen entrar, leer y enviar. No manda ni cambia nada."""

import socket
from collections.abc import Iterator
from datetime import datetime

from buzon.adaptadores.imap.retrato import Retrato, esta_entre, firmas_de, retratar
from buzon.adaptadores.smtp import PlazosSmtp
from buzon.adaptadores.smtp.ensayo import EnsayoSmtp
from buzon.dominio.nombres import dominio_de
from buzon.dominio.reglas import Reglas, Servidor
from buzon.montaje.carpeta import CasaEnDisco
from buzon.montaje.casa import claves_de, servidor_de
from buzon.montaje.diagnostico.buzon_leido import examinar_retrato
from buzon.montaje.diagnostico.correo import fallo_de_credencial
from buzon.montaje.diagnostico.dominio import mirar_firmas
from buzon.montaje.hallazgo import Hallazgo, bien, mal
from buzon.puertos import CredencialRechazada, FalloDefinitivo, FalloPasajero, Resolutor

_PLAZOS_SMTP = PlazosSmtp(orden=20, conexion=10)


def mirar_imap(disco: CasaEnDisco, reglas: Reglas, ahora: datetime, resolutor: Resolutor) -> Iterator[Hallazgo]:
    """Nombre, entrada, carpetas y lo que enseña el propio buzón."""
    imap = reglas.correo.imap
    yield from (nombre := list(_mirar_nombre(imap, "[correo.imap]")))
    if nombre or fallo_de_credencial(disco, reglas, imap):
        return
    claves = claves_de(disco, reglas)
    try:
        retrato = retratar(servidor_de(imap), claves.de(imap), imap.carpetas[0])
    except (FalloPasajero, FalloDefinitivo) as fallo:
        yield mal(f"Lectura: {fallo}", _remedio(fallo, imap, "[correo.imap]"))
        return
    yield bien(f"Lectura: se entra en {imap.host} como {imap.usuario}")
    yield from _carpetas(retrato, imap.carpetas)
    yield from examinar_retrato(retrato, reglas.correo, ahora)
    dominio = dominio_de(reglas.correo.direccion)
    yield from mirar_firmas(firmas_de(retrato, dominio), dominio, resolutor)


def _carpetas(retrato: Retrato, pedidas: tuple[str, ...]) -> Iterator[Hallazgo]:
    faltan = [carpeta for carpeta in pedidas if not esta_entre(carpeta, retrato.carpetas)]
    for carpeta in faltan:
        hay = ", ".join(f'"{una}"' for una in retrato.carpetas[:15])
        yield mal(f"Carpetas: en el servidor no hay ninguna «{carpeta}»", f"corrige [correo.imap] carpetas; hay: {hay}")
    if not faltan:
        yield bien(f"Carpetas: {', '.join(pedidas)}")


def mirar_smtp(disco: CasaEnDisco, reglas: Reglas, ahora: datetime) -> Iterator[Hallazgo]:
    """Nombre, entrada, y si el servidor deja escribir con la dirección de la casa."""
    del ahora
    smtp, correo = reglas.correo.smtp, reglas.correo
    yield from (nombre := list(_mirar_nombre(smtp, "[correo.smtp]")))
    if nombre or fallo_de_credencial(disco, reglas, smtp):
        return
    claves = claves_de(disco, reglas)
    try:
        ensayo = EnsayoSmtp(servidor_de(smtp), claves.de(smtp), _PLAZOS_SMTP)
        try:
            ensayo.ensayar(correo.direccion, reglas.negocio.titulares[0])
        finally:
            ensayo.cerrar()
    except FalloDefinitivo as fallo:
        remedio = f"[correo] direccion ({correo.direccion}) ha de ser la del usuario {smtp.usuario}, o un alias suyo"
        yield mal(f"Envío: {fallo}", remedio)
    except FalloPasajero as fallo:
        yield mal(f"Envío: {fallo}", _remedio(fallo, smtp, "[correo.smtp]"))
    else:
        yield bien(f"Envío: {smtp.host} deja escribir como {correo.direccion}")


def _mirar_nombre(servidor: Servidor, seccion: str) -> Iterator[Hallazgo]:
    try:
        socket.getaddrinfo(servidor.host, servidor.puerto, type=socket.SOCK_STREAM)
    except (OSError, UnicodeError):
        yield mal(
            f"Nombre: no encuentro la dirección de {servidor.host}",
            f"revisa {seccion} host; si está bien escrito, esta máquina no tiene red o DNS",
        )


def _remedio(fallo: Exception, servidor: Servidor, seccion: str) -> str:
    if isinstance(fallo, CredencialRechazada):
        return _de_clave(servidor, seccion)
    if "certificado" in str(fallo):
        return f"revisa que {seccion} host sea el nombre que sale en el certificado; si es tuyo, usa «autoridad»"
    return f"revisa {seccion} host, puerto y seguridad, y que ningún cortafuegos cierre el puerto {servidor.puerto}"


def _de_clave(servidor: Servidor, seccion: str) -> str:
    host = servidor.host.lower()
    if servidor.autenticacion == "oauth2":
        if servidor.clave.startswith("permiso:"):
            return "concede el permiso otra vez con «buzon autorizar»"
        return 'el token de la credencial caducó: usa clave = "permiso:correo", que se renueva solo («buzon autorizar»)'
    if host.endswith(("gmail.com", "googlemail.com")):
        return (
            "Gmail no admite tu contraseña normal: crea una «contraseña de aplicación» en "
            "myaccount.google.com/apppasswords y guárdala en la credencial"
        )
    if host.endswith(("yahoo.com", "me.com", "zoho.com", "aol.com", "fastmail.com")):
        return "tu proveedor pide una contraseña de aplicación: créala en la seguridad de tu cuenta y guárdala"
    return f"revisa {seccion} usuario (suele ser la dirección completa) y la contraseña guardada en {servidor.clave}"
