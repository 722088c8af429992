"""Si la agencia puede ir en copia, según la ley del país del cliente."""

from dataclasses import replace
from datetime import UTC, datetime

import pytest
from recorridos.escenario import reglas_de_prueba

from buzon.dominio.cartera.valores import Deudor
from buzon.dominio.paises.agencia import admite_copia_a_agencia
from buzon.dominio.reglas import DeudorReglas, Pais, Reglas


def _deudor(nombre: str = "Alerce", **cambios: str) -> Deudor:
    return Deudor(id="alerce", nombre=nombre, registrado=datetime(2026, 12, 1, tzinfo=UTC), **cambios)


def _reglas(donde: str, clientes: str | None = "consumidores", **cambios: object) -> Reglas:
    base = reglas_de_prueba()
    negocio = replace(base.negocio, pais=donde, clientes=clientes)
    return replace(base, negocio=negocio, **cambios)


@pytest.mark.parametrize("pais", ["CL", "CO", "EC", "PE", "MX", "AR", "GT"])
def test_con_consumidores_de_estos_paises_nunca_va_en_copia(pais: str) -> None:
    admite, por_que = admite_copia_a_agencia(_reglas(pais), _deudor())
    assert not admite
    assert "consumidores" in por_que


@pytest.mark.parametrize("pais", ["CL", "CO", "EC", "PE", "MX", "AR", "GT", "ES", "CR", "UY", "BR", "BO"])
def test_con_empresas_vale_si_el_dueno_la_pide(pais: str) -> None:
    admite, por_que = admite_copia_a_agencia(_reglas(pais, "empresas"), _deudor())
    assert admite
    assert "si tú la pides" in por_que


def test_en_espana_la_agencia_es_encargada_y_no_un_tercero() -> None:
    assert admite_copia_a_agencia(_reglas("ES"), _deudor())[0]


@pytest.mark.parametrize(
    ("nombre", "id_fiscal", "admite"),
    [
        ("Constructora Alerce SpA", None, True),
        ("Alerce", "77.888.999-6", True),
        ("María Soto", "12.345.678-5", False),
        ("María Soto", None, False),
    ],
)
def test_sin_decir_quienes_son_los_clientes_se_mira_cada_uno(nombre: str, id_fiscal: str, *, admite: bool) -> None:
    deudor = _deudor(nombre, id_fiscal=id_fiscal)
    assert admite_copia_a_agencia(_reglas("CL", None), deudor)[0] is admite


def test_lo_que_dice_la_ficha_del_cliente_va_primero() -> None:
    reglas = _reglas("CL", "empresas", deudores=(DeudorReglas(nombre="Alerce", tipo="consumidor"),))
    assert not admite_copia_a_agencia(reglas, _deudor())[0]


def test_el_pais_del_cliente_manda_sobre_el_del_negocio() -> None:
    reglas = _reglas("ES", "consumidores", deudores=(DeudorReglas(nombre="Alerce", pais="PE"),))
    assert not admite_copia_a_agencia(reglas, _deudor())[0]


def test_lo_que_solo_es_prudencia_se_puede_apartar_y_lo_que_manda_la_ley_no() -> None:
    apartado = Pais(ignorar=("agencia_cc",), motivo="lo revisó mi abogada")
    admite, por_que = admite_copia_a_agencia(_reglas("UY", pais=apartado), _deudor())
    assert admite
    assert "mi abogada" in por_que
    assert not admite_copia_a_agencia(_reglas("CL", pais=apartado), _deudor())[0]
