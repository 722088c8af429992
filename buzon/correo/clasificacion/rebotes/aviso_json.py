"""Los avisos de Amazon SES por SNS: el cuerpo es un objeto JSON, no un texto.

Formato: https://docs.aws.amazon.com/ses/latest/dg/notification-contents.html
"""

from typing import Any

import msgspec

from buzon.correo.clasificacion.rebotes import direcciones
from buzon.correo.clasificacion.rebotes.hallazgo import Hallazgo, resumir
from buzon.correo.clasificacion.rebotes.informe import Informe
from buzon.correo.clasificacion.texto import TOPE_TEXTO


def detectar(informe: Informe) -> tuple[Hallazgo, ...]:
    """Los destinatarios devueltos. Las quejas (`Complaint`) y las entregas no son devoluciones."""
    rebote = _objeto(leer_aviso(informe.correo.texto).get("bounce"))
    es_pasajero = str(rebote.get("bounceType", "")).lower() == "transient"
    halladas = []
    for destinatario in _lista(rebote.get("bouncedRecipients")):
        datos = _objeto(destinatario)
        direccion = direcciones.limpiar(str(datos.get("emailAddress", "")))
        if direccion is None:
            continue
        diagnostico = str(datos.get("diagnosticCode", ""))
        halladas.append(
            Hallazgo(
                correo=direccion,
                es_pasajero=es_pasajero and str(datos.get("action", "")).lower() != "failed",
                estado=str(datos["status"]) if datos.get("status") else None,
                motivo=resumir(diagnostico.partition(";")[2] or diagnostico),
            )
        )
    return tuple(halladas)


def leer_aviso(texto: str) -> dict[str, Any]:
    """El objeto JSON con que empieza un texto, o vacío. Desenvuelve el sobre de SNS (`Message`)."""
    crudo = texto.lstrip("\ufeff \t\r\n")[:TOPE_TEXTO]
    if not crudo.startswith("{"):
        return {}
    objeto = _decodificar(crudo)
    dentro = objeto.get("Message")
    return _decodificar(dentro) if isinstance(dentro, str) else objeto


def identificador(texto: str) -> str | None:
    """El Message-ID de la carta devuelta, si el aviso trae sus cabeceras (`mail.commonHeaders`, `mail.headers`)."""
    carta = _objeto(leer_aviso(texto).get("mail"))
    comunes = _objeto(carta.get("commonHeaders"))
    if comunes.get("messageId"):
        return str(comunes["messageId"]).strip("<> ")
    for cabecera in _lista(carta.get("headers")):
        datos = _objeto(cabecera)
        if str(datos.get("name", "")).lower() == "message-id":
            return str(datos.get("value", "")).strip("<> ")
    return str(carta["messageId"]) if carta.get("messageId") else None


def _decodificar(crudo: str) -> dict[str, Any]:
    # El correo plegado puede traer un pie después del objeto: se lee hasta la última llave.
    recortado = crudo[: crudo.rfind("}") + 1]
    for texto in (recortado, recortado.replace("\n", "")):
        try:
            return _objeto(msgspec.json.decode(texto))
        except (msgspec.DecodeError, UnicodeError, RecursionError):
            continue
    return {}


def _objeto(valor: object) -> dict[str, Any]:
    return valor if isinstance(valor, dict) else {}


def _lista(valor: object) -> list[Any]:
    return valor if isinstance(valor, list) else []
