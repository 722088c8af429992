"""argparse, en castellano."""

import argparse
from typing import Any, NoReturn

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
