"""Cuidar el libro y la consola: verificar, restaurar y completar."""

from buzon.cli.argumentos.ordenes import Ordenes


def declarar(ordenes: Ordenes) -> None:
    """Las añade."""
    restaurar = ordenes.orden("restaurar", "enseña las copias del libro y, si se pide una, vuelve a ella", ahora=True)
    restaurar.add_argument("copia", nargs="?", metavar="COPIA", help="el día de la copia (AAAA-MM-DD), o «ultima»")
    restaurar.add_argument("--si", action="store_true", help="no pide confirmación")
    verificar = ordenes.orden("verificar", "comprueba el libro de punta a punta")
    verificar.add_argument("--json", action="store_true", help="en JSON")
    ayuda = 'el guion que completa las órdenes con el tabulador; por ejemplo, eval "$(buzon completar bash)"'
    completar = ordenes.orden("completar", ayuda, casa=False)
    completar.add_argument("consola", choices=("bash", "zsh"), metavar="bash|zsh", help="para qué consola")
