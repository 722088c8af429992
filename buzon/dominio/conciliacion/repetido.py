"""Si un dinero ya se había contado: el mismo pago llega por el aviso del banco, por el extracto y por el titular."""

from collections.abc import Iterator
from datetime import timedelta
from typing import NamedTuple

from buzon.dominio.cartera.cartera import Cartera
from buzon.dominio.cartera.valores import Pago
from buzon.dominio.conciliacion.nombre import comparar
from buzon.dominio.conciliacion.valores import Fuerza
from buzon.dominio.denominaciones import denominar
from buzon.dominio.hechos import PagoRecibido

_DIAS = timedelta(days=3)  # entre lo que dice el banco que envía y lo que anota el que recibe, con un fin de semana
_DIAS_TITULAR = timedelta(days=15)  # el titular anota lo que vio; el extracto llega a fin de mes
_CIFRAS_DE_OPERACION = 7
_CONTADOS = frozenset({"aplicado", "retenido"})


class _Clave(NamedTuple):
    fecha: object
    pagador: str
    referencia: str


def _cercanos(c: Cartera, pago: PagoRecibido) -> Iterator[Pago]:
    for id_pago in reversed(c.pagos_de_importe.get((pago.moneda, pago.importe), ())):
        otro = c.pagos[id_pago]
        plazo = _DIAS_TITULAR if es_del_titular(otro) else _DIAS
        if id_pago != pago.pago and abs(otro.fecha - pago.fecha) <= plazo:
            yield otro


def es_del_titular(pago: Pago) -> bool:
    """Lo anotó el titular con una orden: ningún banco lo ha contado aún."""
    return pago.banco == "según el titular"


def mismo_dinero(c: Cartera, pago: PagoRecibido, deudores: tuple[str, ...]) -> Pago | None:
    """El pago ya contado que puede ser este mismo dinero; `deudores`, los que este paga. `None` si es otro seguro."""
    return next((o for o in _cercanos(c, pago) if o.estado in _CONTADOS and not _es_otro(c, o, pago, deudores)), None)


def ya_se_conto_sin_dueno(c: Cartera, pago: Pago) -> bool:
    """Si otra noticia de antes ya contó este dinero, que tampoco entonces era de ninguna factura."""
    anteriores = (c.pagos[i] for i in c.pagos_de_importe.get((pago.moneda, pago.importe), ()))
    return any(
        otro.estado == "descartado"
        and otro.numero < pago.numero
        and abs(otro.fecha - pago.fecha) <= _DIAS
        and not (otro.pagador and pago.pagador and son_distintos(otro.pagador, pago.pagador))
        for otro in anteriores
    )


def otra_noticia(c: Cartera, pago: PagoRecibido, deudores: tuple[str, ...]) -> Pago | None:
    """El pago ya contado por un aviso del que este renglón de extracto es la otra noticia.

    Cada aviso responde de un solo renglón: si el mismo extracto trae otro igual, ese es otro dinero.
    """
    previo = mismo_dinero(c, pago, deudores)
    if previo is None or previo.banco is None or previo.origen == pago.origen:
        return None
    iguales = (c.pagos[i] for i in c.pagos_de_importe.get((pago.moneda, pago.importe), ()))
    ya = any(
        o.id != pago.pago and o.origen == pago.origen and o.es_ajeno and abs(o.fecha - previo.fecha) <= _DIAS_TITULAR
        for o in iguales
    )
    return None if ya else previo


def misma_operacion(c: Cartera, pago: PagoRecibido) -> Pago | None:
    """El pago ya contado con el mismo número de operación: el banco lo cuenta otra vez, o lo cuenta también el otro.

    Un número no se repite en días: basta con que sea el mismo, o con que el otro lo lleve escrito en su concepto. Los
    cortos no prueban nada (un número de factura, un día).
    """
    for id_pago in reversed(c.pagos_de_importe.get((pago.moneda, pago.importe), ())):
        otro = c.pagos[id_pago]
        if id_pago == pago.pago or otro.origen == pago.origen or otro.estado not in _CONTADOS:
            continue
        if abs(otro.fecha - pago.fecha) <= _DIAS_TITULAR and _comparten_operacion(otro, pago):
            return otro
    return None


def _comparten_operacion(otro: Pago, pago: PagoRecibido) -> bool:
    uno, dos = _en_limpio(otro.operacion), _en_limpio(pago.operacion)
    if uno and dos:
        return uno == dos
    numero, texto = (uno, pago.referencia) if uno else (dos, otro.referencia)
    return bool(numero) and numero in _en_limpio(texto, minimo=0)


def _en_limpio(escrito: str | None, *, minimo: int = _CIFRAS_DE_OPERACION) -> str:
    limpio = "".join(c for c in (escrito or "").upper() if c.isalnum())
    return limpio if sum(c.isdigit() for c in limpio) >= minimo else ""


def _es_otro(c: Cartera, otro: Pago, pago: PagoRecibido, deudores: tuple[str, ...]) -> bool:
    """Hay prueba de que son dos dineros: los paga gente distinta, o el mismo banco los numera o nombra distinto."""
    if otro.origen is not None and otro.origen == pago.origen:
        return True  # dos renglones de un mismo extracto
    if otro.pagador and pago.pagador and son_distintos(otro.pagador, pago.pagador):
        return True
    suyos = {c.facturas[f].deudor for f in otro.facturas} if otro.estado == "aplicado" else set(otro.deudores)
    if es_del_titular(otro):
        return bool(deudores) and suyos.isdisjoint(deudores)
    es_la_misma_fuente = otro.banco is not None and otro.banco == pago.banco
    return es_la_misma_fuente and bool(otro.referencia and pago.referencia) and otro.referencia != pago.referencia


def son_distintos(uno: str, dos: str) -> bool:
    """Si dos nombres no pueden ser del mismo."""
    return comparar(denominar(dos), denominar(uno)) is Fuerza.NADA


def veces_contado(c: Cartera, pago: PagoRecibido) -> int:
    """Cuántos renglones idénticos (día, importe, quién y concepto) trajeron ya otros extractos o avisos."""
    clave = _clave(pago)
    ids = c.pagos_de_importe.get((pago.moneda, pago.importe), ())
    por_origen: dict[str, int] = {}
    for otro in (c.pagos[i] for i in ids):
        if otro.origen and otro.origen != pago.origen and _clave(otro) == clave:
            por_origen[otro.origen] = por_origen.get(otro.origen, 0) + 1
    return max(por_origen.values(), default=0)


def _clave(pago: Pago | PagoRecibido) -> _Clave:
    return _Clave(pago.fecha, pago.pagador or "", pago.referencia or "")
