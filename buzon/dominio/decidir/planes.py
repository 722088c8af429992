"""Planes de cuotas: calcularlos, proponerlos, y lo que les hace el paso de los días."""

from collections.abc import Iterator
from datetime import date, timedelta
from decimal import ROUND_DOWN, Decimal
from typing import Any

from buzon.dominio.cartera.cartera import Cartera
from buzon.dominio.cartera.valores import Deudor, Factura, Plan
from buzon.dominio.decidir.cartas import al_deudor
from buzon.dominio.dinero import decimales
from buzon.dominio.hechos import CualquierHecho, PlanCumplido, PlanPropuesto, PlanRetirado, PlanRoto
from buzon.dominio.lecturas import Plazo
from buzon.dominio.planes import cuota_pendiente, cuota_recordada, fecha_de_ruptura, plan_de
from buzon.dominio.reglas import Reglas

DIAS_PARA_ACEPTAR = 5


def cuotas_iguales(total: Decimal, moneda: str, cuantas: int, hoy: date, reglas: Reglas) -> tuple[Plazo, ...]:
    """El total en `cuantas` partes iguales, en los decimales de la moneda; lo que no reparte va en la última."""
    acuerdos = reglas.acuerdos
    parte = (total / cuantas).quantize(Decimal(1).scaleb(-decimales(moneda)), rounding=ROUND_DOWN)
    primera = hoy + timedelta(days=acuerdos.primera_en_dias)
    return tuple(
        Plazo(
            fecha=primera + timedelta(days=acuerdos.cada_dias * orden),
            importe=parte if orden < cuantas - 1 else total - parte * (cuantas - 1),
        )
        for orden in range(cuantas)
    )


def proponer(
    deudor: Deudor, facturas: tuple[Factura, ...], cuantas: int, hoy: date, reglas: Reglas, plan: str, razon: str
) -> Iterator[CualquierHecho]:
    """La propuesta y su carta. Las facturas son de una sola moneda y el deudor tiene adónde escribirle."""
    moneda = facturas[0].moneda
    total = sum((factura.saldo for factura in facturas), Decimal(0))
    cuotas = cuotas_iguales(total, moneda, cuantas, hoy, reglas)
    hasta = hoy + timedelta(days=DIAS_PARA_ACEPTAR)
    ids = tuple(factura.id for factura in facturas)
    yield PlanPropuesto(plan=plan, deudor=deudor.id, facturas=ids, cuotas=cuotas, moneda=moneda, hasta=hasta)
    yield al_deudor(
        deudor,
        f"plan/{plan}",
        "plan_propuesto",
        facturas=ids,
        razon=razon,
        **_escritas(cuotas, moneda),
        hasta=hasta.isoformat(),
    )


def _escritas(cuotas: tuple[Plazo, ...], moneda: str) -> dict[str, Any]:
    return {"cuotas": [[cuota.fecha.isoformat(), str(cuota.importe)] for cuota in cuotas], "moneda": moneda}


def datos_de_cuota(c: Cartera, factura: Factura) -> tuple[str, dict[str, Any]]:
    """El paso de la cuota y lo que su carta necesita: el plan entero, cuál vence y cuánto falta de ella."""
    plan = plan_de(c, factura)
    cuota = cuota_pendiente(c, plan) if plan else None
    if plan is None or cuota is None:
        raise ValueError(f"la factura {factura.id} no tiene ninguna cuota pendiente")
    return cuota.paso, {**_escritas(plan.cuotas, plan.moneda), "cuota": cuota.orden, "falta": str(cuota.falta)}


def _hay_algo_por_resolver(c: Cartera, plan: Plan) -> bool:
    """Una respuesta, una promesa, un «ya pagué», una pregunta…: mientras tanto el plan no se da por roto."""
    return any(acuerdo not in c.planes and acuerdo not in c.acuerdos for acuerdo in c.acuerdos_de.get(plan.deudor, {}))


def _ultimo_pago(c: Cartera, plan: Plan) -> str | None:
    """El que acabó de pagarlo: el último que entró en sus facturas."""
    abonos = [abono for factura in plan.facturas for abono in c.facturas[factura].abonos]
    ultimo = max(abonos, key=lambda abono: c.pagos[abono.pago].cuando, default=None)
    return ultimo.pago if ultimo else None


def vencimientos(c: Cartera, hoy: date, reglas: Reglas) -> Iterator[CualquierHecho]:
    """Propuestas sin respuesta, planes pagados y cuotas que no llegaron."""
    for plan in tuple(c.planes.values()):
        se_debe = any(c.facturas[factura].esta_abierta for factura in plan.facturas)
        cuota = cuota_pendiente(c, plan)
        if plan.aceptado is None:
            if not se_debe or plan.hasta < hoy:
                motivo = "no contestó a la propuesta" if se_debe else "ya no se debe"
                yield PlanRetirado(plan=plan.id, motivo=motivo, deudor=plan.deudor)
        elif not se_debe or cuota is None:
            yield PlanCumplido(plan=plan.id, deudor=plan.deudor, pago=_ultimo_pago(c, plan))
        elif _hay_algo_por_resolver(c, plan):
            continue
        elif cuota_recordada(c, plan, cuota, reglas.zona) and fecha_de_ruptura(c, plan, cuota, reglas.zona) < hoy:
            yield PlanRoto(plan=plan.id, deudor=plan.deudor, cuota=cuota.fecha)
