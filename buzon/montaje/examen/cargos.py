"""[cargos], [[tasas]] y [descuento]: que lo que se suma tenga en qué fundarse, y cifras con sentido."""

from collections.abc import Iterator
from decimal import Decimal

from buzon.dominio.reglas import Reglas

_TOPE_TASA = Decimal(200)  # para un cero de más: ni las tasas argentinas de 2024 pasaban de ahí
_TOPE_DESCUENTO = Decimal(50)
_TOPE_DIAS = 365


def examinar_cargos(reglas: Reglas) -> Iterator[str]:
    """El interés, los gastos de las etapas, las tasas propias y el pronto pago."""
    yield from _interes(reglas)
    for etapa in reglas.etapas:
        if etapa.gasto < 0:
            yield f"[[etapas]] «{etapa.nombre}» gasto: ha de ser cero o más, no {etapa.gasto}"
        elif etapa.gasto and not reglas.cargos.base_gastos.strip():
            yield (
                f"[[etapas]] «{etapa.nombre}» gasto: di en qué se funda, en [cargos] base_gastos "
                '("cláusula 5 del contrato"); sin base no se puede sumar'
            )
    yield from _tasas(reglas)
    yield from _descuento(reglas)


def _interes(reglas: Reglas) -> Iterator[str]:
    interes = reglas.cargos.interes
    if interes.tasa is not None and not 0 < interes.tasa <= _TOPE_TASA:
        yield f"[cargos.interes] tasa: tanto por ciento al año, de más de 0 a {_TOPE_TASA}, no {interes.tasa}"
    if not interes.base_legal.strip() and (interes.tasa is not None or interes.compensacion):
        yield (
            '[cargos.interes] base_legal: di en qué se funda ("Ley 3/2004", "pactado en el pedido"); '
            "sin ella no se suma ningún interés"
        )
    if not 0 <= interes.tras_dias <= _TOPE_DIAS:
        yield f"[cargos.interes] tras_dias: de 0 a {_TOPE_DIAS}, no {interes.tras_dias}"


def _tasas(reglas: Reglas) -> Iterator[str]:
    for lugar, una in enumerate(reglas.tasas, 1):
        donde = f"[[tasas]] n.º {lugar}"
        if una.desde > una.hasta:
            yield f"{donde} desde: {una.desde} ha de ser antes que hasta ({una.hasta})"
        if not 0 <= una.tasa <= _TOPE_TASA:
            yield f"{donde} tasa: tanto por ciento al año, de 0 a {_TOPE_TASA}, no {una.tasa}"
        if not una.fuente.strip():
            yield f'{donde} fuente: di de dónde sale ("BOE-A-2026-12345"): va en las cartas y en el expediente'
        if any(
            otra.tabla == una.tabla and otra.desde <= una.hasta and una.desde <= otra.hasta
            for otra in reglas.tasas[: lugar - 1]
        ):
            yield f"{donde}: se pisa con otra de la misma tabla; deja una sola para cada día"


def _descuento(reglas: Reglas) -> Iterator[str]:
    descuento = reglas.descuento
    if not 0 <= descuento.porcentaje <= _TOPE_DESCUENTO:
        yield f"[descuento] porcentaje: de 0 a {_TOPE_DESCUENTO}, no {descuento.porcentaje}"
    if not 0 <= descuento.dias <= _TOPE_DIAS:
        yield f"[descuento] dias: de 0 a {_TOPE_DIAS}, no {descuento.dias}"
    if descuento.porcentaje and not descuento.dias:
        yield "[descuento] dias: di hasta cuántos días después de la fecha de la factura vale el descuento"
