"""Una cartera de usar y tirar: para decidir varias cosas seguidas, cada una viendo ya lo que hizo la anterior.

No copia nada: es una capa sobre la de verdad, y lo que se le haga se queda en la capa. Vale mientras la de verdad no
cambie, o sea, para una decisión.
"""

from collections.abc import Iterable
from dataclasses import fields
from datetime import datetime

from buzon.dominio.cartera.capa import capa_de
from buzon.dominio.cartera.cartera import Cartera
from buzon.dominio.cartera.pliegues import aplicar_hecho
from buzon.dominio.hechos import CartaEncargada, CualquierHecho


def copiar(c: Cartera) -> Cartera:
    """La misma cartera en otro objeto. Cuesta lo mismo tenga las facturas que tenga."""
    nueva = Cartera.__new__(Cartera)
    for campo in fields(c):
        setattr(nueva, campo.name, capa_de(getattr(c, campo.name)))
    return nueva


def adelantar(c: Cartera, hechos: Iterable[CualquierHecho], ahora: datetime) -> None:
    """Aplica a la copia lo ya decidido, salvo las cartas: son para quien las lee, no cambian lo que se debe."""
    for hecho in hechos:
        if not isinstance(hecho, CartaEncargada):
            aplicar_hecho(c, hecho, ahora)
