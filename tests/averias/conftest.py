"""El mundo en memoria (`e`) y el de sockets y disco (`red`), recién montados para cada prueba."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from averias.mundo_de_red import EscenarioDeRed
from recorridos.escenario import Escenario


@pytest.fixture
def e() -> Escenario:
    return Escenario()


@pytest.fixture
def red(tmp_path: Path) -> Iterator[EscenarioDeRed]:
    escenario = EscenarioDeRed(carpeta=tmp_path)
    yield escenario
    escenario.cerrar()
