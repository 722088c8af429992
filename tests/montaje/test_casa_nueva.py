"""Estrenar una casa, aunque se vaya la luz a mitad."""

from datetime import UTC, datetime
from pathlib import Path

import pytest

from buzon.dominio.asientos import Asiento, Causa
from buzon.dominio.hechos import VigilanciaActivada
from buzon.montaje.carpeta import CasaEnDisco
from buzon.puertos import LibroDanado

AHORA = datetime(2026, 11, 2, 12, tzinfo=UTC)


def test_un_corte_entre_el_libro_y_la_llave_no_deja_la_casa_inservible(tmp_path: Path) -> None:
    disco = CasaEnDisco(tmp_path)
    disco.crear_libro().cerrar()
    disco.llave.unlink()
    disco.abrir_libro().cerrar()
    assert len(disco.leer_llave()) == 32
    assert disco.llave.stat().st_mode & 0o777 == 0o600


def test_una_casa_que_ya_trabajo_no_cambia_de_llave_por_perderla(tmp_path: Path) -> None:
    disco = CasaEnDisco(tmp_path)
    libro = disco.crear_libro()
    libro.asentar(Asiento(2, AHORA, Causa("casa", "activacion"), (VigilanciaActivada(desde=AHORA),)))
    libro.cerrar()
    disco.llave.unlink()
    disco.abrir_libro().cerrar()
    with pytest.raises(LibroDanado):
        disco.leer_llave()


def test_abrir_la_casa_otra_vez_no_le_cambia_la_llave(tmp_path: Path) -> None:
    disco = CasaEnDisco(tmp_path)
    disco.abrir_libro().cerrar()
    llave = disco.leer_llave()
    disco.abrir_libro().cerrar()
    assert disco.leer_llave() == llave


def test_si_el_disco_no_deja_escribir_el_latido_la_vuelta_no_muere(tmp_path: Path) -> None:
    disco = CasaEnDisco(tmp_path)
    disco.latir(AHORA)
    assert disco.leer_latido() is None
    disco.datos.mkdir()
    disco.latir(AHORA)
    assert disco.leer_latido() == AHORA
