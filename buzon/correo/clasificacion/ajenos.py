"""Correo que no responde a nadie: boletines, invitaciones, publicidad, avisos de redes, informes de servidor.

No decide si un aviso trae dinero: quien clasifica mira antes los bancos y las facturas. Y nunca aparta la respuesta
de una persona: un hilo nuestro (`Re:`, `In-Reply-To`) no es ajeno por llevar un pie de publicidad.
"""

import re

from buzon.correo.clasificacion import maquinas
from buzon.correo.clasificacion.automaticas.juicio import habla_una_persona
from buzon.correo.clasificacion.enganos import es_engano
from buzon.correo.clasificacion.otras_voces import nadie_nos_paga
from buzon.correo.clasificacion.texto import aplanar, contiene
from buzon.correo.mensaje import Correo
from buzon.dominio.sellos import trae_marca

_CUERPO = 12_000
_MINIMO = 2
_DE_LISTA = ("list-id", "list-unsubscribe", "list-post", "x-mailchimp-id", "x-campaign-id", "x-csa-complaints",
             "feedback-id",
             "x-campaignid", "x-mc-user", "x-sg-eid", "x-mailgun-tag")  # fmt: skip
_RESPUESTAS = ("re:", "aw:", "sv:", "antw:", "res:", "rv:", "fwd:", "fw:")
_INFORMES = {
    "message/feedback-report": "es una queja de un buzón (ARF), no una respuesta",
    "message/disposition-notification": "es un acuse de lectura",
    "message/delivery-status": "es un informe de entrega de un servidor",
}
_ASUNTOS_DE_INFORME = ("report domain:", "dmarc aggregate", "informe dmarc", "tls report", "tlsrpt")
_LEIDO = ("leido:", "read:", "lido:", "lu :", "gelesen:", "letto:", "no leido:", "not read:")

_AGENDA_ASUNTO = (
    "invitacion:", "invitacion actualizada:", "invitation:", "updated invitation:", "aceptado:", "accepted:",
    "rechazado: invitacion", "declined:", "tentative:", "provisional:", "cancelado:", "evento cancelado",
    "cancelled event",
    "canceled event", "aceptada:", "convocatoria:", "convite:", "aceito:", "recordatorio de evento",
)  # fmt: skip
_AGENDA_CUERPO = (
    "has recibido una invitacion", "ha recibido una invitacion", "te ha invitado a un evento", "le ha invitado a un ev",
    "¿asistiras?", "invitacion de google calendar", "invitation from google calendar", "ha aceptado esta invitacion",
    "has accepted this invitation", "reunion de microsoft teams", "unirse a la reunion", "unete a la reunion",
    "join zoom meeting", "unirse a zoom", "se ha cancelado este evento",
)  # fmt: skip

# Con la voz de quien envía en masa; «bórrenme de su lista», que es la del destinatario, no está.
_BOLETIN = (
    "para darse de baja", "para darte de baja", "si no desea recibir", "si no deseas recibir", "si no quieres recibir",
    "si ya no deseas recibir", "si ya no desea recibir", "no quieres recibir mas", "dejar de recibir",
    "darse de baja aqui", "darte de baja aqui", "date de baja", "dese de baja", "cancelar suscripcion",
    "cancelar la suscripcion", "cancelar tu suscripcion", "cancelar su suscripcion", "anular suscripcion",
    "desuscrib", "desinscrib", "gestionar suscripcion", "administrar suscripcion", "preferencias de correo",
    "administrar preferencias", "porque te suscribiste", "porque se suscribio", "porque estas suscrito",
    "porque esta suscrito", "recibes este correo porque", "recibe este correo porque", "recibes este email porque",
    "recibe este email porque", "recibes este mensaje porque", "recibe este mensaje porque",
    "te llego este mail porque",
    "este correo fue enviado a", "este email fue enviado a", "este mensaje fue enviado a", "ver en el navegador",
    "ver este correo en", "ver este email en", "ver version web", "ver en linea", "view in browser",
    "view this email in", "unsubscribe", "manage preferences", "cancelar inscricao", "descadastrar", "se desinscrever",
    "se desabonner", "abmelden", "annulla iscrizione",
)  # fmt: skip
_PUBLICIDAD = (
    "oferta exclusiva", "oferta especial", "ofertas exclusivas", "oferta por tiempo limitado", "solo por hoy",
    "aprovecha", "descuento exclusivo", "hasta un 50%", "envio gratis", "compra ahora", "comprar ahora", "promocion",
    "codigo de descuento", "cupon", "black friday", "cyber", "hot sale", "cupos limitados", "inscribete", "inscribase",
    "registrate gratis", "webinar", "masterclass", "taller gratuito", "entrada libre", "prueba gratis", "newsletter",
    "boletin", "nº de suscriptores", "lee mas", "leer mas", "canjealos", "canjea", "puntos", "sorteo", "gana un",
    "agenda una demo", "agendar una demo", "agenda tu demo", "conoce nuestro", "conozca nuestro", "nuestros servicios",
    "nuestro catalogo", "lista de precios", "visita nuestra web", "visite nuestra web", "posicionamiento seo",
    "generamos leads", "soluciones para tu empresa", "soluciones para su empresa",
)  # fmt: skip
_REDES = (
    "linkedin.com", "facebookmail.com", "facebook.com", "instagram.com", "twitter.com", "x.com", "tiktok.com",
    "pinterest.com", "youtube.com", "quora.com", "medium.com", "meetup.com", "nextdoor.com", "xing.com", "threads.net",
)  # fmt: skip
_AVISOS = (
    "nuevo inicio de sesion",
    "inicio de sesion desde",
    "inicio de sesion en un dispositivo",
    "codigo de verificacion",
    "codigo de seguridad",
    "clave dinamica",
    "restablecer tu contrasena",
    "restablecer su contrasena",
    "cambio de contrasena",
    "alerta de seguridad",
    "new sign-in",
    "security alert",
    "verification code",
    "dispositivo no habitual",
    "nuevo dispositivo",
    "te ha etiquetado",
    "nuevo seguidor",
    "solicitud de amistad",
    "quiere conectar",
    "te ha mencionado",
    "ha compartido una publicacion",
    "nuevas notificaciones",
    "encuesta de satisfaccion",
    "responde nuestra encuesta",
    "califica tu",
    "terminos y condiciones han",
    "hemos actualizado nuestra politica",
    "su caso fue resuelto",
    "tu caso fue resuelto",
    "ticket resuelto",
    "ticket cerrado",
    "caso ha sido resuelto",
    "actualizacion de nuestra politica",
)
# Un deudor que reclama también habla de entregas: solo cuentan si firma una máquina.
_REPARTO = (
    "ha sido entregad", "tu pedido", "su pedido", "tu paquete", "su paquete", "expedicion", "tu envio", "su envio",
    "numero de seguimiento", "tracking",
)  # fmt: skip
_METODO = re.compile(r"method\s{0,3}=\s{0,3}\"?(?:request|reply|cancel|publish|counter)", re.IGNORECASE)


def es_ajeno(correo: Correo, texto_nuevo: str) -> str | None:
    """Por qué este correo no es la respuesta de nadie, en español, o `None`. No lanza nunca; coste lineal."""
    asunto = aplanar(correo.asunto)
    informe = _por_informe(correo, asunto) or _por_agenda(correo, asunto, texto_nuevo)
    if informe:
        return informe
    if _es_hilo(correo, asunto):
        return None
    return (
        _por_lista(correo)
        or _por_remitente(correo, texto_nuevo)
        or _por_palabras(correo, asunto, texto_nuevo)
        or es_engano(correo, texto_nuevo)
    )


def paga_otro(correo: Correo, texto_nuevo: str) -> bool:
    """Si un correo suelto habla de un pago que no es de quien escribe, ni de nada que nos deba. Coste lineal."""
    return not _es_hilo(correo, aplanar(correo.asunto)) and nadie_nos_paga(correo.asunto, texto_nuevo)


def _es_hilo(correo: Correo, asunto: str) -> bool:
    """Contesta a algo, o lo abrió uno de nuestros botones."""
    responde = bool(correo.en_respuesta_a or correo.referencias) or asunto.startswith(_RESPUESTAS)
    return responde or trae_marca(correo.asunto)


def _por_informe(correo: Correo, asunto: str) -> str | None:
    for adjunto in correo.adjuntos:
        if adjunto.tipo in _INFORMES:
            return _INFORMES[adjunto.tipo]
    clase = (correo.cabecera("content-type") or "").lower()
    if "feedback-report" in clase:
        return _INFORMES["message/feedback-report"]
    if "disposition-notification" in clase or (asunto.startswith(_LEIDO) and len(correo.texto) < 2 * len(asunto) + 800):
        return _INFORMES["message/disposition-notification"]
    if contiene(asunto, _ASUNTOS_DE_INFORME):
        return "es un informe automático de correo (DMARC o TLS)"
    return None


def _por_agenda(correo: Correo, asunto: str, texto: str) -> str | None:
    # Un adjunto .ics suelto puede acompañar a una respuesta; con `method=` es la propia invitación.
    clase = correo.cabecera("content-type") or ""
    es_invitacion = clase.lower().startswith("text/calendar") or bool(_METODO.search(clase))
    for adjunto in correo.adjuntos:
        if adjunto.tipo == "text/calendar" or adjunto.nombre.lower().endswith(".ics"):
            es_invitacion = es_invitacion or b"METHOD:" in adjunto.contenido[:4000].upper()
    if es_invitacion or asunto.startswith(_AGENDA_ASUNTO):
        cuerpo = aplanar(texto[:_CUERPO])
        if es_invitacion or contiene(cuerpo, _AGENDA_CUERPO):
            return "es una invitación de calendario"
    return None


def _por_lista(correo: Correo) -> str | None:
    for nombre, _ in correo.cabeceras:
        if nombre in _DE_LISTA:
            return "es un boletín o un envío de lista"
    if any(valor.strip().lower() in {"bulk", "list", "junk"} for valor in correo.todas("precedence")):
        return "es un envío masivo"
    return None


def _por_remitente(correo: Correo, texto: str) -> str | None:
    if correo.de is None:
        return None
    dominio = correo.de.correo.rpartition("@")[2]
    if any(dominio == red or dominio.endswith(f".{red}") for red in _REDES):
        return "es un aviso de una red social"
    if maquinas.es_buzon_de_maquina(correo.de.correo) and contiene(
        aplanar(texto[:_CUERPO]), (*_AVISOS, *_REPARTO, *_BOLETIN)
    ):
        return "es un aviso automático de un servicio"
    return None


def _por_palabras(correo: Correo, asunto: str, texto: str) -> str | None:
    cuerpo = aplanar(texto[:_CUERPO])
    if contiene(f"{asunto} {cuerpo[:600]}", _AVISOS):
        return "es un aviso automático de un servicio"
    # Una frase sola puede estar en el pie de cualquier empresa; y si habla una persona, no se aparta por palabras.
    bajas = sum(frase in aplanar(correo.texto[-_CUERPO:]) for frase in _BOLETIN)
    publicidad = sum(frase in f"{asunto} {cuerpo}" for frase in _PUBLICIDAD)
    if bajas + publicidad < _MINIMO or (habla_una_persona(texto) and not bajas):
        return None
    return "es un boletín: trae cómo darse de baja" if bajas else "es publicidad"
