"""Lo que escribe una máquina y lo que no es respuesta de nadie."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from buzon.correo.clasificacion.ajenos import es_ajeno
from buzon.correo.clasificacion.automaticas import leer_automatica
from buzon.correo.clasificacion.maquinas import es_maquinal
from buzon.correo.clasificacion.rebotes import leer_rebote
from buzon.correo.mensaje import Adjunto
from tests.correo.apoyo_clasificacion import correo

PERSONA = "ana@acme.example"


@pytest.mark.parametrize(
    "cabeceras",
    [
        {"auto_submitted": "auto-replied"},
        {"auto_submitted": "Auto-Generated; type=x"},
        {"precedence": "bulk"},
        {"precedence": "List"},
        {"precedence": "junk"},
        {"precedence": "auto_reply"},
        {"list_id": "<noticias.example>"},
        {"list_unsubscribe": "<mailto:baja@noticias.example>"},
        {"x_autoreply": "yes"},
        {"x_autorespond": "1"},
        {"x_auto_response_suppress": "All"},
        {"return_path": "<>"},
        {"return_path": "<MAILER-DAEMON@mx.example>"},
        {"content_type": "multipart/report; report-type=delivery-status"},
        {"x_buzon_id": "carta-1"},
    ],
)
def test_cada_cabecera_de_maquina_corta_el_bucle(cabeceras: dict[str, str]) -> None:
    assert es_maquinal(correo("hola", de=PERSONA, asunto="Re: Factura", **cabeceras))


@pytest.mark.parametrize(
    "direccion",
    ["MAILER-DAEMON@x.example", "postmaster@x.example", "no-reply@x.example", "noreply+1@x.example",
     "no_responder@x.example", "donotreply@x.example", "bounces-77@x.example"],
)  # fmt: skip
def test_a_un_buzon_que_no_lee_nadie_no_se_le_contesta(direccion: str) -> None:
    assert es_maquinal(correo("hola", de=direccion.lower(), asunto="Re: Factura"))


@pytest.mark.parametrize(
    "cabeceras",
    [{}, {"auto_submitted": "no"}, {"precedence": "normal"}, {"return_path": "<ana@acme.example>"},
     {"x_autoreply": "no"}],
)  # fmt: skip
def test_a_una_persona_se_le_puede_contestar(cabeceras: dict[str, str]) -> None:
    assert es_maquinal(correo("hola", de="noralma.reyes@acme.example", asunto="Re: Factura", **cabeceras)) is None


@pytest.mark.parametrize(
    ("asunto", "texto", "cabeceras"),
    [
        ("5 frases para cobrar", "Tus clientes dicen: te pago el viernes", {"list_id": "<pyme.example>"}),
        ("Novedades", "Oferta exclusiva solo por hoy. Envío gratis. Ver en el navegador. Para darse de baja…", {}),
        ("Nuevo inicio de sesión", "Detectamos un ingreso desde un dispositivo no habitual.", {}),
        ("Invitación: Cobros - vie 9 oct", "Has recibido una invitación al siguiente evento.", {}),
        ("Leído: Factura 1187", "Su mensaje fue leído el viernes.", {}),
        ("Report domain: negocio.example", "", {}),
    ],
)
def test_el_correo_que_no_responde_a_nadie_se_aparta(asunto: str, texto: str, cabeceras: dict[str, str]) -> None:
    assert es_ajeno(correo(texto, de="envios@otra.example", asunto=asunto, **cabeceras), texto)


def test_una_invitacion_se_conoce_por_su_metodo() -> None:
    evento = Adjunto("invite.ics", "text/calendar", b"BEGIN:VCALENDAR\nMETHOD:REQUEST\nEND:VCALENDAR")
    assert es_ajeno(correo("Nos vemos", de=PERSONA, asunto="Reunión", adjuntos=(evento,)), "Nos vemos")


def test_un_aviso_de_red_social_se_aparta() -> None:
    assert es_ajeno(correo("Ana quiere conectar", de="invitations@linkedin.com", asunto="Ana"), "Ana quiere conectar")


@pytest.mark.parametrize(
    ("asunto", "texto"),
    [
        ("Re: Factura 1187", "Quitadme de la lista, no me escribáis más."),
        ("Baja", "Les agradeceré que saquen mi dirección de su lista."),
        ("Reclamo factura 1187", "El pedido no ha sido entregado, así no lo pago."),
        ("pago", "Les envío el comprobante.\n\nConozca nuestro catálogo y nuestros servicios"),
        ("Re: Factura 1187", "Ok, pago el viernes.\n\nVer en el navegador. Para darse de baja pulse aquí. Unsubscribe"),
    ],
)
def test_una_persona_nunca_es_ajena(asunto: str, texto: str) -> None:
    assert es_ajeno(correo(texto, de=PERSONA, asunto=asunto), texto) is None


TEXTO = st.text(max_size=400)


FIRMAS = st.sampled_from([PERSONA, "", "mailer-daemon@x.example"])
TIPOS = st.sampled_from(["message/delivery-status", "message/rfc822", "text/calendar", "text/plain"])


@given(asunto=TEXTO, texto=TEXTO, de=FIRMAS, parte=st.tuples(TIPOS, st.binary(max_size=200)))
def test_ningun_correo_hace_fallar_a_los_clasificadores(
    asunto: str, texto: str, de: str, parte: tuple[str, bytes]
) -> None:
    tipo, contenido = parte
    raro = correo(texto, de=de, asunto=asunto, adjuntos=(Adjunto("", tipo, contenido),))
    rebote = leer_rebote(raro)
    leer_automatica(raro, texto)
    es_ajeno(raro, texto)
    assert rebote is None or all(direccion == direccion.lower() for direccion in rebote.definitivos)
    assert es_maquinal(raro) is None or de != PERSONA or "delivery-status" in tipo
