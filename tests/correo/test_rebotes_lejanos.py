"""Devoluciones que hablan poco o de otra manera, y las que alguien nos reenvía."""

from base64 import b64encode

import pytest

from buzon.correo.clasificacion.rebotes import leer_rebote
from buzon.correo.entender import entender
from buzon.correo.mensaje import Adjunto
from buzon.montaje.saber import leer_saber
from tests.correo.apoyo_clasificacion import carta, correo

ANA = "ana@acme.example"
SABER = leer_saber()
FALLIDAS = {
    "outlook de escritorio": (
        "Sin entregar: Factura 1187",
        """Algunos de los destinatarios no recibieron su mensaje.

      Asunto:	Factura 1187

No se puede localizar a los destinatarios siguientes:

      'ana@acme.example' en 02/10/2026 11:40
            Error del servidor: '501 parámetros incorrectos'
""",
    ),
    "el error en otra línea": (
        "No se puede entregar: Factura 1187",
        """No se puede localizar a los destinatarios siguientes:

      'ana@acme.example' en 02/10/2026
            srv: 550 SC-001
Su red está en nuestra lista.
""",
    ),
    "problema al entregar": (
        "Delivery Status Notification (Failure)",
        """** Mensaje no entregado **

Hubo un problema al entregar tu mensaje a ana@acme.example. Mira los detalles.
""",
    ),
    "bloqueado": (
        "Delivery Status Notification (Failure)",
        """** Mensaje bloqueado **

Se bloqueó tu mensaje para ana@acme.example. Mira los detalles técnicos.
""",
    ),
    "el servidor rechazó los mensajes": (
        "No se puede entregar: Factura 1187",
        """mx.acme.example rechazó tus mensajes a las siguientes direcciones de correo:

ana@acme.example (ana@acme.example)

Parece que la dirección no se encontraba en el dominio de destino.
""",
    ),
}


@pytest.mark.parametrize("dialecto", FALLIDAS)
def test_se_sabe_quien_fallo(dialecto: str) -> None:
    asunto, texto = FALLIDAS[dialecto]
    rebote = leer_rebote(correo(texto, asunto=asunto, de="postmaster@acme.example", return_path="<>"))
    assert rebote is not None
    assert (rebote.definitivos, rebote.pasajeros) == ((ANA,), ())


def test_un_fallo_que_solo_nombra_a_la_persona_no_inventa_su_direccion() -> None:
    texto = (
        "Algunos de los destinatarios no recibieron su mensaje.\n\nNo se puede localizar a los destinatarios "
        "siguientes:\n\n      'Compras Acme' en 02/10/2026 11:40\n            Error del servidor: '451 local error'\n"
    )
    rebote = leer_rebote(correo(texto, asunto="No entregado: Factura", de="", nombre="", return_path="<>"))
    assert rebote is None or rebote.definitivos == ()


def test_un_informe_mudo_habla_por_su_asunto_y_por_la_carta_que_devuelve() -> None:
    mudo = Adjunto("", "message/delivery-status", b"\n")
    rebote = leer_rebote(correo("", asunto="Delivery Status Notification (Failure)", adjuntos=(mudo, carta())))
    assert rebote is not None
    assert rebote.definitivos == (ANA,)
    assert rebote.original == "carta-1.buzon@negocio.example"


def test_un_informe_mudo_que_no_dice_que_fallo_no_anula_a_nadie() -> None:
    mudo = Adjunto("", "message/delivery-status", b"\n")
    rebote = leer_rebote(correo("", asunto="Delivery Status Notification", adjuntos=(mudo, carta())))
    assert rebote is None or rebote.definitivos == ()


def test_el_servidor_que_contesta_con_el_mismo_asunto_devuelve_igual() -> None:
    texto = (
        "This is the mail server at mx.acme.example.\nI was not able to deliver your message to\n\nana@acme.example\n"
    )
    aviso = correo(
        texto, de="postmaster@acme.example", asunto="Re: Factura 1187 vencida", adjuntos=(carta(),), return_path="<>"
    )
    rebote = leer_rebote(aviso)
    assert rebote is not None
    assert rebote.definitivos == (ANA,)


def test_el_postmaster_que_escribe_de_su_mano_sigue_siendo_una_persona() -> None:
    aviso = correo(
        "Ya arreglé el buzón de ana@acme.example, no existe más el problema.",
        de="postmaster@acme.example",
        asunto="Re: Factura 1187 vencida",
        return_path="<postmaster@acme.example>",
    )
    assert leer_rebote(aviso) is None


def test_la_cola_en_frances_es_una_demora() -> None:
    texto = (
        "Votre courrier n'a pas pu être transmis aux destinataires suivants pour l'instant :\n\nana@acme.example\n\n"
        "Le message reste en file d'attente ; de nouvelles tentatives auront lieu.\n"
    )
    rebote = leer_rebote(correo(texto, asunto="Attention : message en attente"))
    assert rebote is not None
    assert (rebote.definitivos, rebote.pasajeros) == ((), (ANA,))


def test_una_direccion_con_acentos_se_nombra_entera_o_no_se_nombra() -> None:
    rebote = leer_rebote(correo("<josé.añil@acme.example>: host mx said: 550 5.1.1 unknown\n"))
    assert rebote is not None
    assert rebote.definitivos == ("josé.añil@acme.example",)


def test_en_chino_la_direccion_va_pegada_a_la_frase() -> None:
    rebote = leer_rebote(correo("无法发送到ana@acme.example\n退信原因: 550 5.1.1 unknown\n", asunto="系统退信"))
    assert rebote is not None
    assert rebote.definitivos == (ANA,)


def test_las_comillas_de_la_parte_local_son_suyas() -> None:
    grupo = (
        b'Reporting-MTA: dns; mx\n\nFinal-Recipient: rfc822;"ana ruiz"@acme.example\nAction: failed\nStatus: 5.1.1\n'
    )
    rebote = leer_rebote(correo("No llegó.", adjuntos=(Adjunto("", "message/delivery-status", grupo),)))
    assert rebote is not None
    assert rebote.definitivos == ('"ana ruiz"@acme.example',)


@pytest.mark.parametrize(
    "dicho",
    [
        "Your message with Message-ID <carta-1.buzon@negocio.example>\ncould not be delivered to <ana@acme.example>.\n",
        "No se pudo entregar.\n\nDestinatario: ana@acme.example\nId. de mensaje: <carta-1.buzon@negocio.example>\n",
    ],
)
def test_el_identificador_dicho_de_corrido_es_el_de_la_carta_y_no_una_direccion(dicho: str) -> None:
    rebote = leer_rebote(correo(dicho, asunto="Mail delivery failure"))
    assert rebote is not None
    assert rebote.definitivos == (ANA,)
    assert rebote.original == "carta-1.buzon@negocio.example"


def test_a_quien_se_ofrece_para_ayudar_no_le_fallo_nada() -> None:
    texto = (
        "<ana@acme.example>: host mx.acme.example said: 550 5.7.1 Blocked. If you believe this is an error, write to "
        "desbloqueo@acme.example (in reply to MAIL FROM command)\n"
    )
    rebote = leer_rebote(correo(texto))
    assert rebote is not None
    assert rebote.definitivos == (ANA,)


def test_un_informe_de_entrega_en_base64_se_abre() -> None:
    dentro = b64encode(b"Reporting-MTA: dns; mx\n\nFinal-Recipient: rfc822;ana@acme.example\nAction: failed\n").decode()
    crudo = (
        "From: postmaster@mx.example\nTo: cobros@negocio.example\nSubject: Aviso\nMIME-Version: 1.0\n"
        'Content-Type: multipart/report; report-type=delivery-status; boundary="b"\n\n--b\n\nVer informe.\n\n'
        "--b\nContent-Type: message/delivery-status\nContent-Transfer-Encoding: base64\n\n" + dentro + "\n\n--b--\n"
    )
    rebote = entender(crudo.encode(), SABER).rebote
    assert rebote is not None
    assert rebote.definitivos == (ANA,)


@pytest.mark.parametrize(
    ("asunto", "texto"),
    [
        ("Delivery Status Notification (Failure)", "El teu missatge no s'ha lliurat a ana@acme.example."),
        ("Delivery Status Notification (Failure)", "Votre message n'est pas parvenu à ana@acme.example."),
        ("Delivery Status Notification (Failure)", "Il messaggio non è stato consegnato a ana@acme.example."),
        ("Delivery Status Notification (Failure)", "Ihre Nachricht wurde nicht an ana@acme.example zugestellt."),
        ("Delivery Status Notification (Failure)", "Wiadomość nie dotarła do ana@acme.example, bo nie ma adresu."),
        ("No es pot lliurar: Factura 1187", "No s'ha trobat ana@acme.example."),
    ],
)
def test_en_cada_lengua_y_hasta_en_una_que_no_sabemos(asunto: str, texto: str) -> None:
    rebote = leer_rebote(correo(texto, asunto=asunto))
    assert rebote is not None
    assert rebote.definitivos == (ANA,)


def test_en_una_lengua_que_no_sabemos_no_se_elige_entre_dos() -> None:
    texto = "Wiadomość nie dotarła do ana@acme.example. Pomoc: pomoc@acme.example."
    rebote = leer_rebote(correo(texto, asunto="Delivery Status Notification (Failure)"))
    assert rebote is not None
    assert rebote.definitivos == ()
    assert rebote.motivo
