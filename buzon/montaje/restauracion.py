"""Volver a una copia del libro: qué copias hay, cuál está entera y qué se pierde; y ponerla, dejándolo dicho."""

import re
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

from buzon.adaptadores.libro_tinydb import Copia, respaldos_en, restaurar, revisar_carpeta, revisar_copia
from buzon.dominio.asientos import Asiento, Causa
from buzon.dominio.hechos import LibroRestaurado
from buzon.montaje.carpeta import CasaEnDisco
from buzon.puertos import FalloDefinitivo

_DIA = re.compile(r"\d{4}-\d{2}-\d{2}")


def copias(disco: CasaEnDisco) -> Iterator[Copia]:
    """Las copias que hay, de la más nueva a la más vieja, cada una leída y con su cadena rehecha."""
    return (revisar_copia(ruta) for ruta in reversed(respaldos_en(disco.datos)))


def elegir(disco: CasaEnDisco, cual: str) -> Copia:
    """La copia de ese día (AAAA-MM-DD), o la más nueva que esté entera si se pide «ultima».

    Raises:
        FalloDefinitivo: no existe, o está dañada.
    """
    if cual in ("ultima", "última"):
        buena = next((copia for copia in copias(disco) if not copia.problemas), None)
        if buena is None:
            raise FalloDefinitivo(f"no hay ninguna copia entera en {disco.datos}/respaldos")
        return buena
    ruta = next((ruta for ruta in respaldos_en(disco.datos) if ruta.stem == cual), None)
    if ruta is None:
        queja = "no hay copia de ese día" if _DIA.fullmatch(cual) else "escribe un día, como 2026-12-15, o «ultima»"
        raise FalloDefinitivo(f"«{cual}»: {queja}; «buzon restaurar» a secas enseña las que hay")
    copia = revisar_copia(ruta)
    if copia.problemas:
        raise FalloDefinitivo(f"la copia del {cual} está dañada y no se ha tocado nada: {copia.problemas[0]}")
    return copia


def asientos_de_ahora(disco: CasaEnDisco) -> int | None:
    """Cuántos asientos tiene el libro de ahora; `None` si está dañado o no hay."""
    try:
        revision = revisar_carpeta(disco.datos)
    except OSError:
        return None
    return None if revision.problemas else revision.asientos


def volver_a(disco: CasaEnDisco, copia: Copia, ahora: datetime) -> Path:
    """Pone la copia en lugar del libro y empieza otra época. Devuelve dónde queda lo que había.

    Raises:
        LibroOcupado, LibroDanado, FalloPasajero: los de `libro_tinydb.restaurar`.
    """
    perdidos = asientos_de_ahora(disco) or 0

    def primero(numero: int) -> Asiento:
        hecho = LibroRestaurado(como=f"la copia del {copia.nombre}, que llega al asiento {numero - 1}", ultimo=perdidos)
        return Asiento(numero, ahora.astimezone(UTC), Causa("casa", "restaurado"), (hecho,))

    return restaurar(disco.datos, copia.ruta, primero)
