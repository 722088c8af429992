"""Las normas de país que vienen con Buzón: completas, con su fuente, y sin nada que el montaje no entienda."""

from dataclasses import fields
from datetime import date
from decimal import Decimal
from zoneinfo import ZoneInfo

import pytest

from buzon.dominio.calendario import DIAS_SEMANA
from buzon.dominio.cargos.tasas import Periodo, Tabla
from buzon.dominio.paises.norma import OTROS, Norma
from buzon.montaje.paises import leer_normas

NORMAS = {norma.pais: norma for norma in leer_normas()}
SIN_PROCEDENCIA = {"pais", "nombre", "ley", "moneda", "zonas", "procedencias"}


def test_estan_los_once_paises_y_el_prudente() -> None:
    assert set(NORMAS) == set("CL CO MX PE AR ES EC CR UY BR GT".split()) | {OTROS}


@pytest.mark.parametrize("norma", NORMAS.values(), ids=lambda norma: norma.pais)
def test_cada_valor_dice_de_donde_sale(norma: Norma) -> None:
    de_fabrica = {campo.name: campo.default for campo in fields(Norma)}
    for clave, de_serie in de_fabrica.items():
        if clave not in SIN_PROCEDENCIA and getattr(norma, clave) != de_serie:
            procedencia = norma.procedencia(clave)
            assert procedencia is not None, clave
            assert procedencia.fuente
            assert procedencia.confianza in {"alta", "media", "baja"}
            assert procedencia.verificado_el or procedencia.confianza == "baja", "lo no leído no merece confianza"


@pytest.mark.parametrize("norma", NORMAS.values(), ids=lambda norma: norma.pais)
def test_los_dias_las_horas_y_las_zonas_existen(norma: Norma) -> None:
    assert set(norma.dias) <= set(DIAS_SEMANA)
    assert all(franja.desde < franja.hasta and franja.dia in DIAS_SEMANA for franja in norma.horas)
    for zona in norma.zonas:
        ZoneInfo(zona)
    assert norma.zonas or norma.pais == OTROS


def test_colombia_cierra_antes_el_sabado() -> None:
    sabado = next(franja for franja in NORMAS["CO"].horas if franja.dia == "sab")
    assert (sabado.desde.hour, sabado.hasta.hour) == (8, 15)
    assert "dom" not in {franja.dia for franja in NORMAS["CO"].horas}


def test_un_periodo_propio_va_antes_que_el_de_la_tabla() -> None:
    base = Periodo(desde=date(2026, 1, 1), hasta=date(2026, 12, 31), tasa=Decimal(1), fuente="tabla")
    propio = Periodo(desde=date(2026, 6, 1), hasta=date(2026, 6, 30), tasa=Decimal(2), fuente="dueño")
    tabla = Tabla(nombre="t", titulo="t", donde="t", periodos=(base,)).con((propio,))
    hallado = tabla.en(date(2026, 6, 15))
    assert hallado is not None
    assert hallado.fuente == "dueño"
