"""Lo que se imprime o se lleva a un juzgado: expediente y carta."""

from pathlib import Path

from buzon.cli.argumentos.ordenes import Ordenes
from buzon.cli.argumentos.tipos import dias


def declarar(ordenes: Ordenes) -> None:
    """Las añade."""
    expediente = ordenes.orden(
        "expediente", "un caso entero en un zip: cronología, originales y cómo comprobarlo", ahora=True
    )
    expediente.add_argument("que", metavar="DEUDOR|FACTURA", help="número de factura o nombre del cliente")
    expediente.add_argument("-o", dest="salida", type=Path, metavar="X.zip", required=True, help="el zip")
    carta = ordenes.orden("carta", "el requerimiento de pago en PDF, para mandarlo por correo certificado", ahora=True)
    carta.add_argument("que", metavar="DEUDOR|FACTURA", help="número de factura o nombre del cliente")
    carta.add_argument("-o", dest="salida", type=Path, metavar="X.pdf", required=True, help="el PDF")
    carta.add_argument("--plazo", type=dias, metavar="N", help="días que se le dan para pagar")
