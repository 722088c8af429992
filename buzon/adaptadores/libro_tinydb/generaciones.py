"""Los ficheros del libro en su carpeta: cada generación es un par `libro-NNNNNN.foto` y `libro-NNNNNN.diario`.

La foto es inmutable; el diario solo crece. La generación vigente es la más alta que tiene foto, y nace en el instante
en que la foto recibe su nombre definitivo: antes de ese `rename` vale entera la anterior; después, la nueva.
"""

import re
from collections.abc import Iterator, Mapping
from contextlib import suppress
from pathlib import Path
from typing import TypeAlias

from buzon.adaptadores.libro_tinydb.lineas import FORMATO, VERSION, Cabecera, Tipo, componer, componer_cabecera
from buzon.disco import borrar_si_esta, escribir_fichero, sincronizar_carpeta

Documentos: TypeAlias = dict[str, dict[int, bytes]]
"""Tabla → número de documento → su JSON, tal como está en el disco."""

_NOMBRE = re.compile(r"libro-(\d{6,9})\.(foto|diario)")


def ruta_de(carpeta: Path, generacion: int, tipo: Tipo) -> Path:
    """El nombre de un fichero del libro."""
    return carpeta / f"libro-{generacion:06d}.{tipo}"


def ficheros_en(carpeta: Path) -> dict[Tipo, list[int]]:
    """Qué generaciones tienen foto y cuáles diario, de menor a mayor."""
    casadas = [casada for ruta in carpeta.iterdir() if (casada := _NOMBRE.fullmatch(ruta.name))]
    return {
        "foto": sorted(int(casada[1]) for casada in casadas if casada[2] == "foto"),
        "diario": sorted(int(casada[1]) for casada in casadas if casada[2] == "diario"),
    }


def linea_de_transaccion(tabla: str, crudos: Mapping[int, bytes]) -> bytes:
    """Una línea, en la forma de los datos de TinyDB: `{"tabla":{"numero":{…},…}}`."""
    return componer(b'{"%b":{%b}}' % (tabla.encode(), b",".join(b'"%d":%b' % par for par in crudos.items())))


def lineas_de_foto(
    generacion: int, documentos: Mapping[str, Mapping[int, bytes]], *, respaldo: bool
) -> Iterator[bytes]:
    """La foto entera, línea a línea. La cabecera cuenta las demás: así se nota si falta alguna del final."""
    cuantos = sum(len(tabla) for tabla in documentos.values())
    yield componer_cabecera(Cabecera(FORMATO, VERSION, "foto", generacion, cuantos, respaldo))
    for nombre, tabla in documentos.items():
        for numero, cuerpo in tabla.items():
            yield linea_de_transaccion(nombre, {numero: cuerpo})


def escribir_generacion(carpeta: Path, generacion: int, documentos: Mapping[str, Mapping[int, bytes]]) -> int:
    """Deja en disco la foto y el diario vacío de una generación. Al volver, es la vigente.

    Devuelve los octetos del diario recién nacido.

    Si falla antes del `rename`, no queda nada y vale la anterior; si falla después (solo puede ser al sincronizar la
    carpeta), la foto existe y vale la nueva, aunque un corte de luz podría deshacerlo. Deja pasar los `OSError`.
    """
    foto, diario = ruta_de(carpeta, generacion, "foto"), ruta_de(carpeta, generacion, "diario")
    provisional = foto.with_name(foto.name + ".tmp")
    cabecera = componer_cabecera(Cabecera(FORMATO, VERSION, "diario", generacion))
    try:
        escribir_fichero(provisional, lineas_de_foto(generacion, documentos, respaldo=False))
        # El diario ha de ser duradero antes que la foto: una foto sin diario es un libro roto.
        escribir_fichero(diario, [cabecera])
        sincronizar_carpeta(carpeta)
        provisional.rename(foto)
    except BaseException:
        if not foto.exists():
            borrar_si_esta(provisional)
            borrar_si_esta(diario)
        raise
    sincronizar_carpeta(carpeta)
    return len(cabecera)


def retirar_sobrantes(carpeta: Path, vigente: int) -> None:
    """Borra lo que dejó un corte a medio cambiar de generación. Solo con el libro ya leído y dado por bueno.

    Que no se pueda no es grave: no cuenta para leer, y se volverá a intentar.
    """
    with suppress(OSError):
        for ruta in list(carpeta.iterdir()):
            casada = _NOMBRE.fullmatch(ruta.name.removesuffix(".tmp"))
            if casada and (ruta.name.endswith(".tmp") or int(casada[1]) != vigente):
                borrar_si_esta(ruta)
