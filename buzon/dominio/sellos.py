"""Sellos: marcas firmadas que vuelven en el asunto de un botón mailto y prueban qué botón se tocó.

Un sello dice `objeto.accion.firma`. La firma es HMAC-SHA256 con la llave de la casa, recortado a 130 bits: no se puede
adivinar ni cambiar de objeto, de acción o de papel (titular o deudor). Qué más se pide a quien lo trae lo decide
`correo.casar`.
"""

import hmac
import re
from base64 import b32encode
from hashlib import sha256
from typing import Literal

import msgspec

Papel = Literal["titular", "deudor"]
_LARGO = 26  # 26 letras de base32 = 130 bits
_SELLO = re.compile(r"\[bz:([A-Za-z0-9/_-]{1,80})\.([a-z]{1,20}(?:_[A-Za-z0-9/-]{1,60})?)\.([A-Z2-7]{26})\]")


class Sello(msgspec.Struct, frozen=True):
    """Lo que un sello válido prueba."""

    objeto: str
    accion: str


def _firma(llave: bytes, papel: Papel, objeto: str, accion: str) -> str:
    mensaje = f"{papel}\0{objeto}\0{accion}".encode()
    return b32encode(hmac.new(llave, mensaje, sha256).digest()).decode()[:_LARGO]


def sellar(llave: bytes, papel: Papel, objeto: str, accion: str) -> str:
    """El sello, con sus corchetes, para poner en un asunto. `objeto`: letras, cifras, barra y guiones."""
    return f"[bz:{objeto}.{accion}.{_firma(llave, papel, objeto, accion)}]"


def leer_sello(llave: bytes, papel: Papel, asunto: str) -> Sello | None:
    """El primer sello válido de un asunto; `None` si no hay, o si está alterado."""
    for hallado in _SELLO.finditer(asunto):
        objeto, accion, firma = hallado.groups()
        if hmac.compare_digest(firma, _firma(llave, papel, objeto, accion)):
            return Sello(objeto, accion)
    return None


def identidad_de_carta(llave: bytes, casa: str, carta: str, dominio: str) -> str:
    """El Message-ID (sin ángulos) de una carta: siempre el mismo para la misma carta, e imposible de adivinar.

    La carta lleva dentro deudor, etapa y ronda, así que es determinista por (casa, deudor, etapa, ronda).
    """
    marca = b32encode(hmac.new(llave, f"carta\0{casa}\0{carta}".encode(), sha256).digest()).decode()[:_LARGO]
    return f"{marca.lower()}@{dominio}"
