"""Cuidar el libro: verificar y restaurar."""

from buzon.cli.argumentos.ordenes import Ordenes


def declarar(ordenes: Ordenes) -> None:
    """Las añade."""
    restaurar = ordenes.orden("restaurar", "enseña las copias del libro y, si se pide una, vuelve a ella", ahora=True)
    restaurar.add_argument("copia", nargs="?", metavar="COPIA", help="el día de la copia (AAAA-MM-DD), o «ultima»")
    restaurar.add_argument("--si", action="store_true", help="no pide confirmación")
    ordenes.orden("verificar", "comprueba el libro de punta a punta")
