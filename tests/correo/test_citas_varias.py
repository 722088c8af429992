"""Ciento y pico respuestas enteras de ocho programas y otros tantos países: queda, palabra por palabra, lo escrito.

En el archivo cada caso empieza por «#» y su nombre, y el primer signo de cada renglón dice de quién es: «+» de quien
escribe, «-» de su programa, de su empresa o de la carta que contesta.
"""

import re
from pathlib import Path

import pytest

from buzon.correo.citas import separar

_TEXTO = (Path(__file__).parent / "muestras" / "citas_varias.txt").read_text(encoding="utf-8")
CASOS = [caso.partition("\n") for caso in re.split(r"(?m)^#", _TEXTO)[1:]]


def test_hay_para_medir() -> None:
    assert len(CASOS) > 120


@pytest.mark.parametrize(("nombre", "cuerpo"), [(nombre, cuerpo) for nombre, _, cuerpo in CASOS])
def test_de_cada_respuesta_queda_lo_que_se_escribio(nombre: str, cuerpo: str) -> None:
    renglones = cuerpo.rstrip("\n").split("\n")
    llega = "\n".join(renglon[1:] for renglon in renglones)
    escrito = " ".join(renglon[1:] for renglon in renglones if renglon.startswith("+"))
    assert separar(llega, "Marta Rivas").split() == escrito.split(), nombre
