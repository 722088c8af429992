"""Promete y paga, promete y no paga, y lo que una promesa para mientras vive."""

from datetime import date

from recorridos.escenario import AGENCIA, TITULAR, Carta, Escenario

ANA = "ana@acme.example"


def _primera_carta(e: Escenario, dia: str = "2026-12-15") -> Carta:
    e.factura()
    e.pasar()
    e.hasta(dia)
    return e.a(ANA)[-1]


def test_e1_promete_y_paga_silencio_gracias_y_promesa_cumplida(e: Escenario) -> None:
    carta = _primera_carta(e)
    e.llega(ANA, "Re: Factura", "Hola Carla, les pagamos el lunes 28 de diciembre. Saludos", responde=carta)
    e.hasta("2026-12-28")
    assert e.etapas(ANA) == ["vencimiento"]
    assert e.como_esta("123").estado == "promesa"
    e.transferencia("ACME Ltda", "$450.000")
    e.hasta("2027-01-20")
    assert e.etapas(ANA) == ["vencimiento"]
    assert e.casa.cartera.deudores["acme-ltda"].promesas_cumplidas == 1
    assert e.casa.cartera.deudores["acme-ltda"].promesas_incumplidas == 0


def test_e1_la_promesa_se_le_confirma_por_escrito_con_su_fecha(e: Escenario) -> None:
    carta = _primera_carta(e)
    e.llega(ANA, "Re: Factura", "Les pago el 28 de diciembre", responde=carta)
    e.el_dia("2026-12-16")
    e.pasar()
    confirmacion = e.a(ANA)[-1]
    assert confirmacion.id.startswith("promesa/")
    assert "28" in confirmacion.texto
    assert "diciembre" in confirmacion.texto


def test_e1_promete_y_no_paga_recordatorio_al_dia_siguiente_y_la_secuencia_sigue(e: Escenario) -> None:
    carta = _primera_carta(e)
    e.llega(ANA, "Re: Factura", "Pagaremos el lunes 28 de diciembre.", responde=carta)
    e.hasta("2026-12-28")
    assert e.etapas(ANA) == ["vencimiento"]
    e.hasta("2026-12-29")
    assert e.etapas(ANA) == ["vencimiento", "promesa_vencida"]
    assert "28" in e.a(ANA)[-1].texto
    e.hasta("2027-01-15")
    assert e.etapas(ANA)[2:] == ["recordatorio", "segundo_aviso", "aviso_firme"]
    assert e.casa.cartera.deudores["acme-ltda"].promesas_incumplidas == 1


def test_f3_una_promesa_vigente_aplaza_la_agencia(e: Escenario) -> None:
    ultima = _primera_carta(e, "2027-01-13")
    assert e.etapas(ANA)[-1] == "ultimo_aviso"
    e.llega(ANA, "Re: Factura", "Les pago el 29 de enero sin falta", responde=ultima)
    e.hasta("2027-01-29")
    assert not e.a(AGENCIA)
    assert e.como_esta("123").estado == "promesa"


def test_e1_una_promesa_nueva_sustituye_a_la_vieja(e: Escenario) -> None:
    carta = _primera_carta(e)
    e.llega(ANA, "Re: Factura", "Pago el 18 de diciembre", responde=carta)
    e.el_dia("2026-12-16")
    e.pasar()
    e.llega(ANA, "Re: Factura", "No alcanzo: les pago el 22 de diciembre", responde=carta)
    e.hasta("2026-12-22")
    assert e.etapas(ANA) == ["vencimiento"]
    e.hasta("2026-12-23")
    assert e.etapas(ANA) == ["vencimiento", "promesa_vencida"]


def test_e1_una_promesa_demasiado_lejana_la_decide_el_titular(e: Escenario) -> None:
    carta = _primera_carta(e)
    e.llega(ANA, "Re: Factura", "Les pagaremos el 30 de junio", responde=carta)
    e.el_dia("2026-12-16")
    e.pasar()
    assert not e.casa.cartera.promesas
    assert e.como_esta("123").estado == "en_revision"
    assert e.avisos("pregunta")


def test_e1_quien_prometio_una_parte_y_la_pago_ha_cumplido(e: Escenario) -> None:
    carta = _primera_carta(e)
    e.llega(ANA, "Re: Factura", "El viernes 18 de diciembre les transfiero $200.000", responde=carta)
    e.el_dia("2026-12-16")
    e.pasar()
    assert [promesa.fecha for promesa in e.casa.cartera.promesas.values()] == [date(2026, 12, 18)]
    e.transferencia("ACME Ltda", "$200.000")
    e.hasta("2026-12-20")
    assert e.casa.cartera.deudores["acme-ltda"].promesas_cumplidas == 1
    assert "promesa_vencida" not in e.etapas(ANA)


def test_e1_prometer_y_pagar_la_misma_noche_es_cumplir(e: Escenario) -> None:
    # A las 22:00 de Santiago en UTC ya es mañana: la promesa y el pago son del mismo día local.
    carta = _primera_carta(e)
    e.el_dia("2026-12-16", "22:00")
    e.llega(ANA, "Re: Factura", "Pago el 18 de diciembre", responde=carta)
    e.pasar()
    e.el_dia("2026-12-16", "22:30")
    e.transferencia("ACME Ltda", "$450.000")
    e.pasar()
    e.hasta("2026-12-20")
    deudor = e.casa.cartera.deudores["acme-ltda"]
    assert (deudor.promesas_cumplidas, deudor.promesas_incumplidas) == (1, 0)


def test_e1_anular_la_factura_prometida_no_cuenta_como_incumplimiento(e: Escenario) -> None:
    carta = _primera_carta(e)
    e.llega(ANA, "Re: Factura", "Pago el 18 de diciembre", responde=carta)
    e.el_dia("2026-12-16")
    e.pasar()
    e.ordena("anular 123")
    e.hasta("2026-12-22")
    assert e.casa.cartera.deudores["acme-ltda"].promesas_incumplidas == 0
    assert e.etapas(ANA) == ["vencimiento"]


def test_e1_el_titular_ve_lo_prometido_el_dia_que_vence(e: Escenario) -> None:
    carta = _primera_carta(e)
    e.llega(ANA, "Re: Factura", "Pago el 18 de diciembre", responde=carta)
    e.hasta("2026-12-18")
    resumen = next(c for c in e.a(TITULAR) if c.id == "resumen/2026-12-18")
    assert "Prometido para hoy" in resumen.texto
    assert "123" in resumen.texto
