"""Norma 43 (AEB/CECA), el extracto de la banca española: registros de 80 posiciones con el tipo en las dos primeras.

Fuente: AEB, «Información normalizada de cuenta corriente», serie Normas y Procedimientos Bancarios n.º 43, junio 2012.
"""

import re
from collections.abc import Iterator
from datetime import date
from decimal import Decimal

from buzon.documentos.extractos.codificacion import a_texto
from buzon.dominio.lecturas import MovimientoLeido

_CABECERA = re.compile(r"11\d{18}\d{6}\d{6}[12]\d{14}\d{3}[0-9 ]")
_MOVIMIENTO = re.compile(
    r"22.{4}.{4}(?P<op>\d{6})(?P<valor>\d{6}).{2}.{3}(?P<signo>[12])(?P<importe>\d{14})(?P<doc>.{10})(?P<refs>.{0,28})"
)
_TIPOS = frozenset({"00", "11", "22", "23", "24", "33", "88"})
_CEROS = re.compile(r"[0 ]*")
# Código numérico ISO 4217 de la posición 48 del registro 11.
_MONEDAS = {"978": "EUR", "840": "USD", "826": "GBP", "756": "CHF", "392": "JPY", "724": "EUR"}
_PRIMERAS_LINEAS = 40
_ANCHO = 80


def leer_norma43(contenido: bytes) -> tuple[MovimientoLeido, ...] | None:
    """Los movimientos de un extracto Norma 43; `None` si no lo es. El importe viene siempre con dos decimales."""
    if contenido[:64].lstrip(b"\xef\xbb\xbf\r\n ")[:2] not in {b"11", b"00"}:
        return None
    lineas = _en_registros(a_texto(contenido).replace("\r", "\n").split("\n"))
    if not any(_CABECERA.match(linea) for linea in lineas[:_PRIMERAS_LINEAS]):
        return None
    return tuple(_movimientos(lineas))


def _en_registros(lineas: list[str]) -> list[str]:
    """Los registros de uno en uno: hay bancos que los escriben seguidos, sin saltos entre ellos."""
    if len(lineas[0]) < 2 * _ANCHO or lineas[0][_ANCHO : _ANCHO + 2] not in _TIPOS:
        return lineas
    return [linea[i : i + _ANCHO] for linea in lineas for i in range(0, len(linea), _ANCHO)]


def _movimientos(lineas: list[str]) -> Iterator[MovimientoLeido]:
    moneda: str | None = None
    abierto: re.Match[str] | None = None
    conceptos: list[str] = []
    for linea in (*lineas, "88"):
        tipo = linea[:2]
        if tipo in _TIPOS - {"23", "24"}:
            if abierto is not None and (movimiento := _cerrar(abierto, conceptos, moneda)) is not None:
                yield movimiento
            abierto, conceptos = (_MOVIMIENTO.match(linea), []) if tipo == "22" else (None, [])
        if tipo == "11":
            moneda = _MONEDAS.get(linea[47:50])
        elif tipo == "23":
            conceptos.append(linea[4:_ANCHO])


def _cerrar(registro: re.Match[str], conceptos: list[str], moneda: str | None) -> MovimientoLeido | None:
    fecha = _fecha(registro["op"]) or _fecha(registro["valor"])
    if fecha is None:
        return None
    importe = Decimal(registro["importe"]) / 100
    trozos = [t for c in conceptos for t in (c[:38].strip(), c[38:].strip()) if t]
    referencias = (registro["refs"][12:28].strip(), registro["refs"][:12].strip(), registro["doc"].strip())
    return MovimientoLeido(
        fecha=fecha,
        importe=importe if registro["signo"] == "2" else -importe,
        moneda=moneda,
        concepto=" ".join(trozos),
        referencia=next((r for r in referencias if not _CEROS.fullmatch(r)), None),
    )


def _fecha(aammdd: str) -> date | None:
    try:
        return date(2000 + int(aammdd[:2]), int(aammdd[2:4]), int(aammdd[4:6]))
    except ValueError:
        return None
