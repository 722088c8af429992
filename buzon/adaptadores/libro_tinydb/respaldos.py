"""Copias del libro, una por día, y el camino de vuelta. Un respaldo es una foto suelta, comprobada antes de contar.

No decide cuándo se respalda ni restaura nada por su cuenta: eso lo pide una persona, con `buzon restaurar`.
"""

import os
import re
import shutil
from collections.abc import Callable, Iterable
from datetime import date, datetime
from itertools import zip_longest
from pathlib import Path

import msgspec

from buzon.adaptadores.libro_tinydb.cadena import descifrar, recorrer
from buzon.adaptadores.libro_tinydb.carga import Contenido, cargar, cargar_suelta
from buzon.adaptadores.libro_tinydb.cerrojo import Cerrojo
from buzon.adaptadores.libro_tinydb.generaciones import (
    escribir_generacion,
    ficheros_en,
    lineas_de_foto,
    retirar_sobrantes,
)
from buzon.adaptadores.libro_tinydb.revision import TABLA, revisar
from buzon.disco import (
    asegurar_carpeta,
    borrar_si_esta,
    escribir_fichero,
    motivo,
    sincronizar_carpeta,
)
from buzon.dominio.asientos import Asiento
from buzon.dominio.cadena import encadenar
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


class Copia(msgspec.Struct, frozen=True):
    """Un respaldo, ya comprobado. `problemas` vacío: está entero. `hasta`: el instante de su último asiento."""

    ruta: Path
    asientos: int = 0
    hasta: datetime | None = None
    problemas: tuple[str, ...] = ()

    @property
    def nombre(self) -> str:
        """El día que se hizo, AAAA-MM-DD: con él se pide."""
        return self.ruta.stem


def revisar_copia(ruta: Path) -> Copia:
    """Lee un respaldo y rehace su cadena entera. No lanza por un respaldo roto: lo dice."""
    try:
        crudos = cargar_suelta(ruta).documentos.get(TABLA, {})
        problemas = revisar(crudos).problemas
        hasta = None if problemas else descifrar(len(crudos), crudos[len(crudos)]).cuando
    except LibroDanado as error:
        return Copia(ruta, problemas=(str(error),))
    except OSError as error:
        return Copia(ruta, problemas=(f"no se puede leer: {motivo(error)}",))
    return Copia(ruta, len(crudos), hasta, problemas)


def restaurar(carpeta: Path, respaldo: Path, primero: Callable[[int], Asiento]) -> Path:
    """Pone un respaldo en lugar del libro, con un asiento más: el que deja dicho que empieza otra época.

    `primero` hace ese asiento a partir de su número. Lo que hubiera no se borra: queda aparte, y se devuelve dónde.
    Se corte donde se corte, vale entero el libro de antes o el restaurado. Lo asentado después del respaldo deja de
    contar.

    Raises:
        LibroOcupado: hay un Buzón en marcha.
        LibroDanado: el respaldo está roto; no se ha tocado nada.
        FalloPasajero: el disco falló; el libro sigue como estaba.
    """
    cerrojo = Cerrojo(carpeta)
    try:
        if problemas := revisar_copia(respaldo).problemas:
            raise LibroDanado(f"El respaldo {respaldo.name} está dañado y no se ha tocado nada. {problemas[0]}")
        documentos = cargar_suelta(respaldo).documentos
        ultimo = recorrer(documentos[TABLA])
        asiento = encadenar(primero(ultimo.numero + 1), ultimo.huella)
        documentos[TABLA][ultimo.numero + 1] = msgspec.json.encode(asiento, order="sorted")
        ficheros = ficheros_en(carpeta)
        apartado = _apartar(carpeta)
        # Por encima de todo lo que haya: en cuanto tiene nombre, es la generación que vale.
        nueva = max((*ficheros["foto"], *ficheros["diario"], 0)) + 1
        escribir_generacion(carpeta, nueva, documentos)
        retirar_sobrantes(carpeta, nueva)
    except OSError as error:
        raise FalloPasajero(f"No se pudo restaurar {respaldo}: {motivo(error)}.") from error
    finally:
        cerrojo.soltar()
    return apartado


def olvidar_copias(carpeta: Path) -> None:
    """Borra los respaldos y lo que quedó apartado al restaurar: guardan lo que el libro acaba de olvidar.

    Raises:
        FalloPasajero: el disco no deja; lo que quede se puede borrar a mano.
    """
    try:
        for copia in respaldos_en(carpeta):
            borrar_si_esta(copia)
        for apartado in sorted(carpeta.glob("apartado-*")):
            shutil.rmtree(apartado)
        sincronizar_carpeta(carpeta)
    except OSError as error:
        raise FalloPasajero(f"No se pudieron borrar las copias de {carpeta}: {motivo(error)}.") from error


def explicar_dano(carpeta: Path, causa: LibroDanado) -> LibroDanado:
    """El mismo daño, con lo que puede hacer quien lo lea."""
    frases = [f"{causa}", "No se ha tocado nada. «buzon verificar» lo revisa de punta a punta."]
    bueno = ultimo_respaldo_bueno(carpeta)
    if bueno is None:
        frases.append("No hay ningún respaldo bueno en la carpeta «respaldos».")
    else:
        ruta, _, asientos = bueno
        frases.append(
            f"El último respaldo bueno es el del {ruta.stem} ({asientos} asientos). Para volver a él, con Buzón "
            f"parado: «buzon restaurar {ruta.stem}». Lo asentado después de esa copia deja de contar; lo de "
            "ahora queda aparte."
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
    """Deja otra copia de los ficheros del libro en la primera carpeta `apartado-N` libre."""
    vez = 1
    while (apartado := carpeta / f"apartado-{vez}").exists():
        vez += 1
    asegurar_carpeta(apartado)
    for ruta in sorted(carpeta.glob("libro-*")):
        try:
            os.link(ruta, apartado / ruta.name)
        except OSError:  # hay discos sin enlaces
            shutil.copy2(ruta, apartado / ruta.name)
    sincronizar_carpeta(apartado)
    sincronizar_carpeta(carpeta)
    return apartado
