"""Casas de prueba: las crea la propia orden, y se les cambian las reglas con quien las edita de verdad."""

from pathlib import Path
from typing import Any

from buzon.cli import principal
from buzon.montaje.edicion_toml import poner


def crear(carpeta: Path) -> Path:
    assert principal(["iniciar", "--no-interactivo", str(carpeta)]) == 0
    return carpeta


def cambiar(casa: Path, *cambios: tuple[str, str, Any]) -> None:
    reglas = casa / "reglas.toml"
    texto = reglas.read_text(encoding="utf-8")
    for seccion, clave, valor in cambios:
        texto = poner(texto, seccion, clave, valor)
    reglas.write_text(texto, encoding="utf-8")


def guardar_clave(casa: Path, nombre: str, clave: str) -> None:
    ruta = casa / "credenciales" / nombre
    ruta.write_text(f"{clave}\n", encoding="utf-8")
    ruta.chmod(0o600)


def apuntar(casa: Path, imap: int, smtp: int, usuario: str, clave: str) -> None:
    """Apunta los dos servidores a la propia máquina, sin cifrar, con un mismo usuario."""
    cambiar(
        casa,
        *(("correo.imap", clave_, valor) for clave_, valor in _local(imap, usuario).items()),
        *(("correo.smtp", clave_, valor) for clave_, valor in _local(smtp, usuario).items()),
    )
    guardar_clave(casa, "imap", clave)
    guardar_clave(casa, "smtp", clave)


def _local(puerto: int, usuario: str) -> dict[str, Any]:
    return {"host": "127.0.0.1", "puerto": puerto, "seguridad": "ninguna", "usuario": usuario}
