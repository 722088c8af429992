"""Órdenes sobre el ritmo: pausar, reanudar, y preguntar cómo va."""

from collections.abc import Iterator
from datetime import datetime
from decimal import Decimal

from buzon.dominio.cartera.cartera import Cartera
from buzon.dominio.cartera.valores import Alegato, Deudor, Disputa, Factura
from buzon.dominio.decidir.ordenes.contexto import Contexto, Hecha, Objeto, dar_por_contestada, objeto_de
from buzon.dominio.dinero import escribir
from buzon.dominio.hechos import (
    AcuerdoRetirado,
    Alcance,
    AlegatoCerrado,
    CasoReabierto,
    CualquierHecho,
    DisputaAbierta,
    DisputaResuelta,
    PausaPuesta,
    PausaQuitada,
    PlanRetirado,
    PreguntaHecha,
    PreguntaRespondida,
    RespuestaAtendida,
    RespuestaRecibida,
)
from buzon.dominio.ordenes import Orden
from buzon.dominio.reglas import Reglas
from buzon.dominio.secuencia import nombre_de_etapa, situacion

_NINGUNA = "No hay ninguna pausa puesta: los recordatorios siguen su curso."


def _alcance(orden: Orden, objeto: Objeto) -> list[tuple[Alcance, str | None, str]]:
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
            alcance=alcance,
            objeto=clave,
            hasta=orden.fecha,
            motivo=f"lo mandó {contexto.por}",
        )
        hasta = f"hasta el {orden.fecha:%d/%m/%Y}, incluido" if orden.fecha else "hasta que me mandes reanudar"
        yield Hecha(f"En pausa {nombre} {hasta}.")
    yield from dar_por_contestada(contexto, "pausar")


def reanudar(
    c: Cartera, orden: Orden, contexto: Contexto, _ahora: datetime, _reglas: Reglas
) -> Iterator[CualquierHecho | Hecha]:
    """Quita pausas y da por resuelto lo que lo tenía parado: disputas, respuestas y "ya pagué"."""
    if contexto.pregunta and contexto.pregunta.asunto == "casa" and not (orden.objeto or orden.factura):
        yield from _seguir_la_casa(c, contexto)
        return
    objeto = objeto_de(c, orden, contexto)
    if objeto.queja:
        sin_pausas = not orden.objeto and not c.pausas
        yield Hecha(_NINGUNA if sin_pausas else f"No he reanudado nada: {objeto.queja}.")
        return
    if objeto.es_todo:
        yield from _reanudar_todo(c, contexto)
        return
    ids = {factura.id for factura in objeto.facturas}
    deudores = {factura.deudor: c.deudores[factura.deudor] for factura in objeto.facturas}
    if objeto.deudor:
        deudores[objeto.deudor.id] = objeto.deudor
    sueltos = [hecho for deudor in deudores.values() for hecho in _soltar(c, deudor, ids, contexto)]
    yield from sueltos
    nombres = ", ".join([f.numero for f in objeto.facturas] or [d.nombre for d in deudores.values()])
    if sueltos:
        yield Hecha(f"Reanudado: {nombres}. Los recordatorios siguen donde estaban.")
    else:
        yield Hecha(f"No había ninguna pausa ni nada parado en {nombres}: los recordatorios siguen su curso.")
    for deudor in deudores.values():
        yield from _lo_que_sigue_parado(c, deudor)
    if contexto.pregunta and contexto.pregunta.deudor not in deudores:
        yield from dar_por_contestada(contexto, "reanudar")


def _reanudar_todo(c: Cartera, contexto: Contexto) -> Iterator[CualquierHecho | Hecha]:
    for alcance, clave in c.pausas:
        yield PausaQuitada(alcance=alcance, objeto=clave)
    cuantas = "1 pausa quitada" if len(c.pausas) == 1 else f"{len(c.pausas)} pausas quitadas"
    yield Hecha(f"Reanudado todo: {cuantas}." if c.pausas else _NINGUNA)
    if c.preguntas_de_casa:
        yield from _seguir_la_casa(c, contexto)


def _seguir_la_casa(c: Cartera, contexto: Contexto) -> Iterator[CualquierHecho | Hecha]:
    """El titular revisó lo que tenía parado a Buzón entero.

    Vale si contesta a esa pregunta o lo manda por la consola. Un «reanudar todo» suelto no: con el libro vuelto de una
    copia se vuelven a leer los correos de antes, y puede ser uno viejo.
    """
    if contexto.origen is not None and not (contexto.pregunta and contexto.pregunta.asunto == "casa"):
        yield Hecha("Sigo sin escribir a los clientes por lo de la copia del libro: contesta a aquel correo mío.")
        return
    for pregunta in c.preguntas_de_casa:
        yield PreguntaRespondida(pregunta=pregunta, respuesta="reanudar", por=contexto.por)
    yield Hecha("Sigo con los recordatorios. Antes de cada carta miro en enviados si ya salió.")


def _soltar(c: Cartera, deudor: Deudor, facturas: set[str], contexto: Contexto) -> Iterator[CualquierHecho]:
    """Suelta lo que para a `facturas`: lo que el cliente dijo de otras sigue como estaba."""
    como = f"{contexto.por} mandó reanudar"
    for alcance, clave in c.pausas:
        if (alcance == "deudor" and clave == deudor.id) or (alcance == "factura" and clave in facturas):
            yield PausaQuitada(alcance=alcance, objeto=clave)
    yield from _reabrir(c, deudor, facturas, como)
    for disputa in c.disputas_de(deudor.id):
        if set(disputa.facturas) & facturas:
            yield from _resolver(disputa, facturas, como)
    yield from _sin_acuerdos(c, deudor, facturas, como)
    acuerdos: list[RespuestaRecibida | Alegato | PreguntaHecha] = [
        *c.respuestas_de(deudor.id),
        *c.alegatos_de(deudor.id),
        *c.preguntas_de(deudor.id),
    ]
    for acuerdo in acuerdos:
        if not acuerdo.facturas or set(acuerdo.facturas) & facturas:
            yield from _cerrar(acuerdo, deudor.id, como, contexto)


def _reabrir(c: Cartera, deudor: Deudor, facturas: set[str], como: str) -> Iterator[CualquierHecho]:
    """Lo que llevaba el abogado o se dio por perdido vuelve a la secuencia."""
    for clave in sorted(facturas):
        factura = c.facturas[clave]
        if factura.deudor == deudor.id and (factura.judicial or factura.incobrable):
            yield CasoReabierto(factura=clave, motivo=como)


def _sin_acuerdos(c: Cartera, deudor: Deudor, facturas: set[str], como: str) -> Iterator[CualquierHecho]:
    for plan in c.planes_de(deudor.id):
        if set(plan.facturas) & facturas:
            yield PlanRetirado(plan=plan.id, motivo=como, deudor=deudor.id)
    for acuerdo in c.acuerdos_vivos(deudor.id):
        if set(acuerdo.facturas) & facturas:
            yield AcuerdoRetirado(acuerdo=acuerdo.id, motivo=como, deudor=deudor.id)


def _cerrar(
    acuerdo: RespuestaRecibida | Alegato | PreguntaHecha, deudor: str, como: str, contexto: Contexto
) -> Iterator[CualquierHecho]:
    if isinstance(acuerdo, RespuestaRecibida):
        yield RespuestaAtendida(respuesta=acuerdo.respuesta, como=como, deudor=deudor)
    elif isinstance(acuerdo, Alegato):
        yield AlegatoCerrado(alegato=acuerdo.id, motivo=como, deudor=deudor)
    elif acuerdo.asunto != "borrador":
        yield PreguntaRespondida(pregunta=acuerdo.pregunta, respuesta="reanudar", por=contexto.por, deudor=deudor)


def _resolver(disputa: Disputa, facturas: set[str], como: str) -> Iterator[CualquierHecho]:
    """La disputa se resuelve para esas facturas; las demás que discutía siguen en disputa."""
    yield DisputaResuelta(disputa=disputa.id, como=como, deudor=disputa.deudor)
    resto = tuple(factura for factura in disputa.facturas if factura not in facturas)
    if resto:
        yield DisputaAbierta(
            disputa=f"{disputa.id}-r", deudor=disputa.deudor, facturas=resto, motivo=disputa.motivo, cita=disputa.cita
        )


def _lo_que_sigue_parado(c: Cartera, deudor: Deudor) -> Iterator[Hecha]:
    for clave in c.acuerdos_de.get(deudor.id, {}):
        pago = c.pagos.get(clave)
        if pago and pago.estado == "retenido":
            cuanto = f"{pago.importe} {pago.moneda}"
            yield Hecha(f"Sigue parado por un pago de {cuanto} sin asignar: dime de qué factura es, o «ninguna».")


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
    if objeto.deudor and len(facturas) > 1:
        yield Hecha(_lo_que_debe(objeto.deudor, facturas, reglas))
    for factura in facturas:
        como = situacion(c, factura, reglas, ahora)
        proxima = ""
        if como.proxima:
            proxima = f"; próximo correo {como.proxima.fecha:%d/%m/%Y} ({nombre_de_etapa(como.proxima.etapa)})"
        nombre = c.deudores[factura.deudor].nombre
        saldo = escribir(factura.saldo, factura.moneda, reglas.negocio.pais)
        yield Hecha(f"{factura.numero} · {nombre} · {saldo}: {como.motivo}{proxima}.")
    if not facturas:
        yield Hecha("No hay ninguna factura abierta.")


def _lo_que_debe(deudor: Deudor, facturas: tuple[Factura, ...], reglas: Reglas) -> str:
    """La suma, moneda a moneda: «¿cuánto me debe ACME?» pide una cifra, y después de qué sale."""
    monedas = dict.fromkeys(factura.moneda for factura in facturas)
    sumas = [
        escribir(sum((f.saldo for f in facturas if f.moneda == moneda), Decimal(0)), moneda, reglas.negocio.pais)
        for moneda in monedas
    ]
    return f"{deudor.nombre} te debe {' y '.join(sumas)} en {len(facturas)} facturas."
