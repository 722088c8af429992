"""Un escenario recién montado para cada prueba, y los servidores que se portan mal."""

from collections.abc import Iterator

import pytest
from amenazas.dns_guionizado import DnsGuionizado
from recorridos.escenario import Escenario


@pytest.fixture
def e() -> Escenario:
    return Escenario()


@pytest.fixture
def servidor_dns() -> Iterator[DnsGuionizado]:
    with DnsGuionizado() as servidor:
        yield servidor
