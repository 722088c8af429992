"""Complemento de pytest: al acabar, la tabla de averías con el resultado de cada fila.

Se carga solo con `make faults` (`pytest -p averias.tabla`).
"""

import re
from collections import defaultdict

import pytest
from averias.filas import FILAS

_NUMERO = re.compile(r"::test_(f\d\d)_")


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """Una línea por fila: bien, MAL, saltada o sin prueba aquí."""
    hechas: dict[str, dict[str, int]] = defaultdict(lambda: defaultdict(int))
    for resultado in ("passed", "failed", "error", "skipped"):
        for informe in terminalreporter.stats.get(resultado, ()):
            for numero in _NUMERO.findall(informe.nodeid):
                hechas[numero.upper()][resultado] += 1
    terminalreporter.section("tabla de averías")
    for numero, averia in FILAS.items():
        terminalreporter.write_line(f"{numero}  {_dicho(hechas.get(numero)):<22} {averia}")
    bien = sum(1 for numero in FILAS if _dicho(hechas.get(numero)).startswith("bien"))
    terminalreporter.write_line(f"{bien} de {len(FILAS)} filas bien")


def _dicho(cuentas: dict[str, int] | None) -> str:
    if not cuentas:
        return "sin prueba aquí"
    if cuentas.get("failed") or cuentas.get("error"):
        return f"MAL ({cuentas.get('failed', 0) + cuentas.get('error', 0)})"
    if cuentas.get("passed"):
        saltadas = f", {cuentas['skipped']} saltadas" if cuentas.get("skipped") else ""
        return f"bien ({cuentas['passed']}{saltadas})"
    return "saltada"
