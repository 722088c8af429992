"""Correos hechos para agotar la máquina: cuestan poco, se dice qué se hizo con ellos, y el siguiente se atiende."""

import json
import subprocess
import sys
from pathlib import Path

import pytest
from averias.bombas import BOMBAS
from recorridos.escenario import Escenario

from buzon.adaptadores.taller import Taller, es_corriente
from buzon.correo.entender import entender
from buzon.montaje.saber import leer_saber

RAIZ = Path(__file__).parents[2]
# Lo que el contrato concede a un correo: 5 segundos de CPU y medio giga, con Python y sus bibliotecas ya dentro.
SEGUNDOS, MEBIS = 5, 512
# Una de cada clase, las que menos tardan en fabricarse; las demás, en la forma larga.
DE_CADA_CLASE = (
    "cinco mil niveles de MIME",
    "cinco mil cabeceras",
    "treinta mil partes",
    "continuaciones RFC 2231",
    "juegos de caracteres mentirosos",
    "tres mil niveles de HTML",
    "un millón de renglones citados",
    "XML de mil millones de risas",
    "XML cuadrático",
    "zip dentro de zip",
    "PDF en bucle",
    "PDF que se llama a sí mismo",
)


def _pasa_y_sigue(nombre: str) -> None:
    e = Escenario()
    e.casa.abrir_aparte = lambda crudo: (
        entender(crudo, leer_saber(None)) if es_corriente(crudo) else Taller(e.reglas).abrir(crudo)
    )
    bomba = BOMBAS[nombre]()
    e.mundo.casillero.entregar(bomba, e.reloj.ahora())
    e.factura()
    assert e.pasar().al_dia
    assert len(e.casa.cartera.facturas) == 1
    assert len(e.casa.cartera.vistos) == 2
    (etiquetas,) = [c.etiquetas for c in e.mundo.casillero.carpetas["INBOX"].correos.values() if c.crudo == bomba]
    assert "\\Seen" not in etiquetas
    # Una segunda vuelta no la vuelve a pagar.
    numero = e.casa.cartera.ultimo_numero
    e.pasar()
    assert e.casa.cartera.ultimo_numero == numero


@pytest.mark.parametrize("nombre", DE_CADA_CLASE)
def test_t31_tras_una_bomba_el_correo_siguiente_se_atiende(nombre: str) -> None:
    _pasa_y_sigue(nombre)


@pytest.mark.largo
@pytest.mark.parametrize("nombre", sorted(set(BOMBAS) - set(DE_CADA_CLASE)))
def test_t31_tras_cualquiera_de_las_otras_bombas_tambien(nombre: str) -> None:
    _pasa_y_sigue(nombre)


@pytest.mark.largo
@pytest.mark.parametrize("nombre", BOMBAS)
def test_t31_ninguna_bomba_pasa_de_cinco_segundos_ni_de_medio_giga(nombre: str) -> None:
    hecho = subprocess.run(
        [sys.executable, str(RAIZ / "bench" / "bombas.py"), nombre],
        capture_output=True,
        text=True,
        check=True,
        env={"PYTHONPATH": f"{RAIZ / 'tests'}:{RAIZ}", "PATH": "/usr/bin:/bin"},
    )
    medido = json.loads(hecho.stdout)
    assert medido["cpu"] <= SEGUNDOS, medido
    assert medido["mib"] <= MEBIS, medido
