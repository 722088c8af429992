"""Las salas solo conocen a las de abajo, y las puras no tocan el mundo."""

import ast
import subprocess
import sys
from pathlib import Path

import pytest

RAIZ = Path(__file__).resolve().parent.parent
PURAS = ("dominio", "documentos", "correo", "informes")


def test_las_capas_se_respetan() -> None:
    orden = [sys.executable, "-c", "from importlinter.cli import lint_imports_command; lint_imports_command()"]
    hecho = subprocess.run(orden, cwd=RAIZ, capture_output=True, text=True, timeout=120, check=False)
    assert hecho.returncode == 0, hecho.stdout[-3000:] + hecho.stderr[-2000:]
    assert "0 broken" in hecho.stdout


@pytest.mark.parametrize("sala", PURAS)
def test_ninguna_sala_pura_mira_el_reloj(sala: str) -> None:
    """`date.today()` y `datetime.now()` no se ven en las importaciones."""
    culpables = [
        f"{archivo.relative_to(RAIZ)}:{nodo.lineno}"
        for archivo in (RAIZ / "buzon" / sala).rglob("*.py")
        for nodo in ast.walk(ast.parse(archivo.read_text(encoding="utf-8")))
        if isinstance(nodo, ast.Attribute) and nodo.attr in ("today", "now", "utcnow")
    ]
    assert culpables == []
