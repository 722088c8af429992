"""Las copias diarias: se hacen con Buzón en marcha, se leen enteras antes de contar, y hay camino de vuelta."""

import shutil
import stat
from collections.abc import Callable, Iterator
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest

from buzon.adaptadores.libro_tinydb import (
    LibroTinyDB,
    respaldar,
    respaldos,
    restaurar,
    revisar_copia,
    verificar_carpeta,
)
from buzon.dominio.asientos import Asiento, Causa
from buzon.dominio.hechos import CasaAbierta, LibroRestaurado
from buzon.puertos import FalloPasajero, LibroDanado, LibroOcupado

LUNES = datetime(2026, 3, 2, 9, 30, tzinfo=UTC)


def asiento(numero: int) -> Asiento:
    return Asiento(numero, LUNES + timedelta(days=numero), Causa("dia"), (CasaAbierta(casa="taller"),))


@pytest.fixture
def libro(tmp_path: Path) -> Iterator[LibroTinyDB]:
    with LibroTinyDB.crear(tmp_path / "datos", asiento(1)) as abierto:
        abierto.asentar(asiento(2))
        yield abierto


def epoca(numero: int) -> Asiento:
    hecho = LibroRestaurado(como="la de prueba")
    return Asiento(numero, datetime(2026, 3, 9, 12, tzinfo=UTC), Causa("casa", "restaurado"), (hecho,))


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
    apartado = restaurar(libro.carpeta, copia, epoca)
    assert (apartado / diario.name).read_bytes() == roto
    assert verificar_carpeta(libro.carpeta) == ()
    with LibroTinyDB.abrir(libro.carpeta) as otro:
        assert [uno.numero for uno in otro.asientos()] == [1, 2, 3]
        assert [hecho.como for hecho in list(otro.asientos())[-1].hechos] == ["la de prueba"]
        assert otro.avisos == ()
        assert not otro.viene_de_respaldo
        otro.asentar(asiento(4))
    with LibroTinyDB.abrir(libro.carpeta) as otro:
        assert otro.numero == 4
    assert (apartado / diario.name).read_bytes() == roto


def test_un_respaldo_puesto_a_mano_se_nota_al_abrir(libro: LibroTinyDB) -> None:
    copia = respaldar(libro.carpeta, date(2026, 3, 9))
    libro.asentar(asiento(3))
    libro.cerrar()
    for ruta in libro.carpeta.glob("libro-*"):
        ruta.unlink()
    shutil.copy(copia, libro.carpeta / "libro-000001.foto")
    with LibroTinyDB.abrir(libro.carpeta) as otro:
        assert otro.viene_de_respaldo
        assert "viene de un respaldo y llega hasta el asiento 2" in otro.avisos[0]


def test_se_corte_donde_se_corte_vale_un_libro_entero_y_lo_roto_sigue_estando(
    libro: LibroTinyDB, monkeypatch: pytest.MonkeyPatch
) -> None:
    copia = respaldar(libro.carpeta, date(2026, 3, 9))
    libro.asentar(asiento(3))
    libro.cerrar()
    foto = libro.carpeta / "libro-000001.foto"
    foto.write_bytes(rota := foto.read_bytes()[:-5])
    for paso in ("_apartar", "escribir_generacion", "retirar_sobrantes"):
        de_verdad = getattr(respaldos, paso)

        def luego_muere(*datos: object, hacer: Callable[..., object] = de_verdad) -> object:
            hacer(*datos)
            raise KeyboardInterrupt

        with monkeypatch.context() as apagon:
            apagon.setattr(respaldos, paso, luego_muere)
            with pytest.raises(KeyboardInterrupt):
                restaurar(libro.carpeta, copia, epoca)
        apartadas = [ruta.read_bytes() for ruta in libro.carpeta.glob("apartado-*/libro-000001.foto")]
        assert rota in apartadas
        if paso == "_apartar":
            assert foto.read_bytes() == rota
        else:
            assert verificar_carpeta(libro.carpeta) == ()
            with LibroTinyDB.leer(libro.carpeta) as leido:
                assert leido.numero == 3


def test_tras_restaurar_perder_el_diario_se_nota(libro: LibroTinyDB) -> None:
    copia = respaldar(libro.carpeta, date(2026, 3, 9))
    libro.cerrar()
    restaurar(libro.carpeta, copia, epoca)
    with LibroTinyDB.abrir(libro.carpeta) as otro:
        otro.asentar(asiento(4))
    (libro.carpeta / "libro-000002.diario").unlink()
    with pytest.raises(LibroDanado, match=r"Falta libro-000002\.diario"):
        LibroTinyDB.abrir(libro.carpeta)


def test_no_se_restaura_con_buzon_en_marcha_ni_desde_una_copia_rota(libro: LibroTinyDB) -> None:
    copia = respaldar(libro.carpeta, date(2026, 3, 9))
    with pytest.raises(LibroOcupado):
        restaurar(libro.carpeta, copia, epoca)
    libro.cerrar()
    copia.write_bytes(copia.read_bytes()[:-10])
    with pytest.raises(LibroDanado):
        restaurar(libro.carpeta, copia, epoca)
    assert not list(libro.carpeta.glob("apartado*"))
    LibroTinyDB.abrir(libro.carpeta).cerrar()


def test_el_mensaje_de_un_libro_roto_nombra_la_orden_y_la_ultima_copia_buena(libro: LibroTinyDB) -> None:
    buena = respaldar(libro.carpeta, date(2026, 3, 9))
    shutil.copy(buena, libro.carpeta / "respaldos" / "2026-03-10.foto")
    (libro.carpeta / "respaldos" / "2026-03-10.foto").write_bytes(buena.read_bytes()[:-1])
    libro.asentar(asiento(3))
    libro.cerrar()
    (libro.carpeta / "libro-000001.foto").write_bytes(b"\0" * 100)
    with pytest.raises(LibroDanado) as dano:
        LibroTinyDB.abrir(libro.carpeta)
    texto = str(dano.value)
    assert "es el del 2026-03-09 (2 asientos)" in texto
    assert "«buzon restaurar 2026-03-09»" in texto
    assert revisar_copia(libro.carpeta / "respaldos" / "2026-03-10.foto").problemas
    assert revisar_copia(buena).asientos == 2


def test_donde_hubo_un_libro_y_quedan_respaldos_no_se_crea_otro(libro: LibroTinyDB) -> None:
    respaldar(libro.carpeta, date(2026, 3, 9))
    libro.cerrar()
    for ruta in libro.carpeta.glob("libro-*"):
        ruta.unlink()
    with pytest.raises(FileExistsError, match="hubo un libro"):
        LibroTinyDB.crear(libro.carpeta, asiento(1))
