"""Acabó el plazo del aviso de suspensión sin pago ni respuesta: suspender o no lo decide, y lo hace, el titular."""

from collections.abc import Iterator
from datetime import date, timedelta

from buzon.dominio.cartera.cartera import Cartera
from buzon.dominio.cartera.valores import EtapaAlcanzada, Factura
from buzon.dominio.decidir.cartas import al_titular
from buzon.dominio.frenos import freno
from buzon.dominio.hechos import CualquierHecho
from buzon.dominio.reglas import Reglas

SUSPENSION = "suspension"


def recordar_suspension(c: Cartera, hoy: date, reglas: Reglas) -> Iterator[CualquierHecho]:
    """Una carta al titular por cada aviso de suspensión cuyo plazo pasó y que nada frena."""
    plazos = {e.nombre: e.plazo for e in reglas.etapas if (e.plantilla or e.nombre) == SUSPENSION}
    if not plazos:
        return
    vistas: dict[str, tuple[str, list[str]]] = {}
    for deudor in c.con_abiertas():
        for factura in c.abiertas_de(deudor.id):
            paso = _aviso(factura, plazos)
            if paso is None or f"aviso/suspension/{paso.carta}" in c.cartas:
                continue
            fin = paso.cuando.astimezone(reglas.zona).date() + timedelta(days=plazos[paso.etapa])
            if hoy > fin and not freno(c, deudor, factura, reglas, hoy):
                vistas.setdefault(paso.carta, (deudor.id, []))[1].append(factura.id)
    for carta, (deudor_id, facturas) in vistas.items():
        yield al_titular(
            reglas, f"aviso/suspension/{carta}", "suspension_vencida", deudor=deudor_id, facturas=tuple(facturas)
        )


def _aviso(factura: Factura, plazos: dict[str, int]) -> EtapaAlcanzada | None:
    return next((p for p in reversed(factura.etapas) if p.enviada and p.etapa in plazos), None)
