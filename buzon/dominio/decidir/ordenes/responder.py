"""El titular contesta a un cliente por medio de Buzón: sus palabras, en el hilo de él, y una sola vez.

Solo se hace contestando a la pregunta que trajo lo que escribió el cliente, y a la dirección desde la que escribió si
es una de su ficha. A una máquina, o a quien no se sabe quién es, no se le escribe por otro.
"""

from collections.abc import Iterator
from datetime import datetime

from msgspec.structs import replace

from buzon.dominio.cartera.cartera import Cartera
from buzon.dominio.decidir.cartas import al_deudor
from buzon.dominio.decidir.ordenes.contexto import Contexto, Hecha, dar_por_contestada
from buzon.dominio.hechos import CualquierHecho, RespuestaRecibida
from buzon.dominio.ordenes import Orden
from buzon.dominio.reglas import Reglas

_LARGO = 200


def responder(
    c: Cartera, orden: Orden, contexto: Contexto, _ahora: datetime, reglas: Reglas
) -> Iterator[CualquierHecho | Hecha]:
    """La carta al cliente con lo que dice el titular; la pregunta queda contestada y se le calla unos días."""
    dicho = orden.campos.get("dicho", "").strip()
    recibida = _a_que(c, contexto)
    if isinstance(recibida, str) or not dicho:
        queja = recibida if isinstance(recibida, str) else "no escribiste qué decirle, ponlo tras «Responder:»"
        yield Hecha(f"No le he mandado nada a nadie: {queja}.")
        return
    deudor = c.deudores[recibida.deudor]
    hilo = (*deudor.hilo, recibida.message_id) if recibida.message_id else deudor.hilo
    escrita = al_deudor(
        replace(deudor, hilo=tuple(dict.fromkeys(hilo))),
        f"respuesta_titular/{recibida.respuesta}",
        "respuesta_titular",
        facturas=tuple(f for f in recibida.facturas if f in c.facturas and c.facturas[f].esta_abierta),
        razon=f"lo que {contexto.por} le contesta a «{recibida.cita}»",
        dicho=dicho,
        cita=recibida.cita,
    )
    yield replace(escrita, para=(recibida.de,))
    yield from dar_por_contestada(contexto, "le contestaste")
    dias = reglas.cobranza.min_dias_entre
    corto = dicho if len(dicho) <= _LARGO else f"{dicho[:_LARGO].rstrip()}…"
    yield Hecha(
        f"Se lo digo a {deudor.nombre} ({recibida.de}), en su hilo y con tu firma: «{corto}». "
        f"Los recordatorios esperan {dias} días, y si contesta, lo que haga falta."
    )


def _a_que(c: Cartera, contexto: Contexto) -> RespuestaRecibida | str:
    """Lo que escribió el cliente, o por qué no se le puede contestar por aquí."""
    pregunta = contexto.pregunta
    if pregunta is None:
        return (
            "contesta al correo en que te conté lo que dijo el cliente, y solo mientras la pregunta siga abierta. "
            "Si ya está contestada, escríbele tú"
        )
    recibida = c.respuestas.get(pregunta.objeto)
    if recibida is None or recibida.deudor != pregunta.deudor or "responder" not in pregunta.opciones:
        return "a esto no puedo contestar por ti, escríbele tú"
    if recibida.de not in c.deudores[recibida.deudor].direcciones:
        return f"{recibida.de} no está en la ficha de {c.deudores[recibida.deudor].nombre}, escríbele tú"
    return recibida
