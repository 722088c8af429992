"""Pliegues de los botones sellados y de los clientes olvidados."""

from datetime import datetime, timedelta

from buzon.dominio.cartera.cartera import Cartera
from buzon.dominio.cartera.pliegues.pliegue import Pliegue
from buzon.dominio.hechos import ClienteOlvidado, SelloGastado, SelloRechazado

_SE_RECUERDAN = timedelta(days=1)
_MAX_DIRECCIONES = 1_000


def _gastar(c: Cartera, h: SelloGastado, _cuando: datetime) -> None:
    c.sellos_gastados.add(h.sello)


def _rechazar(c: Cartera, h: SelloRechazado, cuando: datetime) -> None:
    recientes = [antes for antes in c.sellos_malos.pop(h.de, ()) if cuando - antes < _SE_RECUERDAN]
    c.sellos_malos[h.de] = [*recientes[-9:], cuando]
    while len(c.sellos_malos) > _MAX_DIRECCIONES:
        # La que lleva más tiempo sin probar: quien escribe desde mil direcciones no llena la memoria.
        del c.sellos_malos[next(iter(c.sellos_malos))]


def _olvidar(c: Cartera, h: ClienteOlvidado, _cuando: datetime) -> None:
    c.olvidados[h.deudor] = None
    c.originales_borrados.update(h.originales)


PLIEGUES: dict[type, Pliegue] = {ClienteOlvidado: _olvidar, SelloGastado: _gastar, SelloRechazado: _rechazar}
