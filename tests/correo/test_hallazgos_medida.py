"""La medida: el conjunto etiquetado y la parte de él que no se mira al escribir reglas.

La reservada son los `id` que dejan resto nueve al dividir entre doce: es la que dice cuánto valen las reglas."""

import json
import tomllib
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from buzon.correo.hallazgos import compilar, leer_intenciones
from buzon.dominio.lecturas import Intencion
from buzon.dominio.monedas import MONEDA_DEL_PAIS

AQUI = Path(__file__).parent
DATOS = AQUI.parents[1] / "buzon" / "datos" / "intenciones"
PESOS = (DATOS.parent / "parecido" / "pesos.txt").read_text(encoding="utf-8")
TABLAS = {a.stem: tomllib.loads(a.read_text(encoding="utf-8")) for a in sorted(DATOS.glob("*.toml"))}
SABER = compilar(TABLAS, PESOS)
CASOS = [
    json.loads(linea) for linea in (AQUI / "muestras" / "intenciones.jsonl").read_text(encoding="utf-8").splitlines()
]
COMPROMETEN = {"promesa", "ya_pago", "gracias", "plan"}
PARTES = {
    "vista": [caso for caso in CASOS if int(caso["id"].split("-")[1]) % 12 != 9],
    "reservada": [caso for caso in CASOS if int(caso["id"].split("-")[1]) % 12 == 9],
}

# Los lotes se midieron recién escritos, antes de aprender de ellos: las reglas de entonces acertaban 0,905, 0,796 y
# 0,724; y 0,687 en el cuarto, que con el parecido eran 0,828; 0,924 en el quinto, con las
# diecinueve fechas; y 0,947 en el sexto, con 74 de 79 fechas y cinco errores graves, uno de ellos con certeza para
# actuar; el séptimo, de formas rebuscadas, 0,848; el octavo, con 44 de 46 fechas y seis errores graves, tres de ellos
# con certeza para actuar, 0,891; el noveno, con uno sin certeza y 11 de 12 fechas, 0,826. Ya no miden nada nuevo, pero
# lo ganado no se pierde.
PARTES |= {
    f"lote{n}": [
        json.loads(linea)
        for linea in (AQUI / "muestras" / f"intenciones_lote{n}.jsonl").read_text(encoding="utf-8").splitlines()
    ]
    for n in (1, 2, 3, 4, 5, 6, 7, 8, 9)
}
# El último no se ha usado para nada: ni reglas ni parecido. Acertaba 0,966, sin promesas ni pagos falsos, y con las
# dieciocho fechas exactas. Quien toque las reglas por uno de estos casos, que escriba otro lote.
PARTES["ultimo"] = [
    json.loads(linea)
    for linea in (AQUI / "muestras" / "intenciones_ultimo.jsonl").read_text(encoding="utf-8").splitlines()
]
# Escritos a ciegas y medidos recién escritos; de ellos han aprendido después las reglas, pero no el parecido. El nuevo
# acertaba 0,939, con un error grave y 31 de 33 fechas; el final, tras aprender de los lotes sexto, séptimo y nuevo,
# 0,943 sin ninguno y con las dieciocho fechas.
PARTES |= {
    nombre: [
        json.loads(linea)
        for linea in (AQUI / "muestras" / f"intenciones_{nombre}.jsonl").read_text(encoding="utf-8").splitlines()
    ]
    for nombre in ("nuevo", "final")
}


def _principal(caso: dict[str, Any]) -> Intencion:
    return leer_intenciones(
        caso["texto"],
        asunto="",
        fecha_correo=date.fromisoformat(caso["fecha_correo"]),
        saber=SABER,
        pais=caso["pais"],
        moneda=MONEDA_DEL_PAIS[caso["pais"]],
    )[0]


@pytest.mark.parametrize(
    ("parte", "minimo"),
    [
        ("vista", 0.96),
        ("reservada", 0.95),
        ("lote1", 0.95),
        ("lote2", 0.93),
        ("lote3", 0.93),
        ("lote5", 0.92),
        ("lote6", 0.98),
        ("lote7", 0.96),
        ("lote8", 0.97),
        ("lote9", 0.93),
        ("nuevo", 0.96),
        ("final", 0.96),
    ],
)
def test_la_intencion_principal_se_acierta(parte: str, minimo: float) -> None:
    casos = PARTES[parte]
    aciertos = sum(_principal(caso).tipo in {caso["tipo"], *caso["tambien"]} for caso in casos)
    assert aciertos / len(casos) >= minimo


@pytest.mark.parametrize(
    ("parte", "minimo"),
    [
        ("vista", 0.99),
        ("reservada", 0.98),
        ("lote1", 0.98),
        ("lote2", 0.98),
        ("lote3", 0.98),
        ("lote5", 0.99),
        ("lote6", 0.99),
        ("lote7", 0.99),
        ("lote8", 0.99),
        ("lote9", 0.99),
        ("nuevo", 0.99),
        ("final", 0.99),
    ],
)
def test_casi_nunca_se_ve_una_promesa_o_un_pago_que_no_hay(parte: str, minimo: float) -> None:
    casos = PARTES[parte]
    graves = sum((tipo := _principal(c).tipo) in COMPROMETEN and tipo not in {c["tipo"], *c["tambien"]} for c in casos)
    assert 1 - graves / len(casos) >= minimo


@pytest.mark.parametrize(
    "parte", ["vista", "reservada", "lote4", "lote5", "lote6", "lote7", "lote8", "ultimo", "nuevo", "final"]
)
def test_la_fecha_de_promesas_y_pagos_es_la_exacta(parte: str) -> None:
    pares = [(caso, _principal(caso)) for caso in PARTES[parte] if caso["tipo"] in {"promesa", "ya_pago"}]
    leidas = [
        ((c["fecha"], *c.get("fecha_tambien", ())), i.fecha and i.fecha.isoformat())
        for c, i in pares
        if i.tipo == c["tipo"]
    ]
    con_fecha = [(valen, da) for valen, da in leidas if da or valen[0]]
    assert sum(da in valen for valen, da in con_fecha) / len(con_fecha) >= 0.9


def test_el_conjunto_es_variado() -> None:
    assert len(CASOS) >= 300
    assert len({caso["pais"] for caso in CASOS}) >= 8
    assert len({caso["tipo"] for caso in CASOS}) == 11
