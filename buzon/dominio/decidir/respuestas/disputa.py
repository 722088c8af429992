"""No está conforme: queda en suspenso lo que discute, y solo eso."""

from collections.abc import Iterator

from buzon.dominio.decidir.respuestas.caso import Caso, atendida, preguntar
from buzon.dominio.hechos import CualquierHecho, DisputaAbierta, PreguntaHecha


def tratar(caso: Caso) -> Iterator[CualquierHecho]:
    """La disputa, con su motivo, y la pregunta al titular."""
    yield DisputaAbierta(
        disputa=f"d-{caso.corta}",
        deudor=caso.deudor.id,
        facturas=caso.recibida.facturas,
        motivo=caso.principal.motivo or "otra",
        cita=caso.recibida.cita,
    )
    yield atendida(caso, "queda en disputa")
    yield from preguntar(caso, "respuesta_disputa", pregunta=_pregunta(caso), motivo=caso.principal.motivo or "otra")


def _pregunta(caso: Caso) -> PreguntaHecha:
    """Qué se le dice, con un toque. No para más que la disputa: las demás facturas siguen su curso."""
    return PreguntaHecha(
        pregunta=f"q-d-{caso.corta}",
        asunto="disputa",
        objeto=f"d-{caso.corta}",
        texto=f"{caso.deudor.nombre} no está conforme: «{caso.recibida.cita}». ¿Qué le digo?",
        opciones=("razon", "mantener", "datos"),
        deudor=caso.deudor.id,
        facturas=caso.recibida.facturas,
    )
