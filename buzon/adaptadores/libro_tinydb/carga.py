"""Leer el libro del disco a la memoria, o decir por qué no se puede. No escribe nada.

Lo único que se perdona es la última línea del diario escrita a medias (un corte de luz durante `asentar`): ese
asiento no se llegó a confirmar. Todo lo demás es `LibroDanado`: un libro leído a medias volvería a cobrar lo cobrado.
"""

import os
from dataclasses import dataclass, field
from pathlib import Path
from typing import BinaryIO

import msgspec

from buzon.adaptadores.libro_tinydb.generaciones import Documentos, ficheros_en, ruta_de
from buzon.adaptadores.libro_tinydb.lineas import (
    Cabecera,
    Tipo,
    cuerpo_de,
    esta_alterado_el_final,
    leer_cabecera,
)
from buzon.disco import abrir_privado
from buzon.puertos import LibroDanado

_INTENTOS = 20
_FORMA = msgspec.json.Decoder(dict[str, dict[int, msgspec.Raw]])


@dataclass
class Contenido:
    """Lo leído. La generación 0 es «la que diga la foto».

    `fin` es el octeto donde acaba lo bueno del diario y `cola`, cuántos octetos a medias le siguen. `es_suelta`: se
    leyó de un respaldo puesto en su sitio, sin diario.
    """

    generacion: int
    documentos: Documentos = field(default_factory=dict)
    fin: int = 0
    cola: int = 0
    es_suelta: bool = False


def cargar(carpeta: Path) -> Contenido:
    """El libro de una carpeta. Sirve también mientras otro proceso escribe en él: lee hasta donde está confirmado.

    Raises:
        LibroDanado: no hay libro, le falta un fichero, o algo de lo escrito no es lo que se escribió.
        OSError: el disco no deja leer.
    """
    for intento in range(_INTENTOS):
        if not carpeta.is_dir():
            raise LibroDanado(f"No existe la carpeta {carpeta}: aquí no hay libro.")
        ficheros = ficheros_en(carpeta)
        try:
            return _cargar(carpeta, ficheros)
        except (LibroDanado, FileNotFoundError):
            # Quien escribe pudo cambiar de generación mientras se leía: si los nombres cambiaron, se vuelve a mirar.
            if ficheros_en(carpeta) == ficheros or intento == _INTENTOS - 1:
                raise
    raise AssertionError  # pragma: no cover - el bucle siempre devuelve o lanza


def cargar_suelta(ruta: Path) -> Contenido:
    """Un respaldo: una foto sin diario, de la generación que ella diga. Mismos errores que `cargar`."""
    with _abrir(ruta) as foto:
        contenido = Contenido(generacion=0)
        _leer_foto(foto, ruta.name, contenido)
    return contenido


def _cargar(carpeta: Path, ficheros: dict[Tipo, list[int]]) -> Contenido:
    if not ficheros["foto"]:
        que = "hay un diario pero falta su foto" if ficheros["diario"] else "no hay ningún libro"
        raise LibroDanado(f"En {carpeta} {que}.")
    contenido = Contenido(ficheros["foto"][-1])
    for generacion in ficheros["diario"]:
        # Un diario posterior y sin estrenar es de un corte al cambiar de generación; con asientos, le falta su foto.
        if generacion > contenido.generacion and esta_estrenado(ruta_de(carpeta, generacion, "diario")):
            raise LibroDanado(f"Falta la foto de la generación {generacion}, y su diario ya tiene asientos.")
    foto, diario = (ruta_de(carpeta, contenido.generacion, tipo) for tipo in ("foto", "diario"))
    if contenido.generacion not in ficheros["diario"]:
        with _abrir(foto) as fichero_foto:
            _leer_foto(fichero_foto, foto.name, contenido)
        if not contenido.es_suelta:
            raise LibroDanado(f"Falta {diario.name}: sin él no se sabe qué se asentó al final.")
        return contenido
    # Los dos abiertos antes de leer: aunque los borren entretanto, son el par de una misma generación.
    with _abrir(foto) as fichero_foto, _abrir(diario) as fichero_diario:
        _leer_foto(fichero_foto, foto.name, contenido)
        _leer_diario(fichero_diario, diario.name, contenido)
    contenido.es_suelta = False
    return contenido


def _abrir(ruta: Path) -> BinaryIO:
    return os.fdopen(abrir_privado(ruta, os.O_RDONLY), "rb", buffering=1 << 18)


def esta_estrenado(diario: Path) -> bool:
    """Si a un diario se le llegó a escribir algo después de su cabecera."""
    with _abrir(diario) as fichero:
        fichero.readline()
        return bool(fichero.read(1))


def _leer_foto(foto: BinaryIO, nombre: str, contenido: Contenido) -> None:
    cabecera = _cabecera(foto, nombre, "foto", contenido)
    contenido.es_suelta = cabecera.respaldo
    leidas = 0
    for numero, linea in enumerate(foto, start=2):
        _anotar(linea, nombre, numero, contenido.documentos)
        leidas += 1
    if leidas != cabecera.documentos:
        raise LibroDanado(f"A {nombre} le faltan líneas: debe tener {cabecera.documentos} y tiene {leidas}.")


def _leer_diario(diario: BinaryIO, nombre: str, contenido: Contenido) -> None:
    _cabecera(diario, nombre, "diario", contenido)
    contenido.fin = diario.tell()
    for numero, linea in enumerate(diario, start=2):
        if not linea.endswith(b"\n") and not esta_alterado_el_final(linea):
            contenido.cola = len(linea)
            return
        _anotar(linea, nombre, numero, contenido.documentos)
        contenido.fin += len(linea)


def _cabecera(fichero: BinaryIO, nombre: str, tipo: Tipo, contenido: Contenido) -> Cabecera:
    try:
        cabecera = leer_cabecera(fichero.readline(), tipo)
    except LibroDanado as error:
        raise LibroDanado(f"{nombre}: {error}") from error
    if not contenido.generacion:
        contenido.generacion = cabecera.generacion
    if cabecera.generacion != contenido.generacion:
        raise LibroDanado(f"{nombre}: por dentro dice ser de la generación {cabecera.generacion}.")
    return cabecera


def _anotar(linea: bytes, nombre: str, numero: int, documentos: Documentos) -> None:
    cuerpo = cuerpo_de(linea)
    if cuerpo is None:
        raise LibroDanado(f"La línea {numero} de {nombre} está estropeada: su suma de control no cuadra.")
    try:
        transaccion = _FORMA.decode(cuerpo)
    except msgspec.MsgspecError as error:
        raise LibroDanado(f"La línea {numero} de {nombre} no tiene la forma de un asiento ({error}).") from error
    for tabla, nuevos in transaccion.items():
        destino = documentos.setdefault(tabla, {})
        for clave, crudo in nuevos.items():
            if not bytes(crudo).startswith(b"{"):
                raise LibroDanado(f"La línea {numero} de {nombre} no tiene la forma de un asiento.")
            if clave in destino:
                raise LibroDanado(f"La línea {numero} de {nombre} repite el asiento {clave}.")
            destino[clave] = bytes(crudo)
