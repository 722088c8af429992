"""El número fiscal lleva el nombre que tiene en cada país, en el correo y en el papel."""

from dataclasses import replace

import pytest
from recorridos.escenario import LLAVE, Escenario, reglas_de_prueba

from buzon.dominio.reglas import DeudorReglas
from buzon.informes.cartas import datos_de
from buzon.informes.fiscal import con_etiqueta, etiqueta_fiscal
from buzon.montaje.paises import leer_normas


@pytest.mark.parametrize("pais", sorted({norma.pais for norma in leer_normas()} - {"**"}))
def test_cada_pais_con_norma_tiene_su_nombre(pais: str) -> None:
    assert etiqueta_fiscal(pais) != "Id. fiscal"


def test_de_un_pais_que_no_consta_se_dice_sin_adivinar() -> None:
    assert etiqueta_fiscal("ZZ") == etiqueta_fiscal(None) == "Id. fiscal"
    assert con_etiqueta("", "CL") == ""
    assert con_etiqueta("76.123.456-0", "cl") == "RUT 76.123.456-0"


def test_en_la_carta_va_el_del_negocio_y_el_del_pais_del_cliente() -> None:
    ficha = DeudorReglas(correo="ana@acme.example", pais="AR")
    e = Escenario(reglas=replace(reglas_de_prueba(), deudores=(ficha,)))
    e.factura(vence="15/12/2026")
    e.pasar()
    e.hasta("2026-12-21")
    carta = e.a("ana@acme.example")[-1]
    assert "RUT 76.123.456-0" in carta.texto
    assert "RUT 76.123.456-0" in carta.html
    encargada = e.casa.cartera.cartas[carta.id].encargo
    datos = datos_de(e.casa.cartera, encargada, e.reglas, e.reloj.ahora(), LLAVE)
    assert (datos["negocio"]["etiqueta_fiscal"], datos["deudor"]["etiqueta_fiscal"]) == ("RUT", "CUIT")
