"""Devoluciones en texto libre de muchos servidores: los textos son nuestros, la forma es la de cada programa."""

import pytest

from buzon.correo.clasificacion.rebotes import leer_rebote
from tests.correo.apoyo_clasificacion import CARTA, correo

COPIA = CARTA.format(para="ana@acme.example")

DIALECTOS = {
    "qmail": (
        "failure notice",
        "Hi. This is the qmail-send program at mx.proveedor.example.\n"
        "I'm afraid I wasn't able to deliver your message to the following addresses.\n"
        "This is a permanent error; I've given up. Sorry it didn't work out.\n\n"
        "<ana@acme.example>:\n192.0.2.9 does not like recipient.\n"
        "Remote host said: 550 5.1.1 <ana@acme.example>... User unknown\nGiving up on 192.0.2.9.\n\n"
        "--- Below this line is a copy of the message.\n\n" + COPIA,
    ),
    "qmail en español": (
        "Aviso de fallo",
        "Hola. Este es el programa qmail-send en mx.proveedor.example.\n"
        "Su mensaje no pudo ser entregado a la siguiente dirección.\n\n"
        "<ana@acme.example>:\nLo siento, no hay ningún buzón con ese nombre. (#5.1.1)\n\n"
        "--- Debajo de esta línea va una copia del mensaje.\n\n" + COPIA,
    ),
    "postfix sin partes": (
        "Undelivered Mail Returned to Sender",
        (
            "This is the mail system at host mx.proveedor.example.\n\n"
            "I'm sorry to have to inform you that your message could not\nbe delivered to one or more recipients.\n\n"
            "For further assistance, please send mail to <postmaster@proveedor.example>\n\n"
            "<ana@acme.example>: host mx.acme.example[192.0.2.5] said: 550 5.1.1\n"
            "    <ana@acme.example>: Recipient address rejected: User unknown (in reply to RCPT\n    TO command)\n"
        ),
    ),
    "exim": (
        "Mail delivery failed: returning message to sender",
        "This message was created automatically by mail delivery software.\n\n"
        "A message that you sent could not be delivered to one or more of its\n"
        "recipients. This is a permanent error. The following address(es) failed:\n\n"
        "  ana@acme.example\n    host mx.acme.example [192.0.2.5]\n"
        "    SMTP error from remote mail server after RCPT TO:<ana@acme.example>:\n    550 No such user here\n\n"
        "------ This is a copy of the message, including all the headers. ------\n\n" + COPIA,
    ),
    "sendmail": (
        "Returned mail: see transcript for details",
        (
            "The original message was received at Fri, 2 Oct 2026 10:00:00 -0300\nfrom casa [192.0.2.7]\n\n"
            "   ----- The following addresses had permanent fatal errors -----\n<ana@acme.example>\n"
            "    (reason: 550 5.1.1 <ana@acme.example>... User unknown)\n\n"
            "   ----- Transcript follows -----\n... while talking to mx.acme.example.:\n"
            ">>> RCPT To:<ana@acme.example>\n<<< 550 5.1.1 <ana@acme.example>... User unknown\n"
        ),
    ),
    "solo la conversación": (
        "Returned mail: User unknown",
        "   ----- Transcript follows -----\nWhile talking to mx.acme.example:\n"
        ">>> MAIL From:<cobros@negocio.example>\n>>> RCPT To:<ana@acme.example>\n<<< 550 no vive aquí\n\n"
        "   ----- Unsent message follows -----\n" + COPIA,
    ),
    "GMX e Ionos": (
        "Mail delivery failed: returning message to sender",
        "This message was created automatically by mail delivery software.\n\n"
        "A message that you sent could not be delivered to one or more of\nits recipients. This is a permanent "
        'error. The following address\nfailed:\n\n"ana@acme.example":\nSMTP error from remote server after RCPT '
        "command:\nhost: mx.acme.example\n5.1.1 <ana@acme.example>... User Unknown\n\n"
        "--- The header of the original message is following. ---\n\n" + COPIA,
    ),
    "T-Online": (
        "mail failed, returning to sender",
        "|------------------------- Message log follows: -------------------------|\n"
        " no valid recipients were found for this message\n"
        "|------------------------- Failed addresses follow: ---------------------|\n"
        " <ana@acme.example>\n   552 5.2.2 <ana@acme.example> Quota exceeded\n\n"
        "|------------------------- Message header follows: ----------------------|\n" + COPIA,
    ),
    "Courier": (
        "NOTICE: mail delivery status.",
        (
            "This is a delivery status notification from mx.proveedor.example,\nrunning the Courier mail server.\n\n"
            "                        UNDELIVERABLE MAIL\n\n"
            "Your message to the following recipients cannot be delivered:\n\n<ana@acme.example>:\n"
            "    mx.acme.example [192.0.2.5]:\n>>> RCPT TO:<ana@acme.example>\n<<< 550 5.1.1 User unknown\n"
        ),
    ),
    "Domino": (
        "DELIVERY FAILURE: User ana (ana@acme.example) not listed in Domino Directory",
        (
            "Your message\n\n  Subject: Factura 1187 vencida\n\nwas not delivered to:\n\n  ana@acme.example\n\nbecause:"
            "\n\n  User ana (ana@acme.example) not listed in Domino Directory\n"
        ),
    ),
    "GroupWise": (
        "Mail Delivery Failure",
        "The message that you sent was undeliverable to the following:\n\tana@acme.example (user not found)\n\n"
        "Possibly truncated original message follows:\n\n" + COPIA,
    ),
    "Exchange 2003": (
        "Undeliverable: Factura 1187 vencida",
        (
            "Your message\n\n  To:      equipo@acme.example\n  Subject: Factura 1187 vencida\n"
            "  Sent:    Fri, 2 Oct 2026 10:00:00 -0300\n\ndid not reach the following recipient(s):\n\n"
            "ana@acme.example on Fri, 2 Oct 2026 10:00:01 -0300\n    The recipient name is not recognized\n"
            "    MSEXCH:IMS:ACME:SEDE:CORREO 0 (000C05A6) Unknown Recipient\n"
        ),
    ),
    "MailMarshal": (
        'Undeliverable Mail: "Factura 1187 vencida"',
        (
            "Your message:\n   From:    cobros@negocio.example\n   Subject: Factura 1187 vencida\n\n"
            "Could not be delivered because of\n\n550 5.1.1 User unknown\n\nThe following recipients were affected:\n"
            "    ana@acme.example\n\nAdditional Information\n======================\n"
            "Original Sender:    <cobros@negocio.example>\nSender-MTA:         <192.0.2.7>\n"
        ),
    ),
    "operador de telefonía": (
        "Mail System Error - Returned Mail",
        (
            "Your mail sent on: Fri, 2 Oct 2026 10:00:00 +0900\n    Could not be delivered to: <ana@acme.example>\n"
            "    As their mailbox is full.\n"
        ),
    ),
    "pasarela de SMS": (
        "Undeliverable Message",
        (
            "Error: 550 - Requested action not taken: no such user here\n\nMessage details:\n  Subject: Factura 1187\n"
            "  Sent date: Fri Oct 02 10:00:00 GMT 2026\n  MAIL FROM: cobros@negocio.example\n"
            "  RCPT TO: ana@acme.example\n"
        ),
    ),
    "InterScan": (
        "Mail could not be delivered",
        (
            "****** Message from InterScan Messaging Security Suite ******\n\nSent <<< RCPT TO:<ana@acme.example>\n"
            "Received >>> 550 5.1.1 unknown user.\n\n"
            "Unable to deliver message to <ana@acme.example> (and other recipients in the same domain).\n"
        ),
    ),
    "flechas": (
        "FAILURE NOTICE :",
        (
            "  ----- The following addresses had permanent fatal errors -----\n\n"
            ">>> ana@acme.example <ana@acme.example>\n\n  ----- Transcript follows -----\n"
            "550 sorry, no mailbox here by that name (#5.1.1 - chkusr)\n"
        ),
    ),
    "SendGrid": (
        "Undelivered Mail Returned to Sender",
        (
            "This is an automatically generated message from SendGrid.\n\n"
            "I'm sorry to have to tell you that your message was not able to be\ndelivered to one of its intended "
            "recipients.\n\nlote:000000:<ana@acme.example> : 192.0.2.250 : mx.acme.example:[192.0.2.153] :\n"
            "  550 5.1.1 <ana@acme.example>... User Unknown  in RCPT TO\n"
        ),
    ),
    "una frase": (
        "There was an error sending your mail",
        (
            "We had trouble delivering your message. Full details follow:\n\nSubject: 'Factura'\n\n1 error(s):\n\n"
            "SMTP Server <mx.acme.example> rejected recipient <ana@acme.example>\n"
            "  (Error following RCPT command). It responded as follows: [550 5.1.1 User unknown]\n"
        ),
    ),
    "SurfControl": (
        "Undeliverable",
        (
            "Your message could not be sent.\nA transcript of the attempts to send the message follows.\n"
            "The number of attempts made: 1\nAddressed To: ana@acme.example\n\nFri 2 Oct 2026\n"
            "Failed to send to identified host,\nana@acme.example: [192.0.2.5], 550 User unknown\n"
        ),
    ),
    "IMail": ("Undeliverable Mail", "Unknown user: ana@acme.example\n\n\nOriginal message follows.\n\n" + COPIA),
    "DragonFly": (
        "Mail delivery failed",
        "This is the DragonFly mail program v0.13 at mx.proveedor.example.\n\n"
        "There was an error delivering your mail to <ana@acme.example>.\n\n"
        "mx.acme.example [192.0.2.5] did not like our RCPT TO:\n550 5.1.1 <ana@acme.example>: User unknown\n\n"
        "Message headers follow.\n\n" + COPIA,
    ),
    "OpenSMTPD": (
        "Delivery status notification: error",
        "    Hi!\n\n    This is the MAILER-DAEMON, please DO NOT REPLY to this email.\n\n"
        "    An error has occurred while attempting to deliver a message for\n    the following list of recipients:"
        "\n\nana@acme.example: 550 5.1.1 No such user\n\n    Below is a copy of the original message:\n\n" + COPIA,
    ),
    "LISTSERV": (
        "Undelivered mail",
        (
            "An error was detected while processing the message.\nA list of the affected recipient follows.\n\n"
            'Error-for:  ana@acme.example\nError-Code: 3\nError-Text: mx.acme.example said: "550 no"\n'
        ),
    ),
    "SMTP con cita del remitente": (
        "Mail delivery failed",
        (
            "The following address(es) failed:\n\n  ana@acme.example\n"
            "    SMTP error from remote mail server after MAIL FROM:<cobros@negocio.example>:\n"
            "    550 5.7.1 <cobros@negocio.example>: please contact ayuda@acme.example\n"
        ),
    ),
}


@pytest.mark.parametrize("dialecto", DIALECTOS)
def test_cada_dialecto_nombra_a_quien_fallo_y_a_nadie_mas(dialecto: str) -> None:
    asunto, texto = DIALECTOS[dialecto]
    rebote = leer_rebote(correo(texto, asunto=asunto))
    assert rebote is not None
    assert rebote.definitivos == ("ana@acme.example",)
    assert rebote.pasajeros == ()
    if COPIA in texto:
        assert rebote.original == "carta-1.buzon@negocio.example"


@pytest.mark.parametrize("dialecto", DIALECTOS)
def test_el_mismo_texto_escrito_por_una_persona_no_es_una_devolucion(dialecto: str) -> None:
    asunto, texto = DIALECTOS[dialecto]
    humano = correo(
        "Mirad lo que me llegó cuando os escribí, ¿tenéis otra dirección?\n\n" + texto,
        de="javier@acme.example",
        nombre="Javier Ruiz",
        asunto=f"RE: {asunto}",
    )
    assert leer_rebote(humano) is None


def test_dos_direcciones_fallidas_se_nombran_las_dos() -> None:
    texto = (
        "Unable to deliver message to the following address(es).\n\n<ana@acme.example>:\nThis account has been "
        "disabled.\n\n<luis@acme.example>:\n550 5.1.1 User unknown\n\n--- Original message follows.\n"
    )
    rebote = leer_rebote(correo(texto, asunto="Delivery failure"))
    assert rebote is not None
    assert rebote.definitivos == ("ana@acme.example", "luis@acme.example")
