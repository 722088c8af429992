"""El correo que no dice de cuándo es, o lo dice mal: «el viernes» se cuenta desde el día en que llegó al servidor."""

from email.message import EmailMessage

import pytest
from recorridos.escenario import AUTENTICADOR, COBROS, TITULAR, Carta, Escenario

ANA = "ana@acme.example"


def _primera_carta(e: Escenario) -> Carta:
    e.factura()
    e.pasar()
    e.hasta("2026-12-15")
    return e.a(ANA)[-1]


def _llega(e: Escenario, de: str, texto: str, fecha: str, responde: Carta | None = None) -> None:
    m = EmailMessage()
    m["Authentication-Results"] = f"{AUTENTICADOR}; dmarc=pass header.from={de.rpartition('@')[2]}"
    m["From"], m["To"], m["Subject"], m["Message-ID"] = de, COBROS, "Re: Factura 123", f"<sin-fecha@{de}>"
    if responde:
        m["In-Reply-To"] = responde.message_id
    if fecha:
        m["Date"] = fecha
    m.set_content(texto)
    e.mundo.casillero.entregar(m.as_bytes(), e.reloj.ahora())


@pytest.mark.parametrize("fecha", ["", "Tue, 07 Jan 2031 09:00:00 -0300", "Mon, 21 Dec 2026 09:00:00 -0300"])
def test_la_promesa_sin_fecha_o_con_una_por_venir_se_cuenta_desde_que_llego(e: Escenario, fecha: str) -> None:
    carta = _primera_carta(e)
    _llega(e, ANA, "Buenas, les pagamos el viernes sin falta.", fecha, carta)
    e.pasar()
    assert e.como_esta("123").estado == "promesa"
    assert "18 de diciembre" in e.a(ANA)[-1].texto


def test_la_fecha_del_correo_manda_aunque_llegue_dias_despues(e: Escenario) -> None:
    carta = _primera_carta(e)
    _llega(e, ANA, "Les pago pasado mañana.", "Mon, 14 Dec 2026 09:00:00 -0300", carta)
    e.pasar()
    assert "16 de diciembre" in e.a(ANA)[-1].texto


def test_el_titular_tambien_es_entendido_sin_fecha(e: Escenario) -> None:
    _primera_carta(e)
    _llega(e, TITULAR, "La 123 está pagada", "")
    e.pasar()
    assert e.como_esta("123").estado == "pagada"
