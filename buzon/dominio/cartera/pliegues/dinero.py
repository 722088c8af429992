"""Pliegues del dinero que entra."""

from datetime import datetime
from decimal import Decimal

from msgspec.structs import replace

from buzon.dominio.cartera.cartera import Cartera
from buzon.dominio.cartera.pliegues import busca, cerrados
from buzon.dominio.cartera.pliegues.deuda import poner_factura
from buzon.dominio.cartera.pliegues.pliegue import Pliegue
from buzon.dominio.cartera.valores import Abono, Pago
from buzon.dominio.hechos import PagoAplicado, PagoDescartado, PagoDeshecho, PagoRecibido, PagoRetenido


def _poner(c: Cartera, pago: Pago) -> None:
    """Cambia un pago y su sitio entre los que tienen algo a favor."""
    c.pagos[pago.id] = pago
    if pago.sobra > 0:
        c.pagos_de_mas[pago.id] = None
    else:
        c.pagos_de_mas.pop(pago.id, None)


def _recibir(c: Cartera, h: PagoRecibido, cuando: datetime) -> None:
    pago = Pago(
        id=h.pago,
        importe=h.importe,
        moneda=h.moneda,
        fecha=h.fecha,
        cuando=cuando,
        pagador=h.pagador,
        id_fiscal=h.id_fiscal,
        referencia=h.referencia,
        banco=h.banco,
        cuenta=h.cuenta,
        origen=h.origen,
        operacion=h.operacion,
        lote=h.lote,
        numero=c.ultimo_numero,
    )
    _poner(c, pago)
    if h.lote:
        c.pagos_de_lote[h.lote].append(h.pago)
    c.pagos_de_importe[h.moneda, h.importe].append(h.pago)


def _soltar(c: Cartera, pago: Pago) -> None:
    for deudor in pago.deudores:
        c.acuerdos_de[deudor].pop(pago.id, None)


def _aplicar(c: Cartera, h: PagoAplicado, _cuando: datetime) -> None:
    pago = c.pagos[h.pago]
    _soltar(c, pago)
    factura = c.facturas[h.factura]
    abono = Abono(pago=h.pago, importe=h.importe, fecha=pago.fecha)
    poner_factura(c, replace(factura, abonos=(*factura.abonos, abono)))
    es_mas = pago.estado == "aplicado"
    # Un pago retenido solo lo aplica el titular: así se aprende quién paga por quién.
    confirmado = factura.deudor if pago.estado == "retenido" else pago.confirmado if es_mas else None
    if confirmado and not es_mas:
        busca.aprender_apodo(c, pago, confirmado)
    pago = replace(
        pago,
        estado="aplicado",
        facturas=(*(pago.facturas if es_mas else ()), h.factura),
        deudores=(),
        razones=h.razones,
        aplicado=(pago.aplicado if es_mas else Decimal(0)) + h.importe - h.comision - h.descuento + h.cargos,
        confirmado=confirmado,
    )
    _poner(c, pago)


def _retener(c: Cartera, h: PagoRetenido, _cuando: datetime) -> None:
    pago = c.pagos[h.pago]
    _poner(c, replace(pago, estado="retenido", facturas=h.candidatas, deudores=h.deudores, razones=h.razones))
    for deudor in h.deudores:
        c.acuerdos_de[deudor][h.pago] = None


def _descartar(c: Cartera, h: PagoDescartado, _cuando: datetime) -> None:
    pago = c.pagos[h.pago]
    _soltar(c, pago)
    es_ajeno = pago.es_ajeno or pago.estado == "retenido" or h.es_repetido
    _poner(c, replace(pago, estado="descartado", deudores=(), facturas=(), razones=(h.motivo,), es_ajeno=es_ajeno))


def _deshacer(c: Cartera, h: PagoDeshecho, _cuando: datetime) -> None:
    pago = c.pagos[h.pago]
    if pago.confirmado:
        busca.olvidar_apodo(c, pago, pago.confirmado)
    for factura_id in dict.fromkeys(pago.facturas) if pago.estado == "aplicado" else ():
        factura = c.facturas[factura_id]
        quedan = tuple(abono for abono in factura.abonos if abono.pago != h.pago)
        # El resto se perdonó porque entró ese pago: sin él se debe todo otra vez.
        poner_factura(c, replace(factura, abonos=quedan, perdonado=Decimal(0)))
    cerrados.reabrir(c, h.pago)
    _poner(c, replace(pago, estado="deshecho", facturas=(), deudores=(), aplicado=Decimal(0), confirmado=None))


PLIEGUES: dict[type, Pliegue] = {
    PagoRecibido: _recibir,
    PagoAplicado: _aplicar,
    PagoRetenido: _retener,
    PagoDescartado: _descartar,
    PagoDeshecho: _deshacer,
}
