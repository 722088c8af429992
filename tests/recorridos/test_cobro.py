"""De la factura contada al dinero: la secuencia entera, los pagos que casan y lo que ve el titular."""

from datetime import timedelta

from recorridos.escenario import TITULAR, Escenario

ANA = "ana@acme.example"


def test_quien_paga_tarde_recibe_las_etapas_justas_y_las_gracias(e: Escenario) -> None:
    e.factura()
    e.pasar()
    e.hasta("2026-12-22")
    assert e.etapas(ANA) == ["vencimiento", "recordatorio"]
    e.transferencia("ACME Ltda", "$450.000")
    e.el_dia("2026-12-23")
    e.pasar()
    assert e.la("123").saldo == 0
    assert e.a(ANA)[-1].id.startswith("gracias/")
    e.hasta("2027-03-01")
    assert e.etapas(ANA) == ["vencimiento", "recordatorio"]
    assert e.como_esta("123").estado == "pagada"


def test_quien_no_paga_pasa_por_todas_las_etapas_una_vez_y_en_orden(e: Escenario) -> None:
    e.factura()
    e.pasar()
    e.hasta("2027-03-15")
    assert e.etapas(ANA) == [
        "vencimiento",
        "recordatorio",
        "segundo_aviso",
        "aviso_firme",
        "ultimo_aviso",
        "agencia",
    ]
    como = e.como_esta("123")
    assert (como.estado, como.proxima) == ("agencia", None)
    assert "agencia" in como.motivo


def test_d1_el_que_siempre_paga_tarde_recibe_el_aviso_previo(e: Escenario) -> None:
    e.factura("1", vence="15/12/2026")
    e.pasar()
    e.hasta("2026-12-22")
    e.transferencia("ACME Ltda", "$450.000")
    e.hasta("2027-01-04")
    e.factura("2", vence="29/01/2027")
    e.hasta("2027-01-29")
    assert e.etapas(ANA)[-2:] == ["aviso_previo", "vencimiento"]


def test_las_cartas_siguen_un_solo_hilo_con_el_mismo_asunto(e: Escenario) -> None:
    e.factura()
    e.pasar()
    e.hasta("2026-12-30")
    primera, segunda, tercera = e.a(ANA)[:3]
    assert segunda.mensaje["In-Reply-To"] == primera.message_id
    assert tercera.mensaje["References"].split() == [primera.message_id, segunda.message_id]
    assert segunda.asunto == tercera.asunto == f"Re: {primera.asunto}"


def test_el_hilo_incluye_lo_que_contesto_el_deudor(e: Escenario) -> None:
    e.factura()
    e.pasar()
    e.hasta("2026-12-15")
    suyo = e.llega(ANA, "Re: Factura", "Le pago el viernes 18 de diciembre.", responde=e.a(ANA)[0])
    e.el_dia("2026-12-16")
    e.pasar()
    confirmacion = e.a(ANA)[-1]
    assert confirmacion.id.startswith("promesa/")
    assert confirmacion.mensaje["In-Reply-To"] == suyo


def test_d2_dos_facturas_de_un_deudor_van_en_una_carta_con_el_tono_de_la_mas_grave(e: Escenario) -> None:
    e.factura("5501", vence="01/12/2026", importe="$100.000")
    e.factura("5502", vence="13/12/2026", importe="$200.000")
    e.pasar()
    e.hasta("2026-12-14")
    carta = e.a(ANA)[-1]
    assert carta.id == "acme-ltda/segundo_aviso/1"
    assert (e.la("5501").etapa, e.la("5502").etapa) == ("segundo_aviso", "vencimiento")
    assert "Total por pagar: $300.000" in carta.texto


def test_un_pago_parcial_deja_el_saldo_y_la_secuencia_sigue_con_el(e: Escenario) -> None:
    e.factura()
    e.pasar()
    e.hasta("2026-12-16")
    e.transferencia("ACME Ltda", "$150.000")
    e.hasta("2026-12-21")
    assert e.la("123").saldo == 300_000
    carta = e.a(ANA)[-1]
    assert carta.id.split("/")[1] == "recordatorio"
    assert "300.000" in carta.texto


def test_un_pago_de_mas_se_pregunta_y_lo_que_sobra_se_dice(e: Escenario) -> None:
    e.factura()
    e.pasar()
    e.hasta("2026-12-16")
    e.transferencia("ACME Ltda", "$500.000")
    e.el_dia("2026-12-17")
    e.pasar()
    assert e.la("123").saldo == 450_000
    assert e.como_esta("123").estado == "en_revision"
    contestacion = e.ordena("es de la 123", responde=e.avisos("pregunta")[-1])
    assert e.la("123").saldo == 0
    assert "50.000" in contestacion.texto


def test_un_pago_de_dos_facturas_se_reparte_si_la_suma_es_exacta(e: Escenario) -> None:
    e.factura("201", importe="$100.000")
    e.factura("202", importe="$230.000")
    e.factura("203", importe="$90.000")
    e.pasar()
    e.transferencia("Acme", "$190.000")
    e.pasar()
    assert [e.la(n).saldo for n in ("201", "202", "203")] == [0, 230_000, 0]


def test_el_mismo_dinero_avisado_dos_veces_cuenta_una(e: Escenario) -> None:
    e.factura("201", importe="$100.000")
    e.factura("202", importe="$100.000", vence="20/12/2026")
    e.pasar()
    e.transferencia("ACME Ltda", "$100.000", glosa="Factura 201")
    e.pasar()
    e.el_dia("2026-12-01", "12:00")
    e.transferencia("ACME Ltda", "$100.000")
    e.pasar()
    assert (e.la("201").saldo, e.la("202").saldo) == (0, 100_000)
    assert e.como_esta("202").estado == "en_revision"
    e.ordena("ninguna", responde=e.avisos("pregunta")[-1])
    assert e.como_esta("202").estado == "vigente"


def test_deshacer_un_pago_mal_casado_reanuda_la_secuencia_donde_estaba(e: Escenario) -> None:
    e.factura()
    e.pasar()
    e.hasta("2026-12-22")
    e.transferencia("ACME Ltda", "$450.000")
    e.el_dia("2026-12-23")
    e.pasar()
    e.ordena("deshacer 123")
    assert e.la("123").saldo == 450_000
    e.hasta("2026-12-29")
    assert e.etapas(ANA) == ["vencimiento", "recordatorio", "segundo_aviso"]


def test_un_dia_sin_novedades_tambien_lo_dice(e: Escenario) -> None:
    e.factura()
    e.pasar()
    e.hasta("2026-12-04")
    resumenes = e.avisos("resumen")
    assert len(resumenes) == 4
    assert "Hoy no hay novedades" in resumenes[-1].texto


def test_una_casa_sin_facturas_manda_su_resumen(e: Escenario) -> None:
    e.pasar()
    (resumen,) = e.a(TITULAR)
    assert "Nadie te debe nada" in resumen.texto


def test_toda_factura_abierta_tiene_fecha_o_motivo_todos_los_dias(e: Escenario) -> None:
    e.factura("1", vence="10/12/2026")
    e.factura("2", "Bodega Sur", "luis@bodega.example", "$80.000", vence="20/12/2026")
    e.pasar()
    for dia in range(2, 60):
        e.reloj.avanzar(timedelta(days=1))
        e.pasar()
        for numero in ("1", "2"):
            como = e.como_esta(numero)
            assert como.motivo
            if como.proxima:
                assert como.proxima.fecha >= e.reloj.ahora(), dia
