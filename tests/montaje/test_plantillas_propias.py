"""Las cartas que el dueño cambió se prueban antes de arrancar y de releer las reglas, y se dice dónde está lo malo."""

from pathlib import Path

import pytest

from buzon.adaptadores.plantillas_jinja import PlantillasJinja
from buzon.montaje.carpeta import CasaEnDisco
from buzon.montaje.casa import montar
from buzon.montaje.diagnostico.plantillas import mirar_plantillas
from buzon.montaje.examen.relleno import examinar_plantillas
from buzon.montaje.recursos import compartido
from buzon.puertos import ReglasInvalidas
from tests.cli.apoyo_casas import crear

_FRASES = "_palabras_segundo_aviso.j2"


@pytest.fixture
def disco(tmp_path: Path) -> CasaEnDisco:
    return CasaEnDisco(crear(tmp_path / "casa"))


def poner(disco: CasaEnDisco, que: str, por: str) -> int:
    """Copia las frases del segundo aviso a la casa con unas palabras cambiadas. Devuelve su línea."""
    fuente = (compartido("plantillas_correo") / _FRASES).read_text(encoding="utf-8")
    assert que in fuente
    disco.plantillas.mkdir(exist_ok=True)
    (disco.plantillas / _FRASES).write_text(fuente.replace(que, por, 1), encoding="utf-8")
    return fuente[: fuente.index(que)].count("\n") + 1


def test_con_una_plantilla_mala_no_arranca_y_dice_archivo_linea_y_la_ley(disco: CasaEnDisco) -> None:
    linea = poner(disco, "Volvemos a escribirte", "Iremos a juicio. Volvemos a escribirte")
    with pytest.raises(ReglasInvalidas) as fallo:
        montar(disco, con_examen=True)
    (primero, *_) = fallo.value.errores
    assert fallo.value.archivo == disco.plantillas
    assert primero.startswith(f"{_FRASES}, línea {linea}: no escriba «juicio»")
    assert "Ley 19.496" in primero


def test_lo_compartido_se_dice_una_vez_y_no_una_por_carta(disco: CasaEnDisco) -> None:
    fuente = (compartido("plantillas_correo") / "_comun.j2").read_text(encoding="utf-8")
    disco.plantillas.mkdir(exist_ok=True)
    (disco.plantillas / "_comun.j2").write_text(
        fuente.replace("¿Ya pagaste?", "Es un delito. ¿Ya pagaste?"), encoding="utf-8"
    )
    plantillas = PlantillasJinja(disco.carpetas_de_plantillas())
    fallos = examinar_plantillas(plantillas, disco.leer_reglas(), solo_de=disco.plantillas)
    assert [fallo.partition(": ")[2][:22] for fallo in fallos] == ["no escriba «delito»: a"]


def test_con_una_buena_arranca_y_solo_se_prueban_las_suyas(disco: CasaEnDisco, monkeypatch: pytest.MonkeyPatch) -> None:
    poner(disco, "Volvemos a escribirte", "Te escribimos otra vez")
    plantillas = PlantillasJinja(disco.carpetas_de_plantillas())
    escritas: list[str] = []
    escribir = plantillas.escribir
    monkeypatch.setattr(
        plantillas, "escribir", lambda nombre, datos: (escritas.append(nombre), escribir(nombre, datos))[1]
    )
    assert examinar_plantillas(plantillas, disco.leer_reglas(), solo_de=disco.plantillas) == ()
    assert set(escritas) == {"segundo_aviso"}


def test_sin_ninguna_suya_no_se_prueba_nada(disco: CasaEnDisco) -> None:
    plantillas = PlantillasJinja([compartido("plantillas_correo")])
    assert examinar_plantillas(plantillas, disco.leer_reglas(), solo_de=disco.plantillas) == ()


def test_el_diagnostico_dice_lo_mismo_y_que_hacer(disco: CasaEnDisco) -> None:
    linea = poner(disco, "Volvemos a escribirte", "Eres un moroso. Volvemos a escribirte")
    reglas = disco.leer_reglas()
    from datetime import UTC, datetime

    hallazgos = [str(uno) for uno in mirar_plantillas(disco, reglas, datetime(2026, 12, 1, tzinfo=UTC))]
    assert any(f"{_FRASES}, línea {linea}" in uno and "se usará el de Buzón" in uno for uno in hallazgos)
