"""Recorrer la cadena de huellas tal como está en el disco. Qué es y cómo se hace: `buzon.dominio.cadena`."""

from collections.abc import Mapping

import msgspec

from buzon.dominio import cadena
from buzon.dominio.asientos import Asiento
from buzon.puertos import LibroDanado


class Eslabon(msgspec.Struct, frozen=True):
    """De un asiento, lo que lo une a los demás."""

    numero: int
    anterior: str
    huella: str


_ESLABON = msgspec.json.Decoder(Eslabon)


def descifrar(numero: int, crudo: bytes) -> Asiento:
    """El asiento que guarda ese JSON.

    Raises:
        LibroDanado: no es un asiento que esta versión de Buzón conozca.
    """
    try:
        return cadena.descifrar(crudo)
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
