"""Cómo manda un dueño un acuerdo: frases de verdad y la orden que son."""

from datetime import date
from decimal import Decimal

import pytest

from buzon.correo.ordenes import leer_ordenes
from buzon.dominio.ordenes import Orden

HOY = date(2026, 12, 10)
QUINCE = date(2026, 12, 15)
TREINTA = date(2026, 12, 30)


def _quita(paga: int, objeto: str, fecha: date) -> Orden:
    return Orden(accion="quita", objeto=objeto, porcentaje=Decimal(paga), fecha=fecha)


_SALDA = Orden(accion="quita", objeto="123", importe=Decimal(400000), fecha=TREINTA)
FRASES: tuple[tuple[str, Orden], ...] = (
    ("prórroga a ACME hasta el 15", Orden(accion="prorroga", objeto="ACME", fecha=QUINCE)),
    ("Dale prórroga a Los Robles hasta el 15/12", Orden(accion="prorroga", objeto="Los Robles", fecha=QUINCE)),
    ("Prórroga de la 123 hasta el 15 de diciembre", Orden(accion="prorroga", objeto="123", fecha=QUINCE)),
    ("Dale plazo a ACME hasta el 15", Orden(accion="prorroga", objeto="ACME", fecha=QUINCE)),
    ("amplía el plazo de la factura F001-45 hasta el 30/12", Orden(accion="prorroga", objeto="F001-45", fecha=TREINTA)),
    ("acepta 80% a ACME si paga antes del 30", _quita(80, "ACME", TREINTA)),
    ("Acepta el 80 % de la 123 si paga hasta el 30/12", _quita(80, "123", TREINTA)),
    ("quita del 20% a ACME hasta el 30/12", _quita(80, "ACME", TREINTA)),
    ("perdónale el 15% a ACME si paga el 15/12", _quita(85, "ACME", QUINCE)),
    ("acepta $400.000 por la 123 si paga antes del 30/12", _SALDA),
    ("plan 3 a ACME", Orden(accion="plan", objeto="ACME", cuotas=3)),
    ("plan de 3 cuotas a ACME", Orden(accion="plan", objeto="ACME", cuotas=3)),
    ("Propón 4 cuotas a ACME", Orden(accion="plan", objeto="ACME", cuotas=4)),
    ("plan de seis cuotas para la 123", Orden(accion="plan", objeto="123", cuotas=6)),
    ("acepta mercadería de ACME hasta el 15/12", Orden(accion="dacion", objeto="ACME", fecha=QUINCE)),
    ("dación en pago de ACME hasta el 30/12", Orden(accion="dacion", objeto="ACME", fecha=TREINTA)),
    ("mediación con ACME hasta el 30/12", Orden(accion="mediacion", objeto="ACME", fecha=TREINTA)),
    ("disputa 123", Orden(accion="discutida", objeto="123")),
    ("la 123 está en disputa", Orden(accion="discutida", objeto="123")),
    ("retira la quita de ACME", Orden(accion="reanudar", objeto="ACME")),
    ("anula la prórroga de la 123", Orden(accion="reanudar", objeto="123")),
    ("cancela el plan de ACME", Orden(accion="reanudar", objeto="ACME")),
    ("prórroga hasta el 15", Orden(accion="prorroga", fecha=QUINCE)),
)  # fmt: skip


@pytest.mark.parametrize(("texto", "orden"), FRASES, ids=[texto for texto, _ in FRASES])
def test_cada_frase_es_su_orden(texto: str, orden: Orden) -> None:
    assert leer_ordenes(texto, hoy=HOY, pais="CL", moneda="CLP") == (orden,)


@pytest.mark.parametrize(
    "texto",
    [
        "no le des prórroga a ACME",
        "ACME pide una prórroga hasta el 15",
        "¿ACME tiene prórroga hasta el 15?",
        "no acepto el 80% a ACME",
        "dice que quiere plan de 3 cuotas",
    ],
)
def test_lo_que_se_niega_se_cuenta_o_se_pregunta_no_es_una_orden(texto: str) -> None:
    assert not [orden for orden in leer_ordenes(texto, hoy=HOY, pais="CL", moneda="CLP") if orden.accion != "estado"]


@pytest.mark.parametrize(
    ("texto", "accion"),
    [
        ("La 123 ya está pagada con mercadería", "pagada"),
        ("quita la pausa a ACME", "reanudar"),
        ("anula la 123", "anular"),
        ("pausa a ACME hasta el 15", "pausar"),
        ("vence el 15/1/2027", "corregir"),
    ],
)
def test_lo_de_siempre_sigue_siendo_lo_de_siempre(texto: str, accion: str) -> None:
    (orden,) = leer_ordenes(texto, hoy=HOY, pais="CL", moneda="CLP")
    assert orden.accion == accion


def test_una_linea_interminable_no_cuesta_nada() -> None:
    assert leer_ordenes("acepta 80% " * 2000 + "\n" + "plan de " * 3000, hoy=HOY, pais="CL", moneda="CLP") is not None
