"""La forma de una línea del libro en disco, igual en la foto y en el diario: `crc32 json` y salto de línea.

No abre ficheros ni sabe qué hay dentro del JSON. La suma es la CRC-32 de zlib, en ocho cifras hexadecimales en
minúscula: basta para notar lo que el disco estropea; lo que altera una persona lo nota la cadena de huellas.
"""

from typing import Literal
from zlib import crc32

import msgspec

from buzon.puertos import LibroDanado

VERSION = 1
FORMATO = "libro de Buzón"
Tipo = Literal["foto", "diario"]

_LARGO_SUMA = 9  # ocho cifras y un espacio


class Cabecera(msgspec.Struct, frozen=True):
    """La primera línea de todo fichero del libro.

    `documentos` es cuántas líneas siguen a la cabecera de una foto (en un diario, que crece, es 0). `respaldo` es
    cierto en la foto que nació como copia suelta, sin diario.
    """

    formato: str
    version: int
    tipo: Tipo
    generacion: int
    documentos: int = 0
    respaldo: bool = False


class _Version(msgspec.Struct):
    formato: str
    version: int


def componer(cuerpo: bytes) -> bytes:
    """La línea que guarda ese JSON (que no lleva saltos de línea)."""
    return b"%08x %b\n" % (crc32(cuerpo), cuerpo)


def cuerpo_de(linea: bytes) -> bytes | None:
    """El JSON de una línea completa, o `None` si no es exactamente lo que se escribió."""
    cuerpo = linea[_LARGO_SUMA:-1]
    return cuerpo if linea == componer(cuerpo) else None


def esta_alterado_el_final(cola: bytes) -> bool:
    """Distingue, en una última línea sin salto, lo estropeado de lo escrito a medias.

    Si quitando el último octeto la suma cuadra, la línea estuvo entera y lo que cambió fue su salto de línea: es un
    asiento confirmado y no se puede cortar.
    """
    return cuerpo_de(cola[:-1] + b"\n") is not None


def componer_cabecera(cabecera: Cabecera) -> bytes:
    """La línea de una cabecera."""
    return componer(msgspec.json.encode(cabecera))


def leer_cabecera(linea: bytes, tipo: Tipo) -> Cabecera:
    """La cabecera de un fichero de ese tipo. La generación la comprueba quien sabe cuál espera.

    Raises:
        LibroDanado: la línea está rota, es de otra cosa, o la escribió una versión posterior de Buzón.
    """
    cuerpo = cuerpo_de(linea)
    if cuerpo is None:
        raise LibroDanado("está vacío o su primera línea está rota.")
    try:
        version = msgspec.json.decode(cuerpo, type=_Version)
        if version.formato == FORMATO and version.version > VERSION:
            raise LibroDanado(
                f"lo escribió una versión posterior de Buzón (formato {version.version}; esta entiende hasta el "
                f"{VERSION}). Actualice Buzón; el libro no está roto."
            )
        cabecera = msgspec.json.decode(cuerpo, type=Cabecera)
    except msgspec.MsgspecError as error:
        raise LibroDanado(f"su primera línea no es la de un libro de Buzón ({error}).") from error
    if (cabecera.formato, cabecera.tipo) != (FORMATO, tipo):
        raise LibroDanado(f"su primera línea no es la de {'una foto' if tipo == 'foto' else 'un diario'} de Buzón.")
    return cabecera
