"""Lo que se suma a lo que reclama una carta, y lo que se rebaja a quien paga pronto, escrito para la plantilla."""

from collections.abc import Mapping, Sequence
from datetime import date
from decimal import Decimal
from typing import Any

from buzon.dominio.cargos.cuenta import Cargo, cuenta_de
from buzon.dominio.cargos.descuento import rebaja_de
from buzon.dominio.cartera.valores import Deudor, Factura
from buzon.dominio.dinero import escribir
from buzon.dominio.hechos import CartaEncargada
from buzon.dominio.reglas import Reglas
from buzon.informes.palabras import fecha_media, totales
from buzon.informes.piezas import DatosCargo, DatosDescuento

_SIN_CARGOS = frozenset({"cuota", "plan_propuesto"})  # lo que se acordó es lo que se paga
_CONCEPTOS = {
    "interes": "Intereses de demora",
    "compensacion": "Compensación por cobro",
    "gastos": "Gastos de cobranza",
}


def lo_que_se_suma(
    carta: CartaEncargada, deudor: Deudor, abiertas: Sequence[Factura], reglas: Reglas, hoy: date
) -> dict[str, Any]:
    """Los campos `total`, `cargos` y `descuento` de una carta al deudor.

    Solo un recordatorio suma cargos: las gracias, las copias y las confirmaciones hablan del saldo.
    """
    pais = reglas.negocio.pais
    cargos: list[DatosCargo] = []
    total = totales([(factura.saldo, factura.moneda) for factura in abiertas], pais)
    if carta.etapa and carta.plantilla not in _SIN_CARGOS:
        etapas = {renglon.factura: renglon.etapa for renglon in carta.renglones}
        cargos, total = cargos_escritos(deudor, abiertas, etapas, reglas, hoy)
    descuento = _descuento(abiertas, reglas, hoy) if carta.etapa and not cargos else None
    return {"total": total, "cargos": cargos, "descuento": descuento}


def cargos_escritos(
    deudor: Deudor, abiertas: Sequence[Factura], etapas: Mapping[str, str | None], reglas: Reglas, hoy: date
) -> tuple[list[DatosCargo], str]:
    """Los cargos de hoy, y el total con ellos. `etapas`: la que cada factura alcanza con la carta que se escribe."""
    pais = reglas.negocio.pais
    importes = [(factura.saldo, factura.moneda) for factura in abiertas]
    cargos: list[DatosCargo] = []
    for factura in abiertas:
        suyos = cuenta_de(reglas, deudor, factura, hoy, etapas.get(factura.id)).cargos
        cargos.extend(_escrito(cargo, factura, pais) for cargo in suyos)
        importes.extend((cargo.importe, cargo.moneda) for cargo in suyos)
    return cargos, totales(importes, pais)


def _escrito(cargo: Cargo, factura: Factura, pais: str) -> DatosCargo:
    concepto = f"{_CONCEPTOS[cargo.clase]} de la factura {factura.numero}"
    return {
        "concepto": f"{concepto}: {cargo.detalle}" if cargo.detalle else concepto,
        "importe": escribir(cargo.importe, cargo.moneda, pais),
        "base": cargo.base,
    }


def _descuento(abiertas: Sequence[Factura], reglas: Reglas, hoy: date) -> DatosDescuento | None:
    """Lo que se paga por todas las de la carta, con las que aún tienen rebaja rebajadas; vale hasta la primera."""
    rebajas = {factura.id: rebaja for factura in abiertas if (rebaja := rebaja_de(reglas, factura, hoy))}
    monedas = {factura.moneda for factura in abiertas}
    if not rebajas or len(monedas) != 1:
        return None
    moneda = monedas.pop()
    ahorro = sum((rebaja.ahorro for rebaja in rebajas.values()), Decimal(0))
    todo = sum((factura.saldo for factura in abiertas), Decimal(0))
    return {
        "importe": escribir(todo - ahorro, moneda, reglas.negocio.pais),
        "ahorro": escribir(ahorro, moneda, reglas.negocio.pais),
        "hasta": fecha_media(min(rebaja.hasta for rebaja in rebajas.values())),
    }
