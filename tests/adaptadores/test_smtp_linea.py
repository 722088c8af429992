"""Lo que viaja tras DATA y en el sobre, para cualquier mensaje y cualquier dirección."""

import re

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from buzon.adaptadores.smtp.dictado import en_la_linea_de_datos
from buzon.adaptadores.smtp.direcciones import en_la_linea
from buzon.adaptadores.smtp.respuestas import respuesta
from buzon.dominio.direcciones import es_direccion

TROZOS = st.lists(st.sampled_from([b"\r", b"\n", b"\r\n", b".", b"..", b"hola", b"\xf1", b"\0"]), max_size=40)


def deshacer(datos: bytes) -> bytes:
    """Lo que hace el servidor al recibir (RFC 5321 §4.5.2)."""
    return re.sub(rb"(?m)^\.", b"", datos)


@given(TROZOS.map(b"".join))
@example(b"")
@example(b"\n.\n")
@example(b".\r\n")
def test_el_cuerpo_vuelve_igual_y_nunca_lleva_un_punto_final_dentro(mensaje: bytes) -> None:
    datos = en_la_linea_de_datos(mensaje)
    assert b"\r\n.\r\n" not in b"\r\n" + datos
    assert datos.endswith(b"\r\n")
    assert re.search(rb"\r(?!\n)|(?<!\r)\n", datos) is None
    esperado = re.sub(rb"\r\n|\r|\n", b"\r\n", mensaje)
    assert deshacer(datos) == (esperado if esperado.endswith(b"\r\n") else esperado + b"\r\n")


@given(st.text(max_size=60))
def test_lo_que_se_acepta_como_direccion_no_puede_romper_la_orden(texto: str) -> None:
    if es_direccion(texto):
        assert texto.count("@") == 1
        assert not set(texto) & set(' ,;:<>"\r\n\t\0')


@pytest.mark.parametrize(
    "buena",
    [
        "ana@acme.cl",
        "o'brien+cobros@sub.dominio.example",
        "muñoz@peñalolén.example",
        "a/b=c%d!e#f$g&h*i^j_k`l{m|n}o~p?q@x.example",
        "cuentas.por.pagar@1and1.example",
    ],
)
def test_las_direcciones_corrientes_y_las_raras_pero_validas_se_aceptan(buena: str) -> None:
    assert es_direccion(buena)
    assert en_la_linea(buena).startswith(buena.split("@", maxsplit=1)[0])


@pytest.mark.parametrize(
    ("texto", "ampliado"),
    [
        ("5.1.1 No existe", "5.1.1"),
        ("4.7.500 Ocupado", "4.7.500"),
        ("5.7.1", "5.7.1"),
        ("mensaje 5.1.1 por en medio", None),
        ("5.1.1.9 no es un código", None),
        ("", None),
        ("9.9.9 no existe esa clase", None),
    ],
)
def test_el_codigo_ampliado_solo_vale_si_encabeza(texto: str, ampliado: str | None) -> None:
    assert respuesta(550, texto).ampliado == ampliado


def test_una_respuesta_de_varias_lineas_queda_en_una_y_con_tope() -> None:
    dicho = respuesta(550, "5.7.1 Rechazado\nvea https://ayuda.example\n" + "x" * 5000)
    assert dicho.texto.startswith("5.7.1 Rechazado vea https://ayuda.example")
    assert len(dicho.texto) == 1000
