"""Lo que se le deja a una persona en el disco: un archivo suyo (0600), entero o nada."""

import os
from pathlib import Path

from buzon.puertos import FalloDefinitivo


def entregar(destino: Path, contenido: bytes) -> None:
    """Escribe `destino` de una vez, en el lugar de lo que hubiera.

    Raises:
        FalloDefinitivo: la carpeta no existe o no deja escribir; lo que hubiera sigue igual.
    """
    provisional = destino.with_name(f".{destino.name}.{os.getpid()}")
    try:
        descriptor = os.open(provisional, os.O_WRONLY | os.O_CREAT | os.O_TRUNC | os.O_NOFOLLOW | os.O_CLOEXEC, 0o600)
        try:
            with os.fdopen(descriptor, "wb") as fichero:
                fichero.write(contenido)
            provisional.replace(destino)
        except BaseException:
            provisional.unlink(missing_ok=True)
            raise
    except OSError as fallo:
        raise FalloDefinitivo(
            f"no puedo escribir {destino}: {fallo.strerror or fallo}. Elige otra ruta con -o"
        ) from fallo
