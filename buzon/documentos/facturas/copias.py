"""El PDF que acompaña a una factura electrónica: casi siempre su copia impresa, y alguna vez otra factura.

Nunca tira una factura entera que no es copia de ninguna: dos papeles distintos en un correo son dos deudas.
"""

from collections.abc import Iterable

from buzon.dominio.lecturas import FacturaLeida
from buzon.dominio.nombres import clave_numero

_IMPRESAS = frozenset({"pdf", "texto"})
_DEUDAS = frozenset({"factura", "nota_debito", "nota_credito"})
_SEGURO = 0.75


def sin_copias_impresas(facturas: Iterable[FacturaLeida]) -> tuple[FacturaLeida, ...]:
    """Las electrónicas y, de las impresas, solo las que con seguridad son otras. Sin electrónicas, todas."""
    leidas = tuple(facturas)
    electronicas = tuple(f for f in leidas if not _es_impresa(f))
    if not electronicas:
        return leidas
    return tuple(f for f in leidas if not _es_impresa(f) or _es_otra(f, electronicas))


def _es_impresa(factura: FacturaLeida) -> bool:
    """Un XML sin nombre en el contrato sale como «texto», pero sin indicios: no se leyó a ojo."""
    return factura.formato in _IMPRESAS and bool(factura.indicios)


def _es_otra(impresa: FacturaLeida, electronicas: tuple[FacturaLeida, ...]) -> bool:
    """Dice con certeza un número y un importe, y ninguna electrónica tiene ni el uno ni el otro."""
    certezas = {i.campo: i.certeza for i in impresa.indicios}
    es_segura = (
        certezas.get("numero", 0) >= _SEGURO and max(certezas.get(c, 0) for c in ("total", "a_pagar")) >= _SEGURO
    )
    return impresa.tipo in _DEUDAS and es_segura and not any(_es_copia(impresa, otra) for otra in electronicas)


def _es_copia(impresa: FacturaLeida, electronica: FacturaLeida) -> bool:
    una, otra = clave_numero(impresa.numero or ""), clave_numero(electronica.numero or "")
    # El impreso calla la serie, o la escribe donde el XML no: basta que uno acabe como el otro.
    mismo_numero = bool(una and otra) and (una.endswith(otra) or otra.endswith(una))
    return mismo_numero or bool(_importes(impresa) & _importes(electronica))


def _importes(factura: FacturaLeida) -> set[object]:
    return {importe for importe in (factura.total, factura.a_pagar) if importe}
