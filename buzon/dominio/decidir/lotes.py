"""Lo que el banco asienta de una vez y pagaron varios: se cuenta por partes, y una sola vez.

El informe del día suele traer el apunte entero; la notificación o el extracto, además, cada pago (camt `TxDtls`).
Llegan en cualquier orden, y el mismo dinero no puede contarse entero y por partes.
"""

from collections import defaultdict
from collections.abc import Iterator
from decimal import Decimal

from buzon.dominio.cartera.cartera import Cartera
from buzon.dominio.lecturas import MovimientoLeido

_YA_POR_PARTES = "es un apunte que ya conté, pago por pago"
_YA_ENTERO = "es un apunte que ya conté entero"
_CUENTAN = frozenset({"aplicado", "retenido"})


def abonos(c: Cartera, movimientos: tuple[MovimientoLeido, ...]) -> Iterator[tuple[MovimientoLeido, str | None]]:
    """Los abonos asentados, los de un lote por partes; con el motivo por el que uno ya está contado, si lo está."""
    for movimiento in movimientos:
        if movimiento.importe <= 0 or movimiento.esta_pendiente or movimiento.es_reversion:
            continue
        lote = movimiento.operacion or ""
        if movimiento.partes and _contado_entero(c, movimiento):
            yield movimiento, _YA_ENTERO
        elif movimiento.partes:
            yield from ((parte, None) for parte in movimiento.partes)
        elif not movimiento.partes and lote and _contado_por_partes(c, lote) == movimiento.importe:
            yield movimiento, _YA_POR_PARTES
        else:
            yield movimiento, None


def _contado_por_partes(c: Cartera, lote: str) -> Decimal:
    """Lo ya contado de un lote, y solo lo del correo que más trajo: dos noticias no suman."""
    sumas: dict[str, Decimal] = defaultdict(Decimal)
    for pago in (c.pagos[i] for i in c.pagos_de_lote.get(lote, ())):
        sumas[pago.origen or ""] += pago.importe
    return max(sumas.values(), default=Decimal(0))


def _contado_entero(c: Cartera, movimiento: MovimientoLeido) -> bool:
    """Si el apunte ya se contó sin sus partes, con el mismo número.

    El que se dejó por no ser de nadie no cuenta: ahora se sabe quiénes lo pagaron.
    """
    if not movimiento.operacion:
        return False
    iguales = (c.pagos[i] for i in c.pagos_de_importe.get((movimiento.moneda or "", movimiento.importe), ()))
    mismos = (otro for otro in iguales if otro.operacion == movimiento.operacion)
    return any(otro.estado in _CUENTAN or otro.es_ajeno for otro in mismos)
