"""Por dónde se lee y por dónde se escribe."""

from dataclasses import dataclass
from typing import ClassVar, Literal

from buzon.dominio.reglas.base import SIN_EXTRAS

# Gmail y Microsoft 365 dejan en enviados lo que sale por su SMTP; iCloud también, según sus usuarios.
_DEJAN_COPIA = frozenset(
    {"smtp.gmail.com", "smtp-relay.gmail.com", "smtp.office365.com", "smtp-mail.outlook.com", "smtp.mail.me.com"}
)


@dataclass(frozen=True, kw_only=True)
class Servidor:
    """[correo.imap] y [correo.smtp]. `clave` dice dónde está el secreto, nunca cuál es."""

    __pydantic_config__: ClassVar[dict[str, str]] = SIN_EXTRAS
    host: str
    puerto: int
    usuario: str
    clave: str
    seguridad: Literal["tls", "starttls", "ninguna"] = "tls"
    autenticacion: Literal["clave", "oauth2"] = "clave"
    autoridad: str | None = None


@dataclass(frozen=True, kw_only=True)
class ServidorImap(Servidor):
    """[correo.imap]: además, las carpetas que se vigilan."""

    carpetas: tuple[str, ...] = ("INBOX",)


@dataclass(frozen=True, kw_only=True)
class Oauth2:
    """[correo.oauth2]: a quién se pide permiso para entrar sin contraseña, y en nombre de qué aplicación.

    `cliente` y `secreto` (dónde está) son los de la aplicación que el dueño registra en su proveedor. `inquilino`, solo
    en Microsoft. `servidor` y `autoridad`, si no es el de todos.
    """

    __pydantic_config__: ClassVar[dict[str, str]] = SIN_EXTRAS
    proveedor: Literal["google", "microsoft"]
    cliente: str
    secreto: str = ""
    inquilino: str = "organizations"
    servidor: str | None = None
    autoridad: str | None = None


@dataclass(frozen=True, kw_only=True)
class CorreoReglas:
    """[correo]: direcciones y servidores.

    Sin `authserv_id` no se cree ningún Authentication-Results. Con `aceptar_sin_autenticar` un aviso bancario sin
    autenticar puede aplicarse solo: por omisión, no. `copia_a_si_mismo`: cada carta a un cliente va también, oculta, a
    `direccion`, y esa copia prueba que salió si la respuesta del servidor se pierde; sin la clave, se hace donde el
    proveedor no deja él mismo la copia en enviados.
    """

    __pydantic_config__: ClassVar[dict[str, str]] = SIN_EXTRAS
    direccion: str
    facturas: str
    imap: ServidorImap
    smtp: Servidor
    oauth2: Oauth2 | None = None
    authserv_id: str | None = None
    aceptar_sin_autenticar: bool = False
    copia_a_si_mismo: bool | None = None

    @property
    def deja_copia_el_proveedor(self) -> bool:
        """Si el servidor de salida guarda por su cuenta en enviados todo lo que acepta."""
        return self.smtp.host.lower().rstrip(".") in _DEJAN_COPIA

    @property
    def manda_copia(self) -> bool:
        """Si cada carta a un cliente va también a la dirección propia.

        A un servidor de la propia máquina no, si no se pide: ahí no hay red que se lleve la respuesta.
        """
        if self.copia_a_si_mismo is not None:
            return self.copia_a_si_mismo
        return not self.deja_copia_el_proveedor and self.smtp.seguridad != "ninguna"

    @property
    def espera_prueba(self) -> bool:
        """Si una carta dudosa puede acabar dejando prueba de que salió: entonces se espera antes de preguntar."""
        return self.manda_copia or self.deja_copia_el_proveedor


@dataclass(frozen=True, kw_only=True)
class Vigilancia:
    """[vigilancia]: el ritmo del demonio, en segundos."""

    __pydantic_config__: ClassVar[dict[str, str]] = SIN_EXTRAS
    segundos_entre_pasadas: int = 300
    segundos_idle: int = 240
