"""La prórroga: la misma factura vence más tarde, dentro de los límites o con permiso, y rota no existió."""

from dataclasses import replace
from datetime import date

import pytest
from recorridos.escenario import AGENCIA, TITULAR, Carta, Escenario, reglas_de_prueba

from buzon.dominio.reglas import Acuerdos
from buzon.informes.explicacion import explicar

ANA = "ana@acme.example"


def _llano(carta: Carta) -> str:
    return " ".join(carta.texto.split())


@pytest.fixture
def e() -> Escenario:
    e = Escenario(reglas=replace(reglas_de_prueba(), acuerdos=Acuerdos(max_dias_prorroga=20)))
    e.factura()
    e.pasar()
    e.hasta("2026-12-15")
    return e


def _pide(e: Escenario, texto: str = "¿Nos darían una prórroga hasta el 30 de diciembre, por favor?") -> None:
    e.llega(ANA, "Re: Factura", texto, responde=e.a(ANA)[-1])
    e.el_dia("2026-12-16")
    e.pasar()


def test_e2_dentro_del_limite_se_da_se_confirma_y_cambia_el_vencimiento(e: Escenario) -> None:
    _pide(e)
    carta = e.a(ANA)[-1]
    assert carta.id.startswith("acuerdo_confirmado/")
    assert "30 de diciembre de 2026" in _llano(carta)
    assert "prórroga hasta el 30 de diciembre" in _llano(carta)
    assert e.la("123").vencimiento == date(2026, 12, 30)
    assert e.como_esta("123").estado == "plan"
    assert "más plazo" in _llano(e.avisos("aviso")[-1])
    e.hasta("2026-12-30")
    assert e.etapas(ANA) == ["vencimiento"]


def test_e2_rota_vuelve_a_vencer_cuando_vencia_y_la_secuencia_sigue_donde_estaba(e: Escenario) -> None:
    _pide(e)
    e.hasta("2026-12-31")
    assert e.la("123").vencimiento == date(2026, 12, 15)
    e.hasta("2027-01-05")
    assert e.etapas(ANA)[:2] == ["vencimiento", "acuerdo_roto"]
    e.hasta("2027-03-10")
    assert e.etapas(ANA)[2] == "recordatorio"
    assert e.a(AGENCIA)


def test_e2_pagada_a_tiempo_no_se_le_escribe_mas_que_las_gracias(e: Escenario) -> None:
    _pide(e)
    e.hasta("2026-12-29")
    e.transferencia("ACME Ltda", "$450.000")
    e.hasta("2027-01-10")
    assert e.como_esta("123").estado == "pagada"
    assert not e.casa.cartera.acuerdos
    assert e.a(ANA)[-1].id.startswith("gracias/")


def test_e2_la_segunda_vez_decide_el_titular(e: Escenario) -> None:
    _pide(e)
    e.hasta("2026-12-28")
    e.llega(ANA, "Re: Factura", "¿Podrían ampliar el plazo hasta el 4 de enero?", responde=e.a(ANA)[-1])
    e.pasar()
    pregunta = e.avisos("pregunta")[-1]
    assert "Ya tuvo otra prórroga" in _llano(pregunta)
    assert "Darle plazo hasta el 04/01/2027" in pregunta.html
    e.pulsa(TITULAR, pregunta, "si")
    e.pasar()
    assert e.la("123").vencimiento == date(2027, 1, 4)


def test_e2_fuera_del_limite_se_pregunta_y_con_un_no_nada_cambia(e: Escenario) -> None:
    _pide(e, "Solicito prórroga hasta el 28 de febrero de 2027")
    assert e.la("123").vencimiento == date(2026, 12, 15)
    e.pulsa(TITULAR, e.avisos("pregunta")[-1], "no")
    e.hasta("2026-12-22")
    assert e.etapas(ANA) == ["vencimiento", "recordatorio"]


def test_e2_la_da_el_titular_con_una_orden_y_la_quita_con_otra(e: Escenario) -> None:
    vuelta = e.ordena("prórroga a ACME hasta el 15/1/2027")
    assert "15/01/2027" in vuelta.texto
    assert "15 de enero de 2027" in _llano(e.a(ANA)[-1])
    e.hasta("2027-01-10")
    assert e.etapas(ANA) == ["vencimiento"]
    e.ordena("anula la prórroga de ACME")
    assert e.la("123").vencimiento == date(2026, 12, 15)
    assert e.la("123").anulada is None


def test_e2_explicar_cuenta_quien_la_pidio_y_con_que_palabras(e: Escenario) -> None:
    _pide(e)
    lineas = explicar(e.casa.cartera, e.reglas, "123", e.reloj.ahora()) or []
    historia = "\n".join(lineas)
    assert "el cliente propuso una prórroga" in historia
    assert "¿Nos darían una prórroga hasta el 30 de diciembre, por favor?" in historia
    assert "tiene prórroga hasta el 30/12/2026" in historia
