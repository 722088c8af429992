"""«Ya pagué»: se le cree unos días, se busca el dinero y, si no aparece, lo decide el titular."""

import pytest
from documentos.imprenta import suelto
from recorridos.escenario import AGENCIA, Escenario

ANA = "ana@acme.example"


def _reclamada(e: Escenario) -> None:
    e.factura()
    e.pasar()
    e.hasta("2026-12-15")


def _alega(e: Escenario, texto: str = "Hola, ya pagamos esa factura el lunes.") -> None:
    _reclamada(e)
    e.llega(ANA, "Re: Factura", texto, responde=e.a(ANA)[-1])
    e.el_dia("2026-12-16")
    e.pasar()


def test_mientras_se_espera_el_dinero_no_se_le_escribe_y_el_titular_lo_sabe(e: Escenario) -> None:
    _alega(e)
    assert e.como_esta("123").estado == "en_revision"
    assert "ya pagamos" in e.avisos("aviso")[-1].texto
    e.hasta("2026-12-21")
    assert e.etapas(ANA) == ["vencimiento"]


def test_el_dinero_llega_y_todo_se_cierra(e: Escenario) -> None:
    _alega(e)
    e.transferencia("ACME Ltda", "$450.000")
    e.hasta("2027-01-10")
    assert e.como_esta("123").estado == "pagada"
    assert not e.casa.cartera.alegatos
    assert not e.casa.cartera.preguntas
    assert e.etapas(ANA) == ["vencimiento"]


def test_el_dinero_no_llega_y_se_le_pregunta_al_titular_una_vez(e: Escenario) -> None:
    _alega(e)
    e.hasta("2027-01-20")
    preguntas = e.avisos("pregunta")
    assert len(preguntas) == 1
    assert "ya pagamos" in preguntas[0].texto
    assert e.etapas(ANA) == ["vencimiento"]
    assert "espero tu respuesta" in e.como_esta("123").motivo


def test_el_titular_dice_que_no_lo_recibio_y_la_secuencia_sigue(e: Escenario) -> None:
    _alega(e)
    e.hasta("2026-12-23")
    e.ordena("No", responde=e.avisos("pregunta")[-1])
    e.hasta("2026-12-24")
    assert e.etapas(ANA) == ["vencimiento", "recordatorio"]


def test_el_titular_dice_que_si_lo_recibio_y_queda_pagada(e: Escenario) -> None:
    _alega(e)
    e.hasta("2026-12-23")
    e.ordena("Sí, lo recibí", responde=e.avisos("pregunta")[-1])
    assert e.como_esta("123").estado == "pagada"
    assert not e.casa.cartera.preguntas


def test_el_titular_contesta_la_pregunta_con_un_toque(e: Escenario) -> None:
    _alega(e)
    e.hasta("2026-12-23")
    e.pulsa("carla@graficaandes.example", e.avisos("pregunta")[-1], "pagada")
    e.pasar()
    assert e.como_esta("123").estado == "pagada"


def test_si_llega_una_parte_se_reclama_el_resto_sin_preguntar(e: Escenario) -> None:
    _alega(e, "Ya les transferí $200.000 ayer.")
    e.transferencia("ACME Ltda", "$200.000")
    e.hasta("2026-12-24")
    assert not e.avisos("pregunta")
    assert e.la("123").saldo == 250_000
    assert e.etapas(ANA) == ["vencimiento", "recordatorio"]


def test_un_ya_pague_tras_el_ultimo_aviso_no_llega_a_la_agencia(e: Escenario) -> None:
    e.factura()
    e.pasar()
    e.hasta("2027-01-13")
    e.llega(ANA, "Re: Factura", "Esto ya está pagado, revisen su cuenta.", responde=e.a(ANA)[-1])
    e.hasta("2027-02-15")
    assert not e.a(AGENCIA)


def test_decirlo_de_nuevo_despues_de_reanudar_vuelve_a_parar(e: Escenario) -> None:
    _alega(e)
    e.ordena("reanudar 123")
    assert e.como_esta("123").estado == "vencida"
    e.llega(ANA, "Re: Factura", "Insisto: ya pagamos.")
    e.pasar()
    assert e.como_esta("123").estado == "en_revision"


def test_lo_que_dice_haber_pagado_se_busca_en_el_dinero_que_no_era_de_nadie(e: Escenario) -> None:
    e.transferencia("INVERSIONES DEL NORTE", "$450.000")
    e.pasar()
    assert [pago.estado for pago in e.casa.cartera.pagos.values()] == ["descartado"]
    _alega(e)
    (pregunta,) = e.avisos("pregunta")
    assert "$450.000" in pregunta.texto
    e.ordena("Es de la 123", responde=pregunta)
    assert e.como_esta("123").estado == "pagada"


COMPROBANTE = suelto(
    [
        (20, 20, "Comprobante de transferencia"),
        (20, 30, "Monto: $450.000"),
        (20, 40, "Cuenta destino: 1122334455"),
        (20, 50, "Glosa: factura 123"),
    ]
)
FACTURA_SUYA = suelto([(20, 20, "FACTURA ELECTRONICA 88"), (20, 30, "Banco destino para su pago: Estado")])


@pytest.mark.parametrize(
    ("texto", "nombre", "tipo", "contenido"),
    [
        ("Buenas, adjunto comprobante de la transferencia. Saludos", "doc.pdf", "application/pdf", COMPROBANTE),
        ("", "documento.pdf", "application/pdf", COMPROBANTE),
        ("Adjunto lo indicado.", "scan0001.pdf", "application/pdf", COMPROBANTE),
        ("Hola, buenas tardes.", "Comprobante_transferencia.png", "image/png", b"\x89PNG\r\n\x1a\n" + b"0" * 900),
        ("", "voucher deposito.jpg", "image/jpeg", b"\xff\xd8\xff" + b"0" * 900),
    ],
)
def test_quien_manda_el_comprobante_dice_que_ya_pago(
    e: Escenario, texto: str, nombre: str, tipo: str, contenido: bytes
) -> None:
    _reclamada(e)
    e.llega(ANA, "Factura 123", texto, adjuntos=((nombre, tipo, contenido),))
    e.pasar()
    assert "dice que ya pagó" in e.como_esta("123").motivo
    assert not e.la("123").abonos


@pytest.mark.parametrize(
    ("texto", "nombre", "contenido"),
    [
        ("Hola", "factura 88.pdf", FACTURA_SUYA),
        ("No estamos de acuerdo con la factura 123: no corresponde.", "comprobante.pdf", COMPROBANTE),
        ("Hola", "logo.png", b"\x89PNG\r\n\x1a\n" + b"0" * 900),
    ],
)
def test_un_adjunto_cualquiera_o_con_otra_cosa_escrita_no_es_un_ya_pague(
    e: Escenario, texto: str, nombre: str, contenido: bytes
) -> None:
    _reclamada(e)
    tipo = "image/png" if nombre.endswith("png") else "application/pdf"
    e.llega(ANA, "Factura 123", texto, adjuntos=((nombre, tipo, contenido),))
    e.pasar()
    assert "dice que ya pagó" not in e.como_esta("123").motivo
    assert not e.casa.cartera.alegatos
