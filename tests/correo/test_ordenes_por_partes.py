"""Un renglón que manda dos cosas, o que salva a uno: lo de una factura nunca alcanza a la otra."""

from datetime import date

import pytest

from buzon.correo.ordenes import leer_ordenes

HOY = date(2026, 12, 16)
CLIENTES = ("ACME Ltda", "Estudio Lagos")


def _leer(texto: str) -> list[tuple[str, str | None]]:
    ordenes = leer_ordenes(texto, hoy=HOY, pais="CL", moneda="CLP", nombres=CLIENTES)
    return [(orden.accion, orden.objeto) for orden in ordenes]


@pytest.mark.parametrize(
    "texto",
    [
        "la 123 está pagada. La 200 no.",
        "La 123 está pagada. De la 200 no sé nada",
        "la 200 todavía no, la 123 pagada",
        "pagada la 123 (era la 200 del mes pasado)",
        "ya está pagada la 123. Y la 200 me la pagan el viernes",
    ],
)
def test_la_que_no_esta_pagada_no_se_da_por_pagada(texto: str) -> None:
    assert _leer(texto) == [("pagada", "123")]


@pytest.mark.parametrize(
    "texto",
    ["pagada la 123. la 200 anúlala", "pagada la 123 y anula la 200", "Pagada la 123, anula la 200; gracias"],
)
def test_a_cada_una_lo_suyo(texto: str) -> None:
    assert _leer(texto) == [("pagada", "123"), ("anular", "200")]


def test_cada_parte_con_su_importe_y_uno_solo_para_dos_se_pregunta() -> None:
    dos = leer_ordenes("parcial 300.000 de la 123 y parcial 200.000 de la 200", hoy=HOY, pais="CL", moneda="CLP")
    assert [(orden.objeto, str(orden.importe)) for orden in dos] == [("123", "300000"), ("200", "200000")]
    assert not _leer("me pagaron $450.000 por la 123 y la 200")


@pytest.mark.parametrize(
    "texto",
    ["pagada la 123. La 200 también", "la 123 y la 200 están pagadas", "pagada la 123 de ACME, la 200 de Lagos"],
)
def test_las_que_van_juntas_siguen_juntas(texto: str) -> None:
    assert _leer(texto) == [("pagada", "123"), ("pagada", "200")]


@pytest.mark.parametrize("texto", ["si pagan la 123, anula la 200", "si pagan la 123, anúlala"])
def test_con_condiciones_no_se_anula_nada(texto: str) -> None:
    assert not _leer(texto)


def test_todos_menos_uno_calla_a_todos_y_no_reanuda_justo_al_que_se_salva() -> None:
    assert _leer("pausa a todos menos a ACME") == [("pausar", "todo")]
    assert not _leer("reanuda a todos menos a ACME")


def test_lo_que_se_pago_en_partes_no_es_un_plan_que_proponer() -> None:
    assert _leer("la 123 me la pagaron en dos partes") == [("pagada", "123")]
    assert not _leer("ACME pagó la 123 en 2 cuotas")
    assert _leer("plan de 3 cuotas para la 123") == [("plan", "123")]


def test_darle_plazo_a_uno_no_es_decir_que_si() -> None:
    assert not _leer("dale a Lagos 30 días más para la 200")


def test_una_carta_enviada_no_tapa_que_esta_pagada() -> None:
    assert _leer("carta enviada. pagada 123") == [("pagada", "123")]
    assert _leer("la carta enviada a ACME estaba mal, la 123 está pagada") == [("pagada", "123")]
    assert not _leer("me devolvieron la carta de ACME enviada el 1/12")


@pytest.mark.parametrize(
    "texto",
    [
        "la 123 está pagada, creo que el 14/12",
        "pagada la 123, no 450000 sino 400000",
        "pagada la 123, queda pendiente el IVA",
        "la 123 está pagada, creo, y la 200 también",
    ],
)
def test_una_duda_es_de_todo_el_renglon(texto: str) -> None:
    assert not _leer(texto)


@pytest.mark.parametrize(
    "texto",
    ["Anula la 123. Emití la 124 en su lugar", "la 123 anúlala, reemplazada por la 124", "anula la 123 por la 124"],
)
def test_la_que_reemplaza_a_otra_no_se_anula_con_ella(texto: str) -> None:
    assert _leer(texto) in ([("anular", "123")], [])


def test_que_pago_no_se_pierde_porque_lo_demas_siga_o_pare() -> None:
    assert _leer("Pagada la 123; el resto sigue igual") == [("pagada", "123")]
    assert _leer("No le escribas más a ACME, pagada la 123") == [("pausar", "ACME Ltda"), ("pagada", "123")]
    assert _leer("pausa ACME y sigue con Lagos") == [("pausar", "ACME Ltda"), ("reanudar", "Lagos")]


def test_el_plazo_de_una_no_es_el_de_la_otra() -> None:
    assert _leer("cambia el vencimiento de la 123 al 30/12 y anula la 124") == [("prorroga", "123"), ("anular", "124")]
