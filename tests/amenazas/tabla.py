"""Complemento de pytest: solo las pruebas de la tabla de amenazas, y al acabar, una línea por fila.

Se carga solo con `make amenazas` (`pytest -p amenazas.tabla`).
"""

from collections import defaultdict

import pytest
from amenazas.filas import FILAS, SIN_PRUEBA, filas_de


def _funcion(nodeid: str) -> str:
    return nodeid.rpartition("::")[2].partition("[")[0]


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Deja fuera lo que no es de la tabla."""
    fuera = [prueba for prueba in items if not filas_de(_funcion(prueba.nodeid))]
    config.hook.pytest_deselected(items=fuera)
    items[:] = [prueba for prueba in items if filas_de(_funcion(prueba.nodeid))]


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """Una línea por fila: bien, MAL, saltada, sin prueba o por qué no la tiene."""
    hechas: dict[str, dict[str, int]] = defaultdict(lambda: defaultdict(int))
    for resultado in ("passed", "failed", "error", "skipped"):
        for informe in terminalreporter.stats.get(resultado, ()):
            for numero in filas_de(_funcion(informe.nodeid)):
                hechas[numero][resultado] += 1
    terminalreporter.section("tabla de amenazas")
    dichas = {numero: _dicho(numero, hechas.get(numero)) for numero in FILAS}
    for numero, amenaza in FILAS.items():
        terminalreporter.write_line(f"{numero}  {dichas[numero]:<22} {amenaza}")
    bien = sum(1 for dicha in dichas.values() if dicha.startswith("bien"))
    terminalreporter.write_line(f"{bien} de {len(FILAS)} filas bien")


def _dicho(numero: str, cuentas: dict[str, int] | None) -> str:
    if not cuentas:
        return "véase docs" if numero in SIN_PRUEBA else "sin prueba aquí"
    if malas := cuentas.get("failed", 0) + cuentas.get("error", 0):
        return f"MAL ({malas})"
    if cuentas.get("passed"):
        return f"bien ({cuentas['passed']}" + (f", {cuentas['skipped']} saltadas)" if cuentas.get("skipped") else ")")
    return "saltada"
