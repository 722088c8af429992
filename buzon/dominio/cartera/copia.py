"""Una cartera de usar y tirar: para decidir varias cosas seguidas, cada una viendo ya lo que hizo la anterior.

Los valores son inmutables y se comparten; solo se copian los índices. Lo que se le haga no toca la de verdad.
"""

from collections import defaultdict
from collections.abc import Iterable
from copy import copy
from dataclasses import fields
from datetime import datetime
from typing import Any

from buzon.dominio.cartera.cartera import Cartera
from buzon.dominio.cartera.pliegues import aplicar_hecho
from buzon.dominio.hechos import CartaEncargada, CualquierHecho

_MUTABLES = (dict, list, set)


def copiar(c: Cartera) -> Cartera:
    """La misma cartera en otro objeto. Cuesta lo que cuesten sus índices: milésimas con miles de facturas."""
    nueva = Cartera()
    for campo in fields(c):
        setattr(nueva, campo.name, _copiar(getattr(c, campo.name)))
    return nueva


def _copiar(valor: Any) -> Any:
    if isinstance(valor, defaultdict | dict):
        igual = copy(valor)
        for clave, dentro in valor.items():
            if isinstance(dentro, _MUTABLES):
                igual[clave] = copy(dentro)
        return igual
    return copy(valor) if isinstance(valor, _MUTABLES) else valor


def adelantar(c: Cartera, hechos: Iterable[CualquierHecho], ahora: datetime) -> None:
    """Aplica a la copia lo ya decidido, salvo las cartas: son para quien las lee, no cambian lo que se debe."""
    for hecho in hechos:
        if not isinstance(hecho, CartaEncargada):
            aplicar_hecho(c, hecho, ahora)
