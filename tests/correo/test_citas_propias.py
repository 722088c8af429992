"""Respuestas y reenvíos con la forma de cada programa de correo: queda lo que escribió la persona, y nada más."""

import tomllib
from email.message import EmailMessage
from pathlib import Path
from typing import Any

import pytest

from buzon.correo.entender import Entendido, entender
from buzon.montaje.saber import leer_saber

SABER = leer_saber()
MUESTRAS = tomllib.loads((Path(__file__).parent / "muestras" / "citas_propias.toml").read_text(encoding="utf-8"))
NUESTRA = "Estimada Ana:\n\nLa factura 2210 venció el 3 de noviembre. Pague a la cuenta de siempre.\n\nNegocio"
SUYO = "Buenas tardes:\n\nLa pagamos el viernes.\n\nSaludos"
TROZOS = {
    "{nuestra}": NUESTRA,
    "{citada}": "\n".join(f"> {renglon}" if renglon else ">" for renglon in NUESTRA.split("\n")),
    "{en_html}": NUESTRA.replace("\n", "<br>"),
    "{suyo}": SUYO,
    "{suyo_html}": "".join(f"<div>{renglon or '<br>'}</div>" for renglon in SUYO.split("\n")),
    "{original}": "Le transferimos el total ayer.\n\nSaludos,\nPaco",
}


def _entero(texto: str) -> str:
    for nombre, trozo in TROZOS.items():
        texto = texto.replace(nombre, trozo)
    return texto


def _llega(texto: str, asunto: str, clase: str = "plain", **cabeceras: str) -> Entendido:
    m = EmailMessage()
    m["From"], m["To"], m["Subject"] = "Marta Rivas <marta@ferre.example>", "cobros@negocio.example", asunto
    m["Date"] = "Tue, 10 Nov 2026 12:00:00 -0300"
    for nombre, valor in cabeceras.items():
        m[nombre.replace("_", "-")] = valor
    m.set_content(_entero(texto), subtype=clase)
    return entender(m.as_bytes(), SABER)


@pytest.mark.parametrize("caso", MUESTRAS["respuesta"], ids=lambda caso: caso["nombre"])
def test_de_cada_programa_de_correo_queda_lo_que_se_escribio(caso: dict[str, Any]) -> None:
    entendido = _llega(caso["llega"], "Re: Factura 2210", caso["clase"], In_Reply_To="<carta-7.buzon@negocio.example>")
    assert (entendido.texto_nuevo or "").split() == _entero(caso.get("queda", "{suyo}")).split()


@pytest.mark.parametrize("caso", MUESTRAS["reenvio"], ids=lambda caso: caso["nombre"])
def test_de_cada_reenvio_se_saca_quien_escribio_el_original(caso: dict[str, Any]) -> None:
    reenvio = _llega(caso["llega"], caso["asunto"]).reenvio
    assert reenvio is not None
    assert (reenvio.de, reenvio.asunto) == ("pagos@ferre.example", "Pago")
    assert "transferimos" in reenvio.texto
