"""El último paso: la agencia en copia, con la historia del caso, y nunca con algo por resolver."""

from dataclasses import replace
from datetime import datetime

from recorridos.escenario import AGENCIA, TITULAR, Carta, Escenario, reglas_de_prueba

from buzon.puertos import RespuestaServidor

ANA = "ana@acme.example"


def _hasta_el_ultimo_aviso(e: Escenario) -> Carta:
    e.factura()
    e.pasar()
    e.hasta("2027-01-13")
    assert e.etapas(ANA)[-1] == "ultimo_aviso"
    return e.a(ANA)[-1]


def _salida(e: Escenario, etapa: str) -> datetime:
    return next(paso.cuando for paso in e.la("123").etapas if paso.etapa == etapa)


def test_f1_la_agencia_va_en_copia_con_la_historia(e: Escenario) -> None:
    ultimo = _hasta_el_ultimo_aviso(e)
    assert "Cobranzas del Sur" in ultimo.texto
    e.hasta("2027-01-25")
    (carta,) = e.a(AGENCIA)
    assert carta.para == (ANA, AGENCIA)
    assert "Qué ha pasado hasta hoy" in carta.texto
    assert "15/12/2026" in carta.texto
    assert e.la("123").en_agencia


def test_f1_el_plazo_del_ultimo_aviso_se_respeta_aunque_haya_salido_tarde(e: Escenario) -> None:
    _hasta_el_ultimo_aviso(e)
    salida = _salida(e, "ultimo_aviso")
    e.hasta("2027-01-30")
    agencia = _salida(e, "agencia")
    assert (agencia - salida).days >= 7


def test_f3_una_respuesta_sin_atender_la_impide(e: Escenario) -> None:
    ultimo = _hasta_el_ultimo_aviso(e)
    e.llega(ANA, "Re: Factura", "¿Me pueden llamar? Quiero hablar de esto.", responde=ultimo)
    e.hasta("2027-02-20")
    assert not e.a(AGENCIA)
    assert e.como_esta("123").estado == "en_revision"


def test_f1_la_agencia_rechazada_no_impide_la_carta_al_deudor_y_se_avisa(e: Escenario) -> None:
    _hasta_el_ultimo_aviso(e)
    e.mundo.salida.rechazos[AGENCIA] = RespuestaServidor(550, "5.1.1", "no existe")
    e.hasta("2027-02-10")
    assert e.etapas(ANA).count("agencia") == 1
    assert not e.la("123").en_agencia
    assert AGENCIA in e.avisos("aviso")[-1].texto
    assert e.como_esta("123").motivo


def test_f1_sin_agencia_la_secuencia_acaba_en_el_ultimo_aviso_y_lo_dice() -> None:
    reglas = reglas_de_prueba()
    e = Escenario(reglas=replace(reglas, agencia=None, etapas=reglas.etapas[:-1]))
    e.factura()
    e.pasar()
    e.hasta("2027-02-10")
    assert e.etapas(ANA)[-1] == "ultimo_aviso"
    como = e.como_esta("123")
    assert como.proxima is None
    assert "última etapa" in como.motivo


def test_f2_quien_paga_estando_en_la_agencia_queda_pagado(e: Escenario) -> None:
    _hasta_el_ultimo_aviso(e)
    e.hasta("2027-01-25")
    e.transferencia("ACME Ltda", "$450.000")
    e.pasar()
    assert e.como_esta("123").estado == "pagada"


def test_f2_el_deudor_contesta_a_todos_y_la_agencia_tambien_y_nada_se_pierde(e: Escenario) -> None:
    _hasta_el_ultimo_aviso(e)
    e.hasta("2027-01-25")
    carta = e.a(AGENCIA)[0]
    e.llega(f"Agencia <{AGENCIA}>", "Re: Factura 123", "Recibido. Abrimos el caso 4456.", responde=carta)
    e.pasar()
    assert "Abrimos el caso 4456" in e.avisos("aviso")[-1].texto
    assert TITULAR in e.avisos("aviso")[-1].para
    assert not e.casa.cartera.respuestas
    assert e.la("123").en_agencia
