"""Lo que el diagnóstico cuenta de cómo trabaja la casa: ensayo, resumen, permisos y copias."""

from dataclasses import replace
from datetime import UTC, datetime, time, timedelta
from pathlib import Path

import pytest

from buzon.adaptadores.libro_tinydb import respaldar
from buzon.adaptadores.permisos.almacen import Guardado
from buzon.cli import principal
from buzon.dominio.reglas import Reglas
from buzon.montaje.carpeta import CasaEnDisco
from buzon.montaje.casa import claves_de
from buzon.montaje.diagnostico.marcha import mirar_ensayo, mirar_permiso, mirar_respaldo, mirar_resumen
from buzon.montaje.hallazgo import Hallazgo
from tests.cli.apoyo_casas import cambiar, crear

AHORA = datetime(2026, 12, 15, 13, 0, tzinfo=UTC)  # las 10:00 en Santiago


@pytest.fixture
def disco(tmp_path: Path) -> CasaEnDisco:
    return CasaEnDisco(crear(tmp_path / "casa"))


def uno(hallazgos: object) -> Hallazgo:
    (hallazgo,) = hallazgos  # type: ignore[misc]
    assert isinstance(hallazgo, Hallazgo)
    return hallazgo


def con_ensayo(reglas: Reglas) -> Reglas:
    return replace(reglas, negocio=replace(reglas.negocio, ensayo=True))


def test_se_avisa_de_que_ensaya_y_de_como_dejarlo(disco: CasaEnDisco) -> None:
    ensaya = uno(mirar_ensayo(con_ensayo(disco.leer_reglas()), AHORA))
    assert ensaya.gravedad == "aviso"
    assert "ensayo = false" in ensaya.remedio
    assert uno(mirar_ensayo(disco.leer_reglas(), AHORA)).gravedad == "bien"


def test_dice_la_hora_del_resumen_en_la_zona_del_dueno_y_cuando_llega_el_proximo(disco: CasaEnDisco) -> None:
    reglas = disco.leer_reglas()
    assert "a las 08:30 de America/Santiago" in uno(mirar_resumen(reglas, AHORA)).que
    assert "(el próximo, mañana), y el de la semana, los lunes" in uno(mirar_resumen(reglas, AHORA)).que
    tarde = replace(reglas, resumen=replace(reglas.resumen, hora=time(18), semanal="no"))
    assert "(el próximo, hoy), sin informe semanal" in uno(mirar_resumen(tarde, AHORA)).que


def test_dice_a_que_copia_se_puede_volver_y_de_cuando_es(disco: CasaEnDisco) -> None:
    reglas = disco.leer_reglas()
    assert "la casa es nueva" in uno(mirar_respaldo(disco, reglas, AHORA)).que
    respaldar(disco.datos, AHORA.date() - timedelta(days=1))
    ayer = uno(mirar_respaldo(disco, reglas, AHORA))
    assert (ayer.gravedad, "copia del 2026-12-14, de ayer" in ayer.que) == ("bien", True)
    vieja = uno(mirar_respaldo(disco, reglas, AHORA + timedelta(days=9)))
    assert (vieja.gravedad, "hace 10 días" in vieja.que) == ("aviso", True)


def test_una_copia_danada_no_cuenta_y_si_lo_estan_todas_es_un_fallo(disco: CasaEnDisco) -> None:
    reglas = disco.leer_reglas()
    respaldar(disco.datos, AHORA.date() - timedelta(days=2))
    mala = respaldar(disco.datos, AHORA.date())
    mala.write_bytes(mala.read_bytes()[:-40])
    assert "copia del 2026-12-13" in uno(mirar_respaldo(disco, reglas, AHORA)).que
    for ruta in mala.parent.glob("*.foto"):
        ruta.write_bytes(b"{}")
    ninguna = uno(mirar_respaldo(disco, reglas, AHORA))
    assert (ninguna.gravedad, "2 copias del libro están dañadas" in ninguna.que) == ("mal", True)


def test_dice_de_cuando_es_el_permiso_y_hasta_cuando_vale(disco: CasaEnDisco) -> None:
    cambiar(
        disco.carpeta,
        ("correo.imap", "clave", "permiso:correo"),
        ("correo.imap", "autenticacion", "oauth2"),
    )
    with disco.reglas.open("a", encoding="utf-8") as archivo:
        archivo.write('\n[correo.oauth2]\nproveedor = "microsoft"\ncliente = "5f0c1b2a-1111-4222-8333-944445555666"\n')
    reglas = disco.leer_reglas()
    assert list(mirar_permiso(disco, reglas, AHORA)) == []
    guardado = Guardado(
        proveedor="microsoft",
        usuario="cobros@graficaandes.example",
        concedido=AHORA - timedelta(days=40),
        renovado=AHORA,
        estado={},
        hasta=AHORA + timedelta(days=20),
    )
    claves_de(disco, reglas).permisos.guardar("correo", guardado)
    dicho = uno(mirar_permiso(disco, reglas, AHORA)).que
    assert "concedido el 05/11/2026 (hace 40 días)" in dicho
    assert "vale hasta el 04/01/2027" in dicho


def test_el_pais_dice_de_cuando_es_su_norma_aunque_no_rija_ninguna(
    disco: CasaEnDisco, capsys: pytest.CaptureFixture[str]
) -> None:
    principal(["diagnostico", "--casa", str(disco.carpeta), "--sin-red"])
    linea = next(linea for linea in capsys.readouterr().out.splitlines() if "Ley: Chile" in linea)
    assert "recogido el" in linea
