"""Lo que el titular corrige al contestar el acuse."""

from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from buzon.documentos.campos import leer_correccion

HOY = date(2026, 11, 22)


@pytest.mark.parametrize(
    ("texto", "campo", "valor"),
    [
        ("el correo es ana@acme.example", "correo", "ana@acme.example"),
        ("el correo de Ana es Ana@acme.example, gracias", "correo", "ana@acme.example"),
        ("ana@acme.example", "correo", "ana@acme.example"),
        ("vence el 15/12", "vencimiento", date(2026, 12, 15)),
        ("El vencimiento correcto es el 20 de enero de 2027", "vencimiento", date(2027, 1, 20)),
        ("vence el viernes", "vencimiento", date(2026, 11, 27)),
        ("el total es 450.000", "total", Decimal(450000)),
        ("Total: $1.200.000, no 1.300.000", "total", Decimal(1200000)),
        ("el cliente es ACME Ltda", "cliente", "ACME Ltda"),
        ("El cliente se llama Beta SpA", "cliente", "Beta SpA"),
        ("Razón social: Constructora Del Valle S.A.", "cliente", "Constructora Del Valle S.A."),
        ("el número es 124", "numero", "124"),
        ("la factura es la F-125", "numero", "F-125"),
        ("no es 124, el número es 125", "numero", "125"),
        ("fecha 1/12/2026", "fecha", date(2026, 12, 1)),
        ("El RUT es 76.086.428-5", "id_fiscal", "76.086.428-5"),
        ("la moneda es dólares", "moneda", "USD"),
    ],
)
def test_una_correccion_dice_su_campo_y_su_valor(texto: str, campo: str, valor: object) -> None:
    assert leer_correccion(texto, pais="CL", moneda="CLP", hoy=HOY) == {campo: valor}


def test_dos_correcciones_en_una_linea_o_en_dos() -> None:
    esperado = {"correo": "ana@acme.example", "vencimiento": date(2026, 12, 15)}
    assert leer_correccion("el correo es ana@acme.example y vence el 15/12", hoy=HOY) == esperado
    assert leer_correccion("Correo: ana@acme.example\nVence: 15/12", hoy=HOY) == esperado


@pytest.mark.parametrize(
    "texto",
    [
        "gracias, todo bien",
        "anular",
        "el total no es 450.000",
        "el correo está mal",
        "el RUT es 76.086.428-6",
        "",
        "123",
    ],
)
def test_lo_que_no_corrige_nada_no_corrige_nada(texto: str) -> None:
    assert leer_correccion(texto, pais="CL", moneda="CLP", hoy=HOY) == {}


def test_quien_se_contradice_no_corrige() -> None:
    assert leer_correccion("el total es 100.000\nel total es 200.000", pais="CL", moneda="CLP") == {}


def test_lo_citado_no_corrige() -> None:
    assert leer_correccion("> el correo es otro@acme.example", hoy=HOY) == {}


def test_sin_hoy_una_fecha_sin_anio_no_se_lee() -> None:
    assert leer_correccion("vence el 15/12") == {}


@given(st.text(max_size=200))
def test_ningun_texto_lo_hace_caer(texto: str) -> None:
    assert set(leer_correccion(texto, hoy=HOY)) <= {
        "numero", "cliente", "correo", "total", "moneda", "vencimiento", "fecha", "id_fiscal"
    }  # fmt: skip
