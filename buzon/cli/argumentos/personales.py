"""Los datos de las personas: entregarlos y borrarlos."""

from pathlib import Path

from buzon.cli.argumentos.ordenes import Ordenes


def declarar(ordenes: Ordenes) -> None:
    """Las añade."""
    exportar = ordenes.orden("exportar", "todo lo que se guarda de un cliente, para entregárselo", ahora=True)
    exportar.add_argument("que", metavar="DEUDOR", help="nombre o dirección del cliente")
    exportar.add_argument(
        "-o", dest="salida", type=Path, metavar="X.zip|X.json", required=True, help="el zip, o solo los datos en JSON"
    )
    olvidar = ordenes.orden("olvidar", "borra lo que se guarda de un cliente y deja las cuentas", ahora=True)
    olvidar.add_argument("que", metavar="DEUDOR", help="nombre o dirección del cliente")
    olvidar.add_argument("--si", action="store_true", help="sin preguntar")
    olvidar.add_argument(
        "--aunque-deba", action="store_true", help="aunque tenga facturas abiertas: se anulan y no se le reclaman más"
    )
