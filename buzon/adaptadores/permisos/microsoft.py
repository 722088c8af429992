"""El permiso de Microsoft: un código corto que se escribe en su página desde cualquier aparato."""

from collections.abc import Callable, Mapping
from typing import Any

import msal
import requests

from buzon.adaptadores.permisos.proveedores import Ficha, Renovado
from buzon.adaptadores.permisos.sesion import Sesion
from buzon.puertos import CredencialRechazada, FalloPasajero

# https://learn.microsoft.com/exchange/client-developer/legacy-protocols/how-to-authenticate-an-imap-pop-smtp-application-by-using-oauth
_ALCANCES = ["https://outlook.office.com/IMAP.AccessAsUser.All", "https://outlook.office.com/SMTP.Send"]
_HORA = 3600


class Microsoft:
    """Cumple `Proveedor`. Lo que guarda es la memoria de msal, entera: dentro va con qué renovar."""

    def __init__(self, ficha: Ficha) -> None:
        self._ficha = ficha

    def pedir(self, usuario: str, decir: Callable[[str], None], preguntar: Callable[[str], str]) -> Renovado:
        """Véase `Proveedor.pedir`. No pregunta nada: espera a que la persona acepte en su página."""
        del preguntar
        memoria, aplicacion = self._aplicacion(None)
        try:
            aparato = aplicacion.initiate_device_flow(scopes=_ALCANCES)
            if "user_code" not in aparato:
                raise CredencialRechazada(f"Microsoft no da el código: {_palabras(aparato)}")
            decir(
                f"Abre {aparato['verification_uri']} en cualquier navegador, escribe el código "
                f"{aparato['user_code']}, entra como {usuario} y acepta. Espero aquí."
            )
            dado = aplicacion.acquire_token_by_device_flow(aparato)
        except (requests.RequestException, ValueError) as fallo:
            raise FalloPasajero(f"no consigo hablar con Microsoft: {fallo}") from fallo
        return self._renovado(dado, memoria)

    def renovar(self, estado: Mapping[str, Any]) -> Renovado:
        """Véase `Proveedor.renovar`."""
        try:
            memoria, aplicacion = self._aplicacion(str(estado["memoria"]))
            cuentas = aplicacion.get_accounts()
            if not cuentas:
                raise CredencialRechazada("el permiso guardado de Microsoft está vacío")
            dado = aplicacion.acquire_token_silent_with_error(_ALCANCES, cuentas[0], force_refresh=True)
        except (requests.RequestException, ValueError) as fallo:
            raise FalloPasajero(f"no consigo hablar con Microsoft: {fallo}") from fallo
        return self._renovado(dado or {"error": "no lo renueva"}, memoria)

    def _aplicacion(self, guardado: str | None) -> tuple[Any, Any]:
        memoria = msal.SerializableTokenCache()
        if guardado:
            memoria.deserialize(guardado)
        base = self._ficha.servidor or "https://login.microsoftonline.com"
        aplicacion = msal.PublicClientApplication(
            self._ficha.cliente,
            authority=f"{base}/{self._ficha.inquilino}",
            token_cache=memoria,
            http_client=Sesion(self._ficha.autoridad),
            # Preguntar a Microsoft si un servidor dicho por el dueño es suyo no añade nada.
            instance_discovery=False if self._ficha.servidor else None,
        )
        return memoria, aplicacion

    def _renovado(self, dado: Mapping[str, Any], memoria: Any) -> Renovado:
        if "access_token" not in dado:
            if dado.get("error") in ("temporarily_unavailable", "server_error"):
                raise FalloPasajero(f"Microsoft no renueva el permiso ahora: {_palabras(dado)}")
            raise CredencialRechazada(f"Microsoft no acepta el permiso: {_palabras(dado)}")
        return Renovado(
            acceso=str(dado["access_token"]),
            segundos=int(dado.get("expires_in", _HORA)),
            estado={"memoria": memoria.serialize()},
        )


def _palabras(dado: Mapping[str, Any]) -> str:
    return str(dado.get("error_description") or dado.get("error") or "sin decir por qué").splitlines()[0][:300]
