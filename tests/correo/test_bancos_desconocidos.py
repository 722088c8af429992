"""El lector por frases y etiquetas, sin tablas: qué entiende de un banco nunca visto, y qué no es un cobro."""

from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.correo.apoyo_bancos import NADIE, aviso, casos, en_llano, leer, saber

DESCONOCIDOS, AJENOS, CONOCIDOS = casos("desconocidos"), casos("ajenos"), casos("conocidos")
ENTRADAS = {i: c for i, c in DESCONOCIDOS.items() if c["sentido"] == "entrada"}
# Estos solo se entienden sabiendo quién escribe: el aviso no se presenta como de un banco.
NECESITAN_TABLA = {"davivienda", "pichincha"}


@pytest.mark.parametrize("caso", ENTRADAS.values(), ids=ENTRADAS)
@pytest.mark.parametrize("en_un_parrafo", [False, True], ids=["en_lineas", "en_un_parrafo"])
def test_un_abono_de_un_banco_nunca_visto_se_entiende(caso: dict[str, Any], *, en_un_parrafo: bool) -> None:
    leido = leer(caso, NADIE, en_un_parrafo=en_un_parrafo and not caso.get("solo_en_lineas"))
    assert leido is not None
    assert (leido.sentido, leido.importe) == ("entrada", Decimal(caso["importe"]))
    assert en_llano(leido.pagador) == en_llano(caso.get("pagador"))
    assert leido.generico
    assert leido.banco is None


@pytest.mark.parametrize("caso", DESCONOCIDOS.values(), ids=DESCONOCIDOS)
def test_nunca_se_toma_por_entrada_lo_que_sale(caso: dict[str, Any]) -> None:
    leido = leer(caso, NADIE)
    assert leido is not None
    assert leido.sentido == caso["sentido"]


@pytest.mark.parametrize("caso", AJENOS.values(), ids=AJENOS)
def test_lo_que_no_es_un_cobro_nunca_es_una_entrada(caso: dict[str, Any]) -> None:
    leido = leer(caso)
    assert (leido.sentido if leido else None) == caso.get("sentido")
    assert caso.get("sentido") != "entrada"


def test_las_tablas_ayudan_pero_los_conocidos_se_leen_casi_todos_sin_ellas() -> None:
    fallos = set()
    for nombre, caso in CONOCIDOS.items():
        leido = leer(caso, NADIE)
        if caso["sentido"] == "entrada" and (leido is None or leido.importe != Decimal(caso["importe"])):
            fallos.add(nombre)
    assert fallos <= NECESITAN_TABLA


@pytest.mark.parametrize(
    ("asunto", "cuerpo"),
    [
        ("Transferencia recibida por tu beneficiario", "Tu beneficiario Juan Soto ya recibió $ 45.000."),
        ("Aviso", "Transferencia recibida por el destinatario.\nMonto: $ 45.000\nDestino: Juan Soto"),
        ("Aviso", "El abono fue acreditado a tu contacto. Monto: $ 45.000"),
    ],
)
def test_lo_que_recibio_aquel_a_quien_pagamos_no_nos_llega(asunto: str, cuerpo: str) -> None:
    leido = aviso("avisos@bancodelvalle.example", asunto, cuerpo, NADIE, "CL")
    assert leido is None or leido.sentido != "entrada"


def test_el_importe_no_es_el_saldo_la_comision_ni_el_impuesto() -> None:
    leido = aviso(
        "avisos@bancodelvalle.example",
        "Abono",
        "Saldo anterior: $ 900.00\nComisión: $ 5.00\nIVA: $ 0.80\nImporte: $ 1,250.00\nOrdenante: TALLER ANA\n"
        "Saldo disponible: $ 2,150.00\nHas recibido una transferencia en tu cuenta",
        NADIE,
        "MX",
    )
    assert leido is not None
    assert (leido.importe, leido.moneda, leido.pagador) == (Decimal(1250), "MXN", "TALLER ANA")


@pytest.mark.parametrize(
    ("escrito", "importe"),
    [
        ("$36,459", "36459"),
        ("$ 2.440.173", "2440173"),
        ("$5.00", "5"),
        ("S/35.50", "35.50"),
        ("1.250,00 €", "1250"),
        ("₡85.000,00", "85000"),
        ("$15.500.00", "15500"),
        ("USD 320,75", "320.75"),
    ],
)
def test_un_solo_separador_con_tres_cifras_son_millares_y_con_dos_centimos(escrito: str, importe: str) -> None:
    leido = aviso(
        "avisos@bancodelvalle.example", "Aviso", f"Recibiste una transferencia por {escrito} de Ana Ruiz", NADIE
    )
    assert leido is not None
    assert leido.importe == Decimal(importe)


def test_el_signo_suelto_es_la_moneda_del_pais_del_dominio_y_si_no_la_del_negocio() -> None:
    texto = "Recibiste una transferencia por $1.000 de Ana Ruiz"
    chileno = aviso("avisos@bancodelvalle.cl", "Aviso", texto, NADIE, "MX")
    sin_pais = aviso("avisos@bancodelvalle.example", "Aviso", texto, NADIE, "CO")
    nadie = aviso("avisos@bancodelvalle.example", "Aviso", texto, NADIE)
    assert [leido and leido.moneda for leido in (chileno, sin_pais, nadie)] == ["CLP", "COP", None]


PALABRAS = st.sampled_from([
    "recibiste", "una transferencia", "de", "por", "$", "1.000", "ANA", "\n", ":", "Monto", "Ordenante", "RUT", "N°",
    "nuestro cliente", "le ha enviado", "rechazada", "S/", "11.111.111-1", "*", "ñ€", "\x00", "<b>", "05/05/2026",
    "tu cuenta",
])  # fmt: skip


@settings(max_examples=150, deadline=None)
@given(st.lists(PALABRAS, max_size=60).map(" ".join), st.sampled_from(["avisos@banco.cl", "a@nequi.com", "x", ""]))
def test_ningun_texto_hace_lanzar_ni_da_un_importe_que_no_sea_positivo(cuerpo: str, remitente: str) -> None:
    leido = aviso(remitente, cuerpo[:40], cuerpo, saber())
    assert leido is None or leido.importe > 0


SEMILLAS = ["de ", "recibiste una transferencia de ", "Monto:\n", "nuestro cliente ", "1.1.", "*", "Nombre ", "5 de "]


@pytest.mark.parametrize("semilla", SEMILLAS)
def test_de_un_texto_enorme_y_repetido_solo_se_mira_el_principio(semilla: str) -> None:
    entero = aviso("avisos@banco.cl", "Aviso", semilla * 2_000_000)
    assert entero == aviso("avisos@banco.cl", "Aviso", (semilla * 20_000)[:30_000])


@pytest.mark.parametrize(
    ("escrito", "cuenta"),
    [
        ("a su Cuenta Corriente N° 1122334455.", "1122334455"),
        ("a su Cuenta Vista Nº 00123456.", "00123456"),
        ("a su cuenta N°: 0012345 el 12/05/2026", "0012345"),
        ("en tu cuenta de ahorros *9021.", "9021"),
        ("a tu cuenta terminada en 4321.", "4321"),
        ("a su cuenta por convenio.", None),
    ],
)
def test_la_cuenta_de_destino_dicha_en_una_frase(escrito: str, cuenta: str | None) -> None:
    leido = aviso(
        "avisos@bancodelvalle.example", "Aviso", f"Ha recibido una transferencia por $ 450.000 {escrito}", NADIE
    )
    assert leido is not None
    assert leido.cuenta_destino == cuenta
