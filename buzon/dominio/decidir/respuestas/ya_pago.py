"""Dice que ya pagó: se le cree unos días, hasta ver el dinero."""

from collections.abc import Iterator
from datetime import timedelta

from buzon.dominio.decidir.respuestas.caso import Caso, atendida, aviso
from buzon.dominio.hechos import CualquierHecho, PagoAlegado


def tratar(caso: Caso) -> Iterator[CualquierHecho]:
    """Un alegato hasta dentro de `dias_alegato`, y el aviso al titular por si ya lo vio."""
    yield PagoAlegado(
        alegato=f"a-{caso.corta}",
        deudor=caso.deudor.id,
        facturas=caso.recibida.facturas,
        hasta=caso.hoy + timedelta(days=caso.reglas.cobranza.dias_alegato),
        cita=caso.recibida.cita,
        fecha=caso.principal.fecha,
        importe=caso.principal.importe,
    )
    yield atendida(caso, "espero el aviso del banco")
    yield aviso(caso, "respuesta_ya_pago")
