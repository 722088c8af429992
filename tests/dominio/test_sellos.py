"""Los sellos prueban qué botón se tocó y no se pueden cambiar de sitio."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from buzon.dominio.sellos import Sello, identidad_de_carta, leer_sello, sellar

LLAVE, OTRA = b"k" * 32, b"x" * 32


def test_un_sello_vuelve_entero_entre_otras_palabras() -> None:
    asunto = f"Re: RV: Ya pagué {sellar(LLAVE, 'deudor', 'acme-ltda', 'ya_pago')} gracias"
    assert leer_sello(LLAVE, "deudor", asunto) == Sello("acme-ltda", "ya_pago")


@pytest.mark.parametrize(
    ("viejo", "nuevo"),
    [("acme", "bodega"), ("ya_pago", "error"), ("[bz:", "[bx:"), (".", " ")],
)
def test_un_sello_alterado_no_vale(viejo: str, nuevo: str) -> None:
    sello = sellar(LLAVE, "deudor", "acme", "ya_pago")
    assert leer_sello(LLAVE, "deudor", sello.replace(viejo, nuevo)) is None


def test_un_sello_no_cambia_de_papel_ni_de_casa() -> None:
    sello = sellar(LLAVE, "deudor", "123", "pagada")
    assert leer_sello(LLAVE, "titular", sello) is None
    assert leer_sello(OTRA, "deudor", sello) is None


def test_uno_falso_delante_no_tapa_al_verdadero() -> None:
    falso = sellar(OTRA, "titular", "123", "pagada")
    bueno = sellar(LLAVE, "titular", "123", "anular")
    assert leer_sello(LLAVE, "titular", f"{falso} {bueno}") == Sello("123", "anular")


@given(st.from_regex(r"[A-Za-z0-9/_-]{1,80}", fullmatch=True), st.from_regex(r"[a-z]{1,20}", fullmatch=True))
def test_todo_objeto_y_accion_van_y_vuelven(objeto: str, accion: str) -> None:
    assert leer_sello(LLAVE, "titular", sellar(LLAVE, "titular", objeto, accion)) == Sello(objeto, accion)


@given(st.text(max_size=300))
def test_ningun_texto_hace_fallar_la_lectura(texto: str) -> None:
    assert leer_sello(LLAVE, "deudor", texto) is None


def test_la_identidad_de_una_carta_es_siempre_la_misma_y_solo_suya() -> None:
    una = identidad_de_carta(LLAVE, "casa", "acme/recordatorio/1", "andes.example")
    assert una == identidad_de_carta(LLAVE, "casa", "acme/recordatorio/1", "andes.example")
    otras = {
        identidad_de_carta(LLAVE, "casa", "acme/recordatorio/2", "andes.example"),
        identidad_de_carta(LLAVE, "otra", "acme/recordatorio/1", "andes.example"),
        identidad_de_carta(OTRA, "casa", "acme/recordatorio/1", "andes.example"),
    }
    assert una not in otras
    assert len(otras) == 3
