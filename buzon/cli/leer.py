"""`buzon leer`: qué entiende Buzón de un archivo. No necesita casa y no cambia nada."""

import argparse
import os
import sys
from collections.abc import Iterator
from pathlib import Path

from buzon.adaptadores.taller import Taller, es_corriente
from buzon.cli.lecturas import como_json, como_texto
from buzon.correo.entender import Entendido, Saber, entender_archivo
from buzon.dominio.reglas import Reglas
from buzon.montaje.saber import leer_saber

_TOPE = 25 * 1024 * 1024


def ejecutar(opciones: argparse.Namespace) -> int:
    """Una lectura por archivo, en el orden de los argumentos; las carpetas se recorren."""
    reglas = _reglas_de(opciones.casa) if opciones.casa else None
    saber, taller = leer_saber(reglas), Taller(reglas)
    for archivo in _archivos(opciones.archivos):
        leido = leer_archivo(archivo, saber, taller)
        # Un nombre de archivo puede no ser texto; lo que se escribe, sí.
        nombre = os.fsencode(archivo).decode("utf-8", "replace")
        print(como_json(nombre, leido) if opciones.json else como_texto(nombre, leido))
        sys.stdout.flush()
    return 0


def _reglas_de(casa: Path) -> Reglas:
    from buzon.montaje.carpeta import CasaEnDisco  # noqa: PLC0415 - import pesado, y casi nadie la da

    return CasaEnDisco(casa).leer_reglas()


def _archivos(rutas: list[Path]) -> Iterator[Path]:
    for ruta in rutas:
        if ruta.is_dir():
            yield from sorted(hijo for hijo in ruta.rglob("*") if hijo.is_file())
        else:
            yield ruta


def leer_archivo(archivo: Path, saber: Saber, taller: Taller) -> Entendido:
    """Lee un archivo; lo que no se puede leer es «ilegible» y dice por qué."""
    try:
        if archivo.stat().st_size > _TOPE:
            return Entendido(clase="ilegible", avisos=("pesa más de 25 MB",))
        if not archivo.is_file():
            return Entendido(clase="ilegible", avisos=("no es un archivo corriente",))
        contenido = archivo.read_bytes()
    except OSError as fallo:
        return Entendido(clase="ilegible", avisos=(f"no se puede abrir: {fallo.strerror}",))
    try:
        if not es_corriente(contenido):
            return taller.abrir(contenido, archivo.name.encode("utf-8", "replace").decode())
        return entender_archivo(contenido, archivo.name, saber)
    except Exception as fallo:  # noqa: BLE001 - `leer` contesta siempre, aunque el archivo haga fallar a Buzón
        return Entendido(clase="ilegible", avisos=(f"me ha hecho fallar: {type(fallo).__name__}: {fallo}",))
