"""Configuraciones malas, una por carpeta, contra la orden de verdad: el mensaje exacto y el código 78.

Para rehacer los `esperado.txt` después de cambiar una frase a propósito: BUZON_REHACER=1 pytest, y mirar el `git diff`.
"""

import os
import subprocess
import sys
from collections.abc import Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from pathlib import Path

import pytest

Hecho = subprocess.CompletedProcess[str]

CASOS = sorted(ruta for ruta in (Path(__file__).parent.parent / "reglas_malas").iterdir() if ruta.is_dir())


@pytest.fixture(scope="module")
def pasadas() -> Iterator[dict[Path, "Future[Hecho]"]]:
    """Todas las órdenes, en marcha a la vez: casi todo el tiempo se va en arrancar Python."""
    with ThreadPoolExecutor(max_workers=os.cpu_count()) as hilos:
        yield {caso: hilos.submit(pasar, caso) for caso in CASOS}


def pasar(caso: Path) -> Hecho:
    return subprocess.run(
        [sys.executable, "-m", "buzon", "pasada", "--casa", "."],
        cwd=caso,
        capture_output=True,
        text=True,
        check=False,
        env=os.environ | {"PYTHONUTF8": "1", "PYTHONPATH": os.pathsep.join(sys.path)},
    )


@pytest.mark.parametrize("caso", CASOS, ids=lambda ruta: ruta.name)
def test_unas_reglas_malas_paran_la_pasada_y_dicen_todo_lo_que_corregir(
    caso: Path, pasadas: dict[Path, "Future[Hecho]"]
) -> None:
    hecho = pasadas[caso].result(300)  # solo para no esperar siempre: en una máquina cargada tardan todas a la vez
    esperado = caso / "esperado.txt"
    if os.environ.get("BUZON_REHACER"):
        esperado.write_text(hecho.stderr, encoding="utf-8")
    assert hecho.stderr == esperado.read_text(encoding="utf-8")
    assert (hecho.returncode, hecho.stdout) == (78, "")
    assert sorted(ruta.name for ruta in caso.iterdir()) == ["esperado.txt", "reglas.toml"], "no se crea nada"
    assert "Roble2026" not in hecho.stderr, "lo que hay en «clave» no se repite"


def test_hay_al_menos_trece_configuraciones_malas() -> None:
    assert len(CASOS) >= 13
