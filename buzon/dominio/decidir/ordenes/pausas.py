"""Órdenes sobre el ritmo: pausar, reanudar, y preguntar cómo va."""

from collections.abc import Iterator
from datetime import datetime

from buzon.dominio.cartera.cartera import Cartera
from buzon.dominio.cartera.valores import Deudor
from buzon.dominio.decidir.ordenes.contexto import Contexto, Hecha, Objeto, objeto_de
from buzon.dominio.hechos import (
    AlegatoCerrado,
    CualquierHecho,
    DisputaResuelta,
    PausaPuesta,
    PausaQuitada,
    PreguntaRespondida,
    RespuestaAtendida,
)
from buzon.dominio.ordenes import Orden
from buzon.dominio.reglas import Reglas
from buzon.dominio.secuencia import situacion


def _alcance(orden: Orden, objeto: Objeto) -> list[tuple[str, str | None, str]]:
    """Qué se pausa: (alcance, objeto, cómo llamarlo). Sin nombre, en el hilo de un cliente, se pausa el cliente."""
    if objeto.es_todo:
        return [("todo", None, "todo")]
    if objeto.deudor and (orden.objeto or not objeto.facturas):
        return [("deudor", objeto.deudor.id, objeto.deudor.nombre)]
    return [("factura", factura.id, f"la factura {factura.numero}") for factura in objeto.facturas]


def pausar(
    c: Cartera, orden: Orden, contexto: Contexto, _ahora: datetime, _reglas: Reglas
) -> Iterator[CualquierHecho | Hecha]:
    """No se escribe más sobre eso hasta la fecha, o hasta que mande reanudar."""
    objeto = objeto_de(c, orden, contexto)
    if objeto.queja:
        yield Hecha(f"No he pausado nada: {objeto.queja}.")
        return
    for alcance, clave, nombre in _alcance(orden, objeto):
        yield PausaPuesta(
            alcance=alcance,  # type: ignore[arg-type] # sale de _alcance, que solo da esos tres
            objeto=clave,
            hasta=orden.fecha,
            motivo=f"lo mandó {contexto.por}",
        )
        hasta = f"hasta el {orden.fecha:%d/%m/%Y}, incluido" if orden.fecha else "hasta que me mandes reanudar"
        yield Hecha(f"En pausa {nombre} {hasta}.")
    yield from _dar_por_contestada(contexto, "pausar")


def _dar_por_contestada(contexto: Contexto, respuesta: str) -> Iterator[CualquierHecho]:
    pregunta = contexto.pregunta
    if pregunta and pregunta.asunto != "pago":
        yield PreguntaRespondida(
            pregunta=pregunta.pregunta, respuesta=respuesta, por=contexto.por, deudor=pregunta.deudor
        )
        if pregunta.asunto == "respuesta":
            yield RespuestaAtendida(respuesta=pregunta.objeto, como=respuesta, deudor=pregunta.deudor)


def reanudar(
    c: Cartera, orden: Orden, contexto: Contexto, _ahora: datetime, _reglas: Reglas
) -> Iterator[CualquierHecho | Hecha]:
    """Quita pausas y da por resuelto lo que lo tenía parado: disputas, respuestas y "ya pagué"."""
    objeto = objeto_de(c, orden, contexto)
    if objeto.queja:
        yield Hecha(f"No he reanudado nada: {objeto.queja}.")
        return
    if objeto.es_todo:
        quitadas = list(c.pausas)
        for alcance, clave in quitadas:
            yield PausaQuitada(alcance=alcance, objeto=clave)  # type: ignore[arg-type] # viene de una PausaPuesta
        yield Hecha(f"Reanudado todo: {len(quitadas)} pausas quitadas.")
        return
    ids = {factura.id for factura in objeto.facturas}
    deudores = {factura.deudor: c.deudores[factura.deudor] for factura in objeto.facturas}
    if objeto.deudor:
        deudores[objeto.deudor.id] = objeto.deudor
    for deudor in deudores.values():
        yield from _soltar(c, deudor, ids, contexto)
    nombres = [f.numero for f in objeto.facturas] or [d.nombre for d in deudores.values()]
    yield Hecha(f"Reanudado: {', '.join(nombres)}. Los recordatorios siguen donde estaban.")
    if contexto.pregunta and contexto.pregunta.deudor not in deudores:
        yield from _dar_por_contestada(contexto, "reanudar")


def _soltar(c: Cartera, deudor: Deudor, facturas: set[str], contexto: Contexto) -> Iterator[CualquierHecho]:
    como = f"{contexto.por} mandó reanudar"
    for alcance, clave in c.pausas:
        if (alcance == "deudor" and clave == deudor.id) or (alcance == "factura" and clave in facturas):
            yield PausaQuitada(alcance=alcance, objeto=clave)  # type: ignore[arg-type] # viene de una PausaPuesta
    for disputa in c.disputas_de(deudor.id):
        if set(disputa.facturas) & facturas:
            yield DisputaResuelta(disputa=disputa.id, como=como, deudor=deudor.id)
    for respuesta in c.respuestas_de(deudor.id):
        yield RespuestaAtendida(respuesta=respuesta.respuesta, como=como, deudor=deudor.id)
    for alegato in c.alegatos_de(deudor.id):
        yield AlegatoCerrado(alegato=alegato.id, motivo=como, deudor=deudor.id)
    for pregunta in c.preguntas_de(deudor.id):
        if pregunta.asunto != "borrador":
            yield PreguntaRespondida(
                pregunta=pregunta.pregunta, respuesta="reanudar", por=contexto.por, deudor=deudor.id
            )


def informar(
    c: Cartera, orden: Orden, contexto: Contexto, ahora: datetime, reglas: Reglas
) -> Iterator[CualquierHecho | Hecha]:
    """Cómo está lo que nombra, o todo lo abierto."""
    objeto = objeto_de(c, orden, contexto)
    facturas = objeto.facturas
    if objeto.es_todo or (objeto.queja and not orden.objeto):
        facturas = tuple(factura for d in c.con_abiertas() for factura in c.abiertas_de(d.id))[:50]
    elif objeto.queja:
        yield Hecha(f"No puedo decirte: {objeto.queja}.")
        return
    for factura in facturas:
        como = situacion(c, factura, reglas, ahora)
        proxima = f"; próximo correo {como.proxima.fecha:%d/%m/%Y} ({como.proxima.etapa})" if como.proxima else ""
        nombre = c.deudores[factura.deudor].nombre
        yield Hecha(f"{factura.numero} · {nombre} · {factura.saldo} {factura.moneda}: {como.motivo}{proxima}.")
    if not facturas:
        yield Hecha("No hay ninguna factura abierta.")
