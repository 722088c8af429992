"""`buzon importar`: enseña lo que entiende de una hoja, y solo con --aplicar la registra."""

from pathlib import Path

import pytest

from buzon.cli import principal
from tests.cli.apoyo_casas import crear

HOJA = (
    "Factura;Cliente;Correo;Vencimiento;Total;Saldo\n"
    "71;Acme Ltda;ana@acme.example;31/12/2026;450.000;450.000\n"
    "72;Peña SpA;;31/12/2026;80.000;30.000\n"
)


@pytest.fixture
def casa(tmp_path: Path) -> Path:
    return crear(tmp_path / "casa")


def importa(casa: Path, texto: str, *mas: str) -> int:
    hoja = casa.parent / "cartera.csv"
    hoja.write_text(texto, encoding="utf-8")
    return principal(["importar", str(hoja), "--casa", str(casa), *mas])


def test_sin_aplicar_ensena_las_columnas_y_no_cambia_nada(casa: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert importa(casa, HOJA) == 0
    dicho = capsys.readouterr().out
    assert "Lo que entiendo de cada columna" in dicho
    assert "repite con --aplicar" in dicho
    assert "Sin correo: Peña SpA" in dicho
    assert principal(["estado", "--casa", str(casa)]) == 0
    assert "Acme" not in capsys.readouterr().out


def test_con_aplicar_queda_en_el_libro_y_el_libro_esta_sano(casa: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert importa(casa, HOJA, "--aplicar") == 0
    assert "Importadas 2 facturas" in capsys.readouterr().out
    assert principal(["estado", "--casa", str(casa)]) == 0
    assert "Acme Ltda" in capsys.readouterr().out
    assert importa(casa, HOJA, "--aplicar") == 0
    assert "ya la tengo, igual; no la duplico" in capsys.readouterr().out
    assert principal(["verificar", "--casa", str(casa)]) == 0


def test_con_errores_sale_con_1_y_no_registra_nada(casa: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert importa(casa, HOJA.replace("80.000;30.000", "80.000;90.000"), "--aplicar") == 1
    salida = capsys.readouterr()
    assert "Línea 3: el saldo (90000) es mayor que el total (80000)" in salida.out
    assert "no se importa nada" in salida.err


def test_lo_que_no_es_una_cartera_dice_que_le_falta(casa: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert importa(casa, "Nombre;Teléfono\nAna;123\n") == 1
    assert "hace falta una fila de títulos" in capsys.readouterr().err
