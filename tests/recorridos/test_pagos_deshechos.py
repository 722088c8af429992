"""Deshacer un pago mal casado reabre lo que cerró (la promesa, el «ya pagué») y la secuencia sigue donde iba."""

from recorridos.escenario import Escenario

ANA = "ana@acme.example"


def _paga_otro(e: Escenario) -> None:
    """Entra un dinero que se casa con ACME y no era suyo."""
    e.transferencia("ACME Ltda", "$450.000")
    e.pasar()
    assert e.como_esta("123").estado == "pagada"


def test_la_promesa_que_se_dio_por_cumplida_vuelve_a_estar_viva(e: Escenario) -> None:
    e.factura()
    e.pasar()
    e.hasta("2026-12-15")
    e.llega(ANA, "Re: Factura", "Les pagamos el 23 de diciembre.", responde=e.a(ANA)[-1])
    e.hasta("2026-12-16")
    assert e.como_esta("123").estado == "promesa"
    _paga_otro(e)
    assert not e.casa.cartera.promesas
    e.ordena("deshacer 123")
    assert e.como_esta("123").estado == "promesa"
    (deudor,) = e.casa.cartera.deudores.values()
    assert deudor.promesas_cumplidas == 0
    e.hasta("2026-12-28")
    (deudor,) = e.casa.cartera.deudores.values()
    assert deudor.promesas_incumplidas == 1


def test_el_ya_pague_que_se_dio_por_cierto_se_vuelve_a_esperar_y_se_pregunta(e: Escenario) -> None:
    e.factura()
    e.pasar()
    e.hasta("2026-12-15")
    e.llega(ANA, "Re: Factura", "Hola, ya pagamos esa factura el lunes.", responde=e.a(ANA)[-1])
    e.hasta("2026-12-16")
    _paga_otro(e)
    assert not e.casa.cartera.alegatos
    e.ordena("deshacer 123")
    assert "dice que ya pagó" in e.como_esta("123").motivo
    e.hasta("2026-12-28")
    assert len([carta for carta in e.avisos("pregunta") if "dijo que pagó" in carta.asunto]) == 1
    assert e.etapas(ANA) == ["vencimiento"]


def test_la_secuencia_sigue_donde_iba_sin_repetir_ninguna_etapa(e: Escenario) -> None:
    e.factura()
    e.pasar()
    e.hasta("2026-12-21")
    assert e.etapas(ANA) == ["vencimiento", "recordatorio"]
    _paga_otro(e)
    e.hasta("2026-12-22")
    e.ordena("deshacer 123")
    e.hasta("2026-12-29")
    assert e.etapas(ANA) == ["vencimiento", "recordatorio", "segundo_aviso"]


def test_lo_que_otro_pago_dejo_sin_objeto_no_se_reabre(e: Escenario) -> None:
    e.factura()
    e.pasar()
    e.hasta("2026-12-15")
    e.llega(ANA, "Re: Factura", "Les pagamos el 23 de diciembre.", responde=e.a(ANA)[-1])
    e.hasta("2026-12-16")
    e.transferencia("ACME Ltda", "$450.000")
    e.pasar()
    e.ordena("deshacer 123")
    e.ordena("pagada 123")
    e.hasta("2026-12-30")
    assert not e.casa.cartera.promesas
    assert e.etapas(ANA) == ["vencimiento"]
