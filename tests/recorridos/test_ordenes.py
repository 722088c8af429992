"""Lo que manda el titular, por respuesta y por correo nuevo."""

import pytest
from recorridos.escenario import FACTURAS, TITULAR, Escenario

ANA, LUIS = "ana@acme.example", "luis@bodega.example"


def _dos(e: Escenario) -> None:
    e.factura("701", importe="$100.000")
    e.factura("702", "Bodega Sur SpA", LUIS, "$80.000")
    e.pasar()
    e.hasta("2026-12-15")


def test_pagada_por_correo_nuevo(e: Escenario) -> None:
    _dos(e)
    contestacion = e.ordena("La 701 ya está pagada")
    assert e.como_esta("701").estado == "pagada"
    assert e.como_esta("702").estado == "vigente"
    assert "Queda saldada" in contestacion.texto
    assert e.a(ANA)[-1].id.startswith("gracias/")


def test_pagada_todo_lo_de_un_cliente_da_las_gracias_una_vez_y_cada_pago_se_deshace_por_su_lado(e: Escenario) -> None:
    e.factura("701", importe="$100.000")
    e.factura("703", importe="$25.000")
    e.pasar()
    e.hasta("2026-12-15")
    e.llega(ANA, "Facturas", "Les confirmo que pagaremos todo lo que debemos el viernes 18 de diciembre.")
    e.pasar()
    e.ordena("pagada ACME Ltda")
    assert [e.como_esta(numero).estado for numero in ("701", "703")] == ["pagada", "pagada"]
    (gracias,) = [carta for carta in e.a(ANA) if carta.id.startswith("gracias/")]
    assert "$125.000" in gracias.texto
    assert "701" in gracias.texto
    assert "703" in gracias.texto
    assert not e.casa.cartera.promesas_de("acme-ltda")
    e.ordena("deshacer 701")
    assert (e.la("701").saldo, e.la("703").saldo) == (100_000, 0)


def test_parcial_deja_el_resto(e: Escenario) -> None:
    _dos(e)
    e.ordena("parcial $30.000 de la 701")
    assert e.la("701").saldo == 70_000


def test_pausar_una_factura_hasta_una_fecha_y_vuelve_sola(e: Escenario) -> None:
    _dos(e)
    e.ordena("pausar 701 hasta el 28/12/2026")
    assert e.como_esta("701").estado == "pausada"
    e.hasta("2026-12-28")
    assert e.etapas(ANA) == ["vencimiento"]
    e.hasta("2026-12-29")
    assert e.etapas(ANA) == ["vencimiento", "recordatorio"]
    assert e.etapas(LUIS)[:2] == ["vencimiento", "recordatorio"]


def test_pausar_a_un_cliente_lo_para_entero_hasta_reanudarlo(e: Escenario) -> None:
    _dos(e)
    e.ordena("pausa a ACME")
    e.hasta("2027-01-31")
    assert e.etapas(ANA) == ["vencimiento"]
    assert "reanudar" in e.como_esta("701").motivo
    e.ordena("reanudar ACME")
    e.hasta("2027-02-02")
    assert e.etapas(ANA) == ["vencimiento", "recordatorio"]


def test_pausar_todo_para_todo_menos_el_resumen(e: Escenario) -> None:
    _dos(e)
    e.ordena("pausar todo hasta el 31/12/2026")
    antes = len(e.cartas)
    e.hasta("2026-12-31")
    assert {carta.id.split("/")[0] for carta in e.cartas[antes:]} == {"resumen", "semanal"}
    e.hasta("2027-01-04")
    assert e.etapas(ANA)[-1] == "recordatorio"


def test_reanudar_todo(e: Escenario) -> None:
    _dos(e)
    e.ordena("pausar todo")
    e.ordena("reanudar todo")
    assert e.como_esta("701").proxima is not None


def test_anular_solo_anula_esa(e: Escenario) -> None:
    _dos(e)
    e.ordena("anular la 701")
    assert (e.como_esta("701").estado, e.como_esta("702").estado) == ("anulada", "vigente")


def test_anular_a_un_cliente_entero_no_se_obedece(e: Escenario) -> None:
    _dos(e)
    e.ordena("anular ACME")
    assert e.la("701").anulada is None


def test_estado_contesta_como_va_cada_una(e: Escenario) -> None:
    _dos(e)
    texto = " ".join(e.ordena("¿estado?").texto.split())
    assert "701" in texto
    assert "702" in texto
    assert "21/12/2026" in texto


def test_lo_que_no_se_entiende_no_se_obedece_y_se_ensena_como(e: Escenario) -> None:
    _dos(e)
    contestacion = e.ordena("Mañana te cuento")
    assert "No te he entendido" in contestacion.texto
    assert e.como_esta("701").proxima is not None


def test_un_numero_que_no_existe_se_dice(e: Escenario) -> None:
    _dos(e)
    assert "no conozco" in e.ordena("pagada 999").texto


def test_el_boton_del_recibo_vale_sin_hilo(e: Escenario) -> None:
    e.factura()
    e.pasar()
    e.pulsa(TITULAR, e.avisos("recibo")[-1], "anular")
    e.pasar()
    assert e.como_esta("123").estado == "anulada"


def test_un_boton_del_titular_alterado_no_vale(e: Escenario) -> None:
    e.factura("123")
    e.factura("124")
    e.pasar()
    asunto = e.avisos("recibo")[0].boton("anular").replace("bz:123.", "bz:124.")
    e.llega(TITULAR, asunto, "", autentico=False)
    e.pasar()
    assert e.la("124").anulada is None


def test_un_boton_de_un_numero_repetido_toca_solo_la_suya(e: Escenario) -> None:
    # Dos documentos de tipos distintos pueden llevar el mismo folio.
    for codigo, importe in (("33", "100000"), ("34", "50000")):
        e.llega(TITULAR, f"DTE {codigo}", "Te la reenvío", para=FACTURAS, adjuntos=(_dte(codigo, importe),))
    e.pasar()
    if e.casa.cartera.borradores:
        for pregunta in e.avisos("pregunta"):
            e.ordena("el correo es ana@acme.example", responde=pregunta)
    facturas = e.casa.cartera.facturas_numero("900")
    assert len(facturas) == 2
    contestacion = e.ordena("pagada 900")
    assert "hay 2 facturas" in contestacion.texto
    assert all(f.esta_abierta for f in e.casa.cartera.facturas_numero("900"))


def _dte(codigo: str, importe: str) -> tuple[str, str, bytes]:
    xml = f"""<?xml version="1.0" encoding="ISO-8859-1"?>
<DTE xmlns="http://www.sii.cl/SiiDte" version="1.0"><Documento ID="T{codigo}F900"><Encabezado>
<IdDoc><TipoDTE>{codigo}</TipoDTE><Folio>900</Folio><FchEmis>2026-12-01</FchEmis><FchVenc>2026-12-15</FchVenc></IdDoc>
<Emisor><RUTEmisor>76123456-0</RUTEmisor><RznSoc>Gráfica Andes SpA</RznSoc></Emisor>
<Receptor><RUTRecep>77888999-5</RUTRecep><RznSocRecep>ACME Ltda</RznSocRecep>
<CorreoRecep>ana@acme.example</CorreoRecep></Receptor>
<Totales><MntTotal>{importe}</MntTotal></Totales></Encabezado></Documento></DTE>"""
    return f"dte{codigo}.xml", "application/xml", xml.encode("latin-1")


def test_cuanto_me_debe_un_cliente_da_la_suma_y_despues_cada_factura(e: Escenario) -> None:
    e.factura("701", importe="$450.000")
    e.factura("703", importe="$50.000")
    e.pasar()
    vuelta = e.ordena("¿cuánto me debe ACME?").texto
    assert "ACME Ltda te debe $500.000 en 2 facturas." in " ".join(vuelta.split())
    assert vuelta.index("500.000") < vuelta.index("701 ·")


def test_dicho_de_corrido_y_con_varias_abiertas_se_pregunta_cual(e: Escenario) -> None:
    e.factura("701")
    e.factura("703")
    e.pasar()
    vuelta = e.ordena("ACME ya me pagó").texto
    assert "ACME Ltda tiene 2 abiertas, 701 y 703" in " ".join(vuelta.split())
    assert [e.la(numero).esta_abierta for numero in ("701", "703")] == [True, True]
    e.ordena("ACME ya me pagó todo")
    assert [e.la(numero).esta_abierta for numero in ("701", "703")] == [False, False]


def test_en_el_hilo_de_un_cliente_lo_que_se_dice_de_otro_que_no_existe_no_toca_el_suyo(e: Escenario) -> None:
    e.factura("701")
    e.pasar()
    recibo = e.avisos("recibo")[-1]
    vuelta = e.ordena("Ferretería Inexistente ya me pagó", responde=recibo).texto
    assert "no conozco ninguna factura ni cliente «Ferretería Inexistente»" in " ".join(vuelta.split())
    assert e.la("701").esta_abierta


def test_un_gracias_a_lo_que_se_le_contesto_no_vuelve_contestado(e: Escenario) -> None:
    e.factura("701")
    e.pasar()
    hecho = e.ordena("pausar 701")
    cuantas = len(e.a(TITULAR))
    e.llega(TITULAR, f"Re: {hecho.asunto}", "Perfecto, muchas gracias!", responde=hecho)
    e.pasar()
    assert len(e.a(TITULAR)) == cuantas


def test_que_cierra_por_vacaciones_en_un_correo_nuevo_se_le_contesta(e: Escenario) -> None:
    """Se parece a un contestador, pero ninguno empieza una conversación."""
    e.pasar()
    assert "No te he entendido" in e.ordena("Estamos de vacaciones hasta el 7 de enero").texto
    previa = e.avisos("orden")[-1]
    cuantas = len(e.a(TITULAR))
    e.llega(TITULAR, f"Re: {previa.asunto}", "Estoy de vacaciones hasta el 7 de enero", responde=previa)
    e.pasar()
    assert len(e.a(TITULAR)) == cuantas


def test_no_me_la_pagaron_no_quita_un_pago_a_cuenta(e: Escenario) -> None:
    e.factura("701")
    e.pasar()
    e.ordena("parcial 100.000 de la 701")
    assert "sigue abierta" in e.ordena("no me pagaron la 701").texto
    assert e.la("701").saldo == 350_000
    e.ordena("pagada 701")
    e.ordena("no me pagaron la 701")
    assert e.la("701").saldo == 350_000


@pytest.mark.parametrize("dicho", ["", "??", "👍", "sí\nno", "no, digo sí", "no sé", "si me contesta, sí"])
def test_una_respuesta_que_no_dice_que_se_decide_vuelve_con_sus_opciones(e: Escenario, dicho: str) -> None:
    e.factura("701")
    e.pasar()
    e.hasta("2026-12-15")
    carta = e.a("ana@acme.example")[-1]
    cambio = "Ya no llevo los pagos. Escriban a tesoreria@acme.example, por favor."
    e.llega("ana@acme.example", f"Re: {carta.asunto}", cambio, responde=carta)
    e.pasar()
    pregunta = e.avisos("pregunta")[-1]
    vuelta = e.ordena(dicho, responde=pregunta)
    assert "no sé qué decides" in vuelta.texto
    assert e.casa.cartera.preguntas
    e.pulsa(TITULAR, vuelta, "si")
    e.pasar()
    assert not e.casa.cartera.preguntas
    assert e.casa.cartera.deudores["acme-ltda"].correos[0] == "tesoreria@acme.example"
