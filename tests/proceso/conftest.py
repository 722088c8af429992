"""Los dos mundos de las pruebas de proceso: Dovecot, si está, y los servidores embebidos, siempre."""

from pathlib import Path

import pytest
from proceso.mundo import Mundo, fundar, mundo_en_dovecot, mundo_en_pymap

from buzon.demo.servidores import ServidoresDemo


@pytest.fixture(params=["pymap", pytest.param("dovecot", marks=pytest.mark.dovecot)])
def mundo(request: pytest.FixtureRequest, pymap: ServidoresDemo, tmp_path: Path) -> Mundo:
    """Un negocio con su casa recién hecha, en cada servidor IMAP."""
    casa = tmp_path / "casa"
    if request.param == "dovecot":
        hecho = mundo_en_dovecot(request.getfixturevalue("dovecot"), pymap, casa)
    else:
        hecho = mundo_en_pymap(pymap, casa)
    fundar(hecho)
    return hecho


@pytest.fixture
def negocio(pymap: ServidoresDemo, tmp_path: Path) -> Mundo:
    """El mismo, solo en los servidores embebidos: para lo que no depende del servidor."""
    hecho = mundo_en_pymap(pymap, tmp_path / "casa")
    fundar(hecho)
    return hecho
