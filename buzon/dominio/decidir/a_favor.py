"""Lo que un cliente tiene a favor: pagó de más, o a una nota de crédito le sobra. Se propone, no se aplica solo."""

from collections import defaultdict
from collections.abc import Iterator
from decimal import Decimal

import msgspec

from buzon.dominio.cartera.cartera import Cartera
from buzon.dominio.cartera.valores import Factura, NotaDeCredito, Pago
from buzon.dominio.decidir.cartas import preguntar_al_titular
from buzon.dominio.dinero import escribir
from buzon.dominio.entradas import Origen
from buzon.dominio.hechos import CualquierHecho, PreguntaHecha
from buzon.dominio.reglas import Reglas


class AFavor(msgspec.Struct, frozen=True, kw_only=True):
    """Un dinero del cliente. `clase` dice si `id` es de un pago o de una nota de crédito."""

    clase: str
    id: str
    importe: Decimal
    moneda: str


def todo_a_favor(c: Cartera) -> dict[str, tuple[AFavor, ...]]:
    """Lo que cada deudor tiene a favor, lo más antiguo primero. Un pago es suyo si se aplicó solo a sus facturas."""
    hallados: dict[str, list[AFavor]] = defaultdict(list)
    for deudor, pago in _pagos_de_mas(c):
        hallados[deudor].append(_del_pago(pago))
    for nota in c.notas.values():
        if nota.sobra > 0:
            hallados[nota.deudor].append(_de_la_nota(nota))
    return {deudor: tuple(suyos) for deudor, suyos in hallados.items()}


def a_favor_de(c: Cartera, deudor: str) -> tuple[AFavor, ...]:
    """Lo que tiene a favor ese deudor."""
    pagos = (_del_pago(pago) for dueno, pago in _pagos_de_mas(c) if dueno == deudor)
    notas = (c.notas[nota] for nota in c.notas_de.get(deudor, {}))
    return (*pagos, *(_de_la_nota(nota) for nota in notas if nota.sobra > 0))


def _pagos_de_mas(c: Cartera) -> Iterator[tuple[str, Pago]]:
    """El dueño y el pago, de los que se saben de uno solo."""
    for pago in sorted((c.pagos[i] for i in c.pagos_de_mas), key=lambda pago: pago.cuando):
        duenos = {c.facturas[factura].deudor for factura in pago.facturas}
        if len(duenos) == 1:
            yield duenos.pop(), pago


def _del_pago(pago: Pago) -> AFavor:
    return AFavor(clase="pago", id=pago.id, importe=pago.sobra, moneda=pago.moneda)


def _de_la_nota(nota: NotaDeCredito) -> AFavor:
    return AFavor(clase="nota", id=nota.id, importe=nota.sobra, moneda=nota.moneda)


def proponer_a_favor(
    c: Cartera, factura: Factura, semilla: str, origen: Origen | None, reglas: Reglas
) -> Iterator[CualquierHecho]:
    """Si el cliente de una factura recién registrada tiene algo a favor en su moneda, se pregunta si se descuenta."""
    suyos = [algo for algo in a_favor_de(c, factura.deudor) if algo.moneda == factura.moneda]
    if not suyos or not factura.esta_abierta:
        return
    total = sum((algo.importe for algo in suyos), Decimal(0))
    deudor = c.deudores[factura.deudor]
    cuanto = escribir(min(total, factura.saldo), factura.moneda, reglas.negocio.pais)
    yield from preguntar_al_titular(
        reglas,
        PreguntaHecha(
            pregunta=f"q-favor-{semilla}-{factura.id}",
            asunto="a_favor",
            objeto=factura.id,
            texto=f"{deudor.nombre} tiene {cuanto} a favor: ¿los descuento de la {factura.numero}?",
            opciones=("si", "no"),
            deudor=deudor.id,
            facturas=(factura.id,),
        ),
        "saldo_a_favor",
        origen=origen,
        cuanto=cuanto,
        total=escribir(total, factura.moneda, reglas.negocio.pais),
    )
