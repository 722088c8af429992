"""Color y tablas solo en una terminal; en una tubería, líneas llanas o JSON."""

import json
import os
import pty
import subprocess
import sys
from pathlib import Path

import pytest

from buzon.cli import principal
from tests.cli.apoyo_casas import crear

ESCAPE = "\x1b["


def _en_terminal(*orden: str, **entorno: str) -> str:
    """Lo que ve una persona: la orden, con una terminal de verdad por salida."""
    maestro, esclavo = pty.openpty()
    limpio = {clave: valor for clave, valor in os.environ.items() if clave != "NO_COLOR"}
    proceso = subprocess.Popen(
        [sys.executable, "-m", "buzon", *orden],
        stdout=esclavo,
        stderr=subprocess.DEVNULL,
        env=limpio | {"TERM": "xterm-256color", "COLUMNS": "120"} | entorno,
    )
    os.close(esclavo)
    visto = b""
    while True:
        try:
            trozo = os.read(maestro, 65536)
        except OSError:  # el otro extremo se cerró
            break
        if not trozo:
            break
        visto += trozo
    os.close(maestro)
    proceso.wait(timeout=60)
    return visto.decode()


@pytest.fixture
def casa(tmp_path: Path) -> Path:
    return crear(tmp_path / "casa")


def test_en_una_terminal_lo_grave_se_ve_de_color_y_con_no_color_no(casa: Path) -> None:
    assert ESCAPE in _en_terminal("verificar", "--casa", str(casa))
    sin_color = _en_terminal("verificar", "--casa", str(casa), NO_COLOR="1")
    assert "\x1b[3" not in sin_color
    assert "aviso" in sin_color


def test_en_una_tuberia_no_hay_ni_color_ni_tablas(casa: Path, capsys: pytest.CaptureFixture[str]) -> None:
    principal(["estado", "--casa", str(casa)])
    principal(["verificar", "--casa", str(casa)])
    assert ESCAPE not in capsys.readouterr().out


@pytest.mark.parametrize("orden", [["verificar"], ["diagnostico", "--sin-red"]])
def test_los_hallazgos_tambien_se_dan_en_json(orden: list[str], casa: Path, capsys: pytest.CaptureFixture[str]) -> None:
    capsys.readouterr()
    principal([*orden, "--json", "--casa", str(casa)])
    hallazgos = json.loads(capsys.readouterr().out)
    assert hallazgos
    assert all(set(hallazgo) == {"gravedad", "que", "remedio"} for hallazgo in hallazgos)
    assert any(hallazgo["gravedad"] in ("aviso", "mal") for hallazgo in hallazgos)
