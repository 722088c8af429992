"""Las unidades de systemd: se entienden, y encierran al demonio tanto como promete la tabla de seguridad."""

import configparser
import os
import shutil
import subprocess
from pathlib import Path

import pytest

from buzon.montaje.recursos import compartido

UNIDADES = ("buzon@.service", "buzon-alarma@.service")
necesita_systemd = pytest.mark.skipif(shutil.which("systemd-analyze") is None, reason="aquí no hay systemd-analyze")


def leer(nombre: str) -> dict[str, list[str]]:
    """Cada clave de [Service], con todos sus valores en orden."""
    claves: dict[str, list[str]] = {}
    for linea in (compartido("systemd") / nombre).read_text(encoding="utf-8").splitlines():
        clave, igual, valor = linea.partition("=")
        if igual and not linea.startswith("#"):
            claves.setdefault(clave, []).append(valor)
    return claves


@pytest.fixture
def copias(tmp_path: Path) -> Path:
    """Las unidades con una instancia, y con un `buzon` que existe aunque en esta máquina no esté instalado."""
    for nombre in UNIDADES:
        texto = (compartido("systemd") / nombre).read_text(encoding="utf-8")
        (tmp_path / nombre.replace("@", "@andes")).write_text(texto.replace("=buzon ", "=/bin/true "), encoding="utf-8")
    return tmp_path


@necesita_systemd
@pytest.mark.parametrize("nombre", UNIDADES)
def test_la_exposicion_no_pasa_de_uno_y_medio(copias: Path, nombre: str) -> None:
    hecho = subprocess.run(
        ["systemd-analyze", "security", "--offline=yes", "--threshold=15", str(copias / nombre.replace("@", "@andes"))],
        capture_output=True,
        text=True,
        check=False,
    )
    assert hecho.returncode == 0, hecho.stdout[-300:] + hecho.stderr


@necesita_systemd
def test_systemd_entiende_las_dos_sin_una_queja(copias: Path) -> None:
    hecho = subprocess.run(
        ["systemd-analyze", "verify", "--man=no", str(copias / "buzon@andes.service")],
        capture_output=True,
        text=True,
        check=False,
        env=os.environ | {"SYSTEMD_UNIT_PATH": f"{copias}:"},
    )
    quejas = [linea for linea in hecho.stderr.splitlines() if "buzon" in linea]
    assert (hecho.returncode, quejas) == (0, [])


def test_el_demonio_trabaja_con_la_casa_de_etc_y_los_datos_de_var() -> None:
    unidad = leer("buzon@.service")
    assert unidad["ExecStart"] == ["buzon vigilar --casa /etc/buzon/%i"]
    assert unidad["Environment"] == ["BUZON_DATOS=%S/buzon/%i"]
    assert unidad["StateDirectory"] == unidad["ConfigurationDirectory"] == ["buzon/%i"]
    assert {valor.partition(":")[0] for valor in unidad["LoadCredential"]} == {"imap", "smtp"}
    assert unidad["Type"] == ["notify"]


def test_nunca_deja_de_intentarlo_salvo_que_repetir_no_sirva() -> None:
    unidad = leer("buzon@.service")
    assert unidad["Restart"] == ["always"]
    assert unidad["StartLimitIntervalSec"] == ["0"]
    assert "78" in unidad["RestartPreventExitStatus"][0].split()
    assert "75" not in unidad["RestartPreventExitStatus"][0].split()
    assert unidad["OnFailure"] == ["buzon-alarma@%i.service"]


def test_el_perro_guardian_espera_mas_que_el_punto_final_de_smtp() -> None:
    from buzon.adaptadores.smtp import PlazosSmtp

    minutos = int(leer("buzon@.service")["WatchdogSec"][0].removesuffix("min"))
    assert minutos * 60 > 2 * PlazosSmtp().punto


def test_una_caida_y_una_parada_definitiva_se_escriben_como_alerta(tmp_path: Path) -> None:
    """Las frases de verdad, pasadas por la misma orden: «<1>» es la prioridad «alert» del diario."""
    caida = leer("buzon@.service")["ExecStopPost"][0].removeprefix("/bin/sh -c ").strip("'")
    alarma = leer("buzon-alarma@.service")["ExecStart"][0].removeprefix("/bin/sh -c ").strip("'")

    def decir(orden: str, **entorno: str) -> str:
        return subprocess.run(
            ["sh", "-c", orden], cwd=tmp_path, env=entorno, capture_output=True, text=True, check=True
        ).stdout

    assert decir(caida, SERVICE_RESULT="success", EXIT_STATUS="0") == ""
    assert decir(caida, SERVICE_RESULT="watchdog", EXIT_STATUS="6") == "<1>Buzón se paró (watchdog, 6).\n"
    assert decir(alarma).startswith("<1>Buzón")


def test_cada_unidad_se_lee_como_ini() -> None:
    for nombre in UNIDADES:
        lector = configparser.ConfigParser(strict=False, interpolation=None, delimiters=("=",))
        lector.read(compartido("systemd") / nombre, encoding="utf-8")
        assert {"Unit", "Service"} <= set(lector.sections())
