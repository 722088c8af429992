"""Ningún lector se cae, se atasca ni inventa por lo que traiga un correo: forma corta de `make fuzz`."""

import logging
from random import Random

import pytest
from aleatorio.blancos import AQUI, BLANCOS
from aleatorio.correr import corpus
from aleatorio.mutaciones import TOPE, Paso, mutar, pasos_al_azar
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from buzon.documentos.extractos import leer_extracto
from buzon.montaje.saber import leer_saber

_NUMERO = st.integers(0, 65_535)
_PASOS = st.lists(st.tuples(_NUMERO, _NUMERO, _NUMERO), min_size=1, max_size=4)
# Los que más cuestan, menos veces: la tanda entera no pasa de unos segundos.
_VECES = {"entender": 12, "bancos": 15, "fechas": 30}
_GUARDADOS = [(nombre, dato) for nombre in BLANCOS for dato in corpus(nombre)]


@pytest.mark.parametrize("nombre", BLANCOS)
def test_cada_lector_aguanta_semillas_estropeadas(nombre: str) -> None:
    semillas = BLANCOS[nombre].sembrar()

    @settings(
        max_examples=_VECES.get(nombre, 60),
        deadline=None,
        derandomize=True,
        database=None,
        suppress_health_check=list(HealthCheck),
    )
    @given(st.sampled_from(range(len(semillas))), _PASOS)
    def atacar(cual: int, pasos: list[Paso]) -> None:
        BLANCOS[nombre].atacar(mutar(semillas[cual], pasos, semillas))

    atacar()


@pytest.mark.parametrize(("nombre", "dato"), _GUARDADOS, ids=[f"{n}-{i}" for i, (n, _) in enumerate(_GUARDADOS)])
def test_lo_que_un_dia_tumbo_a_un_lector_ya_no_lo_tumba(nombre: str, dato: bytes) -> None:
    BLANCOS[nombre].atacar(dato)


def test_estropear_es_repetible_y_nunca_pasa_del_tope() -> None:
    semillas = BLANCOS["lectura"].sembrar()
    for numero in range(40):
        pasos = pasos_al_azar(Random(numero))  # noqa: S311 - se quiere repetible
        dato = mutar(semillas[numero % len(semillas)], pasos, semillas)
        assert dato == mutar(semillas[numero % len(semillas)], pasos, semillas)
        assert len(dato) <= TOPE


def test_un_extracto_roto_no_se_vuelca_en_el_registro(caplog: pytest.LogCaptureFixture) -> None:
    """Lo encontró esta tanda: la biblioteca escribía el extracto entero, con nombres e importes."""
    leer_saber(None)
    sano = (AQUI / "semillas" / "extractos" / "mt940.txt").read_bytes()
    roto = sano.replace(b":61:26", b":61:XX")
    assert roto != sano
    with caplog.at_level(logging.DEBUG):
        leer_extracto(roto)
    assert not caplog.records
