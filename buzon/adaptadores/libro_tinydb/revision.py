"""Revisar el libro de punta a punta y decir en español todo lo que se encuentre. No cambia nada ni toma el cerrojo."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import msgspec

from buzon.adaptadores.libro_tinydb.cadena import Eslabon, descifrar
from buzon.adaptadores.libro_tinydb.carga import cargar
from buzon.dominio.cadena import huella_de
from buzon.puertos import LibroDanado

_MAXIMO = 50
TABLA = "asientos"


class Revision(msgspec.Struct, frozen=True):
    """Lo encontrado: `problemas` son daños; `notas`, lo que conviene saber y no es un daño."""

    asientos: int
    problemas: tuple[str, ...] = ()
    notas: tuple[str, ...] = ()


def revisar_carpeta(carpeta: Path) -> Revision:
    """Revisa el libro de una carpeta, aunque otro Buzón esté escribiendo en él. No lanza por un libro roto: lo dice.

    Raises:
        OSError: el disco no deja leer.
    """
    try:
        contenido = cargar(carpeta)
    except LibroDanado as error:
        return Revision(0, (str(error),))
    revision = revisar(contenido.documentos.get(TABLA, {}))
    if contenido.cola:
        nota = f"La última línea está a medias ({contenido.cola} octetos): un corte, o alguien escribe ahora mismo."
        revision = msgspec.structs.replace(revision, notas=(*revision.notas, nota))
    return revision


def verificar_carpeta(carpeta: Path) -> tuple[str, ...]:
    """Solo los problemas de `revisar_carpeta`: vacío si el libro está sano."""
    return revisar_carpeta(carpeta).problemas


def revisar(crudos: dict[int, bytes]) -> Revision:
    """Rehace la cadena entera y descifra cada asiento. Devuelve como mucho 50 problemas y 50 notas."""
    problemas: list[str] = []
    notas: list[str] = []
    previo = Eslabon(0, "", "")
    hora = None
    if not crudos:
        problemas.append("El libro no tiene ningún asiento, y todo libro nace con uno.")
    for clave, crudo in crudos.items():
        documento: dict[str, Any] = msgspec.json.decode(crudo)
        problemas.extend(_romper(clave, documento, previo))
        previo = Eslabon(clave, "", str(documento.get("huella")))
        try:
            cuando = descifrar(clave, crudo).cuando
        except LibroDanado as error:
            problemas.append(str(error))
            continue
        if hora and cuando < hora:
            notas.append(
                f"En el asiento {clave} el reloj va hacia atrás: {cuando.isoformat()} tras {hora.isoformat()}."
            )
        hora = cuando
    return Revision(len(crudos), _acortar(problemas), _acortar(notas))


def _romper(clave: int, documento: dict[str, Any], previo: Eslabon) -> Iterator[str]:
    """Por dónde se rompe la cadena en este asiento, si se rompe."""
    if clave != previo.numero + 1 or documento.get("numero") != clave:
        yield f"Tras el asiento {previo.numero} viene el {documento.get('numero')}: falta o sobra alguno."
    elif documento.get("anterior") != previo.huella:
        yield f"El asiento {clave} no continúa al {previo.numero}: la cadena está rota."
    if documento.get("huella") != huella_de(documento):
        yield f"El asiento {clave} no es el que se escribió: su huella no cuadra con lo que dice."


def _acortar(textos: list[str]) -> tuple[str, ...]:
    if len(textos) <= _MAXIMO:
        return tuple(textos)
    return (*textos[:_MAXIMO], f"… y {len(textos) - _MAXIMO} más.")
