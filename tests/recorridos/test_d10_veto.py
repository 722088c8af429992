"""D10: lo de mañana va en el resumen de hoy, con un botón para que no salga; si el titular calla, sale."""

from recorridos.escenario import TITULAR, Carta, Escenario

from buzon.puertos import RespuestaServidor

ANA = "ana@acme.example"


def _resumen_de(e: Escenario, dia: str) -> Carta:
    return next(carta for carta in e.avisos("resumen") if carta.id == f"resumen/{dia}")


def _vispera(e: Escenario, numero: str = "123") -> Carta:
    """Vence el martes 15: el lunes 14 se anuncia."""
    e.factura(numero)
    e.pasar()
    e.hasta("2026-12-14")
    return _resumen_de(e, "2026-12-14")


def test_d10_lo_de_manana_esta_en_el_resumen_de_hoy_y_si_calla_sale(e: Escenario) -> None:
    resumen = _vispera(e)
    assert "Mañana, ACME Ltda: aviso de vencimiento por la 123" in resumen.texto
    e.hasta("2026-12-15")
    assert e.etapas(ANA) == ["vencimiento"]


def test_d10_un_toque_y_no_sale_y_a_los_siete_dias_sigue_donde_estaba(e: Escenario) -> None:
    e.pulsa(TITULAR, _vispera(e), "veto")
    e.hasta("2026-12-21")
    assert not e.etapas(ANA)
    como = e.como_esta("123")
    assert como.estado == "pausada"
    assert "no quiso la carta anunciada" in como.motivo
    e.hasta("2026-12-23")
    assert e.etapas(ANA) == ["recordatorio"]


def test_d10_contestar_al_resumen_con_palabras_vale_lo_mismo(e: Escenario) -> None:
    vuelta = e.ordena("No le escribas a ACME", responde=_vispera(e))
    assert "La carta a ACME Ltda no sale" in vuelta.texto
    e.hasta("2026-12-18")
    assert not e.etapas(ANA)


def test_d10_reanudar_la_suelta_antes(e: Escenario) -> None:
    e.pulsa(TITULAR, _vispera(e), "veto")
    e.pasar()
    e.ordena("reanudar ACME")
    e.hasta("2026-12-15")
    assert e.etapas(ANA) == ["vencimiento"]


def test_d10_un_boton_de_una_carta_que_ya_salio_no_hace_nada_y_lo_dice(e: Escenario) -> None:
    resumen = _vispera(e)
    e.hasta("2026-12-15")
    e.pulsa(TITULAR, resumen, "veto")
    e.pasar()
    assert "Llegas tarde" in e.a(TITULAR)[-1].texto
    assert not e.casa.cartera.pausas


def test_d10_el_viernes_se_anuncia_lo_del_lunes(e: Escenario) -> None:
    e.factura(vence="21/12/2026")
    e.pasar()
    e.hasta("2026-12-18")
    assert "El lunes 21 de diciembre, ACME Ltda: aviso de vencimiento por la 123" in _resumen_de(e, "2026-12-18").texto


def test_d10_un_veto_no_acorta_una_pausa_mas_larga(e: Escenario) -> None:
    resumen = _vispera(e)
    e.ordena("pausar ACME")
    e.pulsa(TITULAR, resumen, "veto")
    e.pasar()
    assert e.como_esta("123").motivo.startswith("en pausa el cliente hasta que mandes reanudar")


def test_d10_si_el_resumen_no_puede_salir_las_cartas_salen_igual(e: Escenario) -> None:
    """Es un aviso, no un permiso: callarse sin que nadie lo sepa sería peor."""
    e.factura()
    e.pasar()
    e.mundo.salida.rechazos[TITULAR] = RespuestaServidor(550, "5.1.1", "no existe")
    e.hasta("2026-12-15")
    assert e.etapas(ANA) == ["vencimiento"]
