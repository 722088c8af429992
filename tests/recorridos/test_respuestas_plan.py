"""Pide pagar en cuotas: se le propone dentro de los límites, lo acepta con sus palabras y se le recuerda cada una."""

from dataclasses import replace
from hashlib import sha256

import pytest
from recorridos.escenario import AGENCIA, TITULAR, Carta, Escenario, reglas_de_prueba

from buzon.dominio.reglas import Acuerdos

ANA = "ana@acme.example"


@pytest.fixture
def e() -> Escenario:
    acuerdos = Acuerdos(max_cuotas=4, primera_en_dias=7, cada_dias=14)
    return Escenario(reglas=replace(reglas_de_prueba(), acuerdos=acuerdos))


def _pide(e: Escenario, texto: str = "¿Podemos pagar en 3 cuotas?") -> Carta:
    e.factura()
    e.pasar()
    e.hasta("2026-12-15")
    e.llega(ANA, "Re: Factura", texto, responde=e.a(ANA)[-1])
    e.el_dia("2026-12-16")
    e.pasar()
    return e.a(ANA)[-1]


def _acepta(e: Escenario, texto: str = "Hola Carla, sí, acepto las cuotas propuestas.") -> None:
    propuesta = _pide(e)
    e.llega(ANA, "Re: Factura", texto, responde=propuesta)
    e.pasar()


def test_e2_se_le_proponen_cuotas_iguales_con_sus_fechas(e: Escenario) -> None:
    propuesta = _pide(e)
    assert propuesta.id.startswith("plan/")
    assert propuesta.texto.count("150.000") == 3
    for fecha in ("23 de diciembre de 2026", "6 de enero de 2027", "20 de enero de 2027"):
        assert fecha in propuesta.texto
        assert fecha in propuesta.html
    assert e.como_esta("123").estado == "plan"
    assert not e.casa.cartera.preguntas


def test_e2_lo_que_no_se_reparte_va_en_la_ultima(e: Escenario) -> None:
    e.factura(importe="$100.000")
    e.pasar()
    e.hasta("2026-12-15")
    e.llega(ANA, "Re: Factura", "¿Podemos pagar en 3 cuotas?", responde=e.a(ANA)[-1])
    e.el_dia("2026-12-16")
    e.pasar()
    (plan,) = e.casa.cartera.planes.values()
    assert [int(cuota.importe) for cuota in plan.cuotas] == [33333, 33333, 33334]


def test_e2_su_acepto_queda_citado_y_con_la_huella_de_su_correo(e: Escenario) -> None:
    _acepta(e)
    aceptado = next(h for a in e.mundo.libro.asientos() for h in a.hechos if type(h).__name__ == "PlanAceptado")
    assert aceptado.cita == "Hola Carla, sí, acepto las cuotas propuestas."
    crudo = e.mundo.archivo.leer(aceptado.huella)
    assert crudo is not None
    assert sha256(crudo).hexdigest() == aceptado.huella
    assert "acepta pagar en 3 cuotas" in " ".join(e.avisos("aviso")[-1].texto.split())


@pytest.mark.parametrize("texto", ["Acepto, pero en 5 cuotas", "No puedo aceptar eso", "¿Y si fueran otras fechas?"])
def test_e2_un_si_con_reparos_no_es_un_si(e: Escenario, texto: str) -> None:
    _acepta(e, texto)
    assert all(plan.aceptado is None for plan in e.casa.cartera.planes.values())
    assert e.casa.cartera.preguntas or e.casa.cartera.respuestas


def test_e2_cada_cuota_se_recuerda_el_dia_que_vence_y_solo_si_no_esta_pagada(e: Escenario) -> None:
    _acepta(e)
    e.hasta("2026-12-22")
    assert e.etapas(ANA) == ["vencimiento"]
    e.hasta("2026-12-23")
    assert e.etapas(ANA) == ["vencimiento", "cuota"]
    assert "cuota 1 de 3" in " ".join(e.a(ANA)[-1].texto.split())
    assert "150.000" in e.a(ANA)[-1].texto
    e.ordena("parcial 150.000 de la 123")
    e.el_dia("2027-01-05")
    e.ordena("parcial 150.000 de la 123")
    e.hasta("2027-01-19")
    assert e.etapas(ANA) == ["vencimiento", "cuota"]
    e.hasta("2027-01-20")
    assert "cuota 3 de 3" in " ".join(e.a(ANA)[-1].texto.split())
    e.transferencia("ACME Ltda", "$150.000")
    e.hasta("2027-02-20")
    assert e.la("123").saldo == 0
    assert not e.casa.cartera.planes
    despues = [carta for carta in e.a(ANA) if "cuota 3 de 3" not in " ".join(carta.texto.split())]
    assert despues[-1].id.startswith("gracias/")
    assert "queda pagada" in " ".join(despues[-1].texto.split())
    assert sum("queda pagada" in " ".join(carta.texto.split()) for carta in e.a(ANA)) == 1


def test_e2_una_cuota_que_falla_rompe_el_plan_y_se_reclama_el_saldo_entero(e: Escenario) -> None:
    _acepta(e)
    e.hasta("2026-12-26")
    assert e.como_esta("123").estado == "plan"
    e.hasta("2026-12-30")
    assert not e.casa.cartera.planes
    assert e.etapas(ANA) == ["vencimiento", "cuota", "plan_roto"]
    assert "450.000" in e.a(ANA)[-1].texto
    e.hasta("2027-02-28")
    assert e.a(AGENCIA)


def test_f3_un_plan_vivo_no_pasa_a_la_agencia(e: Escenario) -> None:
    _acepta(e)
    for dia in ("2026-12-23", "2027-01-06"):
        e.hasta(dia)
        e.ordena("parcial 150.000 de la 123")
    e.hasta("2027-01-19")
    assert e.como_esta("123").estado == "plan"
    assert not e.a(AGENCIA)


def test_e2_si_no_contesta_a_la_propuesta_la_secuencia_sigue(e: Escenario) -> None:
    _pide(e)
    e.hasta("2026-12-30")
    assert e.etapas(ANA) == ["vencimiento", "recordatorio", "segundo_aviso"]
    assert not e.casa.cartera.planes


def test_e2_fuera_de_los_limites_decide_el_titular_con_un_toque(e: Escenario) -> None:
    _pide(e, "¿Podemos pagar en 6 cuotas?")
    assert not e.casa.cartera.planes
    pregunta = e.avisos("pregunta")[-1]
    assert "Proponerle 6 cuotas" in pregunta.html
    e.pulsa(TITULAR, pregunta, "si")
    e.pasar()
    assert e.a(ANA)[-1].texto.count("75.000") >= 6
    assert e.como_esta("123").estado == "plan"


def test_e2_si_el_titular_no_quiere_todo_sigue_como_estaba(e: Escenario) -> None:
    _pide(e, "¿Podemos pagar en 6 cuotas?")
    e.pulsa(TITULAR, e.avisos("pregunta")[-1], "no")
    e.hasta("2026-12-22")
    assert e.etapas(ANA) == ["vencimiento", "recordatorio"]


def test_e2_sin_acuerdos_en_las_reglas_se_pregunta_siempre() -> None:
    e = Escenario()
    _pide(e)
    assert not e.casa.cartera.planes
    assert "Proponerle 3 cuotas" in e.avisos("pregunta")[-1].html


def test_e2_una_cuota_demasiado_pequena_se_pregunta() -> None:
    acuerdos = Acuerdos(max_cuotas=4, importe_minimo_cuota=200_000)  # type: ignore[arg-type] # un entero vale
    e = Escenario(reglas=replace(reglas_de_prueba(), acuerdos=acuerdos))
    _pide(e)
    assert not e.casa.cartera.planes
    assert e.avisos("pregunta")


def test_e2_reanudar_deja_el_plan_sin_efecto(e: Escenario) -> None:
    _acepta(e)
    e.ordena("reanudar 123")
    assert not e.casa.cartera.planes
    e.hasta("2026-12-22")
    assert e.etapas(ANA) == ["vencimiento", "recordatorio"]


def _con_dos(e: Escenario) -> None:
    e.factura("201", importe="$100.000")
    e.factura("202", importe="$200.000")
    e.pasar()
    e.hasta("2026-12-15")
    e.llega(ANA, "Re: Factura", "¿Podemos pagar en 2 cuotas?", responde=e.a(ANA)[-1])
    e.el_dia("2026-12-16")
    e.pasar()
    e.llega(ANA, "Re: Factura", "Acepto, gracias", responde=e.a(ANA)[-1])
    e.pasar()


def test_e2_la_transferencia_de_una_cuota_va_a_lo_mas_viejo_del_plan_sin_preguntar(e: Escenario) -> None:
    _con_dos(e)
    e.hasta("2026-12-22")
    e.transferencia("ACME Ltda", "$150.000")
    e.pasar()
    assert (e.la("201").saldo, e.la("202").saldo) == (0, 150_000)
    assert not e.casa.cartera.preguntas
    e.hasta("2027-01-05")
    assert e.etapas(ANA) == ["vencimiento"]
    assert e.como_esta("202").estado == "plan"


def test_e2_con_otra_factura_fuera_del_plan_solo_cuenta_lo_que_es_una_cuota(e: Escenario) -> None:
    _con_dos(e)
    e.factura("203", importe="$80.000", vence="15/02/2027")
    e.pasar()
    e.transferencia("ACME Ltda", "$150.000")
    e.pasar()
    assert e.la("201").saldo == 0
    e.transferencia("ACME Ltda", "$90.000")
    e.pasar()
    assert e.la("202").saldo == 150_000
    assert e.casa.cartera.preguntas


def test_e2_lo_aceptado_se_le_confirma_por_escrito_con_fechas_y_consecuencias(e: Escenario) -> None:
    _acepta(e)
    confirmado = e.a(ANA)[-1]
    texto = " ".join(confirmado.texto.split())
    assert confirmado.id.startswith("plan_confirmado/")
    for fecha in ("23 de diciembre de 2026", "6 de enero de 2027", "20 de enero de 2027"):
        assert fecha in texto
    assert "acepto las cuotas propuestas" in texto
    assert "el plan termina" in texto
    assert confirmado.mensaje["In-Reply-To"].startswith("<llega-")


def test_e2_unas_gracias_tras_la_confirmacion_no_paran_nada(e: Escenario) -> None:
    _acepta(e)
    e.llega(ANA, "Re: Factura", "Muchas gracias, saludos", responde=e.a(ANA)[-1])
    e.pasar()
    assert e.como_esta("123").estado == "plan"
    assert not e.casa.cartera.preguntas


def test_e2_la_carta_del_plan_roto_pide_el_saldo_que_queda_y_no_repite_el_plan(e: Escenario) -> None:
    _acepta(e)
    e.hasta("2026-12-23")
    e.ordena("parcial 150.000 de la 123")
    e.hasta("2027-01-12")
    roto = e.a(ANA)[-1]
    assert roto.id.split("/")[1] == "plan_roto"
    texto = " ".join(roto.texto.split())
    assert "6 de enero de 2027" in texto
    assert "Total por pagar: $300.000" in texto
    assert "el plan termina" in texto
    assert e.como_esta("123").proxima is not None


def test_e2_lo_que_manda_el_titular_por_su_cuenta_contesta_a_quien_pedia_cuotas(e: Escenario) -> None:
    """Sin contestar a la pregunta: un correo nuevo con otra cosa. No queda nada colgado que pare a ese cliente."""
    _pide(e, "¿Podemos pagar en 6 cuotas?")
    assert e.como_esta("123").estado == "en_revision"
    e.ordena("plan de 5 cuotas a ACME Ltda")
    assert not e.casa.cartera.preguntas
    assert not e.casa.cartera.respuestas
    e.llega(ANA, "Re: Factura", "Hola Carla, sí, acepto las cuotas propuestas.", responde=e.a(ANA)[-1])
    e.pasar()
    assert e.como_esta("123").estado == "plan"
