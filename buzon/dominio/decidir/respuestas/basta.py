"""Habla de abogados o de insolvencia, o pide que no se le escriba: se para todo y no se le contesta."""

from collections.abc import Iterator

from buzon.dominio.decidir.respuestas.caso import Caso, atendida, preguntar
from buzon.dominio.hechos import CualquierHecho, PausaPuesta

_POR = {"legal": "habla de abogados o de insolvencia", "baja": "pide que no se le escriba"}


def tratar(caso: Caso) -> Iterator[CualquierHecho]:
    """La pausa del cliente entero no tiene fin: solo la quita el titular. Vale aunque hoy no deba nada."""
    motivo = _POR["legal" if caso.la("legal") else "baja"]
    yield PausaPuesta(
        alcance="deudor",
        objeto=caso.deudor.id,
        motivo=f"{motivo}: «{caso.recibida.cita}»",
        respuesta=caso.recibida.respuesta,
    )
    yield from preguntar(caso, "respuesta_basta", f"Lo he parado todo: {motivo}. ¿Qué hago?", motivo=motivo)
    if not caso.c.abiertas_de(caso.deudor.id):
        yield atendida(caso, f"en pausa: {motivo}")
