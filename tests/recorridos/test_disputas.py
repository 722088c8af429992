"""No está conforme: se para solo lo que discute."""

from recorridos.escenario import AGENCIA, TITULAR, Escenario

ANA = "ana@acme.example"


def _discute(e: Escenario, texto: str = "La factura 201 no corresponde: el trabajo llegó incompleto.") -> None:
    e.factura("201", vence="15/12/2026", importe="$100.000")
    e.factura("202", vence="15/12/2026", importe="$200.000")
    e.pasar()
    e.hasta("2026-12-15")
    e.llega(ANA, "Re: Factura", texto, responde=e.a(ANA)[-1])
    e.el_dia("2026-12-16")
    e.pasar()


def test_e3_solo_se_para_la_factura_discutida(e: Escenario) -> None:
    _discute(e)
    assert (e.como_esta("201").estado, e.como_esta("202").estado) == ("disputa", "vencida")
    e.hasta("2026-12-22")
    recordatorio = e.a(ANA)[-1]
    assert recordatorio.id.split("/")[1] == "recordatorio"
    assert "202" in recordatorio.texto
    assert "100.000" not in recordatorio.texto


def test_e3_el_titular_la_ve_con_sus_palabras(e: Escenario) -> None:
    _discute(e)
    pregunta = e.avisos("pregunta")[-1]
    assert "incompleto" in pregunta.texto


def test_e3_reanudar_resuelve_la_disputa_y_la_secuencia_sigue(e: Escenario) -> None:
    _discute(e)
    e.ordena("reanudar 201")
    assert e.como_esta("201").estado == "vencida"
    e.hasta("2026-12-22")
    assert "201" in e.a(ANA)[-1].texto


def test_f3_una_disputa_viva_impide_la_agencia_tambien_a_las_demas(e: Escenario) -> None:
    _discute(e)
    e.hasta("2027-01-22")
    assert not e.a(AGENCIA)
    como = e.como_esta("202")
    assert como.proxima is None
    assert "agencia" in como.motivo
    e.ordena("reanudar 201")
    e.hasta("2027-02-26")
    assert e.a(AGENCIA)


def test_e3_reanudar_una_no_reanuda_la_otra_disputada(e: Escenario) -> None:
    _discute(e, "No estamos de acuerdo con ninguna de las dos facturas, los precios no son los pactados.")
    assert (e.como_esta("201").estado, e.como_esta("202").estado) == ("disputa", "disputa")
    e.ordena("reanudar 202")
    assert (e.como_esta("201").estado, e.como_esta("202").estado) == ("disputa", "vencida")


def test_e3_una_disputa_no_se_olvida_con_el_tiempo(e: Escenario) -> None:
    _discute(e, "La 201 está mal facturada.")
    e.hasta("2027-02-10")
    assert e.la("201").etapa == "vencimiento"
    assert e.como_esta("201").estado == "disputa"


def test_e3_el_titular_anula_lo_discutido_y_queda_cerrado(e: Escenario) -> None:
    _discute(e)
    e.ordena("anular 201")
    assert e.como_esta("201").estado == "anulada"
    assert e.como_esta("202").proxima is not None


def test_e3_le_da_la_razon_con_un_toque_y_se_le_dice(e: Escenario) -> None:
    _discute(e)
    e.pulsa(TITULAR, e.avisos("pregunta")[-1], "razon")
    e.pasar()
    assert e.como_esta("201").estado == "anulada"
    carta = " ".join(e.a(ANA)[-1].texto.split())
    assert "queda anulada la factura 201" in carta
    assert "Total por pagar" not in carta
    assert "Cómo pagar" not in carta
    assert not e.casa.cartera.disputas
    assert not e.casa.cartera.preguntas


def test_e3_la_mantiene_y_la_secuencia_sigue_unos_dias_despues(e: Escenario) -> None:
    _discute(e)
    e.pulsa(TITULAR, e.avisos("pregunta")[-1], "mantener")
    e.pasar()
    carta = e.a(ANA)[-1]
    assert carta.id.startswith("disputa_resuelta/")
    assert "es correcta y sigue pendiente" in " ".join(carta.texto.split())
    assert "incompleto" in carta.texto
    assert e.como_esta("201").estado == "vencida"
    e.hasta("2026-12-18")
    assert e.a(ANA)[-1].id == carta.id
    e.hasta("2026-12-28")
    assert "201" in e.a(ANA)[-1].texto


def test_e3_pide_datos_y_la_disputa_sigue_abierta(e: Escenario) -> None:
    _discute(e)
    pregunta = e.avisos("pregunta")[-1]
    e.ordena("pídele más datos", responde=pregunta)
    carta = e.a(ANA)[-1]
    assert carta.id.startswith("disputa_datos/")
    assert "necesitamos saber" in " ".join(carta.texto.split())
    assert "Cómo pagar" not in carta.texto
    assert e.como_esta("201").estado == "disputa"
    e.ordena("no tiene razón", responde=pregunta)
    assert e.como_esta("201").estado == "vencida"


def test_e3_la_pregunta_de_una_disputa_no_para_las_demas_facturas(e: Escenario) -> None:
    _discute(e)
    assert e.casa.cartera.preguntas
    assert e.como_esta("202").estado == "vencida"
    assert e.como_esta("202").proxima is not None
