"""El titular contesta a un cliente por medio de Buzón: sus palabras, en el hilo de él, y una sola vez.

Solo se hace contestando a la pregunta que trajo lo que escribió el cliente, y a la dirección desde la que escribió si
es una de su ficha. A una máquina, o a quien no se sabe quién es, no se le escribe por otro.
"""

import re
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
# Más no es una contestación: antes que cortarla a media frase, que la mande él.
_TOPE = 4_000
# De un renglón de más de dos mil letras, quien lee el correo solo guarda el principio.
_TOPE_DEL_RENGLON = 1_900
# Lo nuestro que puede venir debajo de lo suyo si su programa no marca lo citado: los sellos de sus botones, y lo que
# dicen todas las preguntas.
_CITADO = re.compile(r"\[bz:|%5Bbz%3A|contesta\s+a\s+este\s+correo\s+(?:con\s+tus\s+palabras|empezando)", re.IGNORECASE)


def responder(
    c: Cartera, orden: Orden, contexto: Contexto, _ahora: datetime, reglas: Reglas
) -> Iterator[CualquierHecho | Hecha]:
    """La carta al cliente con lo que dice el titular; la pregunta queda contestada y se le calla unos días."""
    dicho = orden.campos.get("dicho", "").strip()
    recibida = _a_que(c, contexto)
    queja = recibida if isinstance(recibida, str) else _por_que_no(dicho, reglas)
    if isinstance(recibida, str) or queja:
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


def _por_que_no(dicho: str, reglas: Reglas) -> str:
    """Por qué esas palabras no se le mandan a nadie; vacío si se puede. Un botón del titular no sale de su correo."""
    if not dicho:
        return "no escribiste qué decirle, ponlo tras «Responder:»"
    if len(dicho) > _TOPE or max(map(len, dicho.splitlines())) > _TOPE_DEL_RENGLON:
        return "es demasiado largo para mandarlo por aquí, escríbele tú"
    if _CITADO.search(dicho) or f"Buzón, para {reglas.negocio.nombre}" in " ".join(dicho.split()):
        return "debajo de lo que escribiste venía mi correo, con tus botones. Contesta otra vez solo con tus palabras"
    return ""


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
    pausa = c.pausas.get(("deudor", recibida.deudor))
    if pausa and pausa.respuesta:
        # Se anularía al ir a salir, y el titular creería que se le contestó.
        return f"a {c.deudores[recibida.deudor].nombre} no le escribo nada: {pausa.motivo}. Si hace falta, escríbele tú"
    return recibida
