"""Configuraciones malas, una por carpeta, contra la orden de verdad: el mensaje exacto y el código 78.

Para rehacer los `esperado.txt` después de cambiar una frase a propósito: BUZON_REHACER=1 pytest, y mirar el `git diff`.
"""

import os
import subprocess
import sys
from pathlib import Path

import pytest

CASOS = sorted(ruta for ruta in (Path(__file__).parent.parent / "reglas_malas").iterdir() if ruta.is_dir())


@pytest.mark.parametrize("caso", CASOS, ids=lambda ruta: ruta.name)
def test_unas_reglas_malas_paran_la_pasada_y_dicen_todo_lo_que_corregir(caso: Path) -> None:
    hecho = subprocess.run(
        [sys.executable, "-m", "buzon", "pasada", "--casa", "."],
        cwd=caso,
        capture_output=True,
        text=True,
        check=False,
        env=os.environ | {"PYTHONUTF8": "1", "PYTHONPATH": os.pathsep.join(sys.path)},
    )
    esperado = caso / "esperado.txt"
    if os.environ.get("BUZON_REHACER"):
        esperado.write_text(hecho.stderr, encoding="utf-8")
    assert hecho.stderr == esperado.read_text(encoding="utf-8")
    assert (hecho.returncode, hecho.stdout) == (78, "")
    assert sorted(ruta.name for ruta in caso.iterdir()) == ["esperado.txt", "reglas.toml"], "no se crea nada"
    assert "Roble2026" not in hecho.stderr, "lo que hay en «clave» no se repite"


def test_hay_al_menos_trece_configuraciones_malas() -> None:
    assert len(CASOS) >= 13
