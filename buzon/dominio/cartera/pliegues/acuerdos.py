"""Pliegues de promesas, alegatos y disputas."""

from datetime import datetime

from msgspec.structs import replace

from buzon.dominio.cartera.cartera import Cartera
from buzon.dominio.cartera.pliegues import acuerdos_con_clase, cerrados
from buzon.dominio.cartera.pliegues.deuda import poner_factura
from buzon.dominio.cartera.pliegues.pliegue import Pliegue
from buzon.dominio.cartera.valores import Alegato, Disputa, Plan, Promesa, PromesaRota
from buzon.dominio.hechos import (
    AlegatoCerrado,
    DisputaAbierta,
    DisputaResuelta,
    PagoAlegado,
    PlanAceptado,
    PlanCumplido,
    PlanPropuesto,
    PlanRetirado,
    PlanRoto,
    PromesaCumplida,
    PromesaHecha,
    PromesaIncumplida,
    PromesaRetirada,
)

_ROTAS = 5  # las promesas rotas que se recuerdan de cada factura


def _prometer(c: Cartera, h: PromesaHecha, cuando: datetime) -> None:
    c.promesas[h.promesa] = Promesa(
        id=h.promesa,
        deudor=h.deudor,
        facturas=h.facturas,
        fecha=h.fecha,
        cita=h.cita,
        hecha=cuando,
        importe=h.importe,
        sigue_a=h.sigue_a,
    )
    c.acuerdos_de[h.deudor][h.promesa] = None
    for factura in h.facturas:
        poner_factura(c, replace(c.facturas[factura], promesa_rota=None))


def _cerrar_promesa(c: Cartera, promesa_id: str) -> Promesa | None:
    promesa = c.promesas.pop(promesa_id, None)
    if not promesa:
        return None
    c.acuerdos_de[promesa.deudor].pop(promesa_id, None)
    return promesa


def _cumplir(c: Cartera, h: PromesaCumplida, _cuando: datetime) -> None:
    if promesa := _cerrar_promesa(c, h.promesa):
        cerrados.recordar(c, h.pago, promesa)
        deudor = c.deudores[promesa.deudor]
        c.deudores[deudor.id] = replace(deudor, promesas_cumplidas=deudor.promesas_cumplidas + 1)


def _incumplir(c: Cartera, h: PromesaIncumplida, cuando: datetime) -> None:
    if promesa := _cerrar_promesa(c, h.promesa):
        deudor = c.deudores[promesa.deudor]
        c.deudores[deudor.id] = replace(deudor, promesas_incumplidas=deudor.promesas_incumplidas + 1)
        rota = PromesaRota(fecha=promesa.fecha, cita=promesa.cita)
        for clave in promesa.facturas:
            factura = c.facturas[clave]
            rotas = (*factura.promesas_rotas, cuando)[-_ROTAS:]
            poner_factura(c, replace(factura, promesa_rota=rota, promesas_rotas=rotas))


def _retirar(c: Cartera, h: PromesaRetirada, _cuando: datetime) -> None:
    _cerrar_promesa(c, h.promesa)


def _alegar(c: Cartera, h: PagoAlegado, cuando: datetime) -> None:
    c.alegatos[h.alegato] = Alegato(
        id=h.alegato,
        deudor=h.deudor,
        facturas=h.facturas,
        hasta=h.hasta,
        cita=h.cita,
        hecho=cuando,
        importe=h.importe,
    )
    c.acuerdos_de[h.deudor][h.alegato] = None
    for factura in h.facturas:
        c.alegadas[factura] += 1


def _cerrar_alegato(c: Cartera, h: AlegatoCerrado, _cuando: datetime) -> None:
    if alegato := c.alegatos.pop(h.alegato, None):
        cerrados.recordar(c, h.pago, alegato)
        c.acuerdos_de[alegato.deudor].pop(h.alegato, None)


def _disputar(c: Cartera, h: DisputaAbierta, cuando: datetime) -> None:
    c.disputas[h.disputa] = Disputa(
        id=h.disputa, deudor=h.deudor, facturas=h.facturas, motivo=h.motivo, cita=h.cita, abierta=cuando
    )
    c.acuerdos_de[h.deudor][h.disputa] = None


def _resolver(c: Cartera, h: DisputaResuelta, _cuando: datetime) -> None:
    if disputa := c.disputas.pop(h.disputa, None):
        c.acuerdos_de[disputa.deudor].pop(h.disputa, None)


def _proponer_plan(c: Cartera, h: PlanPropuesto, _cuando: datetime) -> None:
    c.planes[h.plan] = Plan(
        id=h.plan, deudor=h.deudor, facturas=h.facturas, cuotas=h.cuotas, moneda=h.moneda, hasta=h.hasta
    )
    c.acuerdos_de[h.deudor][h.plan] = None


def _aceptar_plan(c: Cartera, h: PlanAceptado, cuando: datetime) -> None:
    c.planes[h.plan] = replace(c.planes[h.plan], aceptado=cuando, cita=h.cita)
    for factura in h.facturas:
        poner_factura(c, replace(c.facturas[factura], promesa_rota=None))


def _cerrar_plan(c: Cartera, h: PlanCumplido | PlanRetirado, _cuando: datetime) -> None:
    if plan := c.planes.pop(h.plan, None):
        c.acuerdos_de[plan.deudor].pop(h.plan, None)
        cerrados.recordar(c, h.pago if isinstance(h, PlanCumplido) else None, plan)


def _romper_plan(c: Cartera, h: PlanRoto, _cuando: datetime) -> None:
    """Lo acordado no llegó: se le recuerda con su propia carta, por el saldo entero."""
    if plan := c.planes.pop(h.plan, None):
        c.acuerdos_de[plan.deudor].pop(h.plan, None)
        rota = PromesaRota(fecha=h.cuota, cita=plan.cita, clase="plan")
        for factura in plan.facturas:
            poner_factura(c, replace(c.facturas[factura], promesa_rota=rota))


PLIEGUES: dict[type, Pliegue] = {
    PromesaHecha: _prometer,
    PromesaCumplida: _cumplir,
    PromesaIncumplida: _incumplir,
    PromesaRetirada: _retirar,
    PagoAlegado: _alegar,
    AlegatoCerrado: _cerrar_alegato,
    DisputaAbierta: _disputar,
    DisputaResuelta: _resolver,
    PlanPropuesto: _proponer_plan,
    PlanAceptado: _aceptar_plan,
    PlanCumplido: _cerrar_plan,
    PlanRetirado: _cerrar_plan,
    PlanRoto: _romper_plan,
    **acuerdos_con_clase.PLIEGUES,
}
