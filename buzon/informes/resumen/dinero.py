"""El dinero que entró y no es de ninguna factura: no se hace nada con él, pero se dice, y qué puede hacer el titular.

Lo que cuentan dos bancos, o el aviso y luego el extracto, se dice una vez.
"""

from collections.abc import Iterator
from datetime import timedelta

from buzon.dominio.cartera.cartera import Cartera
from buzon.dominio.cartera.valores import Pago
from buzon.dominio.conciliacion.repetido import ya_se_conto_sin_dueno
from buzon.dominio.dinero import escribir
from buzon.dominio.reglas import Reglas
from buzon.informes.palabras import fecha_corta
from buzon.informes.piezas import DatosAsunto, DatosSeccion

_MAX_PAGOS = 8
_LARGO_REFERENCIA = 60
# Un extracto recién traído cuenta meses; lo viejo ya lo vio el titular en su banco.
_RECIENTE = timedelta(days=45)


def sin_factura(c: Cartera, reglas: Reglas) -> Iterator[DatosSeccion]:
    """La sección, si desde el último resumen entró alguno."""
    pagos = list(_nuevos(c))
    if pagos:
        titulo = "Entró dinero que no es de ninguna factura" + (f" · {len(pagos)}" if len(pagos) > 1 else "")
        asuntos = [_asunto(pago, reglas) for pago in pagos[:_MAX_PAGOS]]
        resto = "Si es de un cliente, contesta «pagada» y el número de la factura, o «parcial 300 de la» y el número"
        if len(pagos) > _MAX_PAGOS:
            resto = f"Y {len(pagos) - _MAX_PAGOS} más. {resto}"
        yield {"titulo": titulo, "lineas": [], "asuntos": asuntos, "resto": resto}


def _nuevos(c: Cartera) -> Iterator[Pago]:
    nuevos: list[Pago] = []
    for pago in reversed(c.pagos.values()):
        if pago.numero <= c.contado:
            break
        es_reciente = pago.cuando.date() - pago.fecha <= _RECIENTE
        if pago.estado == "descartado" and not pago.es_ajeno and es_reciente and not ya_se_conto_sin_dueno(c, pago):
            nuevos.append(pago)
    return reversed(nuevos)


def _asunto(pago: Pago, reglas: Reglas) -> DatosAsunto:
    dicho = (pago.referencia or "").strip()[:_LARGO_REFERENCIA]
    con = f", con «{dicho}»" if dicho else ""
    cuanto = escribir(pago.importe, pago.moneda, reglas.negocio.pais)
    return {
        "quien": pago.pagador or "Sin nombre",
        "texto": f"{cuanto} el {fecha_corta(pago.fecha)}{con}",
        "detalle": "; ".join(pago.razones),
    }
