"""`buzon restaurar`: enseña las copias, vuelve a una solo si se confirma, y no borra nada."""

import io
import sys
from datetime import date
from pathlib import Path

import pytest

from buzon.adaptadores.libro_tinydb import LibroTinyDB, verificar_carpeta
from buzon.cli import principal
from buzon.dominio.hechos import DeudorRegistrado, LibroRestaurado
from buzon.montaje.carpeta import CasaEnDisco
from tests.cli.apoyo_casas import crear
from tests.cli.test_verificar import anadir


@pytest.fixture
def casa(tmp_path: Path) -> Path:
    """Con dos copias, la segunda rota, y un asiento que ninguna tiene."""
    casa = crear(tmp_path / "casa")
    disco = CasaEnDisco(casa)
    anadir(disco, DeudorRegistrado(deudor="d1", nombre="Acme Ltda", correos=("ana@acme.example",)))
    disco.respaldar(date(2026, 11, 20))
    disco.respaldar(date(2026, 11, 21))
    rota = disco.datos / "respaldos" / "2026-11-21.foto"
    rota.write_bytes(rota.read_bytes().replace(b"Acme", b"Acne"))
    anadir(disco, DeudorRegistrado(deudor="d2", nombre="Beta SpA", correos=("luis@beta.example",)))
    return casa


def mandar(casa: Path, capsys: pytest.CaptureFixture[str], *argumentos: str) -> tuple[int, str, str]:
    capsys.readouterr()
    codigo = principal(["restaurar", *argumentos, "--casa", str(casa)])
    return (codigo, *capsys.readouterr())


def clientes(casa: Path) -> list[str]:
    return list(CasaEnDisco(casa).leer_cartera().deudores)


class Terminal(io.StringIO):
    """Alguien delante que escribe."""

    def isatty(self) -> bool:
        return True


def test_a_secas_ensena_las_copias_con_su_fecha_sus_asientos_y_si_estan_enteras(
    casa: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    codigo, dicho, _ = mandar(casa, capsys)
    assert codigo == 0
    primera, segunda = dicho.splitlines()[:2]
    assert primera.startswith("2026-11-21  dañada: ")
    assert segunda.startswith("2026-11-20  entera  2 asientos, el último del ")
    assert clientes(casa) == ["d1", "d2"]


@pytest.mark.parametrize("cual", ["2026-11-20", "ultima", "última"])
def test_vuelve_a_la_copia_aparta_lo_que_habia_y_empieza_otra_epoca(
    casa: Path, capsys: pytest.CaptureFixture[str], cual: str
) -> None:
    datos = casa / "datos"
    antes = {ruta.name: ruta.read_bytes() for ruta in datos.glob("libro-*")}
    codigo, dicho, _ = mandar(casa, capsys, cual, "--si")
    assert codigo == 0
    assert "está entero y llega al asiento 3" in dicho
    assert "llega al asiento 2" in dicho
    assert {ruta.name: ruta.read_bytes() for ruta in (datos / "apartado-1").iterdir()} == antes
    assert verificar_carpeta(datos) == ()
    assert clientes(casa) == ["d1"]
    with LibroTinyDB.leer(datos) as libro:
        (hecho,) = list(libro.asientos())[-1].hechos
    assert hecho == LibroRestaurado(como="la copia del 2026-11-20, que llega al asiento 2", ultimo=3)


def test_en_una_terminal_pregunta_y_solo_con_un_si_lo_hace(
    casa: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    for dicho_por_la_persona, codigo, quedan in (
        ("\n", 1, ["d1", "d2"]),
        ("no\n", 1, ["d1", "d2"]),
        ("sí\n", 0, ["d1"]),
    ):
        monkeypatch.setattr(sys, "stdin", Terminal(dicho_por_la_persona))
        assert mandar(casa, capsys, "2026-11-20")[0] == codigo
        assert clientes(casa) == quedan


def test_sin_nadie_que_confirme_no_toca_nada(
    casa: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "stdin", io.StringIO("sí\n"))
    codigo, _, error = mandar(casa, capsys, "2026-11-20")
    assert codigo == 1
    assert "--si" in error
    assert clientes(casa) == ["d1", "d2"]


@pytest.mark.parametrize(
    ("cual", "frase"),
    [
        ("2026-11-21", "está dañada y no se ha tocado nada"),
        ("2026-11-19", "no hay copia de ese día"),
        ("ayer", "escribe un día, como 2026-12-15, o «ultima»"),
    ],
)
def test_una_copia_rota_o_que_no_existe_se_dice(
    casa: Path, capsys: pytest.CaptureFixture[str], cual: str, frase: str
) -> None:
    codigo, _, error = mandar(casa, capsys, cual, "--si")
    assert codigo == 1
    assert frase in error
    assert clientes(casa) == ["d1", "d2"]


def test_con_buzon_en_marcha_sale_con_75(casa: Path, capsys: pytest.CaptureFixture[str]) -> None:
    with LibroTinyDB.abrir(casa / "datos"):
        codigo, _, error = mandar(casa, capsys, "2026-11-20", "--si")
    assert codigo == 75
    assert "Otro Buzón tiene abierta esta casa" in error


def test_sin_ninguna_copia_entera_sale_con_uno(casa: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (casa / "datos" / "respaldos" / "2026-11-20.foto").unlink()
    codigo, dicho, _ = mandar(casa, capsys)
    assert codigo == 1
    assert "No hay ninguna copia entera" in dicho


def test_no_necesita_unas_reglas_que_valgan(casa: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (casa / "reglas.toml").write_text("[[[", encoding="utf-8")
    assert mandar(casa, capsys, "2026-11-20", "--si")[0] == 0
