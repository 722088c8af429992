"""docs/promesas.md dice la verdad: cada fila está, y cada prueba que nombra existe."""

import re
from pathlib import Path

from averias.filas import FILAS

RAIZ = Path(__file__).parents[2]
TEXTO = (RAIZ / "docs" / "promesas.md").read_text(encoding="utf-8")
PRUEBAS = {
    nombre
    for ruta in (RAIZ / "tests").rglob("test_*.py")
    for nombre in re.findall(r"^def (test_\w+)", ruta.read_text(encoding="utf-8"), re.MULTILINE)
}


def test_estan_todas_las_filas_y_todas_las_promesas() -> None:
    assert list(FILAS) == [f"F{numero:02}" for numero in range(1, 57)]
    for numero, averia in FILAS.items():
        assert f"| {numero} | {averia} |" in TEXTO, numero
    for promesa in range(1, 10):
        assert f"**P{promesa}**" in TEXTO, promesa


def test_cada_prueba_nombrada_existe() -> None:
    nombradas = set(re.findall(r"`(test_\w+)`", TEXTO))
    assert len(nombradas) > 100
    assert not nombradas - PRUEBAS


def test_cada_fila_tiene_su_prueba_o_dice_por_que_no() -> None:
    for numero in FILAS:
        con_su_numero = [nombre for nombre in PRUEBAS if nombre.startswith(f"test_{numero.lower()}_")]
        assert con_su_numero, numero
        assert any(f"`{nombre}`" in TEXTO for nombre in con_su_numero), numero
