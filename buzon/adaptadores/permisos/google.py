"""El permiso de Google: aplicación de escritorio, con vuelta a esta misma máquina o copiando la dirección.

Google no admite el código de aparato para el correo (https://developers.google.com/identity/protocols/oauth2/
limited-input-device#allowedscopes): la persona abre un enlace en cualquier navegador, y la dirección a la que vuelve
—que empieza por http://127.0.0.1 y no abrirá nada si es otra máquina— lleva el código que se pega aquí.
"""

from collections.abc import Callable, Mapping
from typing import Any
from urllib.parse import parse_qs, urlsplit

import requests
from google.auth.exceptions import GoogleAuthError, RefreshError, TransportError
from google.auth.transport.requests import Request
from google.oauth2.credentials import Credentials
from google_auth_oauthlib.flow import Flow
from oauthlib.oauth2 import OAuth2Error

from buzon.adaptadores.permisos.proveedores import Ficha, Renovado
from buzon.adaptadores.permisos.sesion import Sesion
from buzon.puertos import CredencialRechazada, FalloPasajero

_ALCANCE = "https://mail.google.com/"
_VUELTA = "http://127.0.0.1:8126/"
_HORA = 3600
_PLAZO = 20
_Credenciales: Any = Credentials


class Google:
    """Cumple `Proveedor`."""

    def __init__(self, ficha: Ficha) -> None:
        self._ficha = ficha
        self._token = f"{ficha.servidor}/token" if ficha.servidor else "https://oauth2.googleapis.com/token"
        self._sesion = Sesion(ficha.autoridad)

    def pedir(self, usuario: str, decir: Callable[[str], None], preguntar: Callable[[str], str]) -> Renovado:
        """Véase `Proveedor.pedir`."""
        base = self._ficha.servidor or "https://accounts.google.com/o/oauth2/v2"
        aplicacion = {
            "client_id": self._ficha.cliente,
            "client_secret": self._ficha.secreto,
            "auth_uri": f"{base}/auth",
            "token_uri": self._token,
        }
        vuelo = Flow.from_client_config(
            {"installed": aplicacion}, scopes=[_ALCANCE], redirect_uri=_VUELTA, autogenerate_code_verifier=True
        )
        # offline y consent: sin los dos, Google no da con qué renovar a quien ya lo concedió otra vez.
        enlace, esperado = vuelo.authorization_url(access_type="offline", prompt="consent", login_hint=usuario)
        decir(f"Abre este enlace en cualquier navegador, entra como {usuario} y acepta:\n\n{enlace}\n")
        decir("Al final el navegador irá a una dirección que empieza por http://127.0.0.1 y dirá que no la encuentra.")
        codigo = _codigo(preguntar("Es lo esperado: copia entera esa dirección y pégala aquí"), esperado)
        try:
            vuelo.fetch_token(code=codigo, timeout=_PLAZO, verify=self._ficha.autoridad or True)
        except OAuth2Error as fallo:
            raise CredencialRechazada(f"Google no da el permiso: {fallo.description or fallo.error}") from fallo
        except requests.RequestException as fallo:
            raise FalloPasajero(f"no consigo hablar con Google: {fallo}") from fallo
        dado = vuelo.oauth2session.token
        if not dado.get("refresh_token"):
            raise CredencialRechazada("Google no dio un permiso que se pueda renovar: repítelo y acepta todo")
        return Renovado(
            acceso=str(dado["access_token"]),
            segundos=int(dado.get("expires_in", _HORA)),
            estado={"refresco": dado["refresh_token"]},
            segundos_del_permiso=dado.get("refresh_token_expires_in"),
        )

    def renovar(self, estado: Mapping[str, Any]) -> Renovado:
        """Véase `Proveedor.renovar`."""
        # Sin tipos: la biblioteca solo los tiene a medias.
        permiso: Any = _Credenciales(
            None,
            refresh_token=str(estado["refresco"]),
            token_uri=self._token,
            client_id=self._ficha.cliente,
            client_secret=self._ficha.secreto,
        )
        try:
            permiso.refresh(Request(self._sesion))
        except TransportError as fallo:
            raise FalloPasajero(f"no consigo hablar con Google: {fallo}") from fallo
        except RefreshError as fallo:
            if fallo.retryable:
                raise FalloPasajero(f"Google no renueva el permiso ahora: {_palabras(fallo)}") from fallo
            raise CredencialRechazada(f"Google ya no acepta el permiso: {_palabras(fallo)}") from fallo
        except GoogleAuthError as fallo:
            raise FalloPasajero(f"Google no renueva el permiso: {_palabras(fallo)}") from fallo
        # La biblioteca da la hora en que caduca; para no depender de dos relojes, se cuenta lo que Google da siempre.
        return Renovado(
            acceso=str(permiso.token),
            segundos=_HORA - 60,
            estado={"refresco": permiso.refresh_token or estado["refresco"]},
        )


def _codigo(pegado: str, esperado: str) -> str:
    """El código que hay en la dirección pegada; vale también el código solo."""
    partes = urlsplit(pegado.strip())
    datos = parse_qs(partes.query)
    if "error" in datos:
        raise CredencialRechazada(f"Google no da el permiso: {datos['error'][0]}")
    if "code" not in datos:
        if partes.scheme or not pegado.strip():
            raise CredencialRechazada("esa dirección no trae ningún código: ha de ser la última, entera")
        return pegado.strip()
    # Que sea la vuelta de esta petición y no de otra (RFC 6749 §10.12).
    if datos.get("state", [""])[0] != esperado:
        raise CredencialRechazada("esa dirección es de otro intento: usa la del enlace de ahora")
    return datos["code"][0]


def _palabras(fallo: Exception) -> str:
    return str(fallo.args[0] if fallo.args else fallo)[:300]
