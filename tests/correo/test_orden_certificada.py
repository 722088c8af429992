"""Cómo cuenta un dueño que mandó la carta certificada, y lo que se le parece y no lo es."""

from datetime import date

import pytest

from buzon.correo.ordenes import leer_ordenes
from buzon.dominio.ordenes import Orden

HOY = date(2027, 1, 13)


def orden(objeto: str | None, dia: date | None = None, seguimiento: str = "") -> Orden:
    campos = {"seguimiento": seguimiento} if seguimiento else {}
    return Orden(accion="certificada", objeto=objeto, fecha=dia, campos=campos)


@pytest.mark.parametrize(
    ("frase", "esperada"),
    [
        (
            "carta de la 701 enviada el 5/1, seguimiento CD987654321ES",
            orden("701", date(2027, 1, 5), "CD987654321ES"),
        ),
        (
            "mandé el burofax a Lagos el 12/1/2027, nº de seguimiento NB00098765432",
            orden("Lagos", date(2027, 1, 12), "NB00098765432"),
        ),
        ("Carta certificada a Lagos enviada ayer, RR987654321CL", orden("Lagos", date(2027, 1, 12), "RR987654321CL")),
        ("carta enviada el 5/1, seguimiento RR 987 654 321 CL", orden(None, date(2027, 1, 5), "RR987654321CL")),
        ("burofax enviado", orden(None)),
        ("ya mandé la carta documento a Panadería Sol", orden("Panadería Sol")),
        ("Hemos enviado el telegrama a la 45 el 3 de enero", orden("45", date(2027, 1, 3))),
    ],
)
def test_lo_que_cuenta_como_hecho_es_la_orden(frase: str, esperada: Orden) -> None:
    assert leer_ordenes(frase, hoy=HOY, pais="CL", moneda="CLP") == (esperada,)


@pytest.mark.parametrize(
    "frase",
    [
        "no he mandado la carta a Lagos",
        "mande el burofax a Lagos",
        "manda la carta a Lagos",
        "¿mandaste la carta de la 701?",
        "ya la mandé",
        "cuando haya enviado la carta te digo",
        "he enviado la factura 701 por correo",
    ],
)
def test_lo_que_se_pide_se_niega_o_se_pregunta_no_lo_es(frase: str) -> None:
    assert all(o.accion != "certificada" for o in leer_ordenes(frase, hoy=HOY, pais="CL", moneda="CLP"))
