"""Paga en cuotas: el dinero de quien tiene un plan aceptado es de ese plan, y va a lo más viejo que entra en él."""

from buzon.dominio.cartera.valores import Plan
from buzon.dominio.conciliacion.caso import Caso, numeros, repartir, suma
from buzon.dominio.conciliacion.valores import Casamiento
from buzon.dominio.planes import cuota_pendiente


def por_plan(caso: Caso) -> Casamiento | None:
    """El juicio si el pagador es sin duda un deudor con un solo plan; `None` si no lo tiene o hay otra lectura.

    Si además debe facturas que no entran en el plan, el importe ha de ser el de sus próximas cuotas.
    """
    if not caso.es_inequivoco or caso.quien.deudor is None or _nombra_otra_cosa(caso):
        return None
    planes = [plan for plan in caso.c.planes_de(caso.quien.deudor) if plan.aceptado and plan.moneda == caso.moneda]
    if len(planes) != 1:
        return None
    plan = planes[0]
    abiertas = caso.abiertas(caso.quien.deudor)
    suyas = tuple(factura for factura in abiertas if factura.id in plan.facturas)
    if not suyas or caso.importe > suma(suyas):
        return None
    ajenas = tuple(factura for factura in abiertas if factura.id not in plan.facturas)
    if ajenas and (not _son_cuotas(caso, plan) or any(factura.saldo == caso.importe for factura in ajenas)):
        return None
    razon = f"paga en {len(plan.cuotas)} cuotas lo de {numeros(suyas)}: cuenta para la más antigua"
    return caso.segura(repartir(suyas, caso.importe), *caso.quien.razones, razon)


def _nombra_otra_cosa(caso: Caso) -> bool:
    nombradas = caso.nombradas
    return bool(nombradas.cerradas or nombradas.extranas or nombradas.flojas or nombradas.firmes)


def _son_cuotas(caso: Caso, plan: Plan) -> bool:
    """Si el importe es lo que falta de la próxima, o esa y las siguientes enteras."""
    pendiente = cuota_pendiente(caso.c, plan)
    if pendiente is None:
        return False
    acumulado = pendiente.falta
    for cuota in plan.cuotas[pendiente.orden + 1 :]:
        if acumulado >= caso.importe:
            break
        acumulado += cuota.importe
    return acumulado == caso.importe
