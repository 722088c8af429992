"""Los planes de cuotas: qué cuota falta, si ya se recordó, y desde cuándo está roto.

Lo que el deudor paga mientras dura el plan cuenta para la cuota más antigua, entre a la factura que entre.
"""

from datetime import date, timedelta
from decimal import Decimal
from zoneinfo import ZoneInfo

import msgspec

from buzon.dominio.cartera.cartera import Cartera
from buzon.dominio.cartera.valores import Factura, Plan

CUOTA = "cuota"
DIAS_DE_RETRASO = 3  # lo que se espera por una cuota antes de dar el plan por roto


class CuotaPendiente(msgspec.Struct, frozen=True):
    """La más antigua sin pagar del todo. `orden`: 0 es la primera; `falta`, en la moneda del plan."""

    orden: int
    fecha: date
    falta: Decimal

    @property
    def paso(self) -> str:
        """El nombre del paso que su recordatorio deja en cada factura: la misma cuota no se recuerda dos veces."""
        return f"{CUOTA}_{self.fecha.isoformat()}"


def plan_de(c: Cartera, factura: Factura) -> Plan | None:
    """El plan vivo en el que entra esa factura."""
    return next((plan for plan in c.planes_de(factura.deudor) if factura.id in plan.facturas), None)


def cuota_pendiente(c: Cartera, plan: Plan) -> CuotaPendiente | None:
    """La que toca pagar ahora; `None` si no queda ninguna."""
    total = sum((cuota.importe for cuota in plan.cuotas), Decimal(0))
    facturas = (c.facturas[factura] for factura in plan.facturas)
    saldo = sum((factura.saldo for factura in facturas if factura.esta_abierta), Decimal(0))
    pagado = max(total - saldo, Decimal(0))
    for orden, cuota in enumerate(plan.cuotas):
        if pagado < cuota.importe:
            return CuotaPendiente(orden, cuota.fecha, cuota.importe - pagado)
        pagado -= cuota.importe
    return None


def cuota_recordada(c: Cartera, plan: Plan, cuota: CuotaPendiente, zona: ZoneInfo) -> date | None:
    """El día (en la zona del negocio) en que salió el recordatorio de esa cuota; `None` si aún no."""
    dias = (
        paso.cuando.astimezone(zona).date()
        for factura in plan.facturas
        for paso in c.facturas[factura].etapas
        if paso.etapa == cuota.paso and paso.enviada
    )
    return max(dias, default=None)


def fecha_de_ruptura(c: Cartera, plan: Plan, cuota: CuotaPendiente, zona: ZoneInfo) -> date:
    """El último día en que se le espera: tres después de vencer, o de recordársela si fue más tarde."""
    recordada = cuota_recordada(c, plan, cuota, zona)
    return max(cuota.fecha, recordada or cuota.fecha) + timedelta(days=DIAS_DE_RETRASO)
