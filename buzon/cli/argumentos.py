"""Las órdenes de la consola y sus argumentos, en castellano."""

import argparse
import os
from datetime import datetime
from pathlib import Path
from typing import Any, NoReturn

from buzon import __version__

_TRADUCCIONES = {
    "usage: ": "uso: ",
    "options": "opciones",
    "positional arguments": "argumentos",
    "the following arguments are required": "faltan argumentos",
    "unrecognized arguments": "no conozco estos argumentos",
    "invalid choice": "no existe",
    "choose from": "elige entre",
    "expected one argument": "le falta su valor",
    "argument": "argumento",
    "invalid": "no vale",
    "value": "el valor",
}


class Analizador(argparse.ArgumentParser):
    """argparse con los errores en castellano y código de salida 2."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        kwargs.setdefault("add_help", False)
        super().__init__(*args, **kwargs)
        self._positionals.title = "argumentos"
        self._optionals.title = "opciones"
        self.add_argument("-h", "--help", "--ayuda", action="help", help="muestra esta ayuda y termina")

    def format_usage(self) -> str:
        """La línea de uso."""
        return super().format_usage().replace("usage: ", "uso: ")

    def format_help(self) -> str:
        """La ayuda entera."""
        return super().format_help().replace("usage: ", "uso: ")

    def error(self, message: str) -> NoReturn:
        """Escribe el error y termina con 2."""
        for ingles, castellano in _TRADUCCIONES.items():
            message = message.replace(ingles, castellano)
        self.exit(2, f"{self.format_usage()}{self.prog}: {message}\n")


def _instante(texto: str) -> datetime:
    try:
        instante = datetime.fromisoformat(texto)
    except ValueError:
        raise argparse.ArgumentTypeError(f"«{texto}» no es una fecha ISO 8601, como 2026-12-15T10:00-03:00") from None
    if instante.tzinfo is None:
        raise argparse.ArgumentTypeError(f"a «{texto}» le falta la zona, como en 2026-12-15T10:00-03:00")
    return instante


def _dias(texto: str) -> int:
    if not texto.isdigit() or not 1 <= int(texto) <= 366:  # noqa: PLR2004 - un año
        raise argparse.ArgumentTypeError(f"«{texto}» ha de ser un número de días entre 1 y 366")
    return int(texto)


def analizador() -> Analizador:
    """El analizador con todas las órdenes de contrato."""
    raiz = Analizador(prog="buzon", description="Cobra por correo las facturas vencidas de un pequeño negocio.")
    raiz.add_argument("--version", action="version", version=f"buzon {__version__}", help="dice la versión y termina")
    ordenes = raiz.add_subparsers(dest="orden", metavar="ORDEN", title="órdenes", required=True)

    def orden(nombre: str, ayuda: str, *, casa: bool = True, ahora: bool = False) -> argparse.ArgumentParser:
        hija = ordenes.add_parser(nombre, help=ayuda, description=ayuda)
        if casa:
            defecto = Path(os.environ.get("BUZON_CASA") or ".")
            hija.add_argument(
                "--casa",
                type=Path,
                metavar="DIR",
                default=defecto,
                help="carpeta de la casa (o BUZON_CASA; si no, esta)",
            )
        if ahora:
            hija.add_argument(
                "--ahora", type=_instante, metavar="ISO", help="decide como si fuera ese instante (ISO 8601 con zona)"
            )
        return hija

    demo = orden("demo", "enseña el trabajo entero en servidores de mentira, en menos de un minuto", casa=False)
    demo.add_argument("--salida", type=Path, metavar="DIR", default=Path("demo"), help="dónde dejar lo que se vio")
    iniciar = orden("iniciar", "crea una casa nueva", casa=False)
    iniciar.add_argument("carpeta", nargs="?", type=Path, default=Path(), metavar="DIR", help="dónde (si no, aquí)")
    iniciar.add_argument("--no-interactivo", action="store_true", help="no pregunta: escribe el ejemplo comentado")
    diagnostico = orden("diagnostico", "comprueba todo lo que el demonio necesita y dice cómo arreglar cada cosa")
    diagnostico.add_argument("--sin-red", action="store_true", help="no prueba los servidores de correo")
    orden("vigilar", "el demonio: vigila el buzón y cobra hasta que se le manda parar")
    orden("pasada", "una vuelta: lee, decide, envía y termina", ahora=True)
    simular = orden("simular", "qué se enviaría, a quién, qué día y por qué; no envía nada", ahora=True)
    simular.add_argument("--dias", type=_dias, default=30, metavar="N", help="cuántos días (30)")
    estado = orden("estado", "cada factura abierta, con su próxima fecha o la razón de que no la tenga", ahora=True)
    estado.add_argument("--json", action="store_true", help="en JSON")
    explicar = orden("explicar", "la historia de una factura o de un cliente, y por qué toca lo que toca", ahora=True)
    explicar.add_argument("que", metavar="FACTURA|DEUDOR", help="número de factura o nombre del cliente")
    leer = orden("leer", "qué entiende Buzón de un correo, una factura o un extracto; no cambia nada", casa=False)
    leer.add_argument("archivos", nargs="+", type=Path, metavar="ARCHIVO", help="archivos o carpetas")
    leer.add_argument("--json", action="store_true", help="un objeto JSON por línea")
    leer.add_argument("--casa", type=Path, metavar="DIR", default=None, help="lee con los bancos y el país de esa casa")
    mandar = orden("orden", "da una orden, como por correo: «pagada 123», «pausar ACME hasta el viernes»", ahora=True)
    mandar.add_argument("texto", metavar="TEXTO", help="la orden, entre comillas")
    expediente = orden("expediente", "un caso entero en un zip: cronología, originales y cómo comprobarlo", ahora=True)
    expediente.add_argument("que", metavar="DEUDOR|FACTURA", help="número de factura o nombre del cliente")
    expediente.add_argument("-o", dest="salida", type=Path, metavar="X.zip", required=True, help="el zip")
    panel = orden("panel", "la cartera en una página")
    panel.add_argument("-o", dest="salida", type=Path, metavar="X.html", required=True)
    restaurar = orden("restaurar", "enseña las copias del libro y, si se pide una, vuelve a ella", ahora=True)
    restaurar.add_argument("copia", nargs="?", metavar="COPIA", help="el día de la copia (AAAA-MM-DD), o «ultima»")
    restaurar.add_argument("--si", action="store_true", help="no pide confirmación")
    orden("verificar", "comprueba el libro de punta a punta")
    return raiz
