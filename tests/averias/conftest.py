"""El mundo en memoria (`e`) y el de sockets y disco (`red`), recién montados para cada prueba."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from adaptadores.test_libro_danos import carpeta
from adaptadores.test_libro_llamadas import recuento
from averias.mundo_de_red import EscenarioDeRed
from proceso.conftest import modelo, negocio
from proceso.test_insistencia import contado, testigo
from recorridos.escenario import Escenario

# Los de otras salas, tal cual: un libro sano que estropear, las llamadas que se pueden herir, el negocio con la orden
# `buzon` como proceso y el bucle que cuenta sus esperas.
__all__ = ["carpeta", "contado", "modelo", "negocio", "recuento", "testigo"]


@pytest.fixture
def e() -> Escenario:
    return Escenario()


@pytest.fixture
def red(tmp_path: Path) -> Iterator[EscenarioDeRed]:
    escenario = EscenarioDeRed(carpeta=tmp_path)
    yield escenario
    escenario.cerrar()
