"""De lo escrito en la consola a su valor, o la frase que dice qué se esperaba."""

import argparse
from datetime import datetime


def instante(texto: str) -> datetime:
    """ISO 8601 con zona."""
    try:
        leido = datetime.fromisoformat(texto)
    except ValueError:
        raise argparse.ArgumentTypeError(f"«{texto}» no es una fecha ISO 8601, como 2026-12-15T10:00-03:00") from None
    if leido.tzinfo is None:
        raise argparse.ArgumentTypeError(f"a «{texto}» le falta la zona, como en 2026-12-15T10:00-03:00")
    return leido


def dias(texto: str) -> int:
    """De uno a un año."""
    if not texto.isdigit() or not 1 <= int(texto) <= 366:  # noqa: PLR2004 - un año
        raise argparse.ArgumentTypeError(f"«{texto}» ha de ser un número de días entre 1 y 366")
    return int(texto)


def puerto(texto: str) -> int:
    """Un puerto de TCP."""
    if not texto.isdigit() or int(texto) > 65535:  # noqa: PLR2004 - el último puerto
        raise argparse.ArgumentTypeError(f"«{texto}» no es un puerto: un número de 1024 a 65535")
    return int(texto)
