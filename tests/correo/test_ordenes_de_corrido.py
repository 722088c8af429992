"""Órdenes dichas de corrido, como se escriben desde el teléfono, con los clientes de la cartera delante."""

from datetime import date
from decimal import Decimal

import pytest

from buzon.correo.ordenes import leer_ordenes
from buzon.dominio.ordenes import Orden

HOY = date(2026, 12, 3)
NOMBRES = ("ACME Ltda", "Panadería El Trigo Ltda", "Estudio Lagos", "Distribuidora 2000 SpA", "Agua Clara SpA")


def leer(texto: str) -> tuple[Orden, ...]:
    return leer_ordenes(texto, hoy=HOY, pais="CL", moneda="CLP", nombres=NOMBRES)


def esencia(texto: str) -> list[tuple[str, str | None]]:
    return [(orden.accion, orden.objeto) for orden in leer(texto)]


@pytest.mark.parametrize(
    ("texto", "accion", "objeto"),
    [
        ("ACME ya me pagó", "pagada", "ACME Ltda"),
        ("acme pagado", "pagada", "ACME Ltda"),
        ("Los de Panadería El Trigo ya me pagaron todo", "pagada", "Panadería El Trigo Ltda"),
        ("me pagaron la 1204", "pagada", "1204"),
        ("cobré la 123", "pagada", "123"),
        ("la 123 ya se pagó", "pagada", "123"),
        ("la 123 se cobró en efectivo", "pagada", "123"),
        ("me transfirió ACME la 123", "pagada", "123"),
        ("entró la plata de ACME", "pagada", "ACME Ltda"),
        ("Lagos ya me pagó", "pagada", "Lagos"),
        ("ya pagó", "pagada", None),
        ("ya me pagó con transferencia", "pagada", None),
        ("Hola, buenas tardes, la factura ya está pagada", "pagada", None),
        ("Distribuidora 2000 ya pagó", "pagada", "Distribuidora 2000 SpA"),
        ("Factura 123: pagada el 3/12", "pagada", "123"),
        ("párale a ACME", "pausar", "ACME Ltda"),
        ("deja de cobrarle a ACME", "pausar", "ACME Ltda"),
        ("deja en paz a Lagos", "pausar", "Lagos"),
        ("no insistas con ACME", "pausar", "ACME Ltda"),
        ("frena con el trigo", "pausar", "trigo"),
        ("suspende los avisos a ACME", "pausar", "ACME Ltda"),
        ("stop ACME", "pausar", "ACME Ltda"),
        ("ya no le mandes nada a ACME", "pausar", "ACME Ltda"),
        ("ya no le mandes nada más", "pausar", None),
        ("no mandes nada hoy", "pausar", "todo"),
        ("vuelve a cobrarle a ACME", "reanudar", "ACME Ltda"),
        ("retoma la 123", "reanudar", "123"),
        ("dale de baja a la 123", "anular", "123"),
        ("la 123 la anulé y emití otra", "anular", "123"),
        ("¿qué pasa con ACME?", "estado", "ACME Ltda"),
        ("¿pagaron la 1204?", "estado", "1204"),
        ("¿quién me debe?", "estado", "todo"),
        ("lista de morosos", "estado", "todo"),
        ("ponle 3 cuotas a ACME", "plan", "ACME Ltda"),
        ("dale una semana más a ACME", "prorroga", "ACME Ltda"),
        ("pásala a la agencia la 123", "saltar", "123"),
        ("quiero que dejes de cobrar la 123", "pausar", "123"),
        ("no vuelvas a escribirle a Lagos", "pausar", "Estudio Lagos"),
        ("no contactes más a ACME", "pausar", "ACME Ltda"),
        ("¿cuál es la próxima carta de ACME?", "estado", "ACME Ltda"),
        ("quiero ver lo que me deben", "estado", "todo"),
    ],
)
def test_se_entiende_de_quien_habla_este_donde_este(texto: str, accion: str, objeto: str | None) -> None:
    assert esencia(texto) == [(accion, objeto)]


@pytest.mark.parametrize(
    "texto",
    [
        "creo que la 123 está pagada",
        "la 123 estará pagada el viernes",
        "la 123 queda pagada mañana",
        "si pagan la 123 avísame",
        "cuando pague ACME no le mandes nada más",
        "ACME dice que ya pagó la 123",
        "Estudio Lagos me pagó la 1207 pero la 1208 no",
        "pagó ACME con un cheque de Estudio Lagos",
        "no estoy seguro",
        "no sé",
        "si no contestan, ya veremos",
        "dale una vuelta",
        "supongo que ya pagaron la 123",
        "ACME quiere pagar en 3 veces",
        "que no pare",
        "pagó la 1204 pero en otra cuenta",
        "me dieron un cheque por la 1204",
        "Lagos ya me pagó la mitad",
        "la 123 está pagada menos el IVA",
        "me pagaron la primera cuota de la 123",
        "ACME me pagó el 50% de la 123",
    ],
)
def test_lo_que_se_supone_se_cuenta_o_se_condiciona_no_manda_nada(texto: str) -> None:
    assert leer(texto) == ()


@pytest.mark.parametrize("texto", ["Ferretería Inexistente ya me pagó", "la cuenta de agua ya está pagada"])
def test_un_nombre_que_no_es_de_nadie_no_cierra_lo_del_hilo(texto: str) -> None:
    """Contestando en el hilo de un cliente, sin nombre se entiende que es el suyo: con otro nombre, no."""
    (orden,) = leer(texto)
    assert orden.objeto not in (None, *NOMBRES)


@pytest.mark.parametrize(
    ("texto", "importe"),
    [
        ("ACME me pagó 200.000 de la 123", 200_000),
        ("me pagó 200000 de la 123", 200_000),
        ("recibí 150.000 de ACME por la 123", 150_000),
        ("ACME me dio 100 mil en efectivo por la 123", 100_000),
    ],
)
def test_una_parte_no_cierra_la_factura_entera(texto: str, importe: int) -> None:
    (orden,) = leer(texto)
    assert (orden.accion, orden.objeto, orden.importe) == ("parcial", "123", Decimal(importe))


@pytest.mark.parametrize(
    ("texto", "objeto", "campos"),
    [
        ("el correo nuevo de ACME es pagos@acme.example", "ACME Ltda", {"correo": "pagos@acme.example"}),
        ("cámbiale el correo a ACME: pagos@acme.example", "ACME Ltda", {"correo": "pagos@acme.example"}),
        ("cambia el correo de Lagos a pagos@lagos.example", "Estudio Lagos", {"correo": "pagos@lagos.example"}),
        ("el total de la 123 es 400.000", "123", {"total": "400000"}),
        ("la 123 vence el 30 de diciembre, no el 15", "123", {"vencimiento": "2026-12-30"}),
        ("el cliente es Estudio Lagos", None, {"cliente": "Estudio Lagos"}),
        ("mándale copia de la 123 a contable@otro.example", None, {"correo": "contable@otro.example"}),
    ],
)
def test_una_correccion_dice_de_quien_sin_dos_puntos(texto: str, objeto: str | None, campos: dict[str, str]) -> None:
    (orden,) = leer(texto)
    assert (orden.accion, orden.objeto, dict(orden.campos)) == ("corregir", objeto, campos)


def test_no_me_la_pagaron_no_es_lo_mismo_que_deshacer() -> None:
    assert [orden.es_vaga for texto in ("no me pagaron la 123", "deshacer 123") for orden in leer(texto)] == [
        True,
        False,
    ]


@pytest.mark.parametrize(
    "texto", ["sí", "Sí, lo recibí", "si por favor", "si es correcto", "dale", "dale gracias", "Si."]
)
def test_un_si_se_dice_con_tilde_o_sin_ella(texto: str) -> None:
    assert [orden.accion for orden in leer(texto)] == ["si"]


def test_una_lista_pegada_son_varias_y_un_importe_con_miles_es_uno() -> None:
    assert esencia("1207,1208 pagadas") == [("pagada", "1207"), ("pagada", "1208")]
    (una,) = leer_ordenes("parcial 1,250 de la 1207", hoy=HOY, pais="MX", moneda="MXN", nombres=NOMBRES)
    assert (una.objeto, una.importe) == ("1207", Decimal(1250))


@pytest.mark.parametrize(
    ("texto", "hasta"),
    [("pausa a ACME dos semanas", date(2026, 12, 17)), ("no le escribas a ACME por 10 días", date(2026, 12, 13))],
)
def test_una_pausa_puede_decir_cuanto_dura(texto: str, hasta: date) -> None:
    (orden,) = leer(texto)
    assert (orden.accion, orden.objeto, orden.fecha) == ("pausar", "ACME Ltda", hasta)
