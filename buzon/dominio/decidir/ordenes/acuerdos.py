"""El titular dice si se le proponen cuotas a un cliente que las pidió."""

from collections.abc import Iterator
from datetime import datetime

from buzon.dominio.cartera.cartera import Cartera
from buzon.dominio.decidir.ordenes.contexto import Contexto, Hecha, dar_por_contestada
from buzon.dominio.decidir.planes import proponer
from buzon.dominio.hechos import CualquierHecho, PlanRetirado, PreguntaHecha
from buzon.dominio.reglas import Reglas


def contestar(
    c: Cartera, pregunta: PreguntaHecha, contexto: Contexto, ahora: datetime, reglas: Reglas, *, es_si: bool
) -> Iterator[CualquierHecho | Hecha]:
    """Con un sí sale la propuesta, aunque pase de los límites de las reglas; con un no, todo sigue como estaba."""
    deudor = c.deudores.get(pregunta.deudor or "")
    facturas = tuple(c.facturas[factura] for factura in pregunta.facturas if c.facturas[factura].esta_abierta)
    es_posible = deudor and deudor.direcciones and len({factura.moneda for factura in facturas}) == 1
    if not es_si:
        yield Hecha("De acuerdo: sin cuotas. Los recordatorios siguen donde estaban; contéstale tú si quieres.")
    elif deudor is None or not es_posible or not pregunta.cuotas:
        yield Hecha(
            "No he propuesto nada: ya no debe nada, no tengo su correo, o sus facturas no son de una sola moneda."
        )
    else:
        for plan in c.planes_de(deudor.id):
            if set(plan.facturas) & set(pregunta.facturas):
                yield PlanRetirado(plan=plan.id, motivo=f"{contexto.por} propuso otro", deudor=deudor.id)
        hoy = ahora.astimezone(reglas.zona).date()
        plan_id = f"pl-{contexto.semilla}-{pregunta.objeto}"
        yield from proponer(deudor, facturas, pregunta.cuotas, hoy, reglas, plan_id, f"lo mandó {contexto.por}")
        yield Hecha(f"Le propongo a {deudor.nombre} pagar en {pregunta.cuotas} cuotas, y espero su respuesta.")
    yield from dar_por_contestada(contexto, "si" if es_si else "no")
