"""docs/seguridad.md dice la verdad: están todas las filas, y cada prueba que nombra existe."""

import re
from pathlib import Path

from amenazas.filas import FILAS, NOMBRADAS, SIN_PRUEBA, TEXTO

RAIZ = Path(__file__).parents[2]
PRUEBAS = {
    nombre
    for ruta in (RAIZ / "tests").rglob("test_*.py")
    for nombre in re.findall(r"^def (test_\w+)", ruta.read_text(encoding="utf-8"), re.MULTILINE)
}


def test_estan_las_cuarenta_y_cuatro_filas_en_orden() -> None:
    assert list(FILAS) == [f"T{numero:02}" for numero in range(1, 45)]


def test_cada_prueba_nombrada_existe() -> None:
    nombradas = set(re.findall(r"`(test_\w+)`", TEXTO))
    assert len(nombradas) > 60
    assert not nombradas - PRUEBAS


def test_cada_fila_tiene_su_prueba_o_dice_por_que_no() -> None:
    for numero in FILAS:
        propias = [nombre for nombre in PRUEBAS if nombre.startswith(f"test_{numero.lower()}_")]
        assert propias or NOMBRADAS[numero] or numero in SIN_PRUEBA, numero
