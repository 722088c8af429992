"""Lo que las pruebas matan o dejan sin disco en cada llamada al sistema: escribe un libro y dice lo que se le confirmó.

Uso: `guion.py CARPETA`, o `guion.py CARPETA seguir` para abrir el que haya y asentar uno más. Cada línea de su salida
es el número de un asiento confirmado. Sale con 3 si el libro se niega a seguir (`LibroDanado`). Ante un `FalloPasajero`
insiste, como haría Buzón en la vuelta siguiente; si dura, sale con 4.
"""

import os
import sys
from collections.abc import Callable
from contextlib import suppress
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import TypeVar

from buzon.adaptadores.libro_tinydb import LibroTinyDB
from buzon.dominio.asientos import Asiento, Causa
from buzon.dominio.hechos import CasaAbierta, CorreoVisto
from buzon.puertos import FalloPasajero, LibroDanado

COMPACTAR_TRAS = 3
ULTIMO = 5
INTENTOS = 3
T = TypeVar("T")


def asiento(numero: int) -> Asiento:
    """El que toca con ese número: siempre el mismo."""
    visto = CorreoVisto(huella=f"{numero:064x}", clase="otro", carpeta="INBOX", uidvalidity=1, uid=numero)
    cuando = datetime(2026, 3, 2, 9, 30, tzinfo=UTC) + timedelta(hours=numero)
    return Asiento(numero, cuando, Causa("correo", str(numero)), (CasaAbierta(casa="taller"), visto))


def confirmar(numero: int) -> None:
    """Por el descriptor, sin memoria intermedia: lo dicho está dicho aunque el proceso muera."""
    with suppress(OSError):
        os.write(1, b"%d\n" % numero)


def insistir(que: Callable[[], T]) -> T:
    """Repite lo que falló de paso."""
    for _ in range(INTENTOS - 1):
        with suppress(FalloPasajero):
            return que()
    return que()


def crear(carpeta: Path) -> LibroTinyDB:
    """Crea el libro, o abre el que dejó un intento anterior."""
    try:
        return LibroTinyDB.crear(carpeta, asiento(1))
    except FileExistsError:
        return LibroTinyDB.abrir(carpeta)


def desobedecer(libro: LibroTinyDB) -> None:
    """Un libro que se ha negado a seguir no debe confirmar nada más."""
    with suppress(LibroDanado, FalloPasajero):
        libro.asentar(asiento(libro.numero + 1))
        confirmar(libro.numero)


def main(carpeta: Path) -> int:
    """El guion entero."""
    libro: LibroTinyDB | None = None
    try:
        libro = insistir(lambda: crear(carpeta))
        confirmar(1)
        for numero in range(2, ULTIMO + 1):
            insistir(lambda numero=numero: libro.asentar(asiento(numero)))  # type: ignore[misc]  # mypy no infiere el valor por omisión
            confirmar(numero)
            if numero == COMPACTAR_TRAS:
                with suppress(FalloPasajero):  # no urge: si no se puede, se sigue con lo que hay
                    libro.compactar()
        libro.cerrar()
    except LibroDanado:
        if libro is not None:
            desobedecer(libro)
        return 3
    except FalloPasajero:
        return 4
    return 0


def seguir(carpeta: Path) -> int:
    """Lo que hace Buzón al volver tras una caída."""
    with LibroTinyDB.abrir(carpeta) as libro:
        confirmar(libro.numero)  # lo que se leyó ya se da por sabido
        libro.asentar(asiento(libro.numero + 1))
        confirmar(libro.numero)
    return 0


if __name__ == "__main__":
    sys.exit((seguir if sys.argv[2:] == ["seguir"] else main)(Path(sys.argv[1])))
