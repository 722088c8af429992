"""No está conforme: queda en suspenso lo que discute, y solo eso."""

from collections.abc import Iterator

from buzon.dominio.decidir.respuestas.caso import Caso, atendida, aviso
from buzon.dominio.hechos import CualquierHecho, DisputaAbierta


def tratar(caso: Caso) -> Iterator[CualquierHecho]:
    """La disputa, con su motivo, y el texto al titular."""
    yield DisputaAbierta(
        disputa=f"d-{caso.corta}",
        deudor=caso.deudor.id,
        facturas=caso.recibida.facturas,
        motivo=caso.principal.motivo or "otra",
        cita=caso.recibida.cita,
    )
    yield atendida(caso, "queda en disputa")
    yield aviso(caso, "respuesta_disputa")
