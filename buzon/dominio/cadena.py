"""La cadena de huellas: cada asiento lleva la del anterior y la suya, y así se nota lo alterado o lo que falta.

Cualquiera puede comprobarla sin Buzón: la huella es el sha256, en hexadecimal, del JSON del asiento sin su clave
`huella`, en UTF-8, sin espacios y con las claves ordenadas en todos los niveles. No lee ni escribe en ningún sitio.
"""

from collections.abc import Mapping
from datetime import UTC
from hashlib import sha256
from typing import Any

import msgspec

from buzon.dominio.asientos import Asiento

_ASIENTO = msgspec.json.Decoder(Asiento)


def huella_de(documento: Mapping[str, Any]) -> str:
    """La huella que corresponde a un asiento, sin mirar la que lleve puesta."""
    return sha256(_octetos(documento)).hexdigest()


def canonico(asiento: Asiento) -> bytes:
    """Los octetos exactos de los que sale la huella de un asiento ya asentado.

    Un hecho nunca guarda lo que vale por omisión: un campo añadido después no cambia los octetos de los de antes.
    """
    documento: dict[str, Any] = msgspec.to_builtins(asiento, str_keys=True)
    return _octetos(documento)


def _octetos(documento: Mapping[str, Any]) -> bytes:
    cuerpo = {clave: valor for clave, valor in documento.items() if clave != "huella"}
    return msgspec.json.encode(cuerpo, order="sorted")


def encadenar(asiento: Asiento, anterior: str) -> dict[str, Any]:
    """El asiento como documento, con `cuando` en UTC, la huella del previo (`anterior`) y la suya.

    Raises:
        ValueError: no tiene zona, o lleva algo que al leerlo de vuelta no sería un asiento (un número que no es
            número, texto que no es Unicode…). Lo que no se podrá leer no se escribe.
    """
    if asiento.cuando.tzinfo is None:
        raise ValueError(f"El asiento {asiento.numero} no tiene zona horaria.")
    preparado = msgspec.structs.replace(asiento, cuando=asiento.cuando.astimezone(UTC), anterior=anterior, huella="")
    try:
        documento: dict[str, Any] = msgspec.to_builtins(preparado, str_keys=True)
        documento["huella"] = huella_de(documento)
        descifrar(msgspec.json.encode(documento))
    except (msgspec.MsgspecError, TypeError, ValueError, OverflowError) as error:
        raise ValueError(f"El asiento {asiento.numero} no se puede escribir: {error}") from error
    return documento


def descifrar(crudo: bytes) -> Asiento:
    """El asiento que guarda ese JSON.

    Raises:
        ValueError: no lo es, o no uno que esta versión conozca. (`msgspec.ValidationError` y `DecodeError` lo son.)
    """
    return _ASIENTO.decode(crudo)
