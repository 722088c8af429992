"""Dinero que no se sabe de quién es: no se aplica, para a quien pudo pagar y lo decide el titular."""

from recorridos.escenario import BANCO, TITULAR, Carta, Escenario

ANA, LUIS = "ana@acme.example", "luis@bodega.example"


def _dos_que_deben_lo_mismo(e: Escenario) -> Carta:
    e.factura("701", importe="$450.000")
    e.factura("702", "Bodega Sur SpA", LUIS, "$450.000")
    e.pasar()
    e.hasta("2026-12-14")
    e.transferencia("María Soto Pérez", "$450.000")
    e.pasar()
    return e.avisos("pregunta")[-1]


def test_un_pago_dudoso_para_a_los_candidatos_y_pregunta_una_vez(e: Escenario) -> None:
    pregunta = _dos_que_deben_lo_mismo(e)
    assert "701" in pregunta.texto
    assert "702" in pregunta.texto
    e.hasta("2027-01-15")
    assert not e.etapas(ANA)
    assert not e.etapas(LUIS)
    assert len(e.avisos("pregunta")) == 1
    assert "sin asignar" in e.como_esta("701").motivo


def test_el_titular_lo_aplica_con_un_toque(e: Escenario) -> None:
    pregunta = _dos_que_deben_lo_mismo(e)
    e.pulsa(TITULAR, pregunta, "aplicar_702")
    e.hasta("2026-12-15")
    assert (e.la("701").saldo, e.la("702").saldo) == (450_000, 0)
    assert e.etapas(ANA) == ["vencimiento"]
    assert e.a(LUIS)[-1].id.startswith("gracias/")


def test_el_titular_lo_aplica_con_palabras(e: Escenario) -> None:
    e.ordena("Es de la 701, gracias", responde=_dos_que_deben_lo_mismo(e))
    assert (e.la("701").saldo, e.la("702").saldo) == (0, 450_000)


def test_pagada_en_esa_pregunta_es_ese_dinero_y_no_otro(e: Escenario) -> None:
    e.ordena("la 701 está pagada", responde=_dos_que_deben_lo_mismo(e))
    assert (e.la("701").saldo, e.la("702").saldo) == (0, 450_000)
    assert len(e.casa.cartera.pagos) == 1
    assert e.como_esta("702").estado == "vigente"


def test_pagada_sin_decir_cual_no_salda_las_dos(e: Escenario) -> None:
    contestacion = e.ordena("ya está pagada", responde=_dos_que_deben_lo_mismo(e))
    assert (e.la("701").saldo, e.la("702").saldo) == (450_000, 450_000)
    assert "di de cuál" in contestacion.texto


def test_anular_en_esa_pregunta_no_anula_las_candidatas(e: Escenario) -> None:
    e.ordena("anular", responde=_dos_que_deben_lo_mismo(e))
    assert e.la("701").anulada is None
    assert e.la("702").anulada is None


def test_ninguna_lo_descarta_y_los_recordatorios_siguen(e: Escenario) -> None:
    e.pulsa(TITULAR, _dos_que_deben_lo_mismo(e), "ninguna")
    e.hasta("2026-12-15")
    assert e.etapas(ANA) == ["vencimiento"]
    assert e.etapas(LUIS) == ["vencimiento"]


def test_el_boton_de_una_pregunta_ya_contestada_no_hace_nada(e: Escenario) -> None:
    pregunta = _dos_que_deben_lo_mismo(e)
    e.pulsa(TITULAR, pregunta, "aplicar_702")
    e.pasar()
    e.el_dia("2026-12-14", "11:00")
    e.pulsa(TITULAR, pregunta, "aplicar_701")
    e.pasar()
    assert (e.la("701").saldo, e.la("702").saldo) == (450_000, 0)


def test_una_transferencia_que_sale_no_cuenta(e: Escenario) -> None:
    e.factura()
    e.pasar()
    e.llega(
        "serviciodetransferencias@bancochile.cl",
        "Comprobante de transferencia a terceros",
        "Usted ha realizado una transferencia de fondos a ACME Ltda por $450.000 desde su Cuenta Corriente 1122334455.",
    )
    e.hasta("2026-12-15")
    assert e.la("123").saldo == 450_000
    assert not e.casa.cartera.pagos
    assert e.etapas(ANA) == ["vencimiento"]


def test_un_aviso_sin_autenticar_se_retiene_y_se_pregunta(e: Escenario) -> None:
    e.factura()
    e.pasar()
    e.transferencia("ACME Ltda", "$450.000", autentico=False)
    e.hasta("2026-12-16")
    assert e.la("123").saldo == 450_000
    assert not e.etapas(ANA)
    assert "no certifica" in " ".join(e.avisos("pregunta")[-1].texto.split())
    e.ordena("sí", responde=e.avisos("pregunta")[-1])
    assert e.la("123").saldo == 0


def test_una_referencia_a_una_factura_ya_pagada_no_salda_otra(e: Escenario) -> None:
    e.factura("801", importe="$100.000", vence="10/12/2026")
    e.pasar()
    e.transferencia("ACME Ltda", "$100.000", glosa="Factura 801")
    e.pasar()
    e.hasta("2026-12-09")
    e.factura("802", importe="$100.000", vence="20/12/2026")
    e.transferencia("ACME Ltda", "$100.000", glosa="Factura 801")
    e.pasar()
    assert e.la("802").saldo == 100_000
    assert e.como_esta("802").estado == "en_revision"
    assert "801" in e.avisos("pregunta")[-1].texto


def test_reanudar_dice_que_sigue_parado_por_el_pago(e: Escenario) -> None:
    _dos_que_deben_lo_mismo(e)
    contestacion = e.ordena("reanudar 701")
    assert "sin asignar" in contestacion.texto
    assert e.como_esta("701").estado == "en_revision"


def test_un_dinero_en_una_cuenta_que_no_es_nuestra_se_pregunta(e: Escenario) -> None:
    e.factura()
    e.pasar()
    e.llega(
        BANCO,
        "Aviso de transferencia de fondos",
        "Le informamos que ACME LTDA le ha realizado una transferencia por $450.000 a su Cuenta Corriente "
        "N° 9988776655.",
    )
    e.pasar()
    assert e.como_esta("123").estado == "en_revision"
    assert "9988776655" in e.avisos("pregunta")[-1].texto
