"""T36 en toda la tanda: lo que iría al registro del sistema, mirado en cada prueba y no solo en las del demonio.

El demonio escribe lo que cuentan sus salas y, por el registro de Python, lo que digan las bibliotecas desde INFO. Lo
primero se enmascara línea a línea; lo segundo también, pero un asunto o un nombre sueltos no se distinguen: por eso de
ellas no se admite nada mientras leen correos y documentos.
"""

import logging
from collections.abc import Iterator
from contextlib import contextmanager

from buzon.adaptadores.registro import Discreto
from buzon.dominio.discrecion import enmascarar

# Los servidores de las pruebas y sus herramientas también hablan, y no viven dentro de Buzón.
_DE_LAS_PRUEBAS = (
    "pymap",
    "mail.",
    "asyncio",
    "aiosmtpd",
    "hypothesis",
    "proxyprotocol",
    "faker",
    "tests",
    "servidores",
)
# Los clientes de los mundos de mentira: ninguno puede salir, ni siquiera sin su dirección.
_CLIENTES = ("acme", "estudio lagos", "el trigo", "librería faro", "ferretería", "maderas alerce", "beta sa")


def indiscrecion(record: logging.LogRecord) -> str | None:
    """Lo que de esa anotación no debería poder leerse en el registro del sistema, o `None`."""
    if record.name.startswith(_DE_LAS_PRUEBAS):
        return None
    dicho = Discreto().format(record)
    es_nuestro = record.name == "buzon" or record.name.startswith("buzon.")
    nombra = any(cliente in dicho.casefold() for cliente in _CLIENTES)
    con_citas = bool(getattr(record, "de_reglas", False))
    limpio = es_nuestro and not nombra and enmascarar(dicho, con_citas=con_citas) == dicho
    return None if limpio else f"{record.name}: {dicho}"


class _Escucha(logging.Handler):
    def __init__(self) -> None:
        super().__init__(logging.INFO)
        self.indiscreciones: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        """Apunta lo indiscreto."""
        if dicho := indiscrecion(record):
            self.indiscreciones.append(dicho)


@contextmanager
def escuchar() -> Iterator[list[str]]:
    """Lo indiscreto que se dijo mientras duró."""
    raiz, escucha = logging.getLogger(), _Escucha()
    nivel = raiz.level
    raiz.addHandler(escucha)
    raiz.setLevel(min(nivel or logging.INFO, logging.INFO))
    try:
        yield escucha.indiscreciones
    finally:
        raiz.removeHandler(escucha)
        raiz.setLevel(nivel)
