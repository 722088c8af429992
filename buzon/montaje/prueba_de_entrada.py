"""Prueba a entrar con lo que el dueño acaba de escribir, y lo que falla lo dice con el paso siguiente."""

import msgspec

from buzon.adaptadores.imap.plazos import PlazosImap
from buzon.adaptadores.imap.retrato import Retrato, retratar
from buzon.adaptadores.smtp import PlazosSmtp
from buzon.adaptadores.smtp.ensayo import EnsayoSmtp
from buzon.dominio.servidores import ServidorCorreo
from buzon.montaje.diagnostico.buzon_leido import proponer
from buzon.montaje.iniciar import ServidorElegido
from buzon.puertos import CredencialRechazada, FalloDefinitivo, FalloPasajero

_PLAZOS_IMAP = PlazosImap(conexion=10, lectura=15)
_PLAZOS_SMTP = PlazosSmtp(orden=15, conexion=10)


class Resultado(msgspec.Struct, frozen=True, kw_only=True):
    """`fallos`: una frase por cada cosa que no va; vacío, si se entra y se puede enviar.

    `es_la_clave`: lo que no quiso algún servidor fue el usuario o la contraseña. `certificador`: quien firma los
    últimos correos, si se ve.
    """

    fallos: tuple[str, ...] = ()
    es_la_clave: bool = False
    certificador: str = ""


def probar(
    imap: ServidorElegido, smtp: ServidorElegido, *, usuario: str, clave: str, direccion: str, titular: str
) -> Resultado:
    """Entra a leer y presenta una carta que no envía. No cambia nada en el buzón."""
    fallos: list[str] = []
    es_la_clave = False
    retrato: Retrato | None = None
    try:
        retrato = retratar(_servidor(imap, usuario), lambda: clave, "INBOX", _PLAZOS_IMAP)
    except (FalloPasajero, FalloDefinitivo) as fallo:
        es_la_clave = isinstance(fallo, CredencialRechazada)
        fallos.append(f"Para leer ({imap.host}): {fallo}")
    # Con la misma clave mala no se insiste: algunos proveedores bloquean la cuenta.
    if not es_la_clave:
        ensayo = EnsayoSmtp(_servidor(smtp, usuario), lambda: clave, _PLAZOS_SMTP)
        try:
            ensayo.ensayar(direccion, titular)
        except (FalloPasajero, FalloDefinitivo) as fallo:
            es_la_clave = isinstance(fallo, CredencialRechazada)
            fallos.append(f"Para enviar ({smtp.host}): {fallo}")
        finally:
            ensayo.cerrar()
    return Resultado(
        fallos=tuple(fallos),
        es_la_clave=es_la_clave,
        certificador=(proponer(retrato.certificadores) or _el_mas_nuevo(retrato)) if retrato else "",
    )


def _el_mas_nuevo(retrato: Retrato) -> str:
    return next((uno for uno in reversed(retrato.certificadores) if uno), "")


def _servidor(elegido: ServidorElegido, usuario: str) -> ServidorCorreo:
    return ServidorCorreo(
        host=elegido.host,
        puerto=elegido.puerto,
        seguridad=elegido.seguridad,  # type: ignore[arg-type] # sale de proveedores.toml o de leer_servidor
        usuario=usuario,
    )
