"""El pagador se descontó el pronto pago que se le ofreció, y pagó a tiempo: el importe rebajado salda la factura.

Va antes que las demás porque, para ellas, un importe rebajado es un pago parcial o una comisión. Solo habla si el
pagador es con claridad el deudor y nada más suyo explica ese importe.
"""

from decimal import Decimal

from buzon.dominio.cartera.valores import Factura
from buzon.dominio.conciliacion.caso import Caso, numeros
from buzon.dominio.conciliacion.valores import Casamiento, Fuerza


def por_pronto_pago(caso: Caso) -> Casamiento | None:
    """El juicio si el importe es justo el rebajado; `None` si no hay rebaja que lo explique."""
    deudor = caso.quien.deudor
    if deudor is None or caso.quien.fuerza < Fuerza.FUERTE or caso.quien.es_contradictoria:
        return None
    abiertas = caso.abiertas(deudor)
    ahorros = {factura.id: ahorro for factura in abiertas if (ahorro := caso.ahorro(factura)) > 0}
    grupo = _grupo(caso, abiertas, ahorros) if ahorros else None
    if grupo is None:
        return None
    suyas = {factura.id: ahorros[factura.id] for factura in grupo if factura.id in ahorros}
    razon = f"es lo que debía de {numeros(grupo)} con el descuento por pronto pago, y llegó a tiempo"
    return Casamiento(
        certeza="segura",
        aplicaciones=tuple((factura.id, factura.saldo) for factura in grupo),
        deudores=(deudor,),
        razones=(*caso.quien.razones[:1], razon),
        rebajas=tuple(suyas.items()),
    )


def _grupo(caso: Caso, abiertas: tuple[Factura, ...], ahorros: dict[str, Decimal]) -> tuple[Factura, ...] | None:
    """Las que se pagan: las que nombra; si no nombra ninguna, la única que cuadra, o todas."""
    nombradas = caso.nombradas
    if nombradas.cerradas or nombradas.extranas:
        return None
    if nombradas.firmes:
        firmes = tuple(nombradas.firmes)
        son_suyas = all(factura in abiertas for factura in firmes)
        return firmes if son_suyas and _rebajado(firmes, ahorros) == caso.importe else None
    if any(factura.saldo == caso.importe for factura in abiertas):
        return None
    justas: list[tuple[Factura, ...]] = [
        (f,) for f in abiertas if f.id in ahorros and _rebajado((f,), ahorros) == caso.importe
    ]
    if len(abiertas) > 1 and _rebajado(abiertas, ahorros) == caso.importe:
        justas.append(abiertas)
    return justas[0] if len(justas) == 1 else None


def _rebajado(facturas: tuple[Factura, ...], ahorros: dict[str, Decimal]) -> Decimal:
    return sum((factura.saldo - ahorros.get(factura.id, Decimal(0)) for factura in facturas), Decimal(0))
