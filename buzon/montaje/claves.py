"""De dónde sale la clave de cada servidor: una contraseña guardada, o un permiso que se renueva."""

from collections.abc import Callable
from datetime import UTC
from pathlib import Path

from buzon.adaptadores.credenciales import Credenciales
from buzon.adaptadores.permisos import Ficha, Permisos
from buzon.adaptadores.sistema import RelojReal
from buzon.dominio.reglas import Reglas, Servidor
from buzon.puertos import CredencialRechazada, FalloDefinitivo

PERMISO = "permiso"


class Claves:
    """Las claves de una casa. Los permisos caducan con la hora del mundo, aunque se decida con otra."""

    def __init__(self, carpeta: Path, datos: Path, reglas: Reglas) -> None:
        self._reglas = reglas
        self._credenciales = Credenciales(carpeta)
        self.permisos = Permisos(datos / "permisos", self.ficha, RelojReal(UTC).ahora)

    def ficha(self) -> Ficha:
        """[correo.oauth2], con su secreto. Raises FalloDefinitivo si falta la sección o el secreto."""
        oauth2 = self._reglas.correo.oauth2
        if oauth2 is None:
            raise FalloDefinitivo("falta la sección [correo.oauth2] en reglas.toml: di con quién se pide el permiso")
        return Ficha(
            proveedor=oauth2.proveedor,
            cliente=oauth2.cliente,
            secreto=self._credenciales.leer(oauth2.secreto) if oauth2.secreto else "",
            inquilino=oauth2.inquilino,
            servidor=oauth2.servidor,
            autoridad=oauth2.autoridad,
        )

    def de(self, servidor: Servidor) -> Callable[[], str]:
        """La clave en el momento de entrar. Que falte es como que no valga: se espera, y no se pierde ninguna carta."""
        return self._sin_rendirse(lambda: self.leer(servidor.clave))

    def otra(self, servidor: Servidor) -> Callable[[], str] | None:
        """La que probar si el servidor no quiso la primera; solo los permisos tienen otra."""
        clase, _, nombre = servidor.clave.partition(":")
        if clase != PERMISO:
            return None
        return self._sin_rendirse(lambda: self.permisos.leer(nombre, otro=True))

    def leer(self, donde: str) -> str:
        """La clave que hay en `donde`. Raises FalloDefinitivo, CredencialRechazada o FalloPasajero."""
        clase, _, nombre = donde.partition(":")
        return self.permisos.leer(nombre) if clase == PERMISO else self._credenciales.leer(donde)

    def avisos(self) -> dict[str, str]:
        """Los permisos que conviene renovar a mano antes de que dejen de valer."""
        for servidor in (self._reglas.correo.imap, self._reglas.correo.smtp):
            clase, _, nombre = servidor.clave.partition(":")
            if clase == PERMISO and (aviso := self._aviso(nombre)):
                return {PERMISO: aviso}
        return {}

    def _aviso(self, nombre: str) -> str | None:
        try:
            return self.permisos.aviso(nombre)
        except FalloDefinitivo as fallo:
            return str(fallo)

    def _sin_rendirse(self, leer: Callable[[], str]) -> Callable[[], str]:
        def intentar() -> str:
            try:
                return leer()
            except FalloDefinitivo as fallo:
                raise CredencialRechazada(str(fallo)) from fallo

        return intentar
