"""La cadena de huellas: cada asiento lleva la del anterior y la suya, y así se nota lo alterado o lo que falta.

No lee ni escribe. Cualquiera puede comprobarla sin Buzón: la huella es el sha256, en hexadecimal, del JSON del asiento
sin su clave `huella`, en UTF-8, sin espacios y con las claves ordenadas en todos los niveles.
"""

from collections.abc import Mapping
from datetime import UTC
from hashlib import sha256
from typing import Any

import msgspec

from buzon.dominio.asientos import Asiento
from buzon.puertos import LibroDanado

_ASIENTO = msgspec.json.Decoder(Asiento)


class Eslabon(msgspec.Struct, frozen=True):
    """De un asiento, lo que lo une a los demás."""

    numero: int
    anterior: str
    huella: str


_ESLABON = msgspec.json.Decoder(Eslabon)


def huella_de(documento: Mapping[str, Any]) -> str:
    """La huella que corresponde a un asiento, sin mirar la que lleve puesta."""
    cuerpo = {clave: valor for clave, valor in documento.items() if clave != "huella"}
    return sha256(msgspec.json.encode(cuerpo, order="sorted")).hexdigest()


def sellar(asiento: Asiento, anterior: str) -> dict[str, Any]:
    """El asiento como documento, con `cuando` en UTC, la huella del previo y la suya.

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
        _ASIENTO.decode(msgspec.json.encode(documento))
    except (msgspec.MsgspecError, TypeError, ValueError, OverflowError) as error:
        raise ValueError(f"El asiento {asiento.numero} no se puede escribir: {error}") from error
    return documento


def descifrar(numero: int, crudo: bytes) -> Asiento:
    """El asiento que guarda ese JSON.

    Raises:
        LibroDanado: no es un asiento que esta versión de Buzón conozca.
    """
    try:
        return _ASIENTO.decode(crudo)
    except (msgspec.MsgspecError, ValueError) as error:
        raise LibroDanado(
            f"El asiento {numero} dice algo que esta versión de Buzón no conoce ({error}). Si lo escribió una "
            "versión posterior, actualice Buzón."
        ) from error


def recorrer(crudos: Mapping[int, bytes]) -> Eslabon:
    """Comprueba que los números van seguidos desde el 1 y que cada asiento nombra al previo. Devuelve el último.

    No rehace las huellas: contra el disco basta la suma de cada línea, y contra las personas está `verificar`.

    Raises:
        LibroDanado: falta un asiento, sobra, o es de otro libro.
    """
    ultimo = Eslabon(0, "", "")
    for clave, crudo in crudos.items():
        try:
            eslabon = _ESLABON.decode(crudo)
        except msgspec.MsgspecError as error:
            raise LibroDanado(f"El asiento {clave} no tiene la forma de un asiento ({error}).") from error
        if not clave == eslabon.numero == ultimo.numero + 1:
            raise LibroDanado(f"Tras el asiento {ultimo.numero} viene el {eslabon.numero}: falta o sobra alguno.")
        if eslabon.anterior != ultimo.huella:
            raise LibroDanado(f"El asiento {clave} no continúa al {ultimo.numero}: la cadena está rota.")
        ultimo = eslabon
    if not ultimo.numero:
        raise LibroDanado("El libro no tiene ningún asiento, y todo libro nace con uno.")
    return ultimo
