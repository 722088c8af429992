"""Las órdenes de la consola y sus argumentos, en castellano. Un archivo por lo que se quiere hacer con ellas."""

from buzon import __version__
from buzon.cli.argumentos import cuidado, mirar, papeles, personales, trabajo
from buzon.cli.argumentos.castellano import Analizador
from buzon.cli.argumentos.ordenes import Ordenes

__all__ = ["analizador"]


def analizador() -> Analizador:
    """El analizador con todas las órdenes."""
    raiz = Analizador(prog="buzon", description="Cobra por correo las facturas vencidas de un pequeño negocio.")
    raiz.add_argument("--version", action="version", version=f"buzon {__version__}", help="dice la versión y termina")
    ordenes = Ordenes(raiz)
    for grupo in (trabajo, mirar, papeles, personales, cuidado):
        grupo.declarar(ordenes)
    return raiz
