"""Dónde están los archivos que vienen con Buzón: en el paquete instalado, o en el repositorio si se trabaja en él."""

from importlib.resources import files
from pathlib import Path

_PAQUETE = Path(str(files("buzon")))


def datos(carpeta: str) -> Path:
    """`buzon/datos/<carpeta>`."""
    return _PAQUETE / "datos" / carpeta


def compartido(nombre: str) -> Path:
    """Un archivo o carpeta de los de arriba: `plantillas_correo`, `reglas.toml`, `systemd`."""
    instalado = _PAQUETE / "compartido" / nombre
    return instalado if instalado.exists() else _PAQUETE.parent / nombre
