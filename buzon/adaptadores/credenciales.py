"""De dónde salen las claves: systemd, el entorno, un archivo o el llavero. Nunca de reglas.toml."""

import os
import stat
from pathlib import Path

from buzon.puertos import FalloDefinitivo

_TOPE = 16_384


class Credenciales:
    """Lee una clave cada vez que se pide, para que cambiarla no exija reiniciar."""

    def __init__(self, casa: Path) -> None:
        self._casa = casa

    def leer(self, donde: str) -> str:
        """La clave que hay en `donde` ("credencial:NOMBRE", "entorno:NOMBRE", "archivo:RUTA" o "llavero:NOMBRE").

        Raises:
            FalloDefinitivo: no está o la puede leer cualquiera; el mensaje dice qué hacer.
        """
        clase, _, nombre = donde.partition(":")
        lectores = {
            "credencial": self._credencial,
            "entorno": self._entorno,
            "archivo": self._archivo,
            "llavero": self._llavero,
        }
        clave = lectores[clase](nombre).rstrip("\r\n")
        if not clave:
            raise FalloDefinitivo(f"la clave de {donde} está vacía")
        return clave

    def _credencial(self, nombre: str) -> str:
        """La que systemd dejó con LoadCredential, o `credenciales/NOMBRE` dentro de la casa."""
        if "/" in nombre or nombre.startswith("."):
            raise FalloDefinitivo(f"«{nombre}» no es un nombre de credencial")
        carpeta = os.environ.get("CREDENTIALS_DIRECTORY")
        if carpeta and (ruta := Path(carpeta) / nombre).exists():
            return _texto(ruta)
        return self._archivo(str(self._casa / "credenciales" / nombre))

    def _entorno(self, nombre: str) -> str:
        if nombre not in os.environ:
            raise FalloDefinitivo(f"no hay variable de entorno {nombre}")
        return os.environ[nombre]

    def _archivo(self, ruta: str) -> str:
        archivo = self._casa / ruta
        if not archivo.exists():
            raise FalloDefinitivo(f"no existe {archivo}: guarda ahí la clave y haz «chmod 600 {archivo}»")
        if archivo.stat().st_mode & (stat.S_IRWXG | stat.S_IRWXO):
            raise FalloDefinitivo(f"{archivo} lo puede leer cualquiera: haz «chmod 600 {archivo}»")
        return _texto(archivo)

    def _llavero(self, nombre: str) -> str:
        try:
            import keyring  # type: ignore[import-not-found, unused-ignore] # noqa: PLC0415 - es opcional
        except ImportError:
            raise FalloDefinitivo("para usar llavero: instala «keyring»; en un servidor usa credencial:") from None
        clave = keyring.get_password("buzon", nombre)
        if clave is None:
            raise FalloDefinitivo(f"el llavero no tiene la clave {nombre}: «keyring set buzon {nombre}»")
        return str(clave)


def _texto(ruta: Path) -> str:
    with ruta.open("rb") as archivo:
        return archivo.read(_TOPE).decode("utf-8", "replace")
