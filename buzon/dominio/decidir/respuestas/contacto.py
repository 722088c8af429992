"""Da otra dirección, o dice que no es la persona: se le propone al titular. Nada cambia hasta que él lo toque."""

from collections.abc import Iterator

from buzon.dominio.decidir.registro import de_otros
from buzon.dominio.decidir.respuestas.caso import Caso, preguntar
from buzon.dominio.hechos import CualquierHecho, PreguntaHecha


def tratar(caso: Caso) -> Iterator[CualquierHecho]:
    """Una pregunta de sí o no. «Cambia mi correo a…» es lo que escribiría quien quiere las cartas."""
    nueva = _nueva(caso)
    vieja = vieja_de(caso)
    nombre = caso.deudor.nombre
    if nueva:
        texto = f"{nombre} pide que escriba a {nueva}: «{caso.recibida.cita}». ¿Lo hago?"
    else:
        texto = f"En {nombre} dicen que {vieja} no es la persona: «{caso.recibida.cita}». ¿Dejo de escribirle?"
    pregunta = PreguntaHecha(
        pregunta=f"q-{caso.recibida.respuesta}",
        asunto="direccion",
        objeto=caso.recibida.respuesta,
        texto=texto,
        opciones=("si", "no"),
        deudor=caso.deudor.id,
        facturas=caso.recibida.facturas,
        correo=nueva,
        correo_viejo=vieja,
    )
    tema = "respuesta_contacto" if nueva else "respuesta_no_es"
    yield from preguntar(caso, tema, pregunta=pregunta, nueva=nueva or "", vieja=vieja or "")


def vieja_de(caso: Caso) -> str | None:
    """La dirección que dejaría de usarse: la suya desde la que escribe, o la que venía usándose."""
    if caso.recibida.de in caso.deudor.direcciones:
        return caso.recibida.de
    return caso.deudor.direcciones[0] if caso.deudor.direcciones else None


def _nueva(caso: Caso) -> str | None:
    """La que propone, si es de verdad otra y no es nuestra."""
    for intencion in caso.e.intenciones:
        propuesta = (intencion.correo or "").lower()
        es_otra = propuesta != caso.recibida.de and bool(de_otros((propuesta,), caso.reglas))
        if intencion.tipo == "contacto" and es_otra:
            return propuesta
    return None
