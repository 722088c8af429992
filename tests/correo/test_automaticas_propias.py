"""Máquinas que contestan y personas que hablan de ausencias, enteras por el camino de verdad."""

import tomllib
from email.message import EmailMessage
from pathlib import Path
from typing import Any

import pytest

from buzon.correo.entender import Entendido, entender
from buzon.montaje.saber import leer_saber

SABER = leer_saber()
MUESTRAS = tomllib.loads((Path(__file__).parent / "muestras" / "automaticas_propias.toml").read_text(encoding="utf-8"))
CABECERAS = (
    "Auto-Submitted",
    "X-Auto-Response-Suppress",
    "Precedence",
    "In-Reply-To",
    "X-Autoreply",
    "X-Autorespond",
)


def _llega(caso: dict[str, Any]) -> Entendido:
    m = EmailMessage()
    m["From"], m["To"], m["Subject"] = caso["de"], "cobros@negocio.example", caso["asunto"]
    m["Date"] = "Tue, 10 Nov 2026 12:00:00 -0300"
    for nombre in CABECERAS:
        if nombre in caso:
            m[nombre] = caso[nombre]
    m.set_content(caso["texto"])
    return entender(m.as_bytes(), SABER)


@pytest.mark.parametrize("caso", MUESTRAS["maquina"], ids=lambda caso: caso["nombre"])
def test_contesta_una_maquina_y_se_sabe_cuando_vuelve_y_quien_atiende(caso: dict[str, Any]) -> None:
    entendido = _llega(caso)
    assert entendido.ausencia is not None
    assert (entendido.ausencia.hasta, entendido.ausencia.contacto) == (caso.get("vuelve"), caso.get("atiende"))


@pytest.mark.parametrize("hilo", [{}, {"In-Reply-To": "<carta-7.buzon@negocio.example>"}], ids=["suelto", "en el hilo"])
@pytest.mark.parametrize("texto", MUESTRAS["personas"])
def test_quien_cuenta_que_no_esta_sigue_siendo_una_persona(texto: str, hilo: dict[str, str]) -> None:
    asunto = "Re: Factura 2210" if hilo else "Factura 2210"
    assert _llega({"de": "Marta <marta@ferre.example>", "asunto": asunto, "texto": texto, **hilo}).clase == "respuesta"


def test_el_martes_17_no_es_el_17_de_marzo() -> None:
    caso = {"de": "Acero <info@acero.example>", "asunto": "Respuesta automática", "texto": "Vuelvo el martes 17."}
    ausencia = _llega(caso).ausencia
    assert ausencia is not None
    assert str(ausencia.hasta) == "2026-11-17"
