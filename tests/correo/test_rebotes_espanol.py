"""Devoluciones y demoras redactadas en español, y las que llegan con su parte de máquina."""

import pytest

from buzon.correo.clasificacion.rebotes import leer_rebote
from buzon.correo.mensaje import Adjunto
from tests.correo.apoyo_clasificacion import CARTA, carta, correo, estado

COPIA = CARTA.format(para="ana@acme.example")

DEVUELTAS = {
    "Microsoft 365": (
        "No se puede entregar: Factura 1187 vencida",
        (
            "No se pudo entregar el mensaje a ana@acme.example.\n\nNo se encontró ana en acme.example.\n\n"
            "cobros                 Office 365                 ana\nAcción necesaria             Destinatario\n\n"
            "Dirección Para desconocida\n\nCómo solucionarlo\n"
            "Póngase en contacto con el destinatario (por teléfono, por ejemplo).\n\n"
            "Más información para administradores de correo\nCódigo de estado: 550 5.1.10\n"
        ),
    ),
    "Exchange con grupos": (
        "No se puede entregar: Factura 1187 vencida",
        "Error en la entrega a estos destinatarios o grupos:\n\nAna Ruiz (ana@acme.example)\n"
        "No se encuentra la dirección de correo electrónico que especificó. Compruébela o póngase en contacto con "
        "ayuda@acme.example.\n\nInformación de diagnóstico para los administradores:\n\n"
        "Servidor de generación: mx.acme.example\n\nana@acme.example\n"
        "#550 5.1.1 RESOLVER.ADR.RecipNotFound; not found ##\n\nEncabezados de mensajes originales:\n\n" + COPIA,
    ),
    "Exchange clásico": (
        "No se pudo entregar: Factura 1187 vencida",
        (
            "El mensaje no llegó a algunos o a todos los destinatarios.\n\n      Asunto:   Factura 1187 vencida\n"
            "      Enviado el:   02/10/2026 10:00\n\nNo se puede localizar a los destinatarios siguientes:\n\n"
            "      ana@acme.example en 02/10/2026 10:01\n"
            "            No existe la cuenta de correo electrónico en la organización.\n"
        ),
    ),
    "Gmail": (
        "Delivery Status Notification (Failure)",
        (
            "** Dirección no encontrada **\n\nNo se ha entregado tu mensaje a ana@acme.example porque no se ha "
            "encontrado la dirección o no puede recibir correo.\n\nLa respuesta ha sido:\n\n"
            "550 5.1.1 The email account that you tried to reach does not exist.\n"
        ),
    ),
    "hosting": (
        "Correo devuelto: Factura 1187",
        "Este mensaje ha sido generado automáticamente por el servidor.\n\n"
        "Su mensaje no ha podido ser entregado a los siguientes destinatarios:\n\n"
        "  <ana@acme.example>: el buzón está lleno (552 5.2.2 cuota excedida)\n\n"
        "----- Mensaje original -----\n\n" + COPIA,
    ),
    "rechazo": (
        "Rechazado: Factura 1187 vencida",
        (
            "mx.acme.example rechazó su mensaje a las siguientes direcciones de correo electrónico:\n\n"
            "ana@acme.example\n\nmx.acme.example dio este error:\nUsuario desconocido\n"
        ),
    ),
}

DEMORADAS = {
    "Microsoft 365": (
        "Entrega retrasada: Factura 1187 vencida",
        (
            "La entrega a estos destinatarios o grupos se ha retrasado:\n\nana@acme.example\n\n"
            "No es necesario que vuelva a enviar el mensaje. El servidor seguirá intentando entregarlo durante 1 día.\n"
        ),
    ),
    "Gmail": (
        "Delivery Status Notification (Delay)",
        (
            "** Entrega incompleta **\n\nHubo un problema temporal al entregar tu mensaje a ana@acme.example. "
            "Gmail reintentará 47 horas más.\n"
        ),
    ),
    "postfix": (
        "Delayed Mail (still being retried)",
        (
            "# THIS IS A WARNING ONLY.  YOU DO NOT NEED TO RESEND YOUR MESSAGE. #\n\n"
            "Your message could not be delivered for more than 2 hour(s).\n\n<ana@acme.example>: connect to "
            "mx.acme.example[192.0.2.5]:25: No route to host\n"
        ),
    ),
    "sendmail": (
        "Warning: could not send message for past 4 hours",
        (
            "   ----- Transcript follows -----\n<ana@acme.example>... Deferred: Connection timed out\n"
            "Warning: message still undelivered after 4 hours\nWill keep trying until message is 5 days old\n"
        ),
    ),
    "cansado sin razón": (
        "Mail delivery failed: returning message to sender",
        (
            "This is a permanent error. The following address(es) failed:\n\n  ana@acme.example\n"
            "    retry timeout exceeded\n"
        ),
    ),
}


@pytest.mark.parametrize("caso", DEVUELTAS)
def test_una_devolucion_en_espanol_nombra_solo_a_quien_fallo(caso: str) -> None:
    asunto, texto = DEVUELTAS[caso]
    rebote = leer_rebote(correo(texto, asunto=asunto, de="postmaster@proveedor.example"))
    assert rebote is not None
    assert rebote.definitivos == ("ana@acme.example",)
    assert rebote.pasajeros == ()
    assert "ana@acme.example" not in rebote.motivo.split()[:1]


@pytest.mark.parametrize("caso", DEMORADAS)
def test_una_demora_no_es_un_fallo(caso: str) -> None:
    asunto, texto = DEMORADAS[caso]
    rebote = leer_rebote(correo(texto, asunto=asunto))
    assert rebote is not None
    assert rebote.definitivos == ()
    assert rebote.pasajeros == ("ana@acme.example",)


def test_el_informe_de_maquina_manda_sobre_el_texto() -> None:
    aviso = correo(
        "No se pudo entregar a ana@acme.example ni a luis@acme.example",
        adjuntos=(
            estado(
                "Final-Recipient: rfc822; ana@acme.example\nAction: failed\nStatus: 5.0.0\n"
                "Diagnostic-Code: smtp; 550 5.1.1 <ana@acme.example>:\n User unknown",
                "Final-Recipient: rfc822; luis@acme.example\nAction: delayed\nStatus: 4.4.7",
                "Final-Recipient: rfc822; eva@acme.example\nAction: relayed\nStatus: 2.0.0",
            ),
            carta(),
        ),
    )
    rebote = leer_rebote(aviso)
    assert rebote is not None
    assert rebote.definitivos == ("ana@acme.example",)
    assert rebote.pasajeros == ("luis@acme.example",)
    assert rebote.estado == "5.1.1"
    assert rebote.motivo == "550 5.1.1 <ana@acme.example>: User unknown"
    assert rebote.original == "carta-1.buzon@negocio.example"


def test_un_alias_devuelto_nombra_tambien_la_direccion_a_la_que_escribimos() -> None:
    grupo = (
        "Original-Recipient: rfc822;ana@acme.example\nFinal-Recipient: rfc822;ana.ruiz@interno.example\nAction: failed"
    )
    rebote = leer_rebote(correo("", adjuntos=(estado(grupo),)))
    assert rebote is not None
    assert rebote.definitivos == ("ana.ruiz@interno.example", "ana@acme.example")


@pytest.mark.parametrize(
    ("asunto", "texto"),
    [
        ("Successful Mail Delivery Report", ("Your message was successfully delivered to the destination(s) below.\n"
         "You may still receive notifications of mail delivery errors.\n\n<ana@acme.example>: delivery via mx: ok")),
        ("Retransmitido: Factura 1187", ("Se completó la entrega a estos destinatarios o grupos, pero el servidor de "
         "destino no envió ninguna notificación:\n\nana@acme.example")),
        ("Informe", "Estado de la entrega: error no, a ana@acme.example"),
    ],
)  # fmt: skip
def test_una_entrega_confirmada_no_es_una_devolucion(asunto: str, texto: str) -> None:
    grupo = "Final-Recipient: rfc822; ana@acme.example\nAction: relayed (to non-DSN-aware mailer)\nStatus: 2.0.0"
    aviso = correo(texto, asunto=asunto, adjuntos=(estado(grupo),))
    assert leer_rebote(aviso) is None


@pytest.mark.parametrize(
    ("asunto", "tipo"),
    [("Abuse Report", "message/feedback-report"), ("Leído: Factura 1187", "message/disposition-notification")],
)
def test_una_queja_o_un_acuse_de_lectura_no_son_devoluciones(asunto: str, tipo: str) -> None:
    adjunto = Adjunto("", tipo, b"Final-Recipient: rfc822; ana@acme.example\n")
    aviso = correo("ana@acme.example", asunto=asunto, adjuntos=(adjunto, carta()))
    assert leer_rebote(aviso) is None


def test_un_informe_dmarc_no_es_una_devolucion() -> None:
    informe = Adjunto("informe.zip", "application/zip", b"PK")
    aviso = correo("Informe agregado", de="noreply-dmarc@grande.example", asunto="Report domain: negocio.example",
                   adjuntos=(informe,))  # fmt: skip
    assert leer_rebote(aviso) is None


def test_la_devolucion_dentro_de_otra_se_lee_por_dentro() -> None:
    dentro = (
        b"From: MAILER-DAEMON@mx.acme.example\nSubject: Undelivered\n"
        b"Content-Type: multipart/report; report-type=delivery-status; boundary=x\n\n--x\n\nno pudo ser\n--x\n"
        b"Content-Type: message/delivery-status\n\nFinal-Recipient: rfc822; ana@acme.example\nAction: failed\n"
        b"Status: 5.1.1\n\n--x\nContent-Type: message/rfc822\n\n" + CARTA.encode()
    )
    rebote = leer_rebote(correo("Se adjunta un error.", adjuntos=(Adjunto("", "message/rfc822", dentro),)))
    assert rebote is not None
    assert rebote.definitivos == ("ana@acme.example",)
    assert rebote.original == "carta-1.buzon@negocio.example"


def test_una_devolucion_reenviada_sin_palabras_propias_se_lee() -> None:
    texto = (
        "Os lo paso.\n\n---------- Forwarded message ----------\nFrom: Mail Delivery System <mailer-daemon@x.example>\n"
        "Subject: failure notice\nTo: cobros@negocio.example\n\n<ana@acme.example>:\n550 5.1.1 User unknown\n"
    )
    rebote = leer_rebote(correo(texto, de="carla@negocio.example", asunto="Fwd: failure notice"))
    assert rebote is not None
    assert rebote.definitivos == ("ana@acme.example",)


def test_el_aviso_json_de_amazon_nombra_a_los_devueltos() -> None:
    texto = (
        '{"notificationType":"Bounce","bounce":{"bounceType":"Permanent","bouncedRecipients":[{"emailAddress":'
        '"ana@acme.example","action":"failed","status":"5.1.1","diagnosticCode":"smtp; 550 5.1.1 user unknown"}]},'
        '"mail":{"commonHeaders":{"messageId":"<carta-1.buzon@negocio.example>"}}}'
    )
    rebote = leer_rebote(correo(texto, de="no-reply@sns.nube.example", asunto="AWS Notification Message"))
    assert rebote is not None
    assert (rebote.definitivos, rebote.estado) == (("ana@acme.example",), "5.1.1")
    assert rebote.original == "carta-1.buzon@negocio.example"


def test_una_devolucion_sin_nombres_se_atribuye_al_unico_destinatario_de_la_carta() -> None:
    aviso = correo("El mensaje adjunto no pudo ser entregado.", asunto="Correo devuelto", adjuntos=(carta(),))
    rebote = leer_rebote(aviso)
    assert rebote is not None
    assert rebote.definitivos == ("ana@acme.example",)


def test_una_devolucion_hostil_se_lee_en_tiempo_lineal() -> None:
    texto = "Your message could not be delivered to:\n" + "a." * 400_000 + "@" * 400_000 + "\n<ana@acme.example>:\n"
    assert leer_rebote(correo(texto)) is not None


def test_un_pago_anunciado_por_un_servidor_no_es_una_devolucion() -> None:
    aviso = correo(
        "Se ha acreditado una transferencia de $ 45.000.", de="avisos@banco.example", asunto="Aviso de abono"
    )
    assert leer_rebote(aviso) is None


@pytest.mark.parametrize(
    ("de", "asunto", "texto"),
    [
        ("ana@acme.example", "Pedido no entregado", "El pedido no fue entregado, escriba a luis@acme.example"),
        ("ana@acme.example", "Mercadería devuelta", "Lo devuelto no existe en su sistema. luis@acme.example"),
        ("delivery@reparto.example", "Su paquete", "No se pudo entregar su paquete a ana@acme.example"),
        ("postmaster@negocio.example", "Aviso de cuota", "Su buzón cobros@negocio.example está lleno al 95 %."),
        ("postmaster@negocio.example", "Resumen de cuarentena", "ana@acme.example: mensaje bloqueado"),
        ("ana@acme.example", "RE: No se puede entregar: Factura", "Me rebotó, escríbanme a ana2@acme.example"),
    ],
)
def test_lo_que_se_parece_a_una_devolucion_no_lo_es(de: str, asunto: str, texto: str) -> None:
    assert leer_rebote(correo(texto, de=de, asunto=asunto)) is None


def test_nunca_se_nombra_al_servidor_ni_a_quien_ofrece_ayuda() -> None:
    texto = (
        "Este es el servidor de correo mx.acme.example.\n\nSu mensaje no pudo ser entregado a ana@acme.example.\n"
        "Si necesita ayuda escriba a\nsoporte@acme.example\n\nPara más información contacte con admin@acme.example\n"
        "Remitente: cobros@negocio.example\nFrom: otro@negocio.example\n"
    )
    rebote = leer_rebote(correo(texto, de="postmaster@acme.example", asunto="Mensaje no entregado"))
    assert rebote is not None
    assert rebote.definitivos == ("ana@acme.example",)


def test_quien_insistio_dias_enteros_ya_no_es_una_demora() -> None:
    texto = (
        "Your message was not delivered within 2 days.\nHost acme.example is not responding.\n\n"
        "The following recipients did not receive your message:\n\n     <ana@acme.example>\n"
    )
    rebote = leer_rebote(correo(texto, de="postmaster@x.example", asunto="Mail System Error - Returned Mail"))
    assert rebote is not None
    assert rebote.definitivos == ("ana@acme.example",)


def test_un_rechazo_que_pide_confirmar_quien_escribe_no_da_por_mala_la_direccion() -> None:
    grupo = (
        "Final-Recipient: rfc822; ana@acme.example\nAction: failed\nStatus: 5.7.1\n"
        "Diagnostic-Code: smtp; 550 Your server requires confirmation. Visit https://filtro.example"
    )
    assert leer_rebote(correo("Undelivered", adjuntos=(estado(grupo),))) is None


def test_la_carta_codificada_entera_tambien_da_su_message_id() -> None:
    codificada = (
        b"DKIM-Signature: v=3D1; b=3Dabc=\ndef\nFrom: c@negocio.example\n"
        b"Message-ID: <carta-1.buzon@neg=\nocio.example>\n"
    )
    grupo = "Final-Recipient: rfc822; ana@acme.example\nAction: failed\nStatus: 5.1.1"
    rebote = leer_rebote(correo("", adjuntos=(estado(grupo), Adjunto("", "message/rfc822", codificada))))
    assert rebote is not None
    assert rebote.original == "carta-1.buzon@negocio.example"
