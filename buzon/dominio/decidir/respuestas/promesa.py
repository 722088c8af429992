"""Promete una fecha: se anota, se le confirma por escrito y hay silencio hasta entonces."""

from collections.abc import Iterator
from datetime import date, timedelta

from msgspec.structs import replace

from buzon.dominio.decidir.cartas import originales
from buzon.dominio.decidir.respuestas.caso import Caso, atendida, aviso, contestacion, preguntar
from buzon.dominio.hechos import CualquierHecho, PreguntaHecha, PromesaHecha, PromesaRetirada
from buzon.dominio.lecturas import Intencion

_MAX_APLAZADAS = 2
_OTRA_FECHA = "prometió otra fecha"
# Lo que puede acompañar a una promesa sin que nadie tenga que mirarlo; la copia va con la confirmación.
_SIN_FUERZA = frozenset({"gracias", "otra", "promesa", "ya_pago", "copia"})


def tratar(caso: Caso) -> Iterator[CualquierHecho]:
    """No produce nada si la fecha falta o ya pasó; si es lejana o ya la aplazó bastante, decide el titular."""
    promesa = caso.la("promesa")
    fecha = promesa.fecha if promesa else None
    if promesa is None or fecha is None or fecha < caso.hoy:
        return
    if motivo := _por_que_preguntar(caso, fecha):
        yield from _preguntar(caso, promesa, fecha, motivo)
        return
    recibida = caso.recibida
    for vieja in caso.c.promesas_de(caso.deudor.id):
        if set(vieja.facturas) <= set(recibida.facturas):
            yield PromesaRetirada(promesa=vieja.id, motivo=_OTRA_FECHA, deudor=caso.deudor.id)
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


def _aplaza_otra_vez(caso: Caso, fecha: date) -> bool:
    """Si tiene una promesa viva, la alarga, y ya la alargó `_MAX_APLAZADAS` veces desde el último recordatorio.

    Quien promete otra fecha la víspera de cada una no rompe ninguna y no paga nunca.
    """
    if not any(fecha > vieja.fecha for vieja in caso.c.promesas_de(caso.deudor.id)):
        return False
    aplazadas = 0
    for suceso in reversed(caso.c.cronica.get(caso.deudor.id, ())):
        if caso.deudor.recordatorios and suceso.cuando < caso.deudor.recordatorios[-1]:
            break
        aplazadas += isinstance(suceso.hecho, PromesaRetirada) and suceso.hecho.motivo == _OTRA_FECHA
    return aplazadas >= _MAX_APLAZADAS


def _por_que_preguntar(caso: Caso, fecha: date) -> str | None:
    """Por qué esa fecha la decide el titular, en una frase sin punto; `None` si se le puede esperar sin más."""
    maximo = caso.reglas.acuerdos.max_dias_promesa
    if fecha > caso.hoy + timedelta(days=maximo):
        return f"Son más de los {maximo} días de tu max_dias_promesa"
    if _aplaza_otra_vez(caso, fecha):
        return "Ya cambió de fecha dos veces sin pagar"
    return None


def _preguntar(caso: Caso, promesa: Intencion, fecha: date, motivo: str) -> Iterator[CualquierHecho]:
    """Con un toque se le espera o no se le espera."""
    cita = promesa.cita[:300] or caso.recibida.cita
    pregunta = PreguntaHecha(
        pregunta=f"q-pr-{caso.corta}",
        asunto="acuerdo",
        objeto=f"pr-{caso.corta}",
        texto=f"{caso.deudor.nombre} promete pagar el {fecha:%d/%m/%Y}: «{cita}». ¿Le espero?",
        opciones=("si", "no"),
        deudor=caso.deudor.id,
        facturas=caso.recibida.facturas,
        clase="promesa",
        cita=cita,
        fecha=fecha,
        importe=promesa.importe,
    )
    yield atendida(caso, "promete una fecha que decide el titular")
    yield from preguntar(caso, "respuesta_promesa_lejos", pregunta=pregunta, motivo=motivo, hasta=f"{fecha:%d/%m/%Y}")


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
