"""Qué facturas suman exactamente un importe, con la búsqueda acotada, y si cuadrar puede ser casualidad."""

from collections.abc import Sequence
from decimal import Decimal
from math import comb, gcd

import msgspec

from buzon.dominio.cartera.valores import Factura

_MAX_FACTURAS = 24
_MAX_SUMAS = 20_000
_MAX_HALLADAS = 2
_CASUALIDAD = 0.06  # combinaciones que cuadrarían por azar; por encima, cuadrar no prueba nada


class Combinaciones(msgspec.Struct, frozen=True):
    """Los grupos que suman el importe: ninguno, uno, o los dos primeros si hay más.

    `es_completa`: se miraron todos. `casualidad`: cuántos grupos de ese tamaño o menor cuadrarían por puro azar.
    """

    grupos: tuple[tuple[Factura, ...], ...]
    es_completa: bool
    casualidad: float = 0.0

    @property
    def unica(self) -> tuple[Factura, ...] | None:
        """El único grupo que suma, si de verdad es el único y no puede ser casualidad."""
        return self.grupos[0] if len(self.grupos) == 1 and self.es_completa and not self.es_casual else None

    @property
    def es_casual(self) -> bool:
        """Hay tantas combinaciones posibles que alguna había de cuadrar."""
        return self.casualidad > _CASUALIDAD


def que_suman(facturas: Sequence[Factura], importe: Decimal) -> Combinaciones:
    """Los grupos de facturas cuyos saldos suman el importe.

    Suma a suma, guardando hasta dos maneras de llegar a cada una: cuesta como mucho facturas x 20.000, no 2^facturas.
    """
    utiles = [factura for factura in facturas if factura.saldo <= importe]
    if sum((factura.saldo for factura in utiles), Decimal(0)) < importe:
        return Combinaciones((), es_completa=True)
    escala = 10 ** max(-int(v.as_tuple().exponent) for v in (importe, *(f.saldo for f in utiles), Decimal(1)))
    meta = int(importe * escala)
    pesos = [int(factura.saldo * escala) for factura in utiles]
    maneras, es_completa = _sumar(pesos, meta) if len(utiles) <= _MAX_FACTURAS else (_las_evidentes(pesos, meta), False)
    grupos = tuple(tuple(f for i, f in enumerate(utiles) if manera >> i & 1) for manera in maneras)
    return Combinaciones(grupos, es_completa, _casualidad(pesos, meta, grupos, len(facturas)))


def _sumar(pesos: Sequence[int], meta: int) -> tuple[list[int], bool]:
    """Las maneras (máscaras de bits) de llegar a la meta, y si se exploraron todas."""
    sumas: dict[int, list[int]] = {0: [0]}
    for lugar, peso in enumerate(pesos):
        nuevas = {}
        for suma, maneras in sumas.items():
            if suma + peso <= meta:
                nuevas[suma + peso] = [manera | 1 << lugar for manera in maneras]
        for suma, maneras in nuevas.items():
            sumas[suma] = [*sumas.get(suma, ()), *maneras][:_MAX_HALLADAS]
        if len(sumas) > _MAX_SUMAS:
            return _las_evidentes(pesos, meta), False
    return sumas.get(meta, []), True


def _las_evidentes(pesos: Sequence[int], meta: int) -> list[int]:
    """Con demasiadas facturas solo se mira una a una, y todas juntas."""
    una = [1 << lugar for lugar, peso in enumerate(pesos) if peso == meta]
    todas = [(1 << len(pesos)) - 1] if sum(pesos) == meta else []
    return [*una, *todas][:_MAX_HALLADAS]


def _casualidad(pesos: Sequence[int], meta: int, grupos: Sequence[Sequence[Factura]], cuantas: int) -> float:
    """Grupos posibles entre sumas posibles: si los importes son redondos hay pocas sumas y cuadran solas."""
    if len(grupos) != 1 or len(grupos[0]) in (1, cuantas):
        return 0.0
    paso = gcd(meta, *pesos)
    posibles = sum(comb(len(pesos), tamano) for tamano in range(2, len(grupos[0]) + 1))
    return posibles * paso / max(sum(pesos), 1)
