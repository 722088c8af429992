"""Devoluciones de los servidores con que se cartea un negocio, por el camino de verdad; y las que lo parecen."""

import tomllib
from email.message import EmailMessage
from pathlib import Path
from typing import Any

import pytest

from buzon.correo.entender import Entendido, entender
from buzon.montaje.saber import leer_saber

SABER = leer_saber()
MUESTRAS = tomllib.loads((Path(__file__).parent / "muestras" / "rebotes_propios.toml").read_text(encoding="utf-8"))
CARTA = """Return-Path: <cobros@negocio.example>
Received: from [192.0.2.7] by smtp.negocio.example; Tue, 10 Nov 2026 09:00:00 -0300
Message-ID: <carta-7.buzon@negocio.example>
From: Cobros <cobros@negocio.example>
To: compras@ferrenorte.example
Subject: Factura 2210 vencida
Date: Tue, 10 Nov 2026 09:00:00 -0300
MIME-Version: 1.0

La factura 2210 venció. Escriba a contabilidad@negocio.example.
"""


def _llega(caso: dict[str, Any]) -> Entendido:
    m = EmailMessage()
    m["From"], m["To"], m["Subject"] = caso["de"], "cobros@negocio.example", caso["asunto"]
    m["Date"], m["Message-ID"] = "Tue, 10 Nov 2026 10:00:00 -0300", "<aviso@mx.example>"
    for nombre in ("Auto-Submitted", "X-Failed-Recipients", "In-Reply-To"):
        if nombre in caso:
            m[nombre] = caso[nombre]
    m.set_content(caso["texto"].replace("{carta}", CARTA))
    return entender(m.as_bytes(), SABER)


@pytest.mark.parametrize("caso", MUESTRAS["rebote"], ids=lambda caso: caso["nombre"])
def test_se_sabe_quien_fallo_quien_tarda_y_que_carta_era(caso: dict[str, Any]) -> None:
    rebote = _llega(caso).rebote
    assert rebote is not None
    assert set(rebote.definitivos) == set(caso.get("definitivos", ()))
    assert set(rebote.pasajeros) == set(caso.get("pasajeros", ()))
    if "original" in caso:
        assert rebote.original == caso["original"]


@pytest.mark.parametrize("caso", MUESTRAS["parecido"], ids=lambda caso: caso["nombre"])
def test_lo_que_se_parece_a_una_devolucion_no_da_por_mala_ninguna_direccion(caso: dict[str, Any]) -> None:
    assert _llega(caso).clase != "rebote"


def test_microsoft_deja_el_codigo_al_final_y_se_lee() -> None:
    caso = next(c for c in MUESTRAS["rebote"] if c["nombre"].startswith("M365 es 5.1.10"))
    rebote = _llega(caso).rebote
    assert rebote is not None
    assert rebote.estado == "5.1.10"
