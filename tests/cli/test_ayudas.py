"""La página de manual y el tabulador salen del mismo analizador que la consola: no se quedan viejos."""

import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from manual import manual

from buzon.cli import principal
from buzon.cli.principal import _MODULOS

PAGINA = Path(__file__).parents[2] / "docs" / "buzon.1"
# Las que usa Buzón consigo mismo.
INTERNAS = {"taller"}


def test_la_pagina_de_manual_nombra_todas_las_ordenes() -> None:
    pagina = PAGINA.read_text(encoding="utf-8").replace("\\-", "-")
    for orden in set(_MODULOS) - INTERNAS:
        assert f"buzon {orden}" in pagina, f"falta {orden}: «make manual» la rehace"


@pytest.mark.skipif(sys.version_info[:2] != (3, 11), reason="cada Python reparte las líneas a su manera")
def test_la_pagina_de_manual_esta_al_dia() -> None:
    assert manual() == PAGINA.read_text(encoding="utf-8"), "«make manual» la rehace"


@pytest.mark.parametrize("consola", ["bash", "zsh"])
def test_el_guion_del_tabulador_conoce_las_ordenes(consola: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert principal(["completar", consola]) == 0
    guion = capsys.readouterr().out
    for orden in set(_MODULOS) - INTERNAS:
        assert orden in guion


@pytest.mark.skipif(shutil.which("bash") is None, reason="no hay bash")
def test_bash_completa_una_orden_a_medias(capsys: pytest.CaptureFixture[str]) -> None:
    principal(["completar", "bash"])
    guion = capsys.readouterr().out
    prueba = f'{guion}\nCOMP_WORDS=(buzon expe); COMP_CWORD=1; _shtab_buzon; echo "${{COMPREPLY[@]}}"'
    salida = subprocess.run(["bash", "-c", prueba], capture_output=True, text=True, check=True)
    assert salida.stdout.strip() == "expediente"
