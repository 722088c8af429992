"""Pliegues del dinero que entra."""

from datetime import datetime

from msgspec.structs import replace

from buzon.dominio.cartera.cartera import Cartera
from buzon.dominio.cartera.pliegues.deuda import poner_factura
from buzon.dominio.cartera.pliegues.pliegue import Pliegue
from buzon.dominio.cartera.valores import Abono, Pago
from buzon.dominio.hechos import PagoAplicado, PagoDescartado, PagoDeshecho, PagoRecibido, PagoRetenido


def _recibir(c: Cartera, h: PagoRecibido, cuando: datetime) -> None:
    c.pagos[h.pago] = Pago(
        id=h.pago,
        importe=h.importe,
        moneda=h.moneda,
        fecha=h.fecha,
        cuando=cuando,
        pagador=h.pagador,
        id_fiscal=h.id_fiscal,
        referencia=h.referencia,
        banco=h.banco,
    )


def _soltar(c: Cartera, pago: Pago) -> None:
    for deudor in pago.deudores:
        c.acuerdos_de[deudor].pop(pago.id, None)


def _aplicar(c: Cartera, h: PagoAplicado, _cuando: datetime) -> None:
    pago = c.pagos[h.pago]
    _soltar(c, pago)
    factura = c.facturas[h.factura]
    abono = Abono(pago=h.pago, importe=h.importe, fecha=pago.fecha)
    poner_factura(c, replace(factura, abonos=(*factura.abonos, abono)))
    ya = pago.facturas if pago.estado == "aplicado" else ()
    c.pagos[h.pago] = replace(pago, estado="aplicado", facturas=(*ya, h.factura), deudores=(), razones=h.razones)


def _retener(c: Cartera, h: PagoRetenido, _cuando: datetime) -> None:
    c.pagos[h.pago] = replace(
        c.pagos[h.pago], estado="retenido", facturas=h.candidatas, deudores=h.deudores, razones=h.razones
    )
    for deudor in h.deudores:
        c.acuerdos_de[deudor][h.pago] = None


def _descartar(c: Cartera, h: PagoDescartado, _cuando: datetime) -> None:
    _soltar(c, c.pagos[h.pago])
    c.pagos[h.pago] = replace(c.pagos[h.pago], estado="descartado", deudores=(), facturas=())


def _deshacer(c: Cartera, h: PagoDeshecho, _cuando: datetime) -> None:
    pago = c.pagos[h.pago]
    for factura_id in dict.fromkeys(pago.facturas):
        factura = c.facturas[factura_id]
        poner_factura(c, replace(factura, abonos=tuple(a for a in factura.abonos if a.pago != h.pago)))
    c.pagos[h.pago] = replace(pago, estado="deshecho", facturas=(), deudores=())


PLIEGUES: dict[type, Pliegue] = {
    PagoRecibido: _recibir,
    PagoAplicado: _aplicar,
    PagoRetenido: _retener,
    PagoDescartado: _descartar,
    PagoDeshecho: _deshacer,
}
