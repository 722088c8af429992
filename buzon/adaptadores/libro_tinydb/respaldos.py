"""Copias del libro, una por día, y el camino de vuelta. Un respaldo es una foto suelta, comprobada antes de contar.

No decide cuándo se respalda ni restaura nada por su cuenta: eso lo pide una persona.
"""

import os
import re
from collections.abc import Iterable
from datetime import date
from itertools import zip_longest
from pathlib import Path

from buzon.adaptadores.libro_tinydb.cadena import descifrar, recorrer
from buzon.adaptadores.libro_tinydb.carga import Contenido, cargar, cargar_suelta
from buzon.adaptadores.libro_tinydb.cerrojo import Cerrojo
from buzon.adaptadores.libro_tinydb.disco import (
    asegurar_carpeta,
    borrar_si_esta,
    escribir_fichero,
    motivo,
    sincronizar_carpeta,
)
from buzon.adaptadores.libro_tinydb.generaciones import lineas_de_foto, ruta_de
from buzon.adaptadores.libro_tinydb.revision import TABLA
from buzon.puertos import FalloPasajero, LibroDanado

_NOMBRE = re.compile(r"\d{4}-\d{2}-\d{2}\.foto")


def respaldar(carpeta: Path, dia: date | None = None, generaciones: int = 14) -> Path:
    """Copia el libro a `respaldos/AAAA-MM-DD.foto` y conserva las últimas `generaciones` copias.

    `dia` es el del negocio; si falta, el del último asiento (en UTC). Repetir el mismo día la rehace. No toma el
    cerrojo: vale con Buzón en marcha. Devuelve la ruta de la copia.

    Raises:
        FalloPasajero: no cabe o el disco falló; las copias de antes siguen ahí.
        LibroDanado: el libro está roto; no se pisa una copia buena con una mala.
    """
    try:
        contenido = cargar(carpeta)
        ultimo = recorrer(contenido.documentos.get(TABLA, {})).numero
        if dia is None:
            dia = descifrar(ultimo, contenido.documentos[TABLA][ultimo]).cuando.date()
        return _respaldar(carpeta / "respaldos", dia, generaciones, contenido)
    except OSError as error:
        raise FalloPasajero(f"No se pudo respaldar el libro de {carpeta}: {motivo(error)}.") from error


def respaldos_en(carpeta: Path) -> list[Path]:
    """Las copias que hay, de la más vieja a la más nueva, sin comprobar."""
    sitio = carpeta / "respaldos"
    return sorted(ruta for ruta in sitio.iterdir() if _NOMBRE.fullmatch(ruta.name)) if sitio.is_dir() else []


def ultimo_respaldo_bueno(carpeta: Path) -> tuple[Path, int, int] | None:
    """La copia más nueva que se lee entera: su ruta, su generación y cuántos asientos tiene."""
    for ruta in reversed(respaldos_en(carpeta)):
        try:
            contenido = cargar_suelta(ruta)
            return ruta, contenido.generacion, recorrer(contenido.documentos.get(TABLA, {})).numero
        except (LibroDanado, OSError):
            continue
    return None


def restaurar(carpeta: Path, respaldo: Path) -> Path:
    """Pone un respaldo en lugar del libro. Lo que hubiera no se borra: se aparta, y se devuelve dónde quedó.

    Lo asentado después de ese respaldo deja de contar: quien lo llama ha de avisar de que puede haber cartas enviadas
    que el libro ya no recuerda.

    Raises:
        LibroOcupado: hay un Buzón en marcha.
        LibroDanado: el respaldo está roto; no se ha tocado nada.
        FalloPasajero: el disco falló.
    """
    contenido = cargar_suelta(respaldo)
    recorrer(contenido.documentos.get(TABLA, {}))
    cerrojo = Cerrojo(carpeta)
    try:
        provisional = carpeta / "restaurado.tmp"
        escribir_fichero(provisional, [respaldo.read_bytes()])
        apartado = _apartar(carpeta)
        provisional.rename(ruta_de(carpeta, contenido.generacion, "foto"))
        sincronizar_carpeta(carpeta)
    except OSError as error:
        raise FalloPasajero(f"No se pudo restaurar {respaldo}: {motivo(error)}.") from error
    finally:
        cerrojo.soltar()
    return apartado


def explicar_dano(carpeta: Path, causa: LibroDanado) -> LibroDanado:
    """El mismo daño, con lo que puede hacer quien lo lea."""
    frases = [f"{causa}", "No se ha tocado nada. «buzon verificar» lo revisa de punta a punta."]
    bueno = ultimo_respaldo_bueno(carpeta)
    if bueno is None:
        frases.append("No hay ningún respaldo bueno en la carpeta «respaldos».")
    else:
        ruta, generacion, asientos = bueno
        destino = ruta_de(carpeta, generacion, "foto")
        frases.append(
            f"El último respaldo bueno es {ruta.name} ({asientos} asientos). Para volver a él, con Buzón parado:\n"
            f"  mkdir {carpeta}/apartado && mv {carpeta}/libro-* {carpeta}/apartado/\n"
            f"  cp {ruta} {destino}\n"
            "Lo asentado después de esa copia deja de contar, también las cartas ya enviadas: revíselas antes."
        )
    return LibroDanado(" ".join(frases))


def _respaldar(sitio: Path, dia: date, generaciones: int, contenido: Contenido) -> Path:
    asegurar_carpeta(sitio)
    final = sitio / f"{dia.isoformat()}.foto"
    provisional = sitio / f"{final.name}.{os.getpid()}.tmp"
    try:
        escribir_fichero(provisional, lineas_de_foto(contenido.generacion, contenido.documentos, respaldo=True))
        # Una copia que no se puede leer no es una copia: se comprueba antes de que ocupe el sitio de otra.
        _comprobar_igual(provisional, lineas_de_foto(contenido.generacion, contenido.documentos, respaldo=True))
        provisional.rename(final)
    except BaseException:
        borrar_si_esta(provisional)
        raise
    sincronizar_carpeta(sitio)
    for vieja in respaldos_en(sitio.parent)[: -max(1, generaciones)]:
        borrar_si_esta(vieja)
    for resto in sitio.glob("*.tmp"):
        borrar_si_esta(resto)
    return final


def _comprobar_igual(ruta: Path, lineas: Iterable[bytes]) -> None:
    with ruta.open("rb") as copia:
        if any(leida != escrita for leida, escrita in zip_longest(copia, lineas)):
            raise LibroDanado(f"La copia {ruta} no salió igual que el libro: el disco no es de fiar.")


def _apartar(carpeta: Path) -> Path:
    """Mueve los ficheros del libro a la primera carpeta `apartado-N` libre."""
    vez = 1
    while (apartado := carpeta / f"apartado-{vez}").exists():
        vez += 1
    asegurar_carpeta(apartado)
    for ruta in sorted(carpeta.glob("libro-*")):
        ruta.rename(apartado / ruta.name)
    sincronizar_carpeta(apartado)
    return apartado
