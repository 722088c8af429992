"""La escucha que mira el registro en cada prueba nota lo que debe, y calla con lo demás."""

import logging

import pytest
from registro_discreto import escuchar, indiscrecion


def _anotacion(quien: str, dicho: str) -> logging.LogRecord:
    return logging.LogRecord(quien, logging.WARNING, __file__, 1, dicho, None, None)


@pytest.mark.parametrize(
    ("quien", "dicho"),
    [
        ("buzon", "no contesta ACME Ltda"),
        ("una.biblioteca", "cabecera rara: Subject: Factura 123"),
        ("otra", "cualquier cosa"),
    ],
)
def test_una_indiscrecion_se_nota(quien: str, dicho: str) -> None:
    assert indiscrecion(_anotacion(quien, dicho)) == f"{quien}: {dicho}"


@pytest.mark.parametrize("dicho", ["3 correos leídos, 1 enviado", "no se pudo escribir a ana@pinar.example"])
def test_lo_enmascarado_y_lo_neutro_no(dicho: str) -> None:
    assert indiscrecion(_anotacion("buzon", dicho)) is None


def test_se_oye_lo_que_de_verdad_se_anota_y_solo_mientras_se_escucha() -> None:
    with escuchar() as oidas:
        logging.getLogger("buzon").info("vigilando a…@p…")
        logging.getLogger("pymap").warning("el servidor de las pruebas habla")
    assert oidas == []
