"""Lo que impide aplicar solo un pago que por lo demás casa: la fecha, la cuenta, o que ya se contó.

Un aviso auténtico puede ser viejo o de otra cosa (se reenvía para saldar otra factura): por eso el dinero no puede ser
anterior a la factura, ni estar en una cuenta que no es nuestra, ni haberse contado ya.
"""

from collections.abc import Iterable, Iterator
from datetime import date, timedelta

from buzon.dominio.cartera.cartera import Cartera
from buzon.dominio.conciliacion.cuentas import es_cuenta_nuestra
from buzon.dominio.conciliacion.repetido import es_del_titular, mismo_dinero
from buzon.dominio.conciliacion.valores import Casamiento
from buzon.dominio.hechos import PagoRecibido

_ADELANTO = timedelta(days=3)  # un banco fecha el lunes lo que abona el viernes
_VIEJO = timedelta(days=45)


def reparos(
    c: Cartera, pago: PagoRecibido, casamiento: Casamiento, *, medios: Iterable[str], hoy: date, es_extracto: bool
) -> Iterator[str]:
    """Los reparos, en frases. `medios` son los textos de [[medios_de_pago]]; `hoy`, la fecha local del negocio.

    La antigüedad solo cuenta en los avisos: un extracto trae con razón lo de hace meses.
    """
    for id_factura, _ in casamiento.aplicaciones:
        factura = c.facturas[id_factura]
        if factura.fecha and pago.fecha < factura.fecha:
            yield f"el pago es del {pago.fecha:%d/%m/%Y}, antes de emitirse la {factura.numero}"
    if pago.fecha > hoy + _ADELANTO:
        yield f"el pago lleva una fecha que no ha llegado ({pago.fecha:%d/%m/%Y})"
    elif not es_extracto and hoy - pago.fecha > _VIEJO:
        yield f"el aviso habla de un pago de hace {(hoy - pago.fecha).days} días"
    if not es_cuenta_nuestra(pago.cuenta, medios):
        yield f"la cuenta de destino ({pago.cuenta}) no es ninguna de tus [[medios_de_pago]]"
    otro = mismo_dinero(c, pago, casamiento.deudores)
    if otro:
        quien = "ya lo anotaste tú" if es_del_titular(otro) else "ya entró un pago igual"
        yield f"el {otro.fecha:%d/%m/%Y} {quien}: puede ser el mismo dinero"
