"""Pide plazos: dentro de los límites del titular se le proponen cuotas iguales; fuera, decide él."""

from collections.abc import Iterator
from decimal import Decimal

from msgspec.structs import replace

from buzon.dominio.cartera.valores import Factura, Plan
from buzon.dominio.decidir.planes import cuotas_iguales, proponer
from buzon.dominio.decidir.respuestas.aceptacion import aceptacion
from buzon.dominio.decidir.respuestas.caso import Caso, atendida, aviso, contestacion, preguntar
from buzon.dominio.hechos import CartaEncargada, CualquierHecho, PlanAceptado, PlanRetirado, PreguntaHecha

_CUOTAS_SI_NO_DICE = 3
_TOPE = 24


def contestar(caso: Caso) -> Iterator[CualquierHecho]:
    """Si se le propuso un plan y lo acepta, queda acordado con sus palabras. Si dice otra cosa, no produce nada."""
    propuesto = next((plan for plan in caso.c.planes_de(caso.deudor.id) if plan.aceptado is None), None)
    cita = aceptacion(caso.e.texto) if propuesto and not caso.e.es_indirecta else None
    if propuesto is None or cita is None:
        return
    yield PlanAceptado(
        plan=propuesto.id,
        deudor=caso.deudor.id,
        facturas=propuesto.facturas,
        cuotas=propuesto.cuotas,
        cita=cita,
        huella=caso.e.origen.huella,
    )
    yield atendida(caso, f"aceptó pagar en {len(propuesto.cuotas)} cuotas")
    if caso.puede_confirmarse:
        yield _confirmacion(caso, propuesto, cita)
    yield aviso(caso, "plan_aceptado", cuotas=len(propuesto.cuotas))


def _confirmacion(caso: Caso, plan: Plan, cita: str) -> CualquierHecho:
    """Lo acordado, por escrito: las cuotas con sus fechas y qué pasa si una no llega."""
    escritas = {"cuotas": [[c.fecha.isoformat(), str(c.importe)] for c in plan.cuotas], "moneda": plan.moneda}
    del_plan = replace(caso, recibida=replace(caso.recibida, facturas=plan.facturas))
    razon = f"aceptó pagar en {len(plan.cuotas)} cuotas: «{cita}»"
    return contestacion(del_plan, f"plan_confirmado/{plan.id}", "plan_confirmado", razon, cita=cita, **escritas)


def tratar(caso: Caso) -> Iterator[CualquierHecho]:
    """La propuesta si cabe en [acuerdos]; si no, la pregunta, con un botón para proponerlo igual."""
    facturas = tuple(caso.c.facturas[factura] for factura in caso.recibida.facturas)
    facturas = tuple(factura for factura in facturas if not factura.en_agencia)
    pedidas = caso.principal.cuotas or caso.reglas.acuerdos.max_cuotas or _CUOTAS_SI_NO_DICE
    motivo = _por_que_no(caso, facturas, pedidas)
    if motivo:
        yield from _preguntar(caso, min(max(pedidas, 2), _TOPE), motivo)
        return
    for viejo in _solapados(caso):
        yield PlanRetirado(plan=viejo.id, motivo="pidió otro", deudor=caso.deudor.id)
    yield atendida(caso, f"le propuse pagar en {pedidas} cuotas")
    mensaje = caso.recibida.message_id
    en_su_hilo = replace(caso.deudor, hilo=(*caso.deudor.hilo, mensaje)) if mensaje else caso.deudor
    razon = f"pidió plazos: «{caso.recibida.cita}»"
    for hecho in proponer(en_su_hilo, facturas, pedidas, caso.hoy, caso.reglas, f"pl-{caso.corta}", razon):
        es_carta = isinstance(hecho, CartaEncargada) and caso.recibida.de in caso.deudor.direcciones
        yield replace(hecho, para=(caso.recibida.de,)) if es_carta else hecho


def _solapados(caso: Caso) -> list[Plan]:
    suyas = set(caso.recibida.facturas)
    return [plan for plan in caso.c.planes_de(caso.deudor.id) if suyas & set(plan.facturas)]


def _por_que_no(caso: Caso, facturas: tuple[Factura, ...], cuantas: int) -> str | None:
    """Qué impide proponerlo sin preguntar, en una frase sin punto; `None` si nada."""
    acuerdos = caso.reglas.acuerdos
    if not acuerdos.max_cuotas:
        return "En tus reglas no he visto ningún límite para las cuotas, así que prefiero preguntarte"
    if caso.no_contestar:
        return f"No le he contestado: {caso.no_contestar}"
    if any(plan.aceptado for plan in _solapados(caso)):
        return "Ya tenía un plan aceptado por esas facturas"
    if len({factura.moneda for factura in facturas}) != 1:
        return "Sus facturas no son de una sola moneda, o las lleva la agencia"
    if not 1 < cuantas <= acuerdos.max_cuotas:
        return f"Tu límite es de {acuerdos.max_cuotas} cuotas"
    total = sum((factura.saldo for factura in facturas), Decimal(0))
    menor = min(c.importe for c in cuotas_iguales(total, facturas[0].moneda, cuantas, caso.hoy, caso.reglas))
    if menor < acuerdos.importe_minimo_cuota or menor <= 0:
        return f"Cada cuota sería de menos de {acuerdos.importe_minimo_cuota} {facturas[0].moneda}"
    return None


def _preguntar(caso: Caso, cuantas: int, motivo: str) -> Iterator[CualquierHecho]:
    pregunta = PreguntaHecha(
        pregunta=f"q-{caso.recibida.respuesta}",
        asunto="plan",
        objeto=caso.recibida.respuesta,
        texto=f"{caso.deudor.nombre} pide pagar en cuotas: «{caso.recibida.cita}». ¿Le propongo {cuantas}?",
        opciones=("si", "no"),
        deudor=caso.deudor.id,
        facturas=caso.recibida.facturas,
        cuotas=cuantas,
    )
    acuerdos = caso.reglas.acuerdos
    yield from preguntar(
        caso,
        "respuesta_plan",
        pregunta=pregunta,
        motivo=motivo,
        cuotas=cuantas,
        primera=f"a los {acuerdos.primera_en_dias} días",
        cada=acuerdos.cada_dias,
    )
