"""Lo que las cabeceras prueban, y con qué fuerza. No mira el texto."""

from enum import Enum

from buzon.correo.clasificacion import maquinas
from buzon.correo.mensaje import Correo

_SEGURAS = (
    "x-autoreply", "x-autorespond", "x-autoresponder", "x-auto-reply", "x-auto-response", "x-autoreply-from",
    "x-mail-autoreply", "x-vacation", "x-away",
)  # fmt: skip
_INFORMES = frozenset({"message/delivery-status", "message/feedback-report", "message/disposition-notification"})


class Prueba(Enum):
    """Cuánto prueban las cabeceras que contestó un robot."""

    NINGUNA = "nada dicen"
    DEBIL = "lo mandó un programa, pero pudo ser cualquier aviso"
    SEGURA = "es una respuesta automática"
    NINGUNA_RESPUESTA = "es otra cosa: lista, informe"


def pesar(correo: Correo) -> Prueba:
    """La prueba que dan las cabeceras.

    `Auto-Submitted: no` (RFC 3834, 5) y `X-Auto-Response-Suppress` a solas no prueban nada: la segunda la ponen
    también programas con los que escriben personas.
    """
    if _es_lista(correo) or (_es_informe(correo) and not _responde(correo)):
        return Prueba.NINGUNA_RESPUESTA
    tipo = maquinas.valor_auto_submitted(correo)
    if tipo in {"auto-replied", "auto-notified"} or _es_segura(correo):
        return Prueba.SEGURA
    if tipo not in {"", "no"} or _sobre_vacio(correo):
        return Prueba.SEGURA if _responde(correo) else Prueba.DEBIL
    # Por una lista antigua también pasan cartas de personas: `Precedence` a solas nunca pasa de indicio.
    return Prueba.DEBIL if _es_masiva(correo) and not _responde(correo) else Prueba.NINGUNA


def _es_lista(correo: Correo) -> bool:
    lista = correo.cabecera("list-id") or correo.cabecera("list-unsubscribe") or correo.cabecera("list-post")
    return lista is not None and maquinas.valor_auto_submitted(correo) != "auto-replied" and not _es_segura(correo)


def _es_informe(correo: Correo) -> bool:
    if any(adjunto.tipo in _INFORMES - {"message/delivery-status"} for adjunto in correo.adjuntos):
        return True
    return maquinas.valor_auto_submitted(correo) == "" and any(a.tipo in _INFORMES for a in correo.adjuntos)


def _es_segura(correo: Correo) -> bool:
    for nombre, valor in correo.cabeceras:
        plano = valor.strip().lower()
        if nombre in _SEGURAS and plano not in {"no", "false", "0"}:
            return True
        if nombre == "x-apple-action" and "vacation" in plano:
            return True
        if nombre == "precedence" and plano.replace("-", "_") == "auto_reply":
            return True
        if nombre == "x-ms-exchange-inbox-rules-loop" or (nombre == "x-post-messageclass" and "autoresp" in plano):
            return True
        if nombre == "x-mailer" and any(voz in plano for voz in ("vacation", "autorespond", "autoreply")):
            return True
    return False


def _es_masiva(correo: Correo) -> bool:
    return any(valor.strip().lower() in {"bulk", "list", "junk"} for valor in correo.todas("precedence"))


def _sobre_vacio(correo: Correo) -> bool:
    return any(valor.strip() == "<>" for valor in correo.todas("return-path"))


def _responde(correo: Correo) -> bool:
    hilo = correo.en_respuesta_a or correo.referencias
    return bool(hilo) or correo.asunto.lstrip().lower().startswith(("re:", "fwd:", "rv:", "fw:"))
