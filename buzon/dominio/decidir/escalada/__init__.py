"""Lo que viene después de las cartas: entregar un caso a la agencia o al abogado, y retirarlo en cuanto algo cambia.

Las consecuencias van detrás de toda decisión, venga de un correo, de un botón, de la consola o del paso de los días:
así ningún camino puede olvidarse de avisar a la agencia.
"""

from collections.abc import Iterator, Sequence
from datetime import datetime

from buzon.dominio.cartera.cartera import Cartera
from buzon.dominio.decidir.escalada.retirada import retirar
from buzon.dominio.decidir.escalada.ventas import avisar_de_ventas
from buzon.dominio.hechos import CualquierHecho
from buzon.dominio.reglas import Reglas


def consecuencias(
    c: Cartera, hechos: Sequence[CualquierHecho], ahora: datetime, reglas: Reglas
) -> Iterator[CualquierHecho]:
    """Lo que se sigue de unos hechos que aún no están en la cartera, para la agencia y para lo que se vende."""
    if not hechos:
        return
    yield from retirar(c, hechos, ahora, reglas)
    yield from avisar_de_ventas(c, hechos, reglas)
