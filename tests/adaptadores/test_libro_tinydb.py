"""El libro es de verdad una TinyDB: se consulta como cualquiera, pero solo crece; y es de una sola casa, en privado."""

import os
import stat
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from tinydb import TinyDB, where
from tinydb.storages import MemoryStorage

from buzon.adaptadores.libro_tinydb import LibroTinyDB
from buzon.adaptadores.libro_tinydb.almacen import SoloSeAnade
from buzon.adaptadores.libro_tinydb.tabla import TablaQueSoloCrece
from buzon.dominio.asientos import Asiento, Causa
from buzon.dominio.hechos import CasaAbierta
from buzon.puertos import FalloPasajero, LibroDanado, LibroOcupado

LUNES = datetime(2026, 3, 2, 9, 30, tzinfo=UTC)


def asiento(numero: int) -> Asiento:
    return Asiento(numero, LUNES, Causa("dia", f"día {numero}"), (CasaAbierta(casa="taller"),))


@pytest.fixture
def libro(tmp_path: Path) -> Iterator[LibroTinyDB]:
    with LibroTinyDB.crear(tmp_path / "datos", asiento(1)) as abierto:
        for numero in (2, 3):
            abierto.asentar(asiento(numero))
        yield abierto


def modos(carpeta: Path) -> dict[str, int]:
    return {ruta.name: stat.S_IMODE(ruta.stat().st_mode) for ruta in carpeta.iterdir()}


def test_la_base_es_una_tinydb_y_se_consulta_como_tal(libro: LibroTinyDB) -> None:
    assert isinstance(libro.base, TinyDB)
    tabla = libro.base.table("asientos")
    assert libro.base.tables() == {"asientos"}
    assert len(tabla) == len(libro.base) == 3
    assert [uno["numero"] for uno in tabla.search(where("causa")["de"] == "día 2")] == [2]
    assert [uno.doc_id for uno in tabla] == [1, 2, 3]
    documento = tabla.get(doc_id=3)
    assert documento is not None
    assert documento["hechos"] == [{"hecho": "CasaAbierta", "casa": "taller"}]
    assert not tabla.contains(doc_id=4)


def test_cambiar_lo_consultado_no_cambia_el_libro(libro: LibroTinyDB) -> None:
    tabla = libro.base.table("asientos")
    for _ in range(2):
        (hallado,) = tabla.search(where("numero") == 2)
        assert hallado["causa"]["de"] == "día 2"
        hallado["causa"]["de"] = "otra cosa"
    assert libro.verificar() == ()


CAMBIOS: dict[str, Callable[[Any], object]] = {
    "update": lambda base: base.update({"numero": 9}),
    "update_doc_ids": lambda base: base.update({"numero": 9}, doc_ids=[2]),
    "update_cond": lambda base: base.update({"numero": 9}, where("numero") == 2),
    "update_multiple": lambda base: base.update_multiple([({"numero": 9}, where("numero") == 2)]),
    "upsert": lambda base: base.upsert({"numero": 9}, where("numero") == 2),
    "remove_doc_ids": lambda base: base.remove(doc_ids=[1]),
    "remove_cond": lambda base: base.remove(where("numero") == 3),
    "truncate": lambda base: base.truncate(),
    "drop_table": lambda base: base.drop_table("asientos"),
    "drop_tables": lambda base: base.drop_tables(),
}


@pytest.mark.parametrize("cambiar", CAMBIOS.values(), ids=CAMBIOS)
def test_tinydb_no_puede_cambiar_ni_borrar_lo_escrito(libro: LibroTinyDB, cambiar: Callable[[Any], object]) -> None:
    antes = list(libro.asientos())
    with pytest.raises(SoloSeAnade, match="solo crece"):
        cambiar(libro.base)
    assert list(libro.asientos()) == antes
    with LibroTinyDB.leer(libro.carpeta) as otro:
        assert list(otro.asientos()) == antes


def test_otra_tabla_de_la_misma_base_se_guarda_en_la_misma_transaccion_y_vuelve(libro: LibroTinyDB) -> None:
    assert libro.base.table("notas").insert_multiple([{"texto": "año"}, {"texto": "dos"}]) == [1, 2]
    lineas = (libro.carpeta / "libro-000001.diario").read_bytes().splitlines()
    assert lineas[-1].endswith('{"notas":{"1":{"texto":"año"},"2":{"texto":"dos"}}}'.encode())
    with LibroTinyDB.leer(libro.carpeta) as otro:
        assert otro.base.table("notas").all() == [{"texto": "año"}, {"texto": "dos"}]


def test_una_insercion_que_falla_a_medias_no_deja_nada(libro: LibroTinyDB) -> None:
    tamano = (libro.carpeta / "libro-000001.diario").stat().st_size
    with pytest.raises(ValueError, match="not a Mapping"):
        libro.base.table("notas").insert_multiple([{"texto": "uno"}, "no es un documento"])  # type: ignore[list-item]  # a propósito
    assert (libro.carpeta / "libro-000001.diario").stat().st_size == tamano
    assert len(libro.base.table("notas")) == 0


def test_la_tabla_no_se_monta_sobre_otro_almacen() -> None:
    with pytest.raises(TypeError, match="AlmacenDeDiario"):
        TablaQueSoloCrece(MemoryStorage(), "asientos")  # type: ignore[no-untyped-call]  # así viene en TinyDB


def test_un_segundo_buzon_en_la_misma_casa_se_niega_y_dice_quien_la_tiene(libro: LibroTinyDB) -> None:
    with pytest.raises(LibroOcupado, match=str(os.getpid())):
        LibroTinyDB.abrir(libro.carpeta)
    libro.cerrar()
    LibroTinyDB.abrir(libro.carpeta).cerrar()


def test_un_libro_abierto_para_leer_no_escribe(libro: LibroTinyDB) -> None:
    with LibroTinyDB.leer(libro.carpeta) as lector:
        with pytest.raises(SoloSeAnade):
            lector.asentar(asiento(4))
        with pytest.raises(SoloSeAnade):
            lector.compactar()
    libro.asentar(asiento(4))


def test_el_lector_ve_lo_confirmado_mientras_otro_escribe(libro: LibroTinyDB) -> None:
    with LibroTinyDB.leer(libro.carpeta) as antes:
        libro.asentar(asiento(4))
        libro.compactar()
        libro.asentar(asiento(5))
        assert antes.numero == 3
        assert [uno.numero for uno in antes.asientos()] == [1, 2, 3]
    with LibroTinyDB.leer(libro.carpeta) as despues:
        assert [uno.numero for uno in despues.asientos()] == [1, 2, 3, 4, 5]


def test_cerrado_no_admite_mas_y_se_puede_cerrar_dos_veces(libro: LibroTinyDB) -> None:
    libro.cerrar()
    libro.cerrar()
    with pytest.raises(LibroDanado, match="cerrado"):
        libro.asentar(asiento(4))
    assert [uno.numero for uno in libro.asientos()] == [1, 2, 3]


def test_un_libro_empieza_por_el_asiento_uno(tmp_path: Path) -> None:
    with pytest.raises(ValueError, match="empieza por el asiento 1"):
        LibroTinyDB.crear(tmp_path / "datos", asiento(2))
    assert not (tmp_path / "datos").exists()


@pytest.mark.parametrize("umask", [0o000, 0o022, 0o077])
def test_el_libro_nace_en_privado_con_cualquier_umask(tmp_path: Path, umask: int) -> None:
    previa = os.umask(umask)
    try:
        with LibroTinyDB.crear(tmp_path / "casa" / "datos", asiento(1)) as libro:
            libro.compactar()
            libro.asentar(asiento(2))
    finally:
        os.umask(previa)
    assert stat.S_IMODE((tmp_path / "casa" / "datos").stat().st_mode) == 0o700
    assert set(modos(tmp_path / "casa" / "datos").values()) == {0o600}


def test_al_abrirlo_se_cierra_lo_que_otros_podian_leer(libro: LibroTinyDB) -> None:
    libro.cerrar()
    libro.carpeta.chmod(0o755)
    for ruta in libro.carpeta.iterdir():
        ruta.chmod(0o644)
    LibroTinyDB.abrir(libro.carpeta).cerrar()
    assert stat.S_IMODE(libro.carpeta.stat().st_mode) == 0o700
    assert set(modos(libro.carpeta).values()) == {0o600}


def test_un_enlace_en_lugar_del_diario_no_se_sigue(libro: LibroTinyDB, tmp_path: Path) -> None:
    libro.cerrar()
    diario = libro.carpeta / "libro-000001.diario"
    diario.rename(tmp_path / "ajeno")
    diario.symlink_to(tmp_path / "ajeno")
    with pytest.raises(FalloPasajero):
        LibroTinyDB.abrir(libro.carpeta)


def test_si_borran_o_tocan_el_diario_con_buzon_en_marcha_no_se_escribe_mas(libro: LibroTinyDB) -> None:
    diario = libro.carpeta / "libro-000001.diario"
    with diario.open("ab") as intruso:
        intruso.write(b"hola\n")
    for _ in range(2):
        with pytest.raises(LibroDanado, match="Alguien escribió"):
            libro.asentar(asiento(4))
    assert libro.numero == 3


def test_si_borran_la_carpeta_con_buzon_en_marcha_no_se_confirma_nada(libro: LibroTinyDB) -> None:
    (libro.carpeta / "libro-000001.diario").unlink()
    with pytest.raises(LibroDanado, match="Alguien borró"):
        libro.asentar(asiento(4))
    assert [uno.numero for uno in libro.asientos()] == [1, 2, 3]


def test_compactar_no_cambia_la_historia_y_deja_un_solo_par(libro: LibroTinyDB) -> None:
    antes = list(libro.asientos())
    for _ in range(3):
        libro.compactar()
    assert list(libro.asientos()) == antes
    assert sorted(modos(libro.carpeta)) == ["cerrojo", "libro-000004.diario", "libro-000004.foto"]
    libro.asentar(asiento(4))
    libro.cerrar()
    with LibroTinyDB.abrir(libro.carpeta) as otro:
        assert [*antes, *list(otro.asientos())[3:]] == list(otro.asientos())
        assert otro.numero == 4
        assert otro.avisos == ()
