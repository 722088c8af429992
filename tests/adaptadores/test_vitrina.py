"""Servir el panel: solo desde aquí, solo leer, y siempre lo último."""

import http.client
import threading
from collections.abc import Iterator

import pytest

from buzon.adaptadores.vitrina import Vitrina


@pytest.fixture
def vitrina() -> Iterator[Vitrina]:
    visitas = iter(range(100))
    vitrina = Vitrina(0, lambda: b"<p>visita %d" % next(visitas), "v1".strip)
    hilo = threading.Thread(target=vitrina.serve_forever, kwargs={"poll_interval": 0.02})
    hilo.start()
    yield vitrina
    vitrina.shutdown()
    hilo.join()
    vitrina.server_close()


def _pedir(
    vitrina: Vitrina, ruta: str, metodo: str = "GET", host: str | None = None
) -> tuple[int, str, dict[str, str]]:
    conexion = http.client.HTTPConnection("127.0.0.1", vitrina.server_address[1], timeout=10)
    try:
        conexion.request(metodo, ruta, headers={"Host": host} if host else {})
        respuesta = conexion.getresponse()
        return respuesta.status, respuesta.read().decode(), dict(respuesta.getheaders())
    finally:
        conexion.close()


def test_cada_visita_ve_lo_ultimo_y_no_se_guarda_en_ningun_sitio(vitrina: Vitrina) -> None:
    assert [_pedir(vitrina, "/")[1] for _ in range(2)] == ["<p>visita 0", "<p>visita 1"]
    assert _pedir(vitrina, "/")[2]["Cache-Control"] == "no-store"
    assert _pedir(vitrina, "/version")[1] == "v1"


@pytest.mark.parametrize("host", ["malo.example", "malo.example:80", "127.0.0.1.malo.example", "192.168.1.9"])
def test_con_otro_nombre_no_se_ensena_nada(vitrina: Vitrina, host: str) -> None:
    codigo, cuerpo, _ = _pedir(vitrina, "/", host=host)
    assert codigo == 421
    assert "visita" not in cuerpo


def test_no_hay_nada_mas_que_leer_ni_nada_que_escribir(vitrina: Vitrina) -> None:
    assert _pedir(vitrina, "/datos/llave")[0] == 404
    assert _pedir(vitrina, "/", "POST")[0] == 501


def test_escucha_solo_en_esta_maquina(vitrina: Vitrina) -> None:
    assert vitrina.server_address[0] == "127.0.0.1"
    assert vitrina.direccion.startswith("http://127.0.0.1:")
