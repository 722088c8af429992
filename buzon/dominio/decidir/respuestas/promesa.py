"""Promete una fecha: se anota, se le confirma por escrito y hay silencio hasta entonces."""

from collections.abc import Iterator
from datetime import date, timedelta

from msgspec.structs import replace

from buzon.dominio.decidir.cartas import originales
from buzon.dominio.decidir.respuestas.caso import Caso, atendida, aviso, contestacion
from buzon.dominio.hechos import CualquierHecho, PromesaHecha, PromesaRetirada

MAX_DIAS_PROMESA = 45
# Lo que puede acompañar a una promesa sin que nadie tenga que mirarlo; la copia va con la confirmación.
_SIN_FUERZA = frozenset({"gracias", "otra", "promesa", "ya_pago", "copia"})


def tratar(caso: Caso) -> Iterator[CualquierHecho]:
    """No produce nada si la fecha falta o es demasiado lejana: eso lo decide el titular."""
    promesa = caso.la("promesa")
    fecha = promesa.fecha if promesa else None
    if promesa is None or fecha is None or not _es_razonable(fecha, caso.hoy):
        return
    recibida = caso.recibida
    for vieja in caso.c.promesas_de(caso.deudor.id):
        if set(vieja.facturas) <= set(recibida.facturas):
            yield PromesaRetirada(promesa=vieja.id, motivo="prometió otra fecha", deudor=caso.deudor.id)
    cita = promesa.cita[:300] or recibida.cita
    yield PromesaHecha(
        promesa=f"pr-{caso.corta}",
        deudor=caso.deudor.id,
        facturas=recibida.facturas,
        fecha=fecha,
        cita=cita,
        importe=promesa.importe,
    )
    yield atendida(caso, f"promesa para el {fecha:%d/%m/%Y}")
    if not caso.no_contestar:
        yield _confirmacion(caso, fecha, cita)
    if {intencion.tipo for intencion in caso.e.intenciones} - _SIN_FUERZA:
        yield aviso(caso, "respuesta_con_mas")


def _es_razonable(fecha: date, hoy: date) -> bool:
    return hoy <= fecha <= hoy + timedelta(days=MAX_DIAS_PROMESA)


def _confirmacion(caso: Caso, fecha: date, cita: str) -> CualquierHecho:
    carta = contestacion(
        caso,
        f"promesa/pr-{caso.corta}",
        "promesa_confirmada",
        f"prometió pagar el {fecha:%d/%m/%Y}: «{cita}»",
        fecha=fecha.isoformat(),
        cita=cita,
    )
    # Basta con que parezca pedirla: unos originales de más en una carta que sale de todos modos no molestan.
    if not any(intencion.tipo == "copia" for intencion in caso.e.intenciones):
        return carta
    return replace(carta, adjuntos=originales(tuple(caso.c.facturas[f] for f in caso.recibida.facturas)))
