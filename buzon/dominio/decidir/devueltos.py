"""El banco devuelve un dinero que ya saldó una factura: no se deshace solo, pero el titular lo sabe y lo deshace.

Una devolución rara vez dice de qué pago es, y otras hablan de lo que compramos nosotros: deshacer por ella volvería a
reclamar a quien pagó.
"""

from collections.abc import Iterator
from datetime import date, datetime, timedelta
from decimal import Decimal

from buzon.dominio.cartera.cartera import Cartera
from buzon.dominio.cartera.valores import Pago
from buzon.dominio.conciliacion.repetido import son_distintos
from buzon.dominio.decidir.cartas import al_titular
from buzon.dominio.entradas import AvisoDePago, ExtractoRecibido
from buzon.dominio.hechos import CartaEncargada
from buzon.dominio.lecturas import MovimientoLeido
from buzon.dominio.llano import allanar
from buzon.dominio.reglas import Reglas

_PLAZO = timedelta(days=30)
_DEVUELTO = ("revers", "devol", "devuel", "extorn", "retroces", "impagad", "rechaz", "contracargo", "chargeback")
_SENTIDOS = frozenset({"devolucion", "rechazado"})


def del_aviso(c: Cartera, e: AvisoDePago, ahora: datetime, reglas: Reglas) -> Iterator[CartaEncargada]:
    """Lo que un aviso de devolución o de rechazo pone en duda. Uno que nadie certifica no dice nada."""
    es_creible = e.es_autentico or e.es_reenvio or reglas.correo.aceptar_sin_autenticar
    if e.aviso.sentido in _SENTIDOS and es_creible:
        fecha = e.aviso.fecha or ahora.astimezone(reglas.zona).date()
        yield from _preguntar(_aplicados(c, e.aviso.moneda or reglas.negocio.moneda, e.aviso.importe, fecha), c, reglas)


def del_extracto(c: Cartera, e: ExtractoRecibido, reglas: Reglas) -> Iterator[CartaEncargada]:
    """Lo que ponen en duda los cargos que deshacen un abono: los que el formato marca y los que lo dicen."""
    for movimiento in e.movimientos:
        if movimiento.importe < 0 and not movimiento.esta_pendiente and _devuelve(movimiento):
            moneda = movimiento.moneda or reglas.negocio.moneda
            pagos = _aplicados(c, moneda, -movimiento.importe, movimiento.fecha, movimiento.contraparte)
            yield from _preguntar(pagos, c, reglas)


def _devuelve(movimiento: MovimientoLeido) -> bool:
    dicho = allanar(movimiento.concepto)
    return movimiento.es_reversion or any(palabra in dicho for palabra in _DEVUELTO)


def _aplicados(c: Cartera, moneda: str, importe: Decimal, fecha: date, quien: str | None = None) -> Iterator[Pago]:
    """Los pagos de ese importe que saldaron algo hace poco, de lo último a lo primero, si no son de otro."""
    for id_pago in reversed(c.pagos_de_importe.get((moneda, importe), ())):
        pago = c.pagos[id_pago]
        es_de_otro = bool(quien and pago.pagador and son_distintos(quien, pago.pagador))
        if pago.estado == "aplicado" and timedelta(0) <= fecha - pago.fecha <= _PLAZO and not es_de_otro:
            yield pago


def _preguntar(pagos: Iterator[Pago], c: Cartera, reglas: Reglas) -> Iterator[CartaEncargada]:
    """Del más reciente, una vez por pago."""
    pago = next(pagos, None)
    carta = f"aviso/devuelto/{pago.id}" if pago else ""
    if pago and carta not in c.cartas:
        yield al_titular(
            reglas,
            carta,
            "pago_devuelto",
            deudor=c.facturas[pago.facturas[0]].deudor,
            facturas=tuple(dict.fromkeys(pago.facturas)),
            pago=pago.id,
        )
