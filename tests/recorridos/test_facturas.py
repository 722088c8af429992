"""Cómo entra una factura: contada, con datos que faltan, repetida, de quien no debe, o que no es de un cliente."""

from recorridos.escenario import COBROS, FACTURAS, TITULAR, Escenario

ANA = "ana@acme.example"


def test_el_titular_recibe_un_recibo_con_lo_entendido(e: Escenario) -> None:
    e.factura()
    e.pasar()
    (recibo,) = e.avisos("recibo")
    for dato in ("123", "$450.000", "ACME Ltda", ANA, "15/12/2026"):
        assert dato in recibo.texto


def test_lo_que_falta_se_pregunta_y_se_toma_de_la_contestacion(e: Escenario) -> None:
    e.llega(TITULAR, "Factura", "Factura 555, Bodega Sur SpA, $80.000, vence 20/12/2026", para=FACTURAS)
    e.pasar()
    (pregunta,) = e.avisos("pregunta")
    assert "correo" in pregunta.texto
    assert not e.casa.cartera.facturas
    e.ordena("luis@bodega.example", responde=pregunta)
    assert e.la("555").saldo == 80_000
    assert e.casa.cartera.deudores["bodega-sur-spa"].correos == ("luis@bodega.example",)
    assert not e.casa.cartera.preguntas


def test_lo_que_falta_se_puede_dar_en_dos_veces(e: Escenario) -> None:
    e.llega(TITULAR, "Factura", "Factura 555, Bodega Sur SpA, $80.000", para=FACTURAS)
    e.pasar()
    contestacion = e.ordena("el correo es luis@bodega.example", responde=e.avisos("pregunta")[-1])
    assert not e.casa.cartera.facturas
    assert "vencimiento" in contestacion.texto
    e.ordena("vence el 20/12/2026", responde=contestacion)
    assert e.la("555").vencimiento.isoformat() == "2026-12-20"


def test_se_corrige_contestando_al_recibo(e: Escenario) -> None:
    e.factura()
    e.pasar()
    e.ordena("el correo es pagos@acme.example\nvence el 20/12/2026", responde=e.avisos("recibo")[-1])
    assert e.casa.cartera.deudores["acme-ltda"].correos == ("pagos@acme.example",)
    assert e.la("123").vencimiento.isoformat() == "2026-12-20"


def test_se_anula_contestando_al_recibo(e: Escenario) -> None:
    e.factura()
    e.pasar()
    e.ordena("anular", responde=e.avisos("recibo")[-1])
    e.hasta("2027-01-15")
    assert not e.etapas(ANA)
    assert e.como_esta("123").estado == "anulada"


def test_la_misma_factura_dos_veces_es_una(e: Escenario) -> None:
    e.factura()
    e.pasar()
    e.el_dia("2026-12-01", "11:00")
    e.factura()
    e.pasar()
    assert len(e.casa.cartera.facturas) == 1
    assert "ya estaba registrada" in " ".join(e.avisos("recibo")[-1].texto.split())


def test_el_mismo_numero_con_otro_importe_es_una_pregunta(e: Escenario) -> None:
    e.factura()
    e.pasar()
    e.factura(importe="$500.000")
    e.pasar()
    assert e.la("123").importe == 450_000
    pregunta = e.avisos("pregunta")[-1]
    e.pulsa(TITULAR, pregunta, "si")
    e.pasar()
    assert e.la("123").importe == 500_000
    assert not e.casa.cartera.preguntas


def test_el_mismo_numero_con_otro_importe_y_el_titular_dice_no(e: Escenario) -> None:
    e.factura()
    e.pasar()
    e.factura(importe="$500.000")
    e.hasta("2026-12-16")
    assert not e.etapas(ANA)
    e.ordena("No", responde=e.avisos("pregunta")[-1])
    assert e.la("123").importe == 450_000
    e.hasta("2026-12-17")
    assert e.etapas(ANA) == ["vencimiento"]


def test_una_factura_anulada_que_vuelve_a_llegar_no_se_da_por_registrada(e: Escenario) -> None:
    e.factura()
    e.pasar()
    e.ordena("anular 123")
    e.factura()
    e.pasar()
    recibo = " ".join(e.avisos("recibo")[-1].texto.split())
    assert "anulada" in recibo or "anulaste" in recibo
    assert e.como_esta("123").estado == "anulada"


def test_quien_no_es_titular_no_registra_nada_y_se_avisa(e: Escenario) -> None:
    texto = "Factura 666, Mala SA, mala@mala.example, $1.000.000, vence 02/12/2026"
    e.llega("Otro <otro@fuera.example>", "Factura 666", texto, para=FACTURAS)
    e.pasar()
    assert not e.casa.cartera.facturas
    assert "titulares" in e.avisos("aviso")[-1].texto


def test_el_titular_sin_certificar_no_registra_nada_ni_manda(e: Escenario) -> None:
    e.factura()
    e.pasar()
    texto = "Factura 666, Mala SA, mala@mala.example, $1.000.000, vence 02/12/2026"
    e.llega(TITULAR, "Factura 666", texto, para=FACTURAS, autentico=False)
    e.llega(TITULAR, "Orden", "pagada 123", autentico=False)
    e.pasar()
    assert list(e.casa.cartera.facturas) == ["123"]
    assert e.la("123").saldo == 450_000
    assert "la mandaste tú" in e.avisos("pregunta")[-1].texto
    assert "¿Eres tú?" in e.avisos("orden")[-1].texto


def test_un_remitente_que_se_llama_como_el_titular_no_es_el_titular(e: Escenario) -> None:
    e.factura()
    e.pasar()
    e.llega(f'"{TITULAR}" <estafa@fuera.example>', "Orden", "pagada 123")
    e.pasar()
    assert e.la("123").saldo == 450_000
    assert "se presenta como titular" in " ".join(e.avisos("aviso")[-1].texto.split())


def test_el_correo_anterior_a_la_activacion_no_se_toca(e: Escenario) -> None:
    e.el_dia("2026-11-20")
    e.factura("999")
    e.el_dia("2026-12-01")
    e.factura("123")
    e.pasar()
    assert list(e.casa.cartera.facturas) == ["123"]


def test_el_mismo_correo_entregado_dos_veces_cuenta_una(e: Escenario) -> None:
    e.transferencia("Nadie", "$10")
    e.factura()
    correo = e.mundo.casillero.carpetas["INBOX"].correos[2]
    e.mundo.casillero.entregar(correo.crudo, e.reloj.ahora())
    e.pasar()
    assert len(e.avisos("recibo")) == 1


def test_la_copia_que_llega_por_otro_camino_cuenta_una(e: Escenario) -> None:
    e.factura()
    correo = e.mundo.casillero.carpetas["INBOX"].correos[1]
    e.mundo.casillero.entregar(b"Received: from lista.example\r\n" + correo.crudo, e.reloj.ahora())
    e.pasar()
    assert len(e.avisos("recibo")) == 1
    assert not e.avisos("aviso")


def test_otro_correo_con_el_mismo_message_id_no_se_cree_y_se_ensena(e: Escenario) -> None:
    e.factura()
    e.pasar()
    correo = e.mundo.casillero.carpetas["INBOX"].correos[1]
    e.mundo.casillero.entregar(correo.crudo.replace(b"123", b"124"), e.reloj.ahora())
    e.pasar()
    assert list(e.casa.cartera.facturas) == ["123"]
    assert "Message-ID" in e.avisos("aviso")[-1].texto


def test_si_el_servidor_renumera_el_buzon_nada_se_repite(e: Escenario) -> None:
    e.factura()
    e.transferencia("ACME Ltda", "$150.000")
    e.pasar()
    e.mundo.casillero.renumerar()
    e.el_dia("2026-12-01", "12:00")
    antes = len(e.cartas)
    e.pasar()
    assert e.la("123").saldo == 300_000
    assert len(e.cartas) == antes


def test_dos_facturas_en_un_correo_de_un_cliente_nuevo_son_de_un_deudor(e: Escenario) -> None:
    texto = (
        "Factura 301, ACME Ltda, ana@acme.example, $100.000, vence 15/12/2026\n"
        "Factura 302, ACME Ltda, ana@acme.example, $200.000, vence 20/12/2026"
    )
    e.llega(TITULAR, "Facturas", texto, para=FACTURAS)
    e.pasar()
    assert {f.numero for f in e.casa.cartera.facturas.values()} == {"301", "302"}
    assert len(e.casa.cartera.deudores) == 1


def test_lo_que_el_titular_escribe_a_otro_con_buzon_en_copia_no_es_una_orden(e: Escenario) -> None:
    e.factura()
    e.pasar()
    e.llega(TITULAR, "Reunión", "Anular la reunión del jueves, por favor.", para=f"socio@otra.example, {COBROS}")
    e.pasar()
    assert e.la("123").anulada is None
