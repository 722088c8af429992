"""Editar reglas.toml sin perder sus comentarios."""

import tomllib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from buzon.montaje.edicion_toml import comentar, poner

TEXTO = """\
# La casa.
[negocio]
nombre = "Andes"    # el de las facturas
titulares = ["a@andes.example"]
# region = "AP"     # solo si hace falta

[correo.imap]
nombre = "otro"

[[etapas]]
nombre = "primera"
dias = 1            # al día siguiente
[[etapas]]
nombre = "agencia"
cc = ["agencia"]

# Al final.
[agencia]
nombre = "Austral"
"""


def test_cambia_la_clave_de_su_seccion_y_conserva_el_comentario_en_su_columna() -> None:
    nuevo = poner(TEXTO, "negocio", "nombre", "Roble")
    assert 'nombre = "Roble"    # el de las facturas' in nuevo
    assert tomllib.loads(nuevo)["correo"]["imap"]["nombre"] == "otro"


def test_un_valor_mas_largo_empuja_el_comentario() -> None:
    assert 'nombre = "Ferretería El Roble" # el de las facturas' in poner(
        TEXTO, "negocio", "nombre", "Ferretería El Roble"
    )


def test_una_clave_comentada_se_activa() -> None:
    assert tomllib.loads(poner(TEXTO, "negocio", "region", "MD"))["negocio"]["region"] == "MD"


def test_cambia_numeros_y_listas() -> None:
    nuevo = poner(poner(TEXTO, "etapas", "dias", 9), "negocio", "titulares", ["b@andes.example", "c@andes.example"])
    tabla = tomllib.loads(nuevo)
    assert tabla["etapas"][0]["dias"] == 9
    assert tabla["negocio"]["titulares"] == ["b@andes.example", "c@andes.example"]


@given(st.text(st.characters(blacklist_categories=("Cc", "Cs", "Zl", "Zp")), max_size=40))
def test_cualquier_texto_que_se_teclee_vuelve_igual(texto: str) -> None:
    assert tomllib.loads(poner(TEXTO, "negocio", "nombre", texto))["negocio"]["nombre"] == texto


def test_una_clave_que_no_esta_es_un_error_nuestro() -> None:
    with pytest.raises(KeyError):
        poner(TEXTO, "negocio", "moneda", "CLP")
    with pytest.raises(KeyError):
        poner(TEXTO, "cobranza", "trato", "tu")


def test_comentar_apaga_solo_la_seccion_pedida() -> None:
    tabla = tomllib.loads(comentar(comentar(TEXTO, "agencia"), "etapas", 'nombre = "agencia"'))
    assert "agencia" not in tabla
    assert [etapa["nombre"] for etapa in tabla["etapas"]] == ["primera"]
    assert tabla["negocio"]["nombre"] == "Andes"
