"""B5: un «ya pagué» se cree N días y se pregunta; dos veces por factura como mucho, y después decide el titular."""

from recorridos.escenario import TITULAR, Escenario

ANA = "ana@acme.example"


def _dice_que_pago(e: Escenario) -> None:
    e.llega(ANA, "Re: Factura", "Ya pagamos esa factura, gracias.", responde=e.a(ANA)[-1])
    e.pasar()


def _no_lo_recibi(e: Escenario) -> None:
    e.ordena("No", responde=e.avisos("pregunta")[-1])


def test_dos_veces_se_le_cree_y_a_la_tercera_decide_el_titular(e: Escenario) -> None:
    e.factura()
    e.pasar()
    e.hasta("2026-12-15")
    _dice_que_pago(e)
    assert len(e.casa.cartera.alegatos) == 1
    e.hasta("2026-12-23")
    _no_lo_recibi(e)
    e.hasta("2026-12-24")
    assert e.etapas(ANA) == ["vencimiento", "recordatorio"]
    _dice_que_pago(e)
    assert len(e.casa.cartera.alegatos) == 1
    e.hasta("2027-01-06")
    _no_lo_recibi(e)
    e.hasta("2027-01-08")
    assert len(e.etapas(ANA)) == 3
    _dice_que_pago(e)
    assert not e.casa.cartera.alegatos
    assert "no vi el dinero" in e.avisos("pregunta")[-1].texto
    assert e.como_esta("123").estado == "en_revision"


def test_mientras_se_espera_no_se_le_escribe_y_el_titular_puede_saldarla_con_un_toque(e: Escenario) -> None:
    e.factura()
    e.pasar()
    e.hasta("2026-12-15")
    _dice_que_pago(e)
    e.hasta("2026-12-23")
    assert e.etapas(ANA) == ["vencimiento"]
    e.pulsa(TITULAR, e.avisos("pregunta")[-1], "pagada")
    e.pasar()
    assert e.como_esta("123").estado == "pagada"
