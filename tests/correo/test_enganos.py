"""Lo que llega suelto y se parece a un pago o a una promesa no es ni una cosa ni la otra."""

from email.message import EmailMessage

import pytest

from buzon.correo.entender import Entendido, entender
from buzon.montaje.saber import leer_saber

SABER = leer_saber()


def _llega(asunto: str, texto: str, *, adjunto: str = "", fecha: str = "Tue, 16 Jun 2026 10:00:00 -0400") -> Entendido:
    m = EmailMessage()
    m["From"], m["To"], m["Subject"] = "alguien@desconocido.example", "cobros@graficaandes.example", asunto
    if fecha:
        m["Date"] = fecha
    m.set_content(texto)
    if adjunto:
        m.add_attachment(b"<html></html>", maintype="application", subtype="octet-stream", filename=adjunto)
    return entender(m.as_bytes(), SABER)


@pytest.mark.parametrize(
    ("asunto", "texto", "adjunto"),
    [
        (
            "Rosa Peña compartió un documento",
            "Le hicimos el depósito ayer. Para ver el comprobante inicie sesión con su correo. El enlace caduca hoy.",
            "",
        ),
        (
            "pago",
            "Ya le transferí pero puse 90.000 en vez de 9.000 por error, me devuelve la diferencia.",
            "",
        ),
        ("Comprobante de pago", "Adjunto el comprobante de la transferencia que le hicimos ayer.", "comprobante.html"),
        ("Cuota julio", "Estimado copropietario: el gasto común vence el día 5. Depositar a la cuenta de siempre.", ""),
        (
            "Su factura ya está disponible",
            "Le recordamos que su recibo vence el 20. Evite cortes.",
            "",
        ),
        ("consulta", "Hola, ¿cuánto costarían 300 invitaciones? Pagaríamos a fin de mes.", ""),
    ],
)
def test_no_hay_promesa_ni_pago(asunto: str, texto: str, adjunto: str) -> None:
    entendido = _llega(asunto, texto, adjunto=adjunto)
    assert entendido.clase == "otro"
    assert entendido.intenciones == ()


@pytest.mark.parametrize(
    ("asunto", "texto", "tipo"),
    [
        ("Pago factura 231", "Buenas tardes, ayer transferimos los $80.000 de la factura 231.", "ya_pago"),
        ("Re: factura vencida", "Me equivoqué de cuenta, devuélvanme lo de más. La 231 ya está pagada.", "ya_pago"),
        ("factura 231", "Estimada, la factura 231 se la pago el viernes sin falta.", "promesa"),
    ],
)
def test_a_un_cliente_que_escribe_se_le_escucha(asunto: str, texto: str, tipo: str) -> None:
    assert _llega(asunto, texto).intenciones[0].tipo == tipo


def test_sin_fecha_en_el_correo_un_dia_de_la_semana_se_pregunta() -> None:
    principal = _llega("Re: factura 231", "Se la pago el viernes sin falta.", fecha="").intenciones[0]
    assert principal.tipo == "promesa"
    assert principal.fecha is None
    assert principal.certeza < 0.75
