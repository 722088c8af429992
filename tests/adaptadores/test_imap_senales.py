"""Lo que hay en la carpeta de Buzón puede no haberlo escrito un Buzón."""

import pytest

from buzon.adaptadores.imap.senales import _senal_de


def _cabeceras(desde: str, cuando: str) -> bytes:
    return f"X-Buzon-Instancia: a1\r\nX-Buzon-Desde: {desde}\r\nX-Buzon-Cuando: {cuando}\r\n\r\n".encode()


def test_una_senal_con_zona_se_lee() -> None:
    senal = _senal_de(_cabeceras("2026-11-02T12:00:00+00:00", "2026-11-02T12:20:00+00:00"))
    assert senal is not None
    assert senal.instancia == "a1"


@pytest.mark.parametrize("hora", ["2026-11-02T12:00:00", "2026-11-02", "ayer", ""])
def test_una_hora_sin_zona_no_es_una_senal(hora: str) -> None:
    assert _senal_de(_cabeceras(hora, "2026-11-02T12:20:00+00:00")) is None
    assert _senal_de(_cabeceras("2026-11-02T12:20:00+00:00", hora)) is None
