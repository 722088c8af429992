"""Cuánto entiende el lector de avisos de lo que se escribió para medirlo: lo que se mira al trabajar y lo reservado."""

import tomllib
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from buzon.correo.bancos import SaberBancos
from tests.correo.apoyo_bancos import NADIE, aviso, en_llano, saber

MUESTRAS = Path(__file__).parent / "muestras"


def _casos(archivo: str) -> list[dict[str, Any]]:
    return list(tomllib.loads((MUESTRAS / f"{archivo}.toml").read_text(encoding="utf-8"))["casos"])


def _aciertos(casos: list[dict[str, Any]], con: SaberBancos, *, en_un_parrafo: bool) -> tuple[float, float, int]:
    """Parte de las entradas con su importe, parte con su pagador, y cuántas entradas falsas."""
    importes, pagadores, falsas, entradas, con_pagador = 0, 0, 0, 0, 0
    for caso in casos:
        cuerpo = " ".join(caso["cuerpo"].split()) if en_un_parrafo else caso["cuerpo"]
        leido = aviso(caso["remitente"], caso["asunto"], cuerpo, con, caso.get("pais"))
        es_entrada = leido is not None and leido.sentido == "entrada"
        if caso["sentido"] != "entrada":
            falsas += es_entrada
            continue
        entradas += 1
        importes += leido is not None and es_entrada and leido.importe == Decimal(caso["importe"])
        if "pagador" in caso:
            con_pagador += 1
            pagadores += leido is not None and en_llano(leido.pagador) == en_llano(caso["pagador"])
    return importes / entradas, pagadores / con_pagador, falsas


@pytest.mark.parametrize("con", [saber(), NADIE], ids=["con_tablas", "sin_tablas"])
@pytest.mark.parametrize("en_un_parrafo", [False, True], ids=["en_lineas", "en_un_parrafo"])
@pytest.mark.parametrize(
    ("archivo", "importe", "pagador"), [("avisos_vistos", 1.0, 1.0), ("avisos_reservados", 1.0, 1.0)]
)
def test_los_avisos_de_medir_se_entienden_y_ninguno_entra_de_mas(
    archivo: str, importe: float, pagador: float, con: SaberBancos, *, en_un_parrafo: bool
) -> None:
    importes, pagadores, falsas = _aciertos(_casos(archivo), con, en_un_parrafo=en_un_parrafo)
    assert falsas == 0
    assert importes >= importe
    assert pagadores >= pagador


@pytest.mark.parametrize("caso", _casos("avisos_vistos"), ids=lambda caso: caso["id"])
def test_cada_aviso_mirado_da_su_sentido_su_moneda_su_fecha_y_su_cuenta(caso: dict[str, Any]) -> None:
    leido = aviso(caso["remitente"], caso["asunto"], caso["cuerpo"], None, caso.get("pais"))
    assert (leido.sentido if leido else "nada") == caso["sentido"]
    if leido is not None and caso["sentido"] == "entrada":
        assert leido.moneda == caso.get("moneda", leido.moneda)
        assert leido.fecha == caso.get("fecha", leido.fecha)
        assert leido.cuenta_destino == caso.get("cuenta", leido.cuenta_destino)
