"""Los sellos prueban qué botón de qué carta se tocó, y no se pueden cambiar de sitio ni de día."""

import hmac
from base64 import b32encode
from datetime import date, timedelta
from hashlib import sha256

import pytest
from hypothesis import given
from hypothesis import strategies as st

from buzon.dominio.sellos import Papel, identidad_de_carta, leer_sello, sellar, sin_sello, trae_marca

LLAVE, OTRA = b"k" * 32, b"x" * 32
HASTA = date(2027, 1, 15)


def _sellar(llave: bytes, papel: Papel, objeto: str, accion: str, carta: str = "acme/recordatorio/1") -> str:
    return sellar(llave, papel, objeto, accion, carta=carta, caduca=HASTA)


def _dice(papel: Papel, asunto: str, hoy: date | None = HASTA, llave: bytes = LLAVE) -> tuple[str, str, str] | None:
    sello = leer_sello(llave, papel, asunto, hoy)
    return (sello.objeto, sello.accion, sello.estado) if sello else None


def test_un_sello_vuelve_entero_entre_otras_palabras() -> None:
    asunto = f"Re: RV: Ya pagué {_sellar(LLAVE, 'deudor', 'acme-ltda', 'ya_pago')} gracias"
    assert _dice("deudor", asunto) == ("acme-ltda", "ya_pago", "vale")


@pytest.mark.parametrize(("viejo", "nuevo"), [("acme", "bodega"), ("ya_pago", "error"), ("[bz:", "[bx:"), (".", " ")])
def test_un_sello_alterado_no_vale(viejo: str, nuevo: str) -> None:
    dicho = _dice("deudor", _sellar(LLAVE, "deudor", "acme", "ya_pago").replace(viejo, nuevo))
    assert dicho is None or dicho[2] == "alterado"


def test_cambiar_cualquier_letra_lo_rompe() -> None:
    sello = _sellar(LLAVE, "deudor", "acme", "ya_pago")
    for lugar in range(4, len(sello) - 1):
        if sello[lugar] == ".":
            continue
        roto = sello[:lugar] + ("A" if sello[lugar] != "A" else "B") + sello[lugar + 1 :]
        dicho = _dice("deudor", roto)
        assert dicho is None or dicho[2] == "alterado", roto


def test_un_sello_no_cambia_de_papel_ni_de_casa() -> None:
    sello = _sellar(LLAVE, "deudor", "123", "pagada")
    assert _dice("titular", sello) == ("123", "pagada", "alterado")
    assert _dice("deudor", sello, llave=OTRA) == ("123", "pagada", "alterado")


def test_vale_hasta_su_ultimo_dia_y_no_mas() -> None:
    sello = _sellar(LLAVE, "titular", "123", "pagada")
    assert _dice("titular", sello, HASTA) == ("123", "pagada", "vale")
    assert _dice("titular", sello, HASTA + timedelta(days=1)) == ("123", "pagada", "caducado")
    leido = leer_sello(LLAVE, "titular", sello)
    assert leido is not None
    assert leido.caduca == HASTA


def test_el_mismo_boton_de_dos_cartas_son_dos_sellos() -> None:
    uno, otro = (_sellar(LLAVE, "titular", "123", "pagada", carta=carta) for carta in ("recibo/1", "recibo/2"))
    assert uno != otro
    assert uno == _sellar(LLAVE, "titular", "123", "pagada", carta="recibo/1")


def test_los_de_antes_sin_caducidad_se_reconocen_y_no_valen() -> None:
    firma = b32encode(hmac.new(LLAVE, b"titular\0f-123\0pagada", sha256).digest()).decode()[:26]
    assert _dice("titular", f"Está pagada [bz:f-123.pagada.{firma}]") == ("f-123", "pagada", "antiguo")


def test_uno_falso_delante_no_tapa_al_verdadero() -> None:
    falso = _sellar(OTRA, "titular", "123", "pagada")
    bueno = _sellar(LLAVE, "titular", "123", "anular")
    assert _dice("titular", f"{falso} {bueno}") == ("123", "anular", "vale")


def test_la_firma_tiene_al_menos_128_bits() -> None:
    firma = _sellar(LLAVE, "titular", "123", "pagada").rstrip("]").rpartition(".")[2]
    assert len(firma) * 5 >= 128


@given(st.from_regex(r"[A-Za-z0-9/_-]{1,80}", fullmatch=True), st.from_regex(r"[a-z]{1,20}", fullmatch=True))
def test_todo_objeto_y_accion_van_y_vuelven(objeto: str, accion: str) -> None:
    assert _dice("titular", _sellar(LLAVE, "titular", objeto, accion)) == (objeto, accion, "vale")


@given(st.dates(date(2020, 1, 1), date(2109, 1, 1)))
def test_todo_dia_va_y_vuelve(dia: date) -> None:
    leido = leer_sello(LLAVE, "titular", sellar(LLAVE, "titular", "1", "si", carta="x", caduca=dia))
    assert leido is not None
    assert leido.caduca == dia


@given(st.text(max_size=300))
def test_ningun_texto_hace_fallar_la_lectura(texto: str) -> None:
    assert leer_sello(LLAVE, "deudor", texto) is None
    assert "[bz:" not in sin_sello(texto)


def test_quien_lee_el_asunto_no_ve_el_sello_ni_lo_que_quede_de_el() -> None:
    sello = _sellar(LLAVE, "titular", "123", "pagada")
    assert sin_sello(f"Está pagada {sello}") == "Está pagada"
    assert sin_sello(f"Está pagada {sello[:40]}") == "Está pagada"
    assert trae_marca(f"Está pagada {sello[:40]}")
    assert not trae_marca("Está pagada [2026]")


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
