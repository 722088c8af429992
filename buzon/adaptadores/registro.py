"""Lo que el demonio cuenta por la salida de errores, que systemd guarda: siempre enmascarado, también si se cae."""

import logging
import sys
import traceback
from collections.abc import Callable, Iterable
from types import TracebackType

from buzon.dominio.discrecion import enmascarar


class Discreto(logging.Formatter):
    """Enmascara cada línea ya compuesta. `nombres` da los de los clientes que haya en ese momento."""

    def __init__(self) -> None:
        super().__init__("%(message)s")
        self.nombres: Callable[[], Iterable[str]] = tuple

    def format(self, record: logging.LogRecord) -> str:
        """La línea, con la traza si la trae. Con `extra={"de_reglas": True}` se respeta lo citado."""
        de_reglas = bool(getattr(record, "de_reglas", False))
        return enmascarar(super().format(record), self.nombres(), con_citas=de_reglas)


def registrar_discretamente() -> Discreto:
    """Pone el registro en la salida de errores, enmascarado, y enmascara también la traza de una caída."""
    formato = Discreto()
    destino = logging.StreamHandler(sys.stderr)
    destino.setFormatter(formato)
    logging.basicConfig(level=logging.INFO, handlers=[destino])

    def contar_la_caida(tipo: type[BaseException], fallo: BaseException, traza: TracebackType | None) -> None:
        for linea in traceback.format_exception(tipo, fallo, traza):
            sys.stderr.write(enmascarar(linea, formato.nombres()))

    sys.excepthook = contar_la_caida
    return formato
