"""Avisos que cuentan varios pagos: se leen todos, y nunca uno dos veces."""

import pytest

from buzon.correo.bancos import SaberBancos
from tests.correo.apoyo_bancos import NADIE, aviso, saber

BLOQUES = """
Estimado cliente, le informamos los abonos recibidos hoy en su cuenta terminada en 4411:

Ordenante: ACME LTDA
Monto: $450.000
Concepto: factura 123
Fecha: 10/11/2026

Ordenante: BODEGA SUR SPA
Monto: $90.000
Concepto: factura 700
Fecha: 10/11/2026

Total de abonos: $540.000
"""
TABLA = """
Transferencias recibidas en su cuenta *4411:

Fecha | Ordenante | Monto | Concepto
10/11/2026 | ACME LTDA | $450.000 | factura 123
10/11/2026 | BODEGA SUR SPA | $90.000 | factura 700
"""
RENGLONES = """
Hola. Estos son tus movimientos de hoy:
- Recibiste una transferencia de ACME LTDA por $450.000 en tu cuenta *4411 el 10/11/2026.
- Recibiste una transferencia de BODEGA SUR SPA por $90.000 en tu cuenta *4411 el 10/11/2026.
"""


def _todos(cuerpo: str, con: SaberBancos, asunto: str = "Abonos recibidos") -> list[tuple[str, str | None]]:
    leido = aviso("avisos@bci.cl", asunto, cuerpo, con, "CL")
    assert leido is not None
    assert leido.sentido == "entrada"
    return [(str(uno.importe), uno.pagador) for uno in (leido, *leido.otros)]


@pytest.mark.parametrize("con", [saber(), NADIE], ids=["con_tablas", "sin_tablas"])
@pytest.mark.parametrize("cuerpo", [BLOQUES, TABLA, RENGLONES], ids=["bloques", "tabla", "renglones"])
def test_un_aviso_con_dos_pagos_los_da_los_dos(cuerpo: str, con: SaberBancos) -> None:
    assert _todos(cuerpo, con) == [("450000", "ACME LTDA"), ("90000", "BODEGA SUR SPA")]


@pytest.mark.parametrize(
    "cuerpo",
    [
        """Recibiste una transferencia de ACME LTDA por $450.000 en tu cuenta *4411.

        Detalle
        Ordenante: ACME LTDA
        Monto: $450.000
        Saldo: $2.900.000""",
        "Ordenante: ACME LTDA\nMonto: $450.000\nComisión: $500\nOrdenante: ACME LTDA\nMonto: $450.000",
        """Recibiste una transferencia de ACME LTDA por $450.000 en tu cuenta *4411 el 10/11/2026.
        Si no la esperabas de BODEGA SUR SPA o de otro, llama al 600 123 4567 antes del 12/11/2026.""",
    ],
    ids=["resumen y detalle", "repetido", "pie con cifras"],
)
def test_un_pago_contado_de_dos_maneras_es_uno(cuerpo: str) -> None:
    assert _todos(cuerpo, saber(), "Abono recibido") == [("450000", "ACME LTDA")]


def test_dos_pagos_iguales_del_mismo_solo_son_dos_si_el_banco_los_numera() -> None:
    bloque = "Ordenante: ACME LTDA\nMonto: $450.000\nNúmero de operación: {}\n\n"
    cuerpo = "Transferencias recibidas:\n\n" + bloque.format("88123441") + bloque.format("88123442")
    assert _todos(cuerpo, NADIE) == [("450000", "ACME LTDA"), ("450000", "ACME LTDA")]
