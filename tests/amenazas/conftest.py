"""Un escenario recién montado para cada prueba."""

import pytest
from recorridos.escenario import Escenario


@pytest.fixture
def e() -> Escenario:
    return Escenario()
