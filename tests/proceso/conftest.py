"""Los dos mundos de las pruebas de proceso: Dovecot, si está, y los servidores embebidos, siempre."""

import subprocess
import sys
from pathlib import Path

import pytest
from proceso.mundo import Mundo, fundar, mundo_en_dovecot, mundo_en_pymap
from servidores.dovecot import hay_dovecot

from buzon.demo.servidores import ServidoresDemo


@pytest.fixture(scope="session")
def modelo(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Una casa recién hecha por la orden de verdad; cada prueba estrena una copia."""
    casa = tmp_path_factory.mktemp("modelo") / "casa"
    subprocess.run([sys.executable, "-m", "buzon", "iniciar", "--no-interactivo", str(casa)], check=True)
    return casa


# El mismo recorrido dos veces no prueba dos cosas: donde hay Dovecot, que es el de verdad, va solo con él.
_EMBEBIDO = pytest.param("pymap", marks=pytest.mark.skipif(hay_dovecot(), reason="va con Dovecot"))


@pytest.fixture(params=[_EMBEBIDO, pytest.param("dovecot", marks=pytest.mark.dovecot)])
def mundo(request: pytest.FixtureRequest, pymap: ServidoresDemo, tmp_path: Path, modelo: Path) -> Mundo:
    """Un negocio con su casa recién hecha, en cada servidor IMAP."""
    casa = tmp_path / "casa"
    if request.param == "dovecot":
        hecho = mundo_en_dovecot(request.getfixturevalue("dovecot"), pymap, casa)
    else:
        hecho = mundo_en_pymap(pymap, casa)
    fundar(hecho, modelo)
    return hecho


@pytest.fixture
def negocio(pymap: ServidoresDemo, tmp_path: Path, modelo: Path) -> Mundo:
    """El mismo, solo en los servidores embebidos: para lo que no depende del servidor."""
    hecho = mundo_en_pymap(pymap, tmp_path / "casa")
    fundar(hecho, modelo)
    return hecho
