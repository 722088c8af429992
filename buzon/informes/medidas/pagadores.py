"""Cómo paga cada cliente, por lo que ha hecho: nunca por lo que parece."""

from datetime import date
from decimal import Decimal

import msgspec

from buzon.dominio.cartera.cartera import Cartera
from buzon.dominio.cartera.valores import Deudor, Factura

_PESO_DEL_RETRASO = 60  # a los sesenta días de retraso medio ya no puede empeorar
_PESO_DE_LAS_PROMESAS = 40


class Pagador(msgspec.Struct, frozen=True):
    """Un cliente en cifras.

    `retraso`: días de media, ponderados por importe, entre vencer y pagarse sus facturas pagadas (negativo: se
    adelanta); `None` si no ha pagado ninguna. `cumplidas` de `prometidas` son sus promesas con final. `puntaje`, de 0
    a 100, o `None` si no hay historia: 100, menos un punto por día de retraso medio (hasta 60) y menos 40 por la parte
    de promesas que rompió.
    """

    deudor: Deudor
    retraso: int | None
    cumplidas: int
    prometidas: int
    puntaje: int | None


def pagador(deudor: Deudor, facturas: list[Factura]) -> Pagador:
    """Lo que dicen de él sus facturas y sus promesas. `facturas` son todas las suyas."""
    retraso = _retraso(facturas)
    cumplidas = deudor.promesas_cumplidas
    prometidas = cumplidas + deudor.promesas_incumplidas
    return Pagador(deudor, retraso, cumplidas, prometidas, _puntaje(retraso, cumplidas, prometidas))


def pagadores(c: Cartera) -> list[Pagador]:
    """Todos, en el orden en que se registraron. Recorre las facturas una vez."""
    suyas: dict[str, list[Factura]] = {deudor: [] for deudor in c.deudores}
    for factura in c.facturas.values():
        suyas[factura.deudor].append(factura)
    return [pagador(deudor, suyas[deudor.id]) for deudor in c.deudores.values()]


def _retraso(facturas: list[Factura]) -> int | None:
    pagadas = [f for f in facturas if f.anulada is None and f.saldo == 0 and f.abonos and f.importe > 0]
    peso = sum((f.importe for f in pagadas), Decimal(0))
    if not peso:
        return None
    dias = sum((f.importe * (_pagada_el(f) - f.vencimiento).days for f in pagadas), Decimal(0))
    return int((dias / peso).to_integral_value(rounding="ROUND_HALF_UP"))


def _pagada_el(factura: Factura) -> date:
    return max(abono.fecha for abono in factura.abonos)


def _puntaje(retraso: int | None, cumplidas: int, prometidas: int) -> int | None:
    if retraso is None and not prometidas:
        return None
    por_retraso = min(max(retraso or 0, 0), _PESO_DEL_RETRASO)
    rotas = prometidas - cumplidas
    por_promesas = _PESO_DE_LAS_PROMESAS * rotas // prometidas if prometidas else 0
    return 100 - por_retraso - por_promesas
