"""El interés de demora de una factura, tramo a tramo.

Corre desde el día siguiente al vencimiento hasta el día del cálculo o del pago, incluidos los dos. Va sobre lo que se
debía cada día: un pago parcial rebaja la base desde el día siguiente, y se imputa al principal. No hay interés sobre
intereses.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import ROUND_HALF_UP, Decimal, localcontext
from typing import Literal

from buzon.dominio.cargos.tasas import Tabla
from buzon.dominio.dinero import redondear

_CIEN = Decimal(100)
_DOS_DECIMALES = Decimal("0.01")
_UN_DIA = timedelta(days=1)
_PRECISION = 34


@dataclass(frozen=True, kw_only=True)
class Metodo:
    """Cómo se cuenta. `tabla` por periodos, con su `factor`; `tope`, la mayor tasa que deja la ley cada día.

    `modo`: "simple" (tasa · días / `base`) o "efectiva" (la diaria equivalente, por los días). `recargo`: tanto por
    ciento del saldo, una vez. `ley`: en qué se funda.
    """

    tabla: Tabla
    ley: str
    factor: Decimal = Decimal(1)
    modo: Literal["simple", "efectiva"] = "simple"
    base: int = 365
    recargo: Decimal = Decimal(0)
    tope: Tabla | None = None
    factor_tope: Decimal = Decimal(1)


@dataclass(frozen=True, kw_only=True)
class Tramo:
    """Unos días seguidos con la misma base y la misma tasa. `importe` va sin redondear."""

    desde: date
    hasta: date
    dias: int
    principal: Decimal
    tasa: Decimal
    importe: Decimal
    fuente: str


@dataclass(frozen=True, kw_only=True)
class Interes:
    """El resultado. Con `falta`, no se reclama nada: `importe` es cero y `tramos` está vacío."""

    importe: Decimal
    tramos: tuple[Tramo, ...] = ()
    recargo: Decimal = Decimal(0)
    ley: str = ""
    falta: str = ""


def tasa_con_factor(tasa: Decimal, factor: Decimal) -> Decimal:
    """La tasa multiplicada, en dos decimales: 1,5 × 18,35 % = 27,53 % (Colombia, Código de Comercio art. 884)."""
    return tasa if factor == 1 else (tasa * factor).quantize(_DOS_DECIMALES, rounding=ROUND_HALF_UP)


def bases(
    importe: Decimal, abonos: Iterable[tuple[date, Decimal]], vencimiento: date, hasta: date
) -> tuple[tuple[date, date, Decimal], ...]:
    """Lo que se debía cada día desde el siguiente al vencimiento: (desde, hasta, principal), sin los tramos a cero."""
    pagos = sorted(abonos)
    debido = importe - sum((cuanto for dia, cuanto in pagos if dia <= vencimiento), Decimal(0))
    partes: list[tuple[date, date, Decimal]] = []
    inicio = vencimiento + _UN_DIA
    for dia, cuanto in (pago for pago in pagos if vencimiento < pago[0] <= hasta):
        if dia >= inicio and debido > 0:
            partes.append((inicio, dia, debido))
        inicio, debido = max(inicio, dia + _UN_DIA), debido - cuanto
    if inicio <= hasta and debido > 0:
        partes.append((inicio, hasta, debido))
    return tuple(partes)


def calcular(partes: Iterable[tuple[date, date, Decimal]], metodo: Metodo, moneda: str) -> Interes:
    """El interés de unas bases, redondeado una vez a los decimales de la moneda."""
    tramos: list[Tramo] = []
    ultimo = Decimal(0)
    for desde, hasta, principal in partes:
        suyos = _de_una_base(desde, hasta, principal, metodo)
        if isinstance(suyos, str):
            return Interes(importe=Decimal(0), ley=metodo.ley, falta=suyos)
        tramos.extend(suyos)
        ultimo = principal
    recargo = ultimo * metodo.recargo / _CIEN if tramos else Decimal(0)
    exacto = sum((tramo.importe for tramo in tramos), Decimal(0)) + recargo
    return Interes(importe=redondear(exacto, moneda), tramos=tuple(tramos), recargo=recargo, ley=metodo.ley)


def _de_una_base(desde: date, hasta: date, principal: Decimal, metodo: Metodo) -> list[Tramo] | str:
    partes = metodo.tabla.tramos(desde, hasta)
    if isinstance(partes, str):
        return partes
    tramos: list[Tramo] = []
    for inicio, fin, periodo in partes:
        tasa = tasa_con_factor(periodo.tasa, metodo.factor)
        topadas = _con_tope(inicio, fin, tasa, metodo)
        if isinstance(topadas, str):
            return topadas
        tramos.extend(_tramo(a, b, principal, suya, metodo, periodo.fuente) for a, b, suya in topadas)
    return tramos


def _con_tope(desde: date, hasta: date, tasa: Decimal, metodo: Metodo) -> list[tuple[date, date, Decimal]] | str:
    """La tasa de cada día sin pasar del tope. Si el tope de un día no se sabe, tampoco se sabe si se pasa."""
    if metodo.tope is None:
        return [(desde, hasta, tasa)]
    partes = metodo.tope.tramos(desde, hasta)
    if isinstance(partes, str):
        return partes
    return [(a, b, min(tasa, tasa_con_factor(periodo.tasa, metodo.factor_tope))) for a, b, periodo in partes]


def _tramo(desde: date, hasta: date, principal: Decimal, tasa: Decimal, metodo: Metodo, fuente: str) -> Tramo:
    dias = (hasta - desde).days + 1
    with localcontext() as contexto:
        contexto.prec = _PRECISION
        if metodo.modo == "efectiva":
            diaria = (1 + tasa / _CIEN) ** (Decimal(1) / metodo.base) - 1
            importe = principal * diaria * dias
        else:
            importe = principal * tasa * dias / (_CIEN * metodo.base)
    return Tramo(desde=desde, hasta=hasta, dias=dias, principal=principal, tasa=tasa, importe=importe, fuente=fuente)
