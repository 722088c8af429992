"""Sellos: marcas firmadas que vuelven en el asunto de un botón mailto y prueban qué botón de qué carta se tocó.

Un sello dice `objeto.accion.vez.firma`. `vez` son ocho letras: tres con el día en que caduca y cinco sacadas de la
carta en que va, así que cada botón de cada carta es otro. La firma es HMAC-SHA256 con la llave de la casa, recortado a
130 bits: no se puede adivinar ni cambiar de objeto, de acción, de día o de papel (titular o deudor). Que sirva una sola
vez lo asegura el libro (`SelloGastado`); qué más se pide a quien lo trae lo decide `correo.casar`.
"""

import hmac
import re
from base64 import b32encode
from datetime import date, timedelta
from hashlib import sha256
from typing import Literal

import msgspec

Papel = Literal["titular", "deudor"]
Estado = Literal["vale", "alterado", "caducado", "gastado", "antiguo"]

# Tantos sellos falsos en un día de una dirección, y se le dejan de mirar.
MALOS_PARA_CERRAR = 5
_LARGO = 26  # 26 letras de base32 = 130 bits
_LETRAS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567"
_LETRAS_DEL_DIA, _LETRAS_DE_LA_CARTA = 3, 5
_DIA_CERO = date(2020, 1, 1)  # con tres letras se llega hasta 2109
_OBJETO, _ACCION = r"[A-Za-z0-9/_-]{1,80}", r"[a-z]{1,20}(?:_[A-Za-z0-9/-]{1,60})?"
_SELLO = re.compile(rf"\[bz:({_OBJETO})\.({_ACCION})(?:\.([A-Z2-7]{{8}}))?\.([A-Z2-7]{{26}})\]")
# Lo que se parece a un sello, entero o roto: quien lo lee no tiene por qué verlo.
_MARCA = re.compile(r"\s?\[bz:[^\[\]\s]{0,240}\]?")
_TOPE = 2_000


class Sello(msgspec.Struct, frozen=True):
    """Un sello leído. `firma` lo distingue de todos los demás; `caduca` es el último día en que vale.

    `estado`: solo el que `vale` prueba algo. `antiguo` es de una versión que no ponía caducidad; `alterado`, que la
    firma no cuadra.
    """

    objeto: str
    accion: str
    firma: str = ""
    caduca: date | None = None
    estado: Estado = "vale"


class Sellador(msgspec.Struct, frozen=True, kw_only=True):
    """Con qué se sellan los botones de una carta: la llave de la casa, la carta y hasta cuándo valen."""

    llave: bytes
    carta: str
    hoy: date
    dias_titular: int = 30
    dias_deudor: int = 60

    def sellar(self, papel: Papel, objeto: str, accion: str) -> str:
        """El sello, con sus corchetes, para poner en un asunto. `objeto`: letras, cifras, barra y guiones."""
        dias = self.dias_titular if papel == "titular" else self.dias_deudor
        return sellar(self.llave, papel, objeto, accion, carta=self.carta, caduca=self.hoy + timedelta(days=dias))


def sellar(llave: bytes, papel: Papel, objeto: str, accion: str, *, carta: str, caduca: date) -> str:
    """El sello de un botón de `carta`, que vale hasta el día `caduca` incluido."""
    vez = _escribir_dia(caduca) + _letras(llave, f"vez\0{carta}")[:_LETRAS_DE_LA_CARTA]
    return f"[bz:{objeto}.{accion}.{vez}.{_firma(llave, papel, objeto, accion, vez)}]"


def leer_sello(llave: bytes, papel: Papel, asunto: str, hoy: date | None = None) -> Sello | None:
    """El primer sello auténtico de un asunto; si no hay ninguno, el primero alterado; `None` si no trae.

    `hoy`: el día en que llegó, para saber si ha caducado; sin él no se mira. Si está gastado lo dice el libro.
    """
    alterado: Sello | None = None
    for hallado in _SELLO.finditer(asunto[:_TOPE]):
        objeto, accion, vez, firma = hallado.groups()
        if hmac.compare_digest(firma, _firma(llave, papel, objeto, accion, vez)):
            if vez is None:
                return Sello(objeto, accion, firma, estado="antiguo")
            caduca = _leer_dia(vez)
            return Sello(objeto, accion, firma, caduca, "caducado" if hoy is not None and hoy > caduca else "vale")
        alterado = alterado or Sello(objeto, accion, firma, estado="alterado")
    return alterado


def trae_marca(asunto: str) -> bool:
    """Si en el asunto hay un sello, o lo que quede de uno."""
    return _MARCA.search(asunto[:_TOPE]) is not None


def sin_sello(asunto: str) -> str:
    """El asunto como lo ha de ver una persona: sin marcas."""
    return _MARCA.sub("", asunto[:_TOPE]).strip()


def _letras(llave: bytes, mensaje: str) -> str:
    return b32encode(hmac.new(llave, mensaje.encode(), sha256).digest()).decode()


def _firma(llave: bytes, papel: Papel, objeto: str, accion: str, vez: str | None) -> str:
    partes = (papel, objeto, accion) if vez is None else (papel, objeto, accion, vez)
    return _letras(llave, "\0".join(partes))[:_LARGO]


def _escribir_dia(dia: date) -> str:
    resto = max(0, min((dia - _DIA_CERO).days, 32**_LETRAS_DEL_DIA - 1))
    return "".join(_LETRAS[resto >> corrida & 31] for corrida in (10, 5, 0))


def _leer_dia(vez: str) -> date:
    cuenta = 0
    for letra in vez[:_LETRAS_DEL_DIA]:
        cuenta = cuenta * 32 + _LETRAS.index(letra)
    return _DIA_CERO + timedelta(days=cuenta)


def identidad_de_carta(llave: bytes, casa: str, carta: str, dominio: str) -> str:
    """El Message-ID (sin ángulos) de una carta: siempre el mismo para la misma carta, e imposible de adivinar.

    La carta lleva dentro deudor, etapa y ronda, así que es determinista por (casa, deudor, etapa, ronda).
    """
    marca = _letras(llave, f"carta\0{casa}\0{carta}")[:_LARGO]
    return f"{marca.lower()}@{dominio}"
