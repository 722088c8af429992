"""Con quién se habla para pedir o renovar un permiso. El diálogo lo llevan las bibliotecas de cada uno."""

from collections.abc import Callable, Mapping
from typing import Any, Literal, Protocol

import msgspec

from buzon.puertos import FalloDefinitivo

Nombre = Literal["google", "microsoft"]
NOMBRES: Mapping[str, str] = {"google": "Google", "microsoft": "Microsoft"}


class Ficha(msgspec.Struct, frozen=True):
    """[correo.oauth2], con su secreto ya leído: a quién se le pide el permiso y en nombre de qué aplicación.

    `servidor`, si no es el de todos (nubes nacionales, pruebas). `autoridad`: con qué certificado se comprueba.
    """

    proveedor: Nombre
    cliente: str
    secreto: str = ""
    inquilino: str = "organizations"
    servidor: str | None = None
    autoridad: str | None = None

    @property
    def nombre(self) -> str:
        """Como se le llama a una persona."""
        return NOMBRES[self.proveedor]


class Renovado(msgspec.Struct, frozen=True):
    """Un token de acceso, cuántos segundos vale, y lo que hará falta para el siguiente.

    `segundos_del_permiso`: cuánto le queda al permiso mismo, si el proveedor lo dice.
    """

    acceso: str
    segundos: int
    estado: Mapping[str, Any]
    segundos_del_permiso: int | None = None


class Proveedor(Protocol):
    """Pedir un permiso con una persona delante, y renovarlo sin nadie."""

    def pedir(self, usuario: str, decir: Callable[[str], None], preguntar: Callable[[str], str]) -> Renovado:
        """Guía a la persona: `decir` le cuenta qué hacer y `preguntar` recoge lo que haya de pegar.

        Raises:
            CredencialRechazada: la persona o el proveedor dijeron que no. FalloPasajero: no se pudo hablar con él.
        """
        ...

    def renovar(self, estado: Mapping[str, Any]) -> Renovado:
        """Un token nuevo. Errores: los de `pedir`."""
        ...


def proveedor_de(ficha: Ficha) -> Proveedor:
    """El de esa ficha. Raises FalloDefinitivo si falta la biblioteca, que es opcional."""
    try:
        if ficha.proveedor == "google":
            from buzon.adaptadores.permisos.google import Google  # noqa: PLC0415 - biblioteca opcional

            return Google(ficha)
        from buzon.adaptadores.permisos.microsoft import Microsoft  # noqa: PLC0415 - biblioteca opcional

        return Microsoft(ficha)
    except ImportError as fallo:
        raise FalloDefinitivo(
            f"para entrar en {ficha.nombre} falta un paquete: en la carpeta del código, «pip install '.[oauth]'»"
        ) from fallo
