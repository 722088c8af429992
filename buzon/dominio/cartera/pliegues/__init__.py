"""Cómo cambia la cartera con cada hecho.

La regla honrada: aplicar un hecho no mira ni el reloj ni las reglas, solo el hecho y la cartera. Así, cambiar
`reglas.toml` no reescribe nunca el pasado.
"""

from collections.abc import Iterable
from datetime import datetime

from buzon.dominio.asientos import Asiento
from buzon.dominio.cartera.cartera import Cartera
from buzon.dominio.cartera.pliegues import (
    acuerdos,
    cartas,
    casa,
    confianza,
    correo,
    deuda,
    dinero,
    ensayo,
    escalada,
    notas,
)
from buzon.dominio.cartera.pliegues.cronica import anotar
from buzon.dominio.cartera.pliegues.pliegue import Pliegue
from buzon.dominio.hechos import CualquierHecho

PLIEGUES: dict[type, Pliegue] = {
    **casa.PLIEGUES,
    **ensayo.PLIEGUES,
    **confianza.PLIEGUES,
    **correo.PLIEGUES,
    **deuda.PLIEGUES,
    **notas.PLIEGUES,
    **dinero.PLIEGUES,
    **acuerdos.PLIEGUES,
    **cartas.PLIEGUES,
    **escalada.PLIEGUES,
}


def aplicar(cartera: Cartera, asiento: Asiento) -> None:
    """Añade un asiento a la cartera.

    Raises:
        ValueError: el asiento no es el siguiente al último: la historia sería imposible.
    """
    if asiento.numero != cartera.ultimo_numero + 1:
        raise ValueError(f"historia imposible: tras el asiento {cartera.ultimo_numero} viene el {asiento.numero}")
    cartera.ultimo_numero = asiento.numero
    cartera.ultimo_instante = asiento.cuando
    for hecho in asiento.hechos:
        aplicar_hecho(cartera, hecho, asiento.cuando)


def aplicar_hecho(cartera: Cartera, hecho: CualquierHecho, cuando: datetime) -> None:
    """Aplica un solo hecho, ocurrido en el instante `cuando`."""
    PLIEGUES[type(hecho)](cartera, hecho, cuando)
    anotar(cartera, hecho, cuando)


def plegar(asientos: Iterable[Asiento]) -> Cartera:
    """La cartera que resulta de todo un libro."""
    cartera = Cartera()
    for asiento in asientos:
        aplicar(cartera, asiento)
    return cartera
