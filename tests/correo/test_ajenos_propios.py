"""Correo suelto, fuera de cualquier hilo: el ajeno no paga ni promete, y al cliente se le oye siempre.

Los clientes escriben desde una dirección que nadie conoce y hablan de precios, presupuestos y pedidos: es lo que más se
parece a quien pide precio.
"""

import tomllib
from email.message import EmailMessage
from pathlib import Path

import pytest

from buzon.correo.entender import Entendido, entender
from buzon.montaje.saber import leer_saber

SABER = leer_saber()
MUESTRAS = tomllib.loads((Path(__file__).parent / "muestras" / "ajenos_propios.toml").read_text(encoding="utf-8"))


def _llega(caso: dict[str, str]) -> Entendido:
    m = EmailMessage()
    m["From"] = caso.get("de", "Marta <marta.personal@correo.example>")
    m["To"], m["Subject"] = "cobros@negocio.example", caso["asunto"]
    m["Date"] = "Tue, 10 Nov 2026 12:00:00 -0300"
    m.set_content(caso["texto"])
    return entender(m.as_bytes(), SABER)


@pytest.mark.parametrize("caso", MUESTRAS["ajeno"], ids=lambda caso: caso["asunto"])
def test_lo_ajeno_ni_promete_ni_paga(caso: dict[str, str]) -> None:
    entendido = _llega(caso)
    assert entendido.pago is None or entendido.pago.sentido != "entrada"
    assert not {i.tipo for i in entendido.intenciones[:1]} & {"promesa", "ya_pago"}


@pytest.mark.parametrize("caso", MUESTRAS["cliente"], ids=lambda caso: caso["texto"][:40])
def test_al_cliente_que_escribe_desde_otra_direccion_se_le_oye(caso: dict[str, str]) -> None:
    assert [i.tipo for i in _llega(caso).intenciones[:1]] == [caso["dice"]]
