"""Extractos en texto separado por comas, puntos y comas, tabuladores o barras (y muchos «.xls» que no lo son)."""

import csv

from buzon.documentos.extractos.codificacion import a_texto
from buzon.documentos.extractos.sin_titulos import leer_sin_titulos
from buzon.documentos.extractos.tablas import TOPE_FILAS, Disenos, leer_tabla
from buzon.dominio.lecturas import MovimientoLeido

_SEPARADORES = (";", "\t", ",", "|")
_PRIMEROS = 65_536
_BINARIO = 0.02
_TOPE_LINEA = 5_000
_MUESTRA = 60


def leer_separados(contenido: bytes, disenos: Disenos = ()) -> tuple[MovimientoLeido, ...] | None:
    """Los movimientos de un texto separado con cabecera conocida, o sin ella si le cuadra el saldo; si no, `None`."""
    if _es_binario(contenido[:4096]):
        return None
    lineas = [
        linea[:_TOPE_LINEA] for linea in a_texto(contenido).splitlines()[: TOPE_FILAS + _MUESTRA] if linea.strip()
    ]
    muestra = "\n".join(lineas[:_MUESTRA])[:_PRIMEROS]
    for separador in sorted(_SEPARADORES, key=lambda s: -muestra.count(s)):
        if separador in muestra:
            filas = _partir(lineas, separador)
            movimientos = leer_tabla(filas, disenos) or leer_sin_titulos(filas)
            if movimientos:
                return movimientos
    return None


def _partir(lineas: list[str], separador: str) -> list[list[str]]:
    try:
        return [[celda.strip() for celda in fila] for fila in csv.reader(lineas, delimiter=separador)]
    except csv.Error:
        return [[celda.strip(' "') for celda in linea.split(separador)] for linea in lineas]


def _es_binario(principio: bytes) -> bool:
    if principio.startswith((b"\xff\xfe", b"\xfe\xff")) or principio[1:2] == b"\x00":
        return False
    raros = sum(octeto < 9 or 13 < octeto < 32 for octeto in principio)  # noqa: PLR2004 - octetos de control
    return raros > len(principio) * _BINARIO
