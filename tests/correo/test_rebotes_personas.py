"""Lo que se parece a una devolución y lo escribe alguien; y la devolución que alguien nos reenvía."""

import pytest

from buzon.correo.clasificacion.rebotes import leer_rebote
from buzon.correo.entender import entender
from buzon.correo.mensaje import Adjunto
from buzon.montaje.saber import leer_saber
from tests.correo.apoyo_clasificacion import correo

ANA = "ana@acme.example"
SABER = leer_saber()
_DENTRO = "\nLa entrega a estos destinatarios ha fallado:\n\n  {falla}\n    550 5.1.1 usuario desconocido\n"
_CABEZAS = {
    "outlook inglés": "-----Original Message-----\nFrom: Mail Delivery System [mailto:mailer-daemon@x.example]\n"
    "Sent: Friday\nTo: cobros@negocio.example\nSubject: Mail delivery failed\n",
    "outlook español": "De: Administrador del sistema\nEnviado el: viernes, 2 de octubre\n"
    "Para: cobros@negocio.example\nAsunto: No se puede entregar: Factura\n",
    "gmail": "---------- Forwarded message ---------\nDe: Mail Delivery System <mailer-daemon@x.example>\n"
    "Date: vie, 2 oct 2026\nSubject: No se puede entregar: Factura\n",
}


@pytest.mark.parametrize("cabeza", _CABEZAS)
def test_una_devolucion_reenviada_se_lee_como_si_llegara_derecha(cabeza: str) -> None:
    texto = "Te lo paso.\n\n" + _CABEZAS[cabeza] + _DENTRO.format(falla=ANA)
    rebote = leer_rebote(correo(texto, de="carla@negocio.example", asunto="RV: No se puede entregar: Factura"))
    assert rebote is not None
    assert rebote.definitivos == (ANA,)


@pytest.mark.parametrize("cabeza", _CABEZAS)
@pytest.mark.parametrize(
    "propio",
    ["Me rebotó, ya pagué ayer, va el comprobante otra vez.", "¿Cuál es su correo bueno?", "Les pago el lunes."],
)
def test_quien_reenvia_una_devolucion_y_nos_dice_algo_nos_escribe(cabeza: str, propio: str) -> None:
    texto = f"{propio}\n\n" + _CABEZAS[cabeza] + _DENTRO.format(falla=ANA)
    assert leer_rebote(correo(texto, de=ANA, asunto="RV: No se puede entregar: Comprobante")) is None


@pytest.mark.parametrize("cabeza", _CABEZAS)
def test_quien_nos_reenvia_que_fallamos_nosotros_nos_escribe(cabeza: str) -> None:
    texto = _CABEZAS[cabeza] + _DENTRO.format(falla="cobros@negocio.example")
    assert leer_rebote(correo(texto, de=ANA, asunto="RV: No se puede entregar: Comprobante")) is None


def test_el_comprobante_que_viaja_con_la_devolucion_reenviada_no_se_pierde() -> None:
    papel = Adjunto("pago.pdf", "application/pdf", b"%PDF-1.4")
    texto = _CABEZAS["gmail"] + _DENTRO.format(falla=ANA)
    assert leer_rebote(correo(texto, de=ANA, asunto="RV: No se puede entregar: Pago", adjuntos=(papel,))) is None


def test_quien_copia_una_devolucion_en_su_carta_es_una_persona() -> None:
    crudo = (
        "From: Ana <ana@acme.example>\nTo: cobros@negocio.example\nSubject: No me llega su factura\n"
        "Date: Fri, 02 Oct 2026 11:40:00 -0300\nContent-Type: text/plain; charset=utf-8\n\n"
        "Buenos días, me rebotó su correo. Copio lo que sale:\n\nDelivery to the following recipient failed "
        "permanently:\n\n     cobros@negocio.example\n\n550 5.1.1 User unknown\n\n¿Me la mandan otra vez?\n"
    )
    assert entender(crudo.encode(), SABER).clase == "respuesta"


@pytest.mark.parametrize(
    ("de", "nombre", "asunto", "texto"),
    [
        (
            "pagos@bounce.example",
            "Bounce SpA",
            "Cheque devuelto",
            "El banco devolvió el cheque. Escriba a ana@bounce.example.",
        ),
        (
            "ventas@pm.example",
            "Postmaster Ltda",
            "Mercadería no entregada",
            "No se entregó la mercadería. Soy ana@pm.example.",
        ),
        (
            "delivery@envia.example",
            "Envía",
            "Mensaje rechazado",
            "No se pudo enviar el comprobante; va adjunto. Ya pagamos.",
        ),
        (
            "soporte@acme.example",
            "Sistema de Correo",
            "No entregado: pedido 33",
            "El pedido no fue entregado: no pagamos.",
        ),
        (
            "sysadmin@acme.example",
            "",
            "Correo devuelto",
            "Su correo a ana@acme.example fue devuelto: escriban a luis@acme.example.",
        ),
    ],
    ids=lambda valor: valor[:16],
)
def test_quien_se_llama_como_un_servidor_y_escribe_de_su_mano_es_una_persona(
    de: str, nombre: str, asunto: str, texto: str
) -> None:
    assert leer_rebote(correo(texto, de=de, nombre=nombre, asunto=asunto, return_path=f"<{de}>")) is None


def test_quien_se_llama_asi_y_habla_como_un_servidor_devuelve() -> None:
    texto = "Your message to ana@acme.example could not be delivered: 550 5.1.1 user unknown\n"
    vuelta = {"return_path": "<delivery@mx.example>"}
    rebote = leer_rebote(correo(texto, de="delivery@mx.example", asunto="Undeliverable", **vuelta))
    assert rebote is not None
    assert rebote.definitivos == (ANA,)
