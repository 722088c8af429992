"""Las copias diarias: se hacen con Buzón en marcha, se leen enteras antes de contar, y hay camino de vuelta."""

import shutil
import stat
import subprocess
from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest

from buzon.adaptadores.libro_tinydb import LibroTinyDB, respaldar, restaurar, verificar_carpeta
from buzon.dominio.asientos import Asiento, Causa
from buzon.dominio.hechos import CasaAbierta
from buzon.puertos import FalloPasajero, LibroDanado, LibroOcupado

LUNES = datetime(2026, 3, 2, 9, 30, tzinfo=UTC)


def asiento(numero: int) -> Asiento:
    return Asiento(numero, LUNES + timedelta(days=numero), Causa("dia"), (CasaAbierta(casa="taller"),))


@pytest.fixture
def libro(tmp_path: Path) -> Iterator[LibroTinyDB]:
    with LibroTinyDB.crear(tmp_path / "datos", asiento(1)) as abierto:
        abierto.asentar(asiento(2))
        yield abierto


def nombres(carpeta: Path) -> list[str]:
    return sorted(ruta.name for ruta in (carpeta / "respaldos").iterdir())


def test_se_respalda_con_el_libro_abierto_y_en_privado(libro: LibroTinyDB) -> None:
    copia = respaldar(libro.carpeta, date(2026, 3, 9))
    assert copia == libro.carpeta / "respaldos" / "2026-03-09.foto"
    assert stat.S_IMODE(copia.stat().st_mode) == 0o600
    assert stat.S_IMODE(copia.parent.stat().st_mode) == 0o700


def test_sin_dia_vale_el_del_ultimo_asiento(libro: LibroTinyDB) -> None:
    assert respaldar(libro.carpeta).name == "2026-03-04.foto"


def test_se_conservan_las_ultimas_y_una_por_dia(libro: LibroTinyDB) -> None:
    for dia in range(1, 8):
        respaldar(libro.carpeta, date(2026, 3, dia), generaciones=3)
        respaldar(libro.carpeta, date(2026, 3, dia), generaciones=3)
    assert nombres(libro.carpeta) == ["2026-03-05.foto", "2026-03-06.foto", "2026-03-07.foto"]


def test_lo_que_dejo_un_respaldo_cortado_se_retira(libro: LibroTinyDB) -> None:
    respaldar(libro.carpeta, date(2026, 3, 1))
    (libro.carpeta / "respaldos" / "2026-03-02.foto.99999.tmp").write_bytes(b"a medias")
    respaldar(libro.carpeta, date(2026, 3, 3))
    assert nombres(libro.carpeta) == ["2026-03-01.foto", "2026-03-03.foto"]


def test_un_libro_roto_no_pisa_una_copia_buena(libro: LibroTinyDB) -> None:
    copia = respaldar(libro.carpeta, date(2026, 3, 9))
    buena = copia.read_bytes()
    (libro.carpeta / "libro-000001.foto").write_bytes(b"")
    with pytest.raises(LibroDanado):
        respaldar(libro.carpeta, date(2026, 3, 9), generaciones=1)
    assert copia.read_bytes() == buena


def test_si_el_disco_no_deja_respaldar_quedan_las_copias_de_antes(libro: LibroTinyDB) -> None:
    respaldar(libro.carpeta, date(2026, 3, 9))
    (libro.carpeta / "respaldos" / "2026-03-10.foto").mkdir()
    with pytest.raises(FalloPasajero, match="respaldar"):
        respaldar(libro.carpeta, date(2026, 3, 10))
    assert nombres(libro.carpeta) == ["2026-03-09.foto", "2026-03-10.foto"]


def test_restaurar_aparta_lo_roto_y_abre_lo_copiado_avisando(libro: LibroTinyDB) -> None:
    copia = respaldar(libro.carpeta, date(2026, 3, 9))
    libro.asentar(asiento(3))
    libro.cerrar()
    diario = libro.carpeta / "libro-000001.diario"
    diario.write_bytes(roto := diario.read_bytes().replace(b"taller", b"tallar"))
    apartado = restaurar(libro.carpeta, copia)
    assert (apartado / diario.name).read_bytes() == roto
    with LibroTinyDB.abrir(libro.carpeta) as otro:
        assert [uno.numero for uno in otro.asientos()] == [1, 2]
        assert "viene de un respaldo y llega hasta el asiento 2" in otro.avisos[0]
        otro.asentar(asiento(3))
    with LibroTinyDB.abrir(libro.carpeta) as otro:
        assert otro.numero == 3
        assert otro.avisos == ()


def test_tras_restaurar_perder_el_diario_se_nota(libro: LibroTinyDB) -> None:
    copia = respaldar(libro.carpeta, date(2026, 3, 9))
    libro.cerrar()
    restaurar(libro.carpeta, copia)
    with LibroTinyDB.abrir(libro.carpeta) as otro:
        otro.asentar(asiento(3))
    (libro.carpeta / "libro-000002.diario").unlink()
    with pytest.raises(LibroDanado, match=r"Falta libro-000002\.diario"):
        LibroTinyDB.abrir(libro.carpeta)


def test_no_se_restaura_con_buzon_en_marcha_ni_desde_una_copia_rota(libro: LibroTinyDB) -> None:
    copia = respaldar(libro.carpeta, date(2026, 3, 9))
    with pytest.raises(LibroOcupado):
        restaurar(libro.carpeta, copia)
    libro.cerrar()
    copia.write_bytes(copia.read_bytes()[:-10])
    with pytest.raises(LibroDanado):
        restaurar(libro.carpeta, copia)
    assert not list(libro.carpeta.glob("apartado*"))
    LibroTinyDB.abrir(libro.carpeta).cerrar()


def test_las_ordenes_que_da_el_mensaje_de_un_libro_roto_funcionan_tal_cual(libro: LibroTinyDB) -> None:
    buena = respaldar(libro.carpeta, date(2026, 3, 9))
    shutil.copy(buena, libro.carpeta / "respaldos" / "2026-03-10.foto")
    (libro.carpeta / "respaldos" / "2026-03-10.foto").write_bytes(buena.read_bytes()[:-1])
    libro.asentar(asiento(3))
    libro.cerrar()
    (libro.carpeta / "libro-000001.foto").write_bytes(b"\0" * 100)
    with pytest.raises(LibroDanado) as dano:
        LibroTinyDB.abrir(libro.carpeta)
    texto = str(dano.value)
    assert "2026-03-09.foto (2 asientos)" in texto
    ordenes = [linea.strip() for linea in texto.splitlines() if linea.startswith("  ")]
    assert len(ordenes) == 2
    subprocess.run(["sh", "-ec", "\n".join(ordenes)], check=True)
    with LibroTinyDB.leer(libro.carpeta) as lector:
        assert lector.numero == 2
    with LibroTinyDB.abrir(libro.carpeta) as otro:
        assert otro.numero == 2
    assert verificar_carpeta(libro.carpeta) == ()


def test_donde_hubo_un_libro_y_quedan_respaldos_no_se_crea_otro(libro: LibroTinyDB) -> None:
    respaldar(libro.carpeta, date(2026, 3, 9))
    libro.cerrar()
    for ruta in libro.carpeta.glob("libro-*"):
        ruta.unlink()
    with pytest.raises(FileExistsError, match="hubo un libro"):
        LibroTinyDB.crear(libro.carpeta, asiento(1))
