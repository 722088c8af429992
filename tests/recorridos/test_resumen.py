"""G1: el resumen del día, por el camino de verdad."""

from datetime import timedelta

from recorridos.escenario import COBROS, FACTURAS, TITULAR, Escenario

from buzon.puertos import FalloPasajero

ANA = "ana@acme.example"


def _resumen(e: Escenario, dia: str) -> str:
    return next(carta for carta in e.avisos("resumen") if carta.id == f"resumen/{dia}").texto


def _juntos(e: Escenario) -> str:
    return " ".join(" ".join(carta.texto.split()) for carta in e.avisos("resumen"))


def test_las_facturas_nuevas_del_dia_salen_en_el_resumen(e: Escenario) -> None:
    e.factura()
    e.pasar()
    texto = _resumen(e, "2026-12-01")
    assert "Facturas nuevas" in texto
    assert "ACME Ltda: la 123, por $450.000, vence el 15/12/2026" in texto


def test_un_dia_vacio_es_una_sola_linea(e: Escenario) -> None:
    e.factura()
    e.pasar()
    e.hasta("2026-12-03")
    texto = _resumen(e, "2026-12-03")
    assert "1 factura abierta ($450.000), 0 vencidas. Hoy no hay novedades" in texto
    assert "Enviado" not in texto
    assert "Antigüedad" not in texto
    assert len([linea for linea in texto.splitlines() if linea]) == 3


def test_una_carta_que_sale_justo_despues_del_resumen_se_cuenta_en_el_siguiente_y_una_sola_vez(e: Escenario) -> None:
    e.factura(vence="02/12/2026")
    e.el_dia("2026-12-07", "08:40")  # el resumen sale a las 08:30 y las cartas, desde las 09:00
    e.pasar()
    assert e.etapas(ANA) == []
    e.el_dia("2026-12-09", "08:40")
    e.pasar()
    e.el_dia("2026-12-09", "09:01")
    e.pasar()
    assert len(e.etapas(ANA)) == 1
    assert "Enviado" not in _resumen(e, "2026-12-09")
    e.el_dia("2026-12-10", "08:40")
    e.pasar()
    assert "ACME Ltda: recordatorio por la 123" in _resumen(e, "2026-12-10").split("Enviado")[1]
    e.el_dia("2026-12-11", "08:40")
    e.pasar()
    assert "Enviado" not in _resumen(e, "2026-12-11")


def test_tras_una_semana_parado_el_resumen_cuenta_desde_el_ultimo(e: Escenario) -> None:
    e.factura(vence="02/12/2026")
    e.hasta("2026-12-03")
    assert len(e.etapas(ANA)) == 1
    e.transferencia("ACME Ltda", "$450.000")
    e.pasar()
    e.el_dia("2026-12-10")
    e.pasar()
    texto = _resumen(e, "2026-12-10")
    assert "el del jueves 3 de diciembre" in texto
    assert "$450.000 de la 123 (saldada)" in texto


def test_un_resumen_que_no_llega_a_salir_lo_cuenta_el_siguiente_y_no_salen_los_dos(e: Escenario) -> None:
    e.factura()
    e.mundo.fallos.programar("salida.conectar", *[FalloPasajero("421 vuelva luego")] * 2)
    e.pasar()
    e.el_dia("2026-12-02", "10:00")
    e.pasar()
    assert [carta.id for carta in e.avisos("resumen")] == ["resumen/2026-12-02"]
    assert "la 123, por $450.000" in _resumen(e, "2026-12-02")


def test_un_correo_de_un_desconocido_se_cuenta_en_una_linea(e: Escenario) -> None:
    e.factura()
    e.pasar()
    e.el_dia("2026-12-02")
    e.llega("Pepe <pepe@otro.example>", "Tarjetas de visita", "Hola, ¿hacen tarjetas de visita? Gracias, Pepe.")
    e.pasar()
    texto = _resumen(e, "2026-12-02")
    assert "Un correo de alguien que no conozco" in texto
    assert "pepe@otro.example: «Tarjetas de visita»" in texto
    e.el_dia("2026-12-03")
    e.pasar()
    assert "pepe@otro.example" not in _resumen(e, "2026-12-03")


def test_un_boletin_no_se_cuenta(e: Escenario) -> None:
    e.factura()
    e.el_dia("2026-12-02")
    e.llega("Ofertas <news@tienda.example>", "Ofertas", "Compra ya.", cabeceras={"List-Unsubscribe": "<mailto:a@b.c>"})
    e.pasar()
    assert "news@tienda.example" not in _juntos(e)


def test_la_pregunta_por_lo_que_falta_tiene_botones_y_con_ellos_se_completa(e: Escenario) -> None:
    e.llega(TITULAR, "Factura", "Factura 140, Ferretería Alerce, $99.000, vence 20/12/2026", para=FACTURAS)
    e.pasar()
    resumen = e.avisos("resumen")[-1]
    assert "Darte lo que falta" in resumen.texto
    assert "A la factura 140 le falta el correo del cliente" in resumen.texto
    e.pulsa(TITULAR, resumen, "corregir", "Correo: pagos@alerce.example")
    e.pasar()
    assert e.la("140").saldo == 99_000
    assert e.casa.cartera.preguntas == {}


def test_el_boton_de_lo_que_falta_sin_rellenar_no_registra_nada(e: Escenario) -> None:
    e.llega(TITULAR, "Factura", "Factura 140, Ferretería Alerce, $99.000, vence 20/12/2026", para=FACTURAS)
    e.pasar()
    e.pulsa(TITULAR, e.avisos("resumen")[-1], "corregir", "Correo: ")
    e.pasar()
    assert "todavía me falta el correo del cliente" in e.a(TITULAR)[-1].texto
    assert not e.casa.cartera.facturas


def test_la_pregunta_por_lo_que_falta_se_puede_descartar_con_un_toque(e: Escenario) -> None:
    e.llega(TITULAR, "Factura", "Factura 140, Ferretería Alerce, $99.000, vence 20/12/2026", para=FACTURAS)
    e.pasar()
    e.pulsa(TITULAR, e.avisos("resumen")[-1], "anular")
    e.pasar()
    assert not e.casa.cartera.borradores
    assert e.casa.cartera.preguntas == {}


def test_una_devolucion_se_explica_en_castellano_con_el_original(e: Escenario) -> None:
    e.factura(vence="02/12/2026")
    e.hasta("2026-12-03")
    carta = e.a(ANA)[-1]
    e.llega(
        "Mail Delivery System <mailer-daemon@mx.example>",
        "Undelivered Mail Returned to Sender",
        f"I could not deliver your message.\n\n<{ANA}>: host mx.acme.example said: 550 5.1.1 <{ANA}>: User unknown",
        responde=carta,
    )
    e.pasar()
    aviso = " ".join(e.avisos("aviso")[-1].texto.split())
    assert "la dirección no existe" in aviso
    assert "5.1.1" in aviso
    e.el_dia("2026-12-04")
    e.pasar()
    texto = " ".join(_resumen(e, "2026-12-04").split())
    assert "ana@acme.example no recibe correo: la dirección no existe —" in texto


def test_las_promesas_rotas_y_las_de_hoy_salen_con_sus_palabras(e: Escenario) -> None:
    e.factura(vence="02/12/2026")
    e.hasta("2026-12-03")
    e.llega(f"Ana <{ANA}>", "Re: factura", "Buenas tardes, la pagamos el viernes 4 sin falta.", responde=e.a(ANA)[-1])
    e.pasar()
    e.hasta("2026-12-04")
    assert "$450.000 de la 123 — «" in " ".join(_resumen(e, "2026-12-04").split())
    e.hasta("2026-12-07")
    assert "ACME Ltda: prometió pagar la 123 el 04/12/2026 y no ha llegado" in _juntos(e)
    assert _juntos(e).count("No cumplieron") == 1


def test_la_grafia_de_uno_y_de_varios(e: Escenario) -> None:
    e.factura(vence="02/12/2026")
    e.hasta("2026-12-03")
    texto = _juntos(e)
    assert "1 vencida" in texto
    assert "1 vencidas" not in texto
    assert "1 facturas" not in texto


def test_trescientas_facturas_caben_en_lo_que_gmail_no_corta(e: Escenario) -> None:
    for lugar in range(60):
        lineas = "\n".join(
            f"Factura {lugar * 5 + n}, Cliente {lugar} Limitada, c{lugar}@cliente{lugar}.example, $1.450.000, "
            f"vence 03/12/2026"
            for n in range(5)
        )
        e.llega(TITULAR, f"Facturas {lugar}", lineas, para=FACTURAS)
    e.pasar()
    e.reloj.avanzar(timedelta(days=1))
    e.pasar()
    for carta in e.avisos("resumen"):
        assert len(carta.html.encode()) < 100_000
    assert COBROS in e.avisos("resumen")[-1].html
