"""`buzon restaurar`: qué copias del libro hay y, si se pide una, volver a ella."""

import argparse
import sys

from buzon.adaptadores.libro_tinydb import Copia
from buzon.adaptadores.sistema import RelojReal
from buzon.cli.comun import casa_de
from buzon.montaje.carpeta import CasaEnDisco
from buzon.montaje.restauracion import asientos_de_ahora, copias, elegir, volver_a
from buzon.puertos import FalloDefinitivo

_DESPUES = """Hecho. El libro de antes queda en {apartado}.
Al arrancar, Buzón vuelve a leer el correo desde la copia y te pregunta por correo si sigue: hasta que le contestes no
escribe a ningún cliente, porque pudo escribirles después de la copia y ya no lo recuerda.
Las órdenes que diste por la consola después de la copia, dalas otra vez."""


def ejecutar(opciones: argparse.Namespace) -> int:
    """Sin copia, las enseña y sale con 0 (1 si no hay ninguna entera). Con una, vuelve a ella si se confirma."""
    disco = casa_de(opciones)
    if opciones.copia is None:
        return _ensenar(disco)
    copia = elegir(disco, opciones.copia)
    _avisar(disco, copia)
    if not opciones.si and not _confirmado():
        print("No he tocado nada.")
        return 1
    apartado = volver_a(disco, copia, opciones.ahora or RelojReal().ahora())
    print(_DESPUES.format(apartado=apartado))
    return 0


def _ensenar(disco: CasaEnDisco) -> int:
    enteras = 0
    for copia in copias(disco):
        if copia.problemas:
            print(f"{copia.nombre}  dañada: {copia.problemas[0]}")
            continue
        enteras += 1
        hasta = copia.hasta.astimezone() if copia.hasta else None
        print(f"{copia.nombre}  entera  {copia.asientos} asientos, el último del {hasta:%d/%m/%Y a las %H:%M}")
    if not enteras:
        print(f"No hay ninguna copia entera en {disco.datos}/respaldos: recupera la carpeta de tu propia copia.")
        return 1
    print("\nPara volver a una, con Buzón parado: «buzon restaurar AAAA-MM-DD», o «buzon restaurar ultima».")
    return 0


def _avisar(disco: CasaEnDisco, copia: Copia) -> None:
    ahora = asientos_de_ahora(disco)
    if ahora is None:
        print("El libro de ahora está dañado o no está.")
    else:
        print(f"El libro de ahora está entero y llega al asiento {ahora}.")
    print(f"La copia del {copia.nombre} llega al asiento {copia.asientos}: lo que vino después deja de contar.")


def _confirmado() -> bool:
    if not sys.stdin.isatty():
        raise FalloDefinitivo("no hay nadie en la terminal para confirmarlo y no he tocado nada: añade --si")
    try:
        return input("¿Vuelvo a esa copia? Escribe «sí»: ").strip().casefold() in ("sí", "si")
    except EOFError:
        return False
