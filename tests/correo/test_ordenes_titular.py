"""Cómo manda un dueño: frases de verdad y la orden que son."""

from datetime import date
from decimal import Decimal

import pytest

from buzon.correo.ordenes import leer_ordenes
from buzon.dominio.ordenes import Orden

HOY = date(2026, 12, 15)
FRASES: tuple[tuple[str, tuple[Orden, ...]], ...] = (
    ("La 701 ya está pagada", (Orden(accion="pagada", objeto="701"),)),
    ("ya está pagada", (Orden(accion="pagada"),)),
    ("pagada la factura F001-45, gracias", (Orden(accion="pagada", objeto="F001-45"),)),
    ("ACME ya me pagó la 123", (Orden(accion="pagada", objeto="123"),)),
    ("parcial $300.000 de la 123", (Orden(accion="parcial", objeto="123", importe=Decimal(300000)),)),
    ("pausar 123 hasta el 10/1/2027", (Orden(accion="pausar", objeto="123", fecha=date(2027, 1, 10)),)),
    ("No le escribas más a ACME", (Orden(accion="pausar", objeto="ACME"),)),
    ("pausa todo", (Orden(accion="pausar", objeto="todo"),)),
    ("Reanudar ACME", (Orden(accion="reanudar", objeto="ACME"),)),
    ("anular", (Orden(accion="anular"),)),
    ("Anula la 123 por favor", (Orden(accion="anular", objeto="123"),)),
    ("deshacer 123", (Orden(accion="deshacer", objeto="123"),)),
    ("es de la 456", (Orden(accion="aplicar", objeto="456"),)),
    ("ninguna", (Orden(accion="ninguna"),)),
    ("Sí, lo recibí", (Orden(accion="si"),)),
    ("No", (Orden(accion="no"),)),
    ("¿Cuánto me debe ACME?", (Orden(accion="estado", objeto="ACME"),)),
    ("pagada 123\nanular 124", (Orden(accion="pagada", objeto="123"), Orden(accion="anular", objeto="124"))),
    ("Mañana te cuento", ()),
    ("", ()),
)


@pytest.mark.parametrize(("texto", "ordenes"), FRASES, ids=[texto or "vacío" for texto, _ in FRASES])
def test_cada_frase_es_su_orden(texto: str, ordenes: tuple[Orden, ...]) -> None:
    assert leer_ordenes(texto, hoy=HOY, pais="CL", moneda="CLP") == ordenes


@pytest.mark.parametrize(
    ("texto", "campos"),
    [
        ("el correo es ana@acme.example", {"correo": "ana@acme.example"}),
        ("vence el 15/1/2027", {"vencimiento": "2027-01-15"}),
    ],
)
def test_una_correccion_es_una_orden_con_campos(texto: str, campos: dict[str, str]) -> None:
    (orden,) = leer_ordenes(texto, hoy=HOY, pais="CL", moneda="CLP")
    assert orden.accion == "corregir"
    assert dict(orden.campos) == campos


@pytest.mark.parametrize(
    ("texto", "objeto"),
    [
        ("pausar hasta el 20/12/2026", None),
        ("pausa hasta el 20 de diciembre", None),
        ("para los recordatorios hasta el 15/1", None),
        ("pausar hasta nuevo aviso", None),
        ("pausa a ACME hasta el 20/12/2026", "ACME Ltda"),
    ],
)
def test_hasta_cuando_se_pausa_no_es_a_quien(texto: str, objeto: str | None) -> None:
    (orden,) = leer_ordenes(texto, hoy=date(2026, 11, 22), pais="CL", moneda="CLP", nombres=("ACME Ltda",))
    assert (orden.accion, orden.objeto) == ("pausar", objeto)
