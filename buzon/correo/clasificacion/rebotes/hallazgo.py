"""Lo que un detector encuentra: una dirección con su suerte."""

import re

import msgspec

LARGO_MOTIVO = 240

# RFC 3463: clase.tema.detalle. Los bordes evitan partir direcciones IP y versiones de programas.
_AMPLIADO = re.compile(r"(?<![\d.])([245]\.\d{1,3}\.\d{1,3})(?![\d.]*\d)")
# RFC 5321: código de respuesta de tres cifras, 4xx o 5xx.
_RESPUESTA = re.compile(r"(?<![\d.:-])([45]\d\d)(?=[\s;,:-]|$)")


class Hallazgo(msgspec.Struct, frozen=True):
    """Una dirección que falló (o tarda, si `es_pasajero`), con el código RFC 3463 y las palabras del servidor."""

    correo: str
    es_pasajero: bool = False
    estado: str | None = None
    motivo: str = ""


def buscar_estado(texto: str) -> str | None:
    """El código ampliado más concreto de un texto: "5.1.1" gana a "5.0.0"."""
    codigos = [codigo for codigo in _AMPLIADO.findall(texto) if codigo[0] in "45"]
    concretos = [codigo for codigo in codigos if not codigo.endswith(".0.0")]
    return next(iter(concretos or codigos), None)


def buscar_respuesta(texto: str) -> str | None:
    """El primer código SMTP 4xx o 5xx de un texto, o `None`."""
    encontrado = _RESPUESTA.search(texto)
    return encontrado.group(1) if encontrado else None


def resumir(texto: str) -> str:
    """Las palabras del servidor en una línea, recortadas a `LARGO_MOTIVO` letras."""
    return " ".join(texto.split())[:LARGO_MOTIVO].strip(" :;,-")
