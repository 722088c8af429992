"""Los servidores que las pruebas comparten. Todos escuchan en 127.0.0.1, en puertos que elige el sistema."""

import sys
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import settings

sys.path.insert(0, str(Path(__file__).parent))  # para `servidores`, con --import-mode=importlib

from registro_discreto import escuchar
from servidores.certificados import Certificados, emitir, hay_openssl
from servidores.dovecot import Dovecot, hay_dovecot
from servidores.smtp_guionizado import SmtpGuionizado

if TYPE_CHECKING:
    from buzon.demo.servidores import ServidoresDemo


# Con cuatro a la vez, cuánto tarda un ejemplo lo decide la máquina: lo que cuesta se mide en `bench/`.
settings.register_profile("casa", deadline=None)
settings.load_profile("casa")


@pytest.hookimpl(wrapper=True)
def pytest_runtest_call(item: pytest.Item) -> Iterator[None]:
    """T36: ninguna prueba, sea de lo que sea, deja en el registro a quién se cobra ni cuánto."""
    with escuchar() as indiscreciones:
        yield
    assert not indiscreciones, f"{item.name} dejó en el registro: {indiscreciones[:5]}"


@pytest.fixture(scope="session")
def certificados(tmp_path_factory: pytest.TempPathFactory) -> Certificados:
    if not hay_openssl():
        pytest.skip("no hay openssl para hacer los certificados de prueba")
    return emitir(tmp_path_factory.mktemp("certificados"))


@pytest.fixture(scope="session")
def dovecot() -> Iterator[Dovecot]:
    """Un Dovecot para toda la tanda; cada prueba entra con un usuario nuevo y la clave `demo`."""
    if not hay_dovecot():
        pytest.skip("Dovecot no está instalado (apt install dovecot-imapd)")
    with Dovecot() as servidor:
        yield servidor


@pytest.fixture(scope="session")
def dovecot_tls(certificados: Certificados) -> Iterator[Dovecot]:
    """Otro, con TLS y STARTTLS firmados por la autoridad de prueba."""
    if not hay_dovecot():
        pytest.skip("Dovecot no está instalado (apt install dovecot-imapd)")
    with Dovecot(certificados) as servidor:
        yield servidor


@pytest.fixture
def pymap() -> "Iterator[ServidoresDemo]":
    """Los servidores embebidos de la demostración, recién nacidos."""
    from buzon.demo.servidores import ServidoresDemo

    with ServidoresDemo() as servidores:
        yield servidores


@pytest.fixture
def smtp_de_prueba() -> Iterator[SmtpGuionizado]:
    """Un SMTP que obedece a su `guion`; se cambia dentro de cada prueba."""
    with SmtpGuionizado() as servidor:
        yield servidor
