"""Cada orden carga solo lo que usa: los papeles, el DNS, los permisos y el color se importan donde hacen falta."""

import os
import subprocess
import sys

import pytest

from buzon.cli.principal import _MODULOS

PESADAS = {
    "reportlab", "rich", "msal", "google", "google_auth_oauthlib", "requests", "dns", "dkim", "openpyxl", "lxml",
    "pypdfium2", "babel", "holidays", "rapidfuzz", "mt940", "css_inline", "pydantic", "stdnum", "aiosmtpd", "pymap",
    "shtab", "xml.sax", "urllib.request", "PIL",
}  # fmt: skip
RED = {"imapclient", "aiosmtplib", "asyncio", "jinja2", "schedule", "buzon.vigia"}


def cargadas_por(mandato: str) -> set[str]:
    """Las bibliotecas que hay en un proceso nuevo después de ese mandato."""
    hecho = subprocess.run(
        [sys.executable, "-c", f"import sys; {mandato}; print(*sys.modules)"],
        capture_output=True,
        text=True,
        check=True,
        env={**os.environ, "PYTHONDONTWRITEBYTECODE": "1"},
    )
    return set(hecho.stdout.split())


@pytest.mark.parametrize("orden", _MODULOS)
def test_ninguna_orden_carga_al_empezar_lo_que_quiza_no_use(orden: str) -> None:
    assert not cargadas_por(f"import {_MODULOS[orden]}") & PESADAS


def test_la_ayuda_no_carga_nada_de_la_casa() -> None:
    cargadas = cargadas_por("from buzon.cli.argumentos import analizador; analizador().format_help()")
    assert not cargadas & (PESADAS | RED | {"buzon.montaje", "buzon.correo", "buzon.informes", "tinydb", "mailparser"})


@pytest.mark.parametrize("modulo", ["buzon.cli.leer", "buzon.montaje.saber", "buzon.correo.entender"])
def test_leer_no_carga_ni_la_red_ni_el_bucle_ni_las_plantillas(modulo: str) -> None:
    assert not cargadas_por(f"import {modulo}") & (PESADAS | RED | {"tinydb"})


@pytest.mark.parametrize("orden", ["estado", "explicar", "simular", "verificar", "restaurar", "expediente", "carta"])
def test_lo_que_solo_mira_el_libro_no_carga_la_red(orden: str) -> None:
    assert not cargadas_por(f"import {_MODULOS[orden]}") & RED
