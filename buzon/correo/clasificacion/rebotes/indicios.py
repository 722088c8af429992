"""¿Parece la carta de un servidor que devuelve algo? Y lo que se le parece sin serlo."""

from buzon.correo.clasificacion.maquinas import valor_auto_submitted
from buzon.correo.clasificacion.rebotes import frases, original
from buzon.correo.clasificacion.texto import aplanar, contiene
from buzon.correo.mensaje import Correo

_RESPUESTAS = ("re:", "rv:", "fwd:", "fw:", "aw:", "wg:", "tr:", "res:", "enc:", "reenv:", "antw:", "sv:")
# Estos no son el nombre de nadie; los demás («delivery», «bounce»…) pueden ser el de una empresa.
_SOLO_DE_SERVIDOR = (
    "mailer-daemon", "mailerdaemon", "mailer_daemon", "mail-daemon", "maildaemon", "mdaemon", "postmaster",
    "post_master", "poostmaster", "microsoftexchange", "listserv", "mmdf", "uucp", "imss", "inetgw",
)  # fmt: skip
# Y así no escribe una persona.
_HABLA_DE_SERVIDOR = (
    "be delivered", "undeliver", "to deliver", "delivery fail", "delivery has", "returned mail", "user unknown",
    "unknown user", "no such user", "rcpt to", "smtp", "following recipient", "following address", "permanent error",
    "permanent failure", "valid recipients", " 5.1.1", " 5.2.2", " 5.7.1", "550 5",
)  # fmt: skip
_CUERPO = 4_000
_PARTES_DE_ESTADO = ("message/delivery-status", "message/global-delivery-status")
# ARF (RFC 5965) y acuses de lectura (RFC 8098): llevan el traje de un informe y no devuelven nada.
_OTROS_INFORMES = ("feedback-report", "disposition-notification", "tlsrpt", "sfl")
_ASUNTOS_AJENOS = (
    "complaint about message", "abuse report", "email feedback report", "report domain:", "dmarc", "tls report",
    "spam report", "quarantine", "cuarentena",
)  # fmt: skip
_CUERPOS_AJENOS = (
    "email abuse report",
    "authentication failure report",
    "complaint report",
    "this is a spam complaint",
)
# Confirmaciones de entrega: usan las mismas frases que los fallos («destinatarios o grupos»).
_DE_ENTREGA = ("successful", "delivered:", "relayed:", "entregado:", "retransmitido:", "entregue:", "remis :", "remis:")
_DE_LECTURA = ("read:", "not read:", "leido:", "no leido:")


def es_otro_informe(correo: Correo) -> bool:
    """Cierto si es un informe de otra clase: queja (ARF), DMARC, TLS o acuse de lectura."""
    clase = (correo.cabecera("content-type") or "").lower()
    if "report-type" in clase and contiene(clase, _OTROS_INFORMES):
        return True
    tipos = {adjunto.tipo for adjunto in correo.adjuntos}
    if tipos & {"message/feedback-report", "message/disposition-notification"}:
        return True
    asunto = aplanar(correo.asunto)
    if contiene(aplanar(correo.texto[:400]), _CUERPOS_AJENOS):
        return True
    return contiene(asunto, _ASUNTOS_AJENOS) or asunto.startswith((*_DE_LECTURA, *_DE_ENTREGA))


def tiene_parte_de_estado(correo: Correo) -> bool:
    """Cierto si trae la parte de máquina de RFC 3464, o su cabecera la anuncia."""
    clase = (correo.cabecera("content-type") or "").lower()
    return "report-type=delivery-status" in clase.replace('"', "").replace(" ", "") or any(
        adjunto.tipo in _PARTES_DE_ESTADO for adjunto in correo.adjuntos
    )


def es_de_servidor(correo: Correo) -> bool:
    """Cierto si firma un servidor: mailer-daemon, postmaster, o un nombre de sistema."""
    if correo.de is None:
        # `From: "MAILER-DAEMON" <>`: nadie a quien contestar, pero con nombre.
        return contiene(aplanar(correo.cabecera("from") or ""), frases.NOMBRES_DE_SERVIDOR)
    local = correo.de.correo.partition("@")[0]
    if not local or local.startswith(frases.BUZONES_DE_SERVIDOR):
        return True
    return contiene(aplanar(correo.de.nombre), frases.NOMBRES_DE_SERVIDOR)


def tiene_remitente_nulo(correo: Correo) -> bool:
    """Cierto si el sobre venía vacío (RFC 5321, 4.5.5): las devoluciones no se devuelven."""
    vuelta = correo.cabecera("return-path")
    if vuelta is None:
        return False
    return vuelta.strip() in {"<>", ""} or "mailer-daemon" in vuelta.lower()


def es_respuesta(correo: Correo) -> bool:
    """Cierto si el asunto lo puso una persona al responder o reenviar."""
    return aplanar(correo.asunto).startswith(_RESPUESTAS)


def es_sospechoso(correo: Correo) -> bool:
    """Cierto si merece la pena buscar direcciones fallidas en él.

    El asunto solo no basta: «Pedido no entregado» lo escribe también un cliente. Ni el remitente solo: postmaster
    manda además avisos de cuota y de cuarentena. Hacen falta dos señales, o la parte de máquina.
    """
    if es_otro_informe(correo):
        return False
    if tiene_parte_de_estado(correo) or correo.cabecera("x-failed-recipients"):
        return True
    if _es_demonio(correo):
        return True
    firma = es_de_servidor(correo) and (not _escribe_de_su_mano(correo) or _trae_la_carta(correo))
    nadie_firma = tiene_remitente_nulo(correo)
    if es_respuesta(correo):
        # Algún servidor antiguo contesta con el mismo asunto: sobre vacío, firma suya y la carta detrás.
        return firma and nadie_firma and _trae_la_carta(correo)
    if es_asunto_de_rebote(correo):
        return firma or nadie_firma or valor_auto_submitted(correo) not in {"", "no"} or _es_gestor_de_lista(correo)
    return (firma or nadie_firma) and _trae_la_carta(correo)


def _escribe_de_su_mano(correo: Correo) -> bool:
    """Cierto si se llama como un servidor («Postmaster Ltda», «delivery@…») y escribe como una persona.

    Un servidor devuelve con el sobre vacío (RFC 5321, 4.5.5), o dice que escribió solo; quien da su dirección de vuelta
    y no es `postmaster` ni `mailer-daemon`, contesta; salvo que hable como hablan los servidores.
    """
    local = correo.de.correo.partition("@")[0] if correo.de else ""
    vuelta = correo.cabecera("return-path") or ""
    return (
        "@" in vuelta
        and not tiene_remitente_nulo(correo)
        and not local.startswith(_SOLO_DE_SERVIDOR)
        and valor_auto_submitted(correo) in {"", "no"}
        and not contiene(aplanar(correo.texto[:_CUERPO]), _HABLA_DE_SERVIDOR)
    )


def _es_demonio(correo: Correo) -> bool:
    """Cierto si firma mailer-daemon: solo lo usa un servidor que devuelve. Postmaster, en cambio, también personas."""
    return correo.de is not None and correo.de.correo.startswith(("mailer-daemon", "mailerdaemon", "maildaemon"))


def es_asunto_de_rebote(correo: Correo) -> bool:
    """Cierto si el asunto es el de una devolución y no el de una persona que responde a ella."""
    asunto = aplanar(correo.asunto)
    return not es_respuesta(correo) and contiene(asunto, (*frases.ASUNTO, *frases.ASUNTO_DEMORA))


def _es_gestor_de_lista(correo: Correo) -> bool:
    local = correo.de.correo.partition("@")[0] if correo.de else ""
    return local.endswith(("-admin", "-owner", "-request", "-bounces")) or local.startswith("owner-")


def _trae_la_carta(correo: Correo) -> bool:
    if any("rfc822" in adjunto.tipo for adjunto in correo.adjuntos):
        return True
    _, copia = original.partir(correo.texto)
    return any(linea.strip() for linea in copia)
