"""Extractos en una tabla HTML: así son muchos «.xls» que bajan los bancos. Solo lee tablas; nunca carga nada."""

from buzon.documentos.extractos.codificacion import a_texto
from buzon.documentos.extractos.tablas import TOPE_FILAS, Disenos, leer_tabla
from buzon.dominio.lecturas import MovimientoLeido

_PRIMEROS = 3_000
_TOPE = 6_000_000


def leer_pagina(contenido: bytes, disenos: Disenos = ()) -> tuple[MovimientoLeido, ...] | None:
    """Los movimientos de la primera tabla HTML con cabecera de extracto; `None` si no la hay."""
    principio = contenido[:_PRIMEROS].replace(b"\x00", b"").lower()
    if (b"<table" not in principio and b"<html" not in principio) or len(contenido) > _TOPE:
        return None
    from selectolax.lexbor import LexborHTMLParser  # noqa: PLC0415 - import pesado

    filas = [
        [celda.text(separator=" ", strip=True) for celda in fila.css("td,th")]
        for fila in LexborHTMLParser(a_texto(contenido)).css("tr")[:TOPE_FILAS]
    ]
    return leer_tabla(filas, disenos) or None
