"""Las cuotas suman lo que se debe, y el papel que se pide se distingue por las palabras."""

from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st
from recorridos.escenario import reglas_de_prueba

from buzon.dominio.decidir.planes import cuotas_iguales
from buzon.dominio.decidir.respuestas.aceptacion import aceptacion
from buzon.dominio.decidir.respuestas.copia import que_pide
from buzon.dominio.reglas import Acuerdos

HOY = date(2026, 12, 16)
REGLAS = replace(reglas_de_prueba(), acuerdos=Acuerdos(max_cuotas=12, primera_en_dias=7, cada_dias=30))


@given(st.integers(1, 10**9), st.integers(2, 24), st.sampled_from(["CLP", "EUR", "MXN"]))
def test_las_cuotas_suman_el_total_y_ninguna_baja_de_otra_mas_que_por_el_pico(
    unidades: int, cuantas: int, moneda: str
) -> None:
    total = Decimal(unidades) if moneda == "CLP" else Decimal(unidades) / 100
    cuotas = cuotas_iguales(total, moneda, cuantas, HOY, REGLAS)
    assert sum(cuota.importe for cuota in cuotas) == total
    assert len({cuota.importe for cuota in cuotas[:-1]}) == 1
    assert 0 <= cuotas[-1].importe - cuotas[0].importe < cuantas
    assert [cuota.fecha for cuota in cuotas] == [HOY + timedelta(days=7 + 30 * n) for n in range(cuantas)]


@pytest.mark.parametrize(
    ("cita", "que"),
    [
        ("¿Me reenvía la factura 123?", "documento"),
        ("Necesito el XML y el PDF", "documento"),
        ("no me ha llegado la boleta", "documento"),
        ("Mándeme un estado de cuenta", "estado"),
        ("¿Cuánto le debo?", "estado"),
        ("¿me pasas el listado de facturas pendientes?", "estado"),
        ("necesito la cartola actualizada", "estado"),
        ("¿A qué cuenta transfiero?", "pago"),
        ("pásame la CLABE porfa", "pago"),
        ("Me facilitas el IBAN", "pago"),
        ("¿dónde les puedo depositar?", "pago"),
        ("Envíeme la factura con los datos para transferir", "documento"),
    ],
)
def test_que_papel_pide(cita: str, que: str) -> None:
    assert que_pide(cita) == que


@pytest.mark.parametrize(
    "texto", ["Acepto", "Sí", "OK, dale", "Estamos de acuerdo con la propuesta.", "Nos parece bien, confirmamos"]
)
def test_un_si_claro_acepta(texto: str) -> None:
    assert aceptacion(texto) == texto


@pytest.mark.parametrize(
    "texto",
    [
        "",
        "No acepto",
        "Acepto pero empezando en febrero",
        "¿Estamos de acuerdo en que son tres?",
        "De acuerdo, si nos hacen un descuento",
        "Sí, ya vi la propuesta y la estamos revisando con el área de finanzas",
        "Prefiero en otras fechas",
    ],
)
def test_lo_que_no_es_un_si_claro_no_acepta(texto: str) -> None:
    assert aceptacion(texto) is None
