"""Un extracto sin fila de títulos: se sabe qué es cada columna porque la cuenta cuadra.

El saldo de cada renglón es el del anterior más el importe. Si no cuadra en todos, no se adivina nada.
"""

from collections.abc import Sequence
from datetime import date
from decimal import Decimal
from itertools import pairwise

from buzon.documentos.extractos.cifras_de_columna import hallar_decimal, leer_celda
from buzon.documentos.extractos.fechas import leer_fechas
from buzon.dominio.lecturas import MovimientoLeido

Fila = Sequence[str]
_MINIMO = 3
_COLUMNAS_MINIMAS = 4
_COLUMNAS_MAXIMAS = 20
_TOPE_FILAS = 20_000
_TOPE_CIFRAS = 6
_LARGO_DE_CIFRA = 24
_TOPE_TEXTO = 500


def leer_sin_titulos(filas: Sequence[Fila]) -> tuple[MovimientoLeido, ...] | None:
    """Los movimientos, si todas las filas tienen fecha y en todas cuadra el saldo; `None` si no."""
    ancho = len(filas[0]) if filas else 0
    if not _MINIMO <= len(filas) <= _TOPE_FILAS or not _COLUMNAS_MINIMAS <= ancho <= _COLUMNAS_MAXIMAS:
        return None
    if any(len(fila) != ancho for fila in filas):
        return None
    columnas = [[fila[lugar] for fila in filas] for lugar in range(ancho)]
    fechas = next((leidas for columna in columnas if (leidas := _fechas(columna)) is not None), None)
    cifras = {lugar: suyas for lugar, columna in enumerate(columnas) if (suyas := _cifras(columna)) is not None}
    importes = _que_cuadran(dict(list(cifras.items())[:_TOPE_CIFRAS]))
    if fechas is None or importes is None:
        return None
    texto = max(columnas, key=lambda columna: sum(c.isalpha() for celda in columna for c in celda))
    return tuple(
        MovimientoLeido(fecha=fecha, importe=importe, moneda=None, concepto=" ".join(dicho.split())[:_TOPE_TEXTO])
        for fecha, importe, dicho in zip(fechas, importes, texto, strict=True)
        if importe
    )


def _fechas(columna: list[str]) -> list[date] | None:
    leidas = [fecha for fecha in leer_fechas(columna) if fecha is not None]
    return leidas if len(leidas) == len(columna) else None


def _cifras(columna: list[str]) -> list[Decimal] | None:
    """Los números de una columna que no tiene otra cosa."""
    if any(len(celda) > _LARGO_DE_CIFRA or sum(c.isalpha() for c in celda) > _MINIMO for celda in columna):
        return None
    decimal = hallar_decimal(columna)
    leidas = [cifra for celda in columna if (cifra := leer_celda(celda, decimal)) is not None]
    return leidas if len(leidas) == len(columna) else None


def _que_cuadran(cifras: dict[int, list[Decimal]]) -> list[Decimal] | None:
    """La columna de importes: la que, sumada al saldo de antes, da siempre el de después, hacia un lado o el otro."""
    for lugar, importes in cifras.items():
        for otro, saldos in cifras.items():
            if lugar == otro or not any(importes):
                continue
            if _cuadra(saldos, importes) or _cuadra(saldos[::-1], importes[::-1]):
                return importes
    return None


def _cuadra(saldos: list[Decimal], importes: list[Decimal]) -> bool:
    return all(despues - antes == suyo for (antes, despues), suyo in zip(pairwise(saldos), importes[1:], strict=True))
