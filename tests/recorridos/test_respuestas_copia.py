"""Pide un papel: sale al momento, a su dirección, una vez al día como mucho; y unos días de silencio."""

import pytest
from recorridos.escenario import FACTURAS, TITULAR, Carta, Escenario

ANA = "ana@acme.example"
PDF = ("factura-123.pdf", "application/pdf", b"%PDF-1.4 esto no es un pdf de verdad")


def _con_papel(e: Escenario) -> Carta:
    e.llega(
        TITULAR,
        "Factura 123",
        "Factura 123, ACME Ltda, ana@acme.example, $450.000, vence 15/12/2026",
        para=FACTURAS,
        adjuntos=(PDF,),
    )
    e.pasar()
    if not e.casa.cartera.facturas:
        e.ordena("Factura 123, ACME Ltda, ana@acme.example, $450.000, vence 15/12/2026", responde=e.a(TITULAR)[-1])
    e.hasta("2026-12-15")
    return e.a(ANA)[-1]


def _pide(e: Escenario, texto: str, carta: Carta, dia: str = "2026-12-16", de: str = ANA) -> None:
    e.llega(de, "Re: Factura", texto, responde=carta)
    e.el_dia(dia)
    e.pasar()


def test_la_factura_sale_al_momento_con_el_original_y_como_pagar(e: Escenario) -> None:
    _pide(e, "Buenas, ¿me puede enviar la factura 123 nuevamente? No la encuentro.", _con_papel(e))
    copia = e.a(ANA)[-1]
    assert copia.id.startswith("copia/")
    assert copia.adjuntos == ["factura-123.pdf"]
    assert "1122334455" in copia.texto
    assert "450.000" in copia.texto
    assert not e.casa.cartera.respuestas
    assert not e.casa.cartera.preguntas


def test_los_recordatorios_callan_los_dias_de_separacion(e: Escenario) -> None:
    carta = _con_papel(e)
    _pide(e, "Necesito copia de la factura 123 por favor", carta, "2026-12-20")
    e.hasta("2026-12-22")
    assert e.etapas(ANA) == ["vencimiento"]
    assert e.como_esta("123").estado == "vencida"
    e.hasta("2026-12-23")
    assert e.etapas(ANA) == ["vencimiento", "recordatorio"]


@pytest.mark.parametrize(
    ("texto", "asunto"),
    [
        ("¿Me mandas los datos de la cuenta para transferir?", "Aquí tiene los datos para pagar"),
        ("Necesito un estado de cuenta por favor.", "Este es el estado de su cuenta"),
    ],
)
def test_el_estado_y_los_datos_de_pago_no_necesitan_el_original(e: Escenario, texto: str, asunto: str) -> None:
    e.factura()
    e.pasar()
    e.hasta("2026-12-15")
    _pide(e, texto, e.a(ANA)[-1])
    assert e.a(ANA)[-1].id.startswith("copia/")
    assert asunto in " ".join(e.a(ANA)[-1].texto.split())


def test_sin_el_original_lo_manda_el_titular(e: Escenario) -> None:
    e.factura()
    e.pasar()
    e.hasta("2026-12-15")
    _pide(e, "¿Me puede enviar la factura 123 en PDF?", e.a(ANA)[-1])
    assert len(e.a(ANA)) == 1
    assert "no tengo el original guardado" in " ".join(e.avisos("pregunta")[-1].texto.split())
    e.hasta("2027-01-05")
    assert e.etapas(ANA) == ["vencimiento"]


def test_pedirlo_dos_veces_el_mismo_dia_solo_se_contesta_una(e: Escenario) -> None:
    carta = _con_papel(e)
    _pide(e, "Necesito copia de la factura 123 por favor", carta)
    _pide(e, "Perdón, también necesito un estado de cuenta por favor", carta)
    assert len([c for c in e.a(ANA) if c.id.startswith("copia/")]) == 1
    assert "hoy ya le contesté" in " ".join(e.avisos("pregunta")[-1].texto.split())


def test_pedida_desde_fuera_de_la_ficha_va_a_la_direccion_de_siempre(e: Escenario) -> None:
    carta = _con_papel(e)
    _pide(e, "Necesito copia de la factura 123 por favor", carta, de="pagos@acme.example")
    assert not e.a("pagos@acme.example")
    assert e.a(ANA)[-1].id.startswith("copia/")
    assert "pagos@acme.example" in e.avisos("aviso")[-1].texto


def test_una_promesa_que_pide_la_copia_la_recibe_con_la_confirmacion(e: Escenario) -> None:
    carta = _con_papel(e)
    _pide(e, "Les pago el 28 de diciembre. Necesito copia de la factura 123 por favor.", carta)
    confirmacion = e.a(ANA)[-1]
    assert confirmacion.id.startswith("promesa/")
    assert confirmacion.adjuntos == ["factura-123.pdf"]
    assert e.como_esta("123").estado == "promesa"


def test_un_bucle_de_maquinas_sin_cabeceras_se_queda_en_tres_cartas_por_semana(e: Escenario) -> None:
    carta = _con_papel(e)
    for vez in range(28):
        e.llega(ANA, f"Ticket {vez}", f"[Ticket {vez}] Necesito un estado de cuenta por favor", responde=carta)
        e.el_dia(f"2026-12-{16 + vez // 4}", f"{10 + vez % 4 * 2}:00")
        e.pasar()
    assert len([c for c in e.a(ANA) if c.id.startswith("copia/")]) <= 3


def test_lo_mismo_palabra_por_palabra_no_se_contesta_dos_veces(e: Escenario) -> None:
    carta = _con_papel(e)
    for dia in ("2026-12-16", "2026-12-17", "2026-12-18"):
        _pide(e, "Necesito un estado de cuenta por favor", carta, dia)
    assert len([c for c in e.a(ANA) if c.id.startswith("copia/")]) == 1
