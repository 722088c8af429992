"""Mirar sin tocar nada: estado, explicar, simular, leer y panel."""

from pathlib import Path

from buzon.cli.argumentos.ordenes import Ordenes
from buzon.cli.argumentos.tipos import dias, puerto


def declarar(ordenes: Ordenes) -> None:
    """Las añade."""
    simular = ordenes.orden("simular", "qué se enviaría, a quién, qué día y por qué; no envía nada", ahora=True)
    simular.add_argument("--dias", type=dias, default=30, metavar="N", help="cuántos días (30)")
    simular.add_argument("--json", action="store_true", help="en JSON")
    estado = ordenes.orden(
        "estado", "cada factura abierta, con su próxima fecha o la razón de que no la tenga", ahora=True
    )
    estado.add_argument("--json", action="store_true", help="en JSON")
    explicar = ordenes.orden(
        "explicar", "la historia de una factura o de un cliente, y por qué toca lo que toca", ahora=True
    )
    explicar.add_argument("que", metavar="FACTURA|DEUDOR", help="número de factura o nombre del cliente")
    explicar.add_argument("--json", action="store_true", help="en JSON: un objeto por cliente")
    leer = ordenes.orden(
        "leer", "qué entiende Buzón de un correo, una factura o un extracto; no cambia nada", casa=False
    )
    leer.add_argument("archivos", nargs="+", type=Path, metavar="ARCHIVO", help="archivos o carpetas")
    leer.add_argument("--json", action="store_true", help="un objeto JSON por línea")
    leer.add_argument("--casa", type=Path, metavar="DIR", default=None, help="lee con los bancos y el país de esa casa")
    panel = ordenes.orden(
        "panel", "la cartera en una página: en un archivo, o servida en esta máquina y al día", ahora=True
    )
    panel.add_argument("-o", dest="salida", type=Path, metavar="X.html", help="la página")
    panel.add_argument("--servir", nargs="?", type=puerto, const=8125, metavar="PUERTO", help="la sirve (8125)")
