"""Cómo es un buzón visto desde fuera, para el diagnóstico: entra, mira y se va sin cambiar nada."""

import re
from collections.abc import Callable
from datetime import datetime
from email.parser import BytesHeaderParser
from email.policy import compat32
from email.utils import parseaddr
from typing import Any

import msgspec

from buzon.adaptadores.imap.enviados import elegir_enviados
from buzon.adaptadores.imap.plazos import PlazosImap
from buzon.adaptadores.imap.sesion import Sesion
from buzon.correo.procedencia.resultados import MICROSOFT, SIN_IDENTIFICADOR
from buzon.dominio.servidores import ServidorCorreo

_RECIENTES = 20
_CABECERA = "BODY.PEEK[HEADER.FIELDS (AUTHENTICATION-RESULTS DKIM-SIGNATURE FROM)]"
# RFC 8601 §2.2: el identificador va delante del primer «;». Microsoft empieza por un resultado ("spf=…"): no firma.
_FIRMA = re.compile(r"\s{0,100}([^\s;=]{1,255})(?:\s{1,100}\d{1,3})?\s{0,100};")


class Retrato(msgspec.Struct, frozen=True, kw_only=True):
    """Lo que se vio.

    Attributes:
        carpetas: todas, con sus nombres legibles.
        tiene_idle: si el servidor avisa al momento de un correo nuevo.
        enviados: la carpeta de enviados, si se reconoce alguna.
        ultima_llegada: la del correo más reciente de la carpeta mirada, según el servidor y con zona.
        certificadores: de los últimos correos, quién firma la primera cabecera Authentication-Results; "" si nadie.
        firmados: de los últimos correos firmados, también los enviados: el dominio del remitente y dónde está publicada
            la clave («selector._domainkey.dominio»).
    """

    carpetas: tuple[str, ...]
    tiene_idle: bool
    enviados: str | None
    ultima_llegada: datetime | None
    certificadores: tuple[str, ...]
    firmados: tuple[tuple[str, str], ...] = ()


def retratar(
    servidor: ServidorCorreo, credencial: Callable[[], str], carpeta: str, plazos: PlazosImap | None = None
) -> Retrato:
    """Entra en el servidor y mira sus carpetas y los últimos correos de `carpeta`, si existe.

    Raises:
        CredencialRechazada, FalloPasajero: no se pudo entrar o mirar; el texto dice por qué.
        FalloDefinitivo: lo pedido mandaría la clave en claro, o no hay clave que mandar.
    """
    sesion = Sesion(servidor, credencial, plazos or PlazosImap(lectura=20))
    try:
        with sesion.vigilada("al entrar en el buzón"):
            cliente = sesion.cliente
            listadas = list(cliente.list_folders())
            nombres = tuple(nombre for _, _, nombre in listadas)
            fichas = _fichas(cliente, carpeta) if esta_entre(carpeta, nombres) else []
            enviados = elegir_enviados(listadas)
            propias = _fichas(cliente, enviados) if enviados and enviados != carpeta else []
            return Retrato(
                carpetas=nombres,
                tiene_idle=bool(cliente.has_capability("IDLE")),
                enviados=enviados,
                ultima_llegada=max(
                    (ficha[b"INTERNALDATE"] for ficha in fichas if b"INTERNALDATE" in ficha), default=None
                ),
                certificadores=tuple(certificador(_cabeceras(ficha)) for ficha in fichas),
                firmados=tuple(uno for ficha in (*fichas, *propias) for uno in _firmado(_cabeceras(ficha))),
            )
    finally:
        sesion.despedirse()


def firmas_de(retrato: Retrato, dominio: str) -> tuple[str, ...]:
    """Dónde están publicadas las claves que firmaron los correos de ese dominio, de la más antigua a la más nueva."""
    return tuple(dict.fromkeys(firma for de, firma in retrato.firmados if de == dominio))


def _firmado(cabeceras: bytes) -> tuple[tuple[str, str], ...]:
    leidas = BytesHeaderParser(policy=compat32).parsebytes(cabeceras)
    de = parseaddr(str(leidas.get("From") or "")[:500])[1].rpartition("@")[2].lower()
    firma = "".join(str(leidas.get("DKIM-Signature") or "")[:4000].split())
    etiquetas = dict(trozo.split("=", 1) for trozo in firma.split(";") if "=" in trozo)
    selector, dominio = etiquetas.get("s", "").lower(), etiquetas.get("d", "").lower()
    return ((de, f"{selector}._domainkey.{dominio}"),) if de and selector and dominio else ()


def esta_entre(carpeta: str, nombres: tuple[str, ...]) -> bool:
    """Si el servidor tiene esa carpeta. INBOX vale en mayúsculas y en minúsculas (RFC 3501 §5.1); las demás, no."""
    return carpeta in nombres or carpeta.upper() == "INBOX"


def _fichas(cliente: Any, carpeta: str) -> list[dict[bytes, Any]]:
    cuantos = int(cliente.select_folder(carpeta, readonly=True).get(b"EXISTS") or 0)
    if not cuantos:
        return []
    uids = list(cliente.search([f"{max(1, cuantos - _RECIENTES + 1)}:*"]))[-_RECIENTES:]
    return list(cliente.fetch(uids, ["INTERNALDATE", _CABECERA]).values()) if uids else []


def _cabeceras(ficha: dict[bytes, Any]) -> bytes:
    return next((bytes(valor or b"") for clave, valor in ficha.items() if clave.startswith(b"BODY[HEADER")), b"")


def certificador(cabeceras: bytes) -> str:
    """Quién firma la primera cabecera Authentication-Results de unas cabeceras; "" si no hay o no lleva firma.

    La de Microsoft 365 no lleva nombre: se da con el que se escribe en las reglas.
    """
    primera = BytesHeaderParser(policy=compat32).parsebytes(cabeceras).get("Authentication-Results")
    if primera is not None and SIN_IDENTIFICADOR.match(str(primera)[:200]):
        return MICROSOFT
    firma = _FIRMA.match(str(primera)[:1000]) if primera is not None else None
    return firma.group(1).lower() if firma else ""
