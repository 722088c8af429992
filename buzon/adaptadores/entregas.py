"""Lo que se le deja a una persona en el disco: un archivo suyo (0600), entero o nada."""

from pathlib import Path

from buzon.disco import escribir_de_una_vez, motivo
from buzon.puertos import FalloDefinitivo


def entregar(destino: Path, contenido: bytes) -> None:
    """Escribe `destino` de una vez, en el lugar de lo que hubiera.

    Raises:
        FalloDefinitivo: la carpeta no existe o no deja escribir; lo que hubiera sigue igual.
    """
    try:
        escribir_de_una_vez(destino, contenido)
    except OSError as fallo:
        raise FalloDefinitivo(f"no puedo escribir {destino}: {motivo(fallo)}. Elige otra ruta con -o") from fallo
