"""OFX 1 (SGML, sin etiquetas de cierre) y OFX 2 (XML): se leen igual, etiqueta a etiqueta, sin analizador de XML.

Así no hay entidades ni DTD que valgan. Fuente: especificaciones OFX 1.6 y 2.3, cap. 11 (`STMTTRN`).
"""

import html
import re
from collections.abc import Iterator
from datetime import date
from decimal import Decimal

from buzon.documentos.extractos.codificacion import a_texto
from buzon.documentos.valores import leer_fecha
from buzon.dominio.lecturas import MovimientoLeido

_ETIQUETA = re.compile(r"<(/?)([A-Za-z0-9._]{2,40})>\s*([^<\r\n]{0,400})")
# La norma no quiere millares, pero hay bancos que los escriben: «1,025.53» y «1.025,53» no admiten otra lectura.
_IMPORTE = re.compile(
    r"[+-]?(?:\d{1,15}(?:[.,]\d{0,6})?|\d{1,3}(?:,\d{3})+\.\d{1,6}|\d{1,3}(?:\.\d{3})+,\d{1,6}|[.,]\d{1,6})"
)
_PRIMEROS = 4_000


def leer_ofx(contenido: bytes) -> tuple[MovimientoLeido, ...] | None:
    """Los movimientos (`STMTTRN`) de un OFX o QFX; `None` si no lo es."""
    principio = contenido[:_PRIMEROS].replace(b"\x00", b"").upper()
    if b"<OFX>" not in principio and b"OFXHEADER" not in principio:
        return None
    return tuple(_movimientos(a_texto(contenido)))


def _movimientos(escrito: str) -> Iterator[MovimientoLeido]:
    moneda: str | None = None
    ultima: date | None = None
    abierto: dict[str, str] | None = None
    for hallada in _ETIQUETA.finditer(escrito):
        cierre, etiqueta, valor = hallada[1], hallada[2].upper(), html.unescape(hallada[3]).strip()
        if etiqueta == "STMTTRN" or (etiqueta == "BANKTRANLIST" and cierre):
            if abierto and (movimiento := _cerrar(abierto, moneda, ultima)) is not None:
                ultima = movimiento.fecha
                yield movimiento
            abierto = {} if etiqueta == "STMTTRN" and not cierre else None
        elif abierto is not None and not cierre:
            abierto.setdefault(etiqueta, valor)
        elif etiqueta == "CURDEF" and not cierre:
            moneda = valor[:3].upper() or None
        elif etiqueta in {"DTASOF", "DTEND", "DTSERVER"} and (fecha := leer_fecha(valor[:8])):
            ultima = ultima or fecha


def _cerrar(campos: dict[str, str], moneda: str | None, ultima: date | None) -> MovimientoLeido | None:
    escrito = campos.get("TRNAMT", "").replace(" ", "")
    fecha = leer_fecha(campos.get("DTPOSTED", "")[:8]) or leer_fecha(campos.get("DTUSER", "")[:8]) or ultima
    if fecha is None or not _IMPORTE.fullmatch(escrito):
        return None
    entera, _, cola = escrito.rpartition(max(",.", key=escrito.rfind))
    importe = Decimal(f"{re.sub('[.,]', '', entera)}.{cola or '0'}" if entera or "," in escrito else escrito)
    # Hay bancos que dan el cargo sin signo y lo dicen solo en el tipo.
    if campos.get("TRNTYPE", "").upper() == "DEBIT" and importe > 0:
        importe = -importe
    nombre, nota = campos.get("NAME", ""), campos.get("MEMO", "")
    return MovimientoLeido(
        fecha=fecha,
        importe=importe,
        moneda=(campos.get("CURSYM") or moneda or "")[:3].upper() or None,
        concepto=" ".join(dict.fromkeys(t for t in (nombre, nota) if t)),
        referencia=campos.get("REFNUM") or campos.get("CHECKNUM") or campos.get("FITID") or None,
        contraparte=campos.get("PAYEE") or nombre or None,
    )
