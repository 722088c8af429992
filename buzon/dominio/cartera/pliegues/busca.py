"""Los índices con que se busca a quién corresponde un dinero: nombres, identificadores, saldos y apodos.

Los mantienen los pliegues de deudores, facturas y pagos; así casar un aviso no recorre nunca la cartera.
"""

import re

from buzon.dominio.cartera.cartera import Cartera
from buzon.dominio.cartera.valores import Deudor, Factura, Pago
from buzon.dominio.denominaciones import claves_de_busca, denominar
from buzon.dominio.identificadores import claves_fiscales

_MIN_CIFRAS = 3


def poner_deudor(c: Cartera, deudor: Deudor) -> None:
    """Lo hace hallable por las palabras de su nombre y por su identificador fiscal."""
    arranques, parejas = claves_de_busca(denominar(deudor.nombre))
    for clave in arranques:
        c.por_arranque[clave][deudor.id] = None
    for clave in parejas:
        c.por_pareja[clave][deudor.id] = None
    for clave in claves_fiscales(deudor.id_fiscal or ""):
        c.por_fiscal[clave][deudor.id] = None


def quitar_deudor(c: Cartera, deudor: Deudor) -> None:
    """Deshace `poner_deudor`: se llama antes de cambiarle el nombre o el identificador."""
    arranques, parejas = claves_de_busca(denominar(deudor.nombre))
    for clave in arranques:
        c.por_arranque[clave].pop(deudor.id, None)
    for clave in parejas:
        c.por_pareja[clave].pop(deudor.id, None)
    for clave in claves_fiscales(deudor.id_fiscal or ""):
        c.por_fiscal[clave].pop(deudor.id, None)


def cifras_finales(numero: str) -> str | None:
    """Las últimas cifras de un número de factura, sin ceros delante: "F001-00123" → "123"; `None` si son pocas."""
    tandas = re.findall(r"\d+", numero)
    cifras = tandas[-1].lstrip("0") if tandas else ""
    return cifras if len(cifras) >= _MIN_CIFRAS else None


def mover_factura(c: Cartera, vieja: Factura | None, nueva: Factura) -> None:
    """Cambia de sitio la factura en los índices de saldo y de cifras, si alguno cambió."""
    antes = (vieja.moneda, vieja.saldo) if vieja and vieja.esta_abierta else None
    ahora = (nueva.moneda, nueva.saldo) if nueva.esta_abierta else None
    if antes != ahora:
        if antes and (grupo := c.por_saldo.get(antes)) is not None:
            grupo.pop(nueva.id, None)
            if not grupo:
                del c.por_saldo[antes]
        if ahora:
            c.por_saldo.setdefault(ahora, {})[nueva.id] = None
    if vieja is None or vieja.numero != nueva.numero:
        if vieja and (cifras := cifras_finales(vieja.numero)):
            c.por_cifras[cifras].pop(nueva.id, None)
        if cifras := cifras_finales(nueva.numero):
            c.por_cifras[cifras][nueva.id] = None


def aprender_apodo(c: Cartera, pago: Pago, deudor: str) -> None:
    """El titular confirmó que quien firma ese pago paga por ese deudor."""
    if pago.pagador and (clave := denominar(pago.pagador).clave):
        c.apodos[clave][deudor] = c.apodos[clave].get(deudor, 0) + 1


def olvidar_apodo(c: Cartera, pago: Pago, deudor: str) -> None:
    """Ese pago se deshizo: lo que enseñó deja de valer."""
    clave = denominar(pago.pagador or "").clave
    cuenta = c.apodos[clave].get(deudor, 0) - 1 if clave else 0
    if cuenta > 0:
        c.apodos[clave][deudor] = cuenta
    elif clave:
        c.apodos[clave].pop(deudor, None)
