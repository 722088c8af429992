"""Cuánto se tarda en cobrar y cuánto se ha cobrado."""

from collections.abc import Sequence
from datetime import date, timedelta
from decimal import Decimal

import msgspec

from buzon.dominio.cartera.cartera import Cartera
from buzon.dominio.cartera.valores import Factura
from buzon.dominio.reglas import Reglas

VENTANA = 90  # días: la del cálculo trimestral, la más corriente para el DSO


class Cobrado(msgspec.Struct, frozen=True):
    """Lo que entró en un mes, en la moneda del negocio. `vencido` es la parte que llegó después de vencer."""

    mes: date
    importe: Decimal
    vencido: Decimal


def dias_de_cobro(c: Cartera, reglas: Reglas, hoy: date, *, solo_por_vencer: bool = False) -> int | None:
    """El DSO: saldo pendiente / facturado en los últimos 90 días × 90, redondeado a días.

    `None` si en ese tiempo no se facturó nada: dividir por cero no dice nada. Solo las facturas en la moneda del
    negocio; si no dicen su fecha, cuenta el día en que se registraron. Fórmula: «days sales
    outstanding», método del balance (https://corporatefinanceinstitute.com/resources/accounting/days-sales-outstanding/).
    Con `solo_por_vencer`, el mejor DSO posible: el que habría si nadie se retrasara. La diferencia son los días de
    atraso («average days delinquent»).
    """
    desde = hoy - timedelta(days=VENTANA)
    propias = [f for f in c.facturas.values() if f.moneda == reglas.negocio.moneda and f.anulada is None]
    facturado = sum((f.importe for f in propias if desde < _emision(f, reglas) <= hoy), Decimal(0))
    if not facturado:
        return None
    pendiente = sum((f.saldo for f in propias if _cuenta(f, hoy, solo_por_vencer)), Decimal(0))
    return int((pendiente * VENTANA / facturado).to_integral_value(rounding="ROUND_HALF_UP"))


def _cuenta(factura: Factura, hoy: date, solo_por_vencer: bool) -> bool:  # noqa: FBT001 - pasa de largo
    return factura.esta_abierta and not (solo_por_vencer and factura.vencimiento < hoy)


def _emision(factura: Factura, reglas: Reglas) -> date:
    return factura.fecha or factura.registrada.astimezone(reglas.zona).date()


def cobrado_entre(c: Cartera, reglas: Reglas, desde: date, hasta: date) -> Decimal:
    """Lo cobrado de facturas, en la moneda del negocio, de `desde` a `hasta` (los dos incluidos)."""
    return sum(
        (
            abono.importe
            for factura in c.facturas.values()
            if factura.moneda == reglas.negocio.moneda
            for abono in factura.abonos
            if desde <= abono.fecha <= hasta
        ),
        Decimal(0),
    )


def cobrado_por_mes(c: Cartera, reglas: Reglas, hoy: date, meses: int = 12) -> list[Cobrado]:
    """Los últimos `meses`, del más antiguo al corriente."""
    primeros = [_mes_antes(hoy, atras) for atras in range(meses - 1, -1, -1)]
    sumas: dict[date, list[Decimal]] = {mes: [Decimal(0), Decimal(0)] for mes in primeros}
    for factura in c.facturas.values():
        if factura.moneda != reglas.negocio.moneda:
            continue
        for abono in factura.abonos:
            mes = abono.fecha.replace(day=1)
            if mes in sumas:
                sumas[mes][0] += abono.importe
                sumas[mes][1] += abono.importe if abono.fecha > factura.vencimiento else Decimal(0)
    return [Cobrado(mes, importe, vencido) for mes, (importe, vencido) in sumas.items()]


def _mes_antes(hoy: date, atras: int) -> date:
    meses = hoy.year * 12 + hoy.month - 1 - atras
    return date(meses // 12, meses % 12 + 1, 1)


def cobrado_en(c: Cartera, reglas: Reglas, tramos: Sequence[tuple[date, date]]) -> list[Cobrado]:
    """Lo cobrado en cada tramo de días, los dos incluidos, y en su orden. `mes` es el primer día del tramo."""
    sumas = [[Decimal(0), Decimal(0)] for _ in tramos]
    for factura in c.facturas.values():
        if factura.moneda != reglas.negocio.moneda:
            continue
        for abono in factura.abonos:
            for suma, (desde, hasta) in zip(sumas, tramos, strict=True):
                if desde <= abono.fecha <= hasta:
                    suma[0] += abono.importe
                    suma[1] += abono.importe if abono.fecha > factura.vencimiento else Decimal(0)
    return [Cobrado(desde, *suma) for (desde, _), suma in zip(tramos, sumas, strict=True)]
