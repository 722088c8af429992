"""La carpeta de enviados: cuál es, si una carta está en ella, y dejarla si falta.

Que una carta no esté no prueba que no se enviara: eso lo juzga quien lee el libro.
"""

from collections.abc import Iterable
from datetime import datetime
from email.parser import BytesHeaderParser
from email.policy import compat32
from typing import Any

from imapclient import SEEN

from buzon.adaptadores.imap.sesion import Sesion
from buzon.correo.identidades import APARTADOS

# Por orden de preferencia. Último tramo del nombre, en minúsculas: lo que usan en inglés, español, portugués y
# catalán Outlook, Exchange, Gmail, Thunderbird, Roundcube, Apple Mail, Zoho y cPanel.
_NOMBRES = (
    "sent",
    "sent items",
    "sent mail",
    "sent messages",
    "sent-mail",
    "enviados",
    "elementos enviados",
    "mensajes enviados",
    "correo enviado",
    "correos enviados",
    "itens enviados",
    "elements enviats",
    "enviats",
)
_ULTIMOS = 100  # cuántos se miran uno a uno cuando el servidor dice que no encuentra nada
_IDENTIDADES = ("message-id", *APARTADOS)
_CABECERAS = f"BODY.PEEK[HEADER.FIELDS ({' '.join(_IDENTIDADES).upper()})]"


def elegir_enviados(carpetas: Iterable[tuple[Any, bytes | None, str]]) -> str | None:
    r"""La carpeta de enviados de una respuesta LIST: la marcada \Sent (RFC 6154); si no, por su nombre."""
    utiles = [
        (tuple(bandera.lower() for bandera in banderas), separador, nombre)
        for banderas, separador, nombre in carpetas
        if not {b"\\noselect", b"\\nonexistent"} & {bandera.lower() for bandera in banderas}
    ]
    for banderas, _, nombre in utiles:
        if b"\\sent" in banderas:
            return nombre
    por_nombre: dict[str, str] = {}
    for _, separador, nombre in utiles:
        corte = separador.decode("ascii", "replace") if separador else "/"
        por_nombre.setdefault(nombre.rsplit(corte, 1)[-1].casefold(), nombre)
    return next((por_nombre[usual] for usual in _NOMBRES if usual in por_nombre), None)


def esta_en(sesion: Sesion, carpeta: str, message_id: str) -> bool:
    """¿Hay en la carpeta una carta con este Message-ID exacto? Se comprueba sobre lo traído, no sobre la búsqueda."""
    sesion.releer(carpeta)
    buscado = con_angulos(message_id)
    hallados = sesion.cliente.search(["HEADER", "Message-ID", buscado])
    if _alguno_es(sesion, hallados, buscado):
        return True
    # Hay servidores cuya búsqueda por cabecera no ve lo recién llegado, o compara mal los ángulos.
    principio = max(1, sesion.cuantos - _ULTIMOS + 1)
    recientes = sesion.cliente.search([f"{principio}:*"]) if sesion.cuantos else []
    return _alguno_es(sesion, recientes, buscado)


def _alguno_es(sesion: Sesion, uids: Iterable[int], buscado: str) -> bool:
    lista = list(uids)[-_ULTIMOS:]
    if not lista:
        return False
    for ficha in sesion.cliente.fetch(lista, [_CABECERAS]).values():
        for clave, valor in ficha.items():
            if clave.startswith(b"BODY[HEADER.FIELDS") and buscado in identidades(bytes(valor or b"")):
                return True
    return False


def identidades(mensaje: bytes) -> set[str]:
    """Los Message-ID de un mensaje, con sus ángulos: el suyo, y los que el proveedor aparta cuando pone otro."""
    cabeceras = BytesHeaderParser(policy=compat32).parsebytes(mensaje)
    return {str(valor).strip() for nombre in _IDENTIDADES for valor in cabeceras.get_all(nombre, [])}


def con_angulos(message_id: str) -> str:
    """El Message-ID entero, tal como va en la cabecera."""
    return f"<{message_id.strip().removeprefix('<').removesuffix('>')}>"


def dejar(sesion: Sesion, carpeta: str, mensaje: bytes, fecha: datetime) -> None:
    r"""APPEND con \Seen y la fecha del envío. Los finales de línea van en CRLF, como pide RFC 3501 §4.3."""
    crlf = mensaje.replace(b"\r\n", b"\n").replace(b"\n", b"\r\n")
    sesion.cliente.append(carpeta, crlf, (SEEN,), fecha)
