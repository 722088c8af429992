"""¿Lo escribió una máquina? La tabla de cabeceras que corta los bucles de respuestas (amenaza T15).

No dice qué es el correo: solo que no se le contesta nunca. Con la duda, es máquina: callar una vez no hace daño, y
contestarse dos máquinas entre sí no acaba.
"""

import re

from buzon.correo.mensaje import Correo

# Partes locales que no lee nadie. RFC 5321 (postmaster), RFC 3834 (no se contesta a estos).
_BUZON_DE_MAQUINA = re.compile(
    r"(?:mailer[-_.]?daemon|mail[-_.]?daemon|mdaemon|postmaster|no[-_.]?reply|do[-_.]?not[-_.]?reply|"
    r"no[-_.]?respond[ae]r?|no[-_.]?contest[ae]r?|no[-_.]?responda|naoresponda|nao[-_.]responder|bounces?|"
    r"auto[-_.]?reply|autoresponder|listserv|majordomo|daemon|noresponder|noreplay)(?:$|[-+_.=@\d])",
    re.IGNORECASE,
)
_PRECEDENCIAS = frozenset({"bulk", "list", "junk", "auto_reply", "auto-reply"})
# Presencia = automático, salvo que el valor lo niegue.
_DELATORAS = (
    "x-autoreply",
    "x-autorespond",
    "x-autoresponder",
    "x-auto-reply",
    "x-auto-response",
    "x-autoreply-from",
    "x-mail-autoreply",
    "x-vacation",
    "x-away",
    "x-auto-response-suppress",
    "x-ms-exchange-inbox-rules-loop",
    "x-failed-recipients",
    "x-fc-machinegenerated",
    "x-loop",
)
_NEGACIONES = frozenset({"no", "false", "0", "none", "off"})


def es_maquinal(correo: Correo) -> str | None:
    """Por qué no se contesta a este correo, en español, o `None` si parece de una persona. No lanza nunca."""
    return (
        _por_propia(correo)
        or _por_auto_submitted(correo)
        or _por_precedencia(correo)
        or _por_cabecera(correo)
        or _por_sobre(correo)
        or _por_remitente(correo)
        or _por_tipo(correo)
    )


def es_buzon_de_maquina(direccion: str) -> bool:
    """Cierto si la parte local es de las que no lee nadie (no-reply, mailer-daemon, postmaster…)."""
    return bool(_BUZON_DE_MAQUINA.match(direccion[:320]))


def valor_auto_submitted(correo: Correo) -> str:
    """El tipo de `Auto-Submitted` (RFC 3834, 5): "no", "auto-replied"…; vacío si falta.

    Con varias cabeceras manda la que delata: un intermediario puede añadir `no` sin saber.
    """
    tipos = [re.split(r"[\s;(]", valor.strip().lower(), maxsplit=1)[0] for valor in correo.todas("auto-submitted")]
    return next((tipo for tipo in tipos if tipo and tipo != "no"), next(iter(tipos), ""))


def _por_propia(correo: Correo) -> str | None:
    return "es una carta del propio Buzón" if correo.cabecera("x-buzon-id") is not None else None


def _por_auto_submitted(correo: Correo) -> str | None:
    tipo = valor_auto_submitted(correo)
    return f"lo generó un programa (Auto-Submitted: {tipo[:40]})" if tipo not in {"", "no"} else None


def _por_precedencia(correo: Correo) -> str | None:
    for valor in correo.todas("precedence"):
        if valor.strip().lower() in _PRECEDENCIAS:
            return f"es un envío masivo o automático (Precedence: {valor.strip().lower()})"
    return None


def _por_cabecera(correo: Correo) -> str | None:
    for nombre, valor in correo.cabeceras:
        if nombre.startswith("list-") and nombre[5:] in {"id", "unsubscribe", "post", "help", "owner", "subscribe"}:
            return "viene de una lista de correo"
        if nombre in _DELATORAS and valor.strip().lower() not in _NEGACIONES:
            return f"es una respuesta automática ({nombre})"
        if nombre == "x-apple-action" and "vacation" in valor.lower():
            return "es una respuesta automática (x-apple-action)"
    return None


def _por_sobre(correo: Correo) -> str | None:
    for valor in correo.todas("return-path"):
        vuelta = valor.strip().lower()
        if vuelta in {"<>", ""}:
            return "el remitente del sobre está vacío"
        if es_buzon_de_maquina(vuelta.strip("<>")) and not vuelta.strip("<>").startswith("bounce"):
            return "el remitente del sobre es un servidor"
    return None


def _por_remitente(correo: Correo) -> str | None:
    if correo.de is None:
        return "no tiene remitente"
    return "lo firma un buzón que no lee nadie" if es_buzon_de_maquina(correo.de.correo) else None


def _por_tipo(correo: Correo) -> str | None:
    clase = (correo.cabecera("content-type") or "").strip().lower()
    if clase.startswith("multipart/report"):
        return "es un informe de servidor (multipart/report)"
    tipos = {adjunto.tipo for adjunto in correo.adjuntos}
    if tipos & {"message/delivery-status", "message/disposition-notification", "message/feedback-report"}:
        return "trae un informe de servidor"
    return None
