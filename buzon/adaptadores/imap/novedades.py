r"""Qué correos hay después de una marca, y sus bytes, de uno en uno.

Nunca toca \Seen (siempre BODY.PEEK) ni pide rangos a imapclient: desde la 4.0 los rechaza, así que van listas de
enteros.
"""

import imaplib
import re
from collections.abc import Iterator, Sequence
from datetime import UTC, datetime, timedelta
from typing import Any

from buzon.adaptadores.imap.sesion import Sesion
from buzon.puertos import FalloPasajero, Marca, Sobre

_LOTE = 200
_OTRO_RATO = re.compile(r"\[(UNAVAILABLE|INUSE|LIMIT|SERVERBUG|CONTACTADMIN|EXPUNGEISSUED)", re.IGNORECASE)  # RFC 5530


def listar(sesion: Sesion, marca: Marca | None, desde: datetime) -> list[int]:
    """Los UID de la carpeta abierta posteriores a la marca; sin marca válida, los llegados desde el día de `desde`."""
    if marca is not None and marca.uidvalidity == sesion.uidvalidity:
        return posteriores(sesion, marca.uid)
    # SINCE mira solo el día y en la zona del servidor (RFC 3501 §6.4.4): se pide uno de más y se filtra al traer.
    dia = (desde.astimezone(UTC) - timedelta(days=1)).date()
    return _buscar(sesion, ["SINCE", dia])


def posteriores(sesion: Sesion, uid: int) -> list[int]:
    """Los UID mayores que `uid`. `n:*` devuelve siempre el último aunque sea menor (RFC 3501 §9): se filtra."""
    return [hallado for hallado in _buscar(sesion, ["UID", f"{uid + 1}:*"]) if hallado > uid]


def _buscar(sesion: Sesion, criterio: Sequence[Any]) -> list[int]:
    cuantos, ventana = sesion.cuantos, sesion.plazos.ventana
    if cuantos <= ventana:
        return sorted(sesion.cliente.search(list(criterio)))
    hallados: set[int] = set()
    # De las ventanas altas a las bajas: si alguien borra entretanto, los números bajan hacia lo que falta por mirar,
    # y ninguno se salta.
    for fin in range(cuantos, 0, -ventana):
        principio = max(1, fin - ventana + 1)
        tramo = f"{principio}:*" if fin == cuantos else f"{principio}:{fin}"
        hallados.update(sesion.cliente.search([tramo, *criterio]))
    return sorted(hallados)


def traer(sesion: Sesion, carpeta: str, uids: Sequence[int], desde: datetime | None) -> Iterator[Sobre]:
    """Los correos con esos UID, en orden. Los que ya no están se saltan, y los llegados antes de `desde` también.

    Entre uno y otro, quien recibe puede usar la sesión: la carpeta se vuelve a abrir si hace falta.
    """
    validez = sesion.uidvalidity
    for principio in range(0, len(uids), _LOTE):
        lote = list(uids[principio : principio + _LOTE])
        _abrir(sesion, carpeta, validez)
        with sesion.vigilada(f"al mirar los correos de «{carpeta}»"):
            fichas = sesion.cliente.fetch(lote, ["RFC822.SIZE", "INTERNALDATE"])
        for uid in lote:
            ficha = fichas.get(uid, {})
            llegada = ficha.get(b"INTERNALDATE") or desde
            if b"RFC822.SIZE" not in ficha or llegada is None or (desde is not None and llegada < desde):
                continue
            _abrir(sesion, carpeta, validez)
            with sesion.vigilada(f"al traer el correo {uid} de «{carpeta}»"):
                cuerpo = _cuerpo(sesion, uid, int(ficha[b"RFC822.SIZE"]))
            if cuerpo is not None:
                crudo, recortado = cuerpo
                yield Sobre(
                    carpeta=carpeta,
                    uidvalidity=validez,
                    uid=uid,
                    llegada=llegada.astimezone(UTC),
                    tamano=int(ficha[b"RFC822.SIZE"]),
                    crudo=crudo,
                    recortado=recortado,
                )


def _abrir(sesion: Sesion, carpeta: str, validez: int) -> None:
    with sesion.vigilada(f"al abrir «{carpeta}»"):
        sesion.elegir(carpeta)
    if sesion.uidvalidity != validez:
        raise FalloPasajero(f"la carpeta «{carpeta}» cambió de numeración a mitad de la lectura")


def _cuerpo(sesion: Sesion, uid: int, tamano: int) -> tuple[bytes, bool] | None:
    """Los bytes y si van recortados; `None` si el correo ya no está."""
    if tamano > sesion.plazos.tope:
        return _principio(sesion, uid)
    try:
        ficha = sesion.cliente.fetch([uid], ["BODY.PEEK[]"]).get(uid, {})
    except imaplib.IMAP4.abort:
        raise
    except imaplib.IMAP4.error as error:
        if _OTRO_RATO.search(str(error)):
            raise
        # Hay servidores que no saben dar un correo dañado, nunca: se trae lo que den, y que no atasque a los demás.
        return _principio(sesion, uid)
    crudo = ficha.get(b"BODY[]")
    return None if crudo is None else (bytes(crudo), False)


def _principio(sesion: Sesion, uid: int) -> tuple[bytes, bool] | None:
    plazos = sesion.plazos
    pedido = [f"BODY.PEEK[HEADER]<0.{plazos.cabeceras}>", f"BODY.PEEK[TEXT]<0.{plazos.texto}>"]
    ficha = sesion.cliente.fetch([uid], pedido).get(uid, {})
    cabeceras = ficha.get(b"BODY[HEADER]<0>")
    if cabeceras is None:
        return None
    if not cabeceras.endswith(b"\r\n\r\n"):
        cabeceras += b"\r\n\r\n"
    return bytes(cabeceras) + bytes(ficha.get(b"BODY[TEXT]<0>") or b""), True
