"""Las máquinas de estados de los acuerdos: el pliegue, la tabla y el dibujo dicen lo mismo."""

from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from dominio.apoyo_cartera import asentar, cartera

from buzon.dominio import hechos as h
from buzon.dominio.acuerdos import FINALES, MAQUINAS, NADA, dibujar
from buzon.dominio.cartera import Cartera
from buzon.dominio.lecturas import Plazo

VENCE = date(2026, 11, 20)
HASTA = date(2026, 12, 20)
CON_CLASE = ("prorroga", "quita", "dacion", "mediacion")
DOCUMENTO = Path(__file__).parents[2] / "docs" / "acuerdos.md"


def _hecho(clase: str, nombre: str) -> Any:
    """El hecho con que esa clase da ese paso."""
    comun = {"deudor": "acme", "facturas": ("77",)}
    de_acuerdo: dict[str, Any] = {
        "AcuerdoPropuesto": lambda: h.AcuerdoPropuesto(
            "x", clase, **comun, por="deudor", hasta=HASTA, cita="así", importe=Decimal(800), moneda="CLP"
        ),
        "AcuerdoAceptado": lambda: h.AcuerdoAceptado("x", "acme", "titular", "sí"),
        "AcuerdoCumplido": lambda: h.AcuerdoCumplido("x", "acme"),
        "AcuerdoRoto": lambda: h.AcuerdoRoto("x", "acme"),
        "AcuerdoRetirado": lambda: h.AcuerdoRetirado("x", "porque sí", "acme"),
        "PromesaHecha": lambda: h.PromesaHecha("x", **comun, fecha=HASTA, cita="el viernes"),
        "PromesaCumplida": lambda: h.PromesaCumplida("x", "acme"),
        "PromesaIncumplida": lambda: h.PromesaIncumplida("x", "acme"),
        "PromesaRetirada": lambda: h.PromesaRetirada("x", "otra", "acme"),
        "PlanPropuesto": lambda: h.PlanPropuesto(
            "x", **comun, cuotas=(Plazo(fecha=HASTA, importe=Decimal(1000)),), moneda="CLP", hasta=HASTA
        ),
        "PlanAceptado": lambda: h.PlanAceptado(
            "x", **comun, cuotas=(Plazo(fecha=HASTA, importe=Decimal(1000)),), cita="sí", huella="0" * 64
        ),
        "PlanCumplido": lambda: h.PlanCumplido("x", "acme"),
        "PlanRoto": lambda: h.PlanRoto("x", "acme", HASTA),
        "PlanRetirado": lambda: h.PlanRetirado("x", "porque sí", "acme"),
    }
    return de_acuerdo[nombre]()


def _estado(c: Cartera, clase: str) -> str:
    """Cómo lo tiene la cartera: vivo y en qué estado, o fuera de ella."""
    if clase == "promesa":
        return "aceptado" if "x" in c.promesas else "fuera"
    if clase == "plan":
        plan = c.planes.get("x")
        return "fuera" if plan is None else "aceptado" if plan.aceptado else "propuesto"
    return c.acuerdos["x"].estado if "x" in c.acuerdos else "fuera"


def _caminos(clase: str) -> Iterator[tuple[str, tuple[str, ...]]]:
    """Los estados vivos de la máquina, y por qué hechos se llega a cada uno."""
    maquina = MAQUINAS[clase]
    llegadas: dict[str, tuple[str, ...]] = {NADA: ()}
    for paso in maquina.pasos:
        if paso.de in llegadas and paso.a not in llegadas:
            llegadas[paso.a] = (*llegadas[paso.de], paso.hecho)
    yield from llegadas.items()


def _en(clase: str, camino: tuple[str, ...]) -> Cartera:
    c = cartera(("ACME", "77", VENCE, 1000))
    for nombre in camino:
        asentar(c, _hecho(clase, nombre))
    return c


@pytest.mark.parametrize("clase", MAQUINAS)
def test_el_pliegue_da_cada_paso_de_la_tabla(clase: str) -> None:
    caminos = dict(_caminos(clase))
    for paso in MAQUINAS[clase].pasos:
        c = _en(clase, (*caminos[paso.de], paso.hecho))
        assert _estado(c, clase) == ("fuera" if paso.a in FINALES else paso.a)
        assert ("x" in c.acuerdos_de["acme"]) == (paso.a not in FINALES)


@pytest.mark.parametrize("clase", CON_CLASE)
def test_lo_que_no_esta_en_la_tabla_es_una_historia_imposible(clase: str) -> None:
    hechos = {paso.hecho for paso in MAQUINAS[clase].pasos}
    for estado, camino in _caminos(clase):
        for nombre in hechos:
            es_otro = nombre == "AcuerdoPropuesto" and estado in FINALES
            if es_otro or MAQUINAS[clase].destino(estado, nombre) is not None:
                continue
            with pytest.raises(ValueError, match="historia imposible"):
                _en(clase, (*camino, nombre))


@pytest.mark.parametrize("clase", MAQUINAS)
def test_toda_maquina_acaba_y_todo_estado_que_calla_dice_hasta_cuando(clase: str) -> None:
    maquina = MAQUINAS[clase]
    estados = {paso.a for paso in maquina.pasos}
    assert {"cumplido", "roto", "retirado"} <= estados
    assert set(maquina.efectos) == estados - FINALES
    assert all(maquina.destino(estado, paso.hecho) is None for estado in FINALES for paso in maquina.pasos)


def test_el_documento_es_el_dibujo_de_la_tabla() -> None:
    escrito = DOCUMENTO.read_text(encoding="utf-8")
    for maquina in MAQUINAS.values():
        assert dibujar(maquina) in escrito, f"docs/acuerdos.md ha de decir:\n\n{dibujar(maquina)}"
    assert escrito.count("```mermaid") == len(MAQUINAS)


def test_una_prorroga_cambia_el_vencimiento_y_rota_lo_devuelve() -> None:
    c = _en("prorroga", ("AcuerdoPropuesto", "AcuerdoAceptado"))
    assert (c.facturas["77"].vencimiento, c.facturas["77"].vencimiento_original) == (HASTA, VENCE)
    asentar(c, _hecho("prorroga", "AcuerdoRoto"))
    assert (c.facturas["77"].vencimiento, c.facturas["77"].vencimiento_original) == (VENCE, None)
    rota = c.facturas["77"].promesa_rota
    assert rota is not None
    assert rota.etapa == "acuerdo_roto"


def test_lo_que_el_titular_corrige_durante_la_prorroga_se_respeta() -> None:
    c = _en("prorroga", ("AcuerdoPropuesto", "AcuerdoAceptado"))
    asentar(c, h.FacturaCorregida(factura="77", vencimiento=date(2027, 1, 5)))
    asentar(c, _hecho("prorroga", "AcuerdoRoto"))
    assert c.facturas["77"].vencimiento == date(2027, 1, 5)
