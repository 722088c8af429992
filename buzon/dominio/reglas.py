"""Las reglas de la casa: lo que el dueño escribe en reglas.toml, ya comprobado.

Valores llanos e inmutables. Quien los lee y valida es `montaje.reglas`; cada clave está explicada, con su ejemplo, en
el reglas.toml que viene con Buzón. El esquema vive aquí para que exista una sola vez: los nombres de los campos son
las claves del archivo.
"""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import time
from decimal import Decimal
from functools import cached_property
from typing import ClassVar, Literal
from zoneinfo import ZoneInfo

from buzon.dominio.calendario import Ventana, calendario_de
from buzon.dominio.nombres import apodo, clave_fiscal

Trato = Literal["usted", "tu"]
Dia = Literal["lun", "mar", "mie", "jue", "vie", "sab", "dom"]
SIN_EXTRAS: dict[str, str] = {"extra": "forbid"}
# Gmail y Microsoft 365 dejan en enviados lo que sale por su SMTP; iCloud también, según sus usuarios.
_DEJAN_COPIA = frozenset(
    {"smtp.gmail.com", "smtp-relay.gmail.com", "smtp.office365.com", "smtp-mail.outlook.com", "smtp.mail.me.com"}
)


@dataclass(frozen=True, kw_only=True)
class Negocio:
    """[negocio]: quién cobra. `titulares` son las direcciones que pueden dar órdenes y registrar facturas."""

    __pydantic_config__: ClassVar[dict[str, str]] = SIN_EXTRAS
    nombre: str
    pais: str
    zona_horaria: str
    moneda: str
    titulares: tuple[str, ...]
    id_fiscal: str = ""
    contacto: str = ""
    telefono: str = ""
    direccion: str = ""


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
class Agencia:
    """[agencia]: a quién se encarga el cobro al final."""

    __pydantic_config__: ClassVar[dict[str, str]] = SIN_EXTRAS
    nombre: str
    correo: str


@dataclass(frozen=True, kw_only=True)
class MedioDePago:
    """[[medios_de_pago]]: cómo puede pagar el cliente, tal como se le escribe."""

    __pydantic_config__: ClassVar[dict[str, str]] = SIN_EXTRAS
    tipo: str
    texto: str


@dataclass(frozen=True, kw_only=True)
class Etapa:
    """[[etapas]]: un paso de la secuencia. `dias` cuenta desde el vencimiento; negativo = antes.

    `plazo` son los días que la carta concede: la etapa siguiente no sale antes de que pasen desde el envío real.
    """

    __pydantic_config__: ClassVar[dict[str, str]] = SIN_EXTRAS
    nombre: str
    dias: int
    plantilla: str = ""
    solo: Literal["everyone", "todos", "pagadores_tardios"] = "todos"
    cc: tuple[Literal["agencia"], ...] = ()
    plazo: int = 0


@dataclass(frozen=True, kw_only=True)
class Banco:
    """[[bancos]]: un aviso propio, además de los que trae Buzón."""

    __pydantic_config__: ClassVar[dict[str, str]] = SIN_EXTRAS
    nombre: str
    remitente: str
    patron: str


@dataclass(frozen=True, kw_only=True)
class Cobranza:
    """[cobranza]: cómo y cuándo se escribe, y qué se da por cobrado.

    `comision_tolerada` (en la moneda de cada pago): si un pago llega con hasta esa cantidad de menos, la factura se da
    por saldada y la diferencia queda anotada como comisión; cero, y por omisión lo es: se pregunta siempre.
    `dias_sin_banco`: si en tantos días no llega ningún aviso ni extracto del banco, no sale ningún recordatorio (puede
    haber pagos que no se ven) y se avisa al titular; sin la clave no se vigila. Solo cuenta si alguna vez llegó uno o
    hay [[bancos]].
    """

    __pydantic_config__: ClassVar[dict[str, str]] = SIN_EXTRAS
    trato: Trato = "usted"
    dias: tuple[Dia, ...] = ("lun", "mar", "mie", "jue", "vie")
    desde: time = time(9, 0)
    hasta: time = time(18, 0)
    festivos: bool = True
    region: str | None = None
    min_dias_entre: int = 3
    max_por_semana: int = 2
    max_por_dia: int = 200
    max_por_hora: int = 100
    horas_de_veto: int = 24
    dias_alegato: int = 5
    plazo_dias: int | None = None
    adjuntar_factura: bool = True
    comision_tolerada: Decimal = Decimal(0)
    dias_sin_banco: int | None = None


@dataclass(frozen=True, kw_only=True)
class Acuerdos:
    """[acuerdos]: los planes de cuotas que Buzón puede proponer solo, siempre iguales. Con `max_cuotas` a 0, ninguno.

    `importe_minimo_cuota` va en la moneda de cada factura.
    """

    __pydantic_config__: ClassVar[dict[str, str]] = SIN_EXTRAS
    max_cuotas: int = 0
    primera_en_dias: int = 7
    cada_dias: int = 30
    importe_minimo_cuota: Decimal = Decimal(0)


@dataclass(frozen=True, kw_only=True)
class Resumen:
    """[resumen]: el correo diario al titular, a la hora local del negocio."""

    __pydantic_config__: ClassVar[dict[str, str]] = SIN_EXTRAS
    hora: time = time(8, 30)


@dataclass(frozen=True, kw_only=True)
class DeudorReglas:
    """[[deudores]]: lo que un cliente tiene de particular. Se le reconoce por `correo`, `id_fiscal` o `nombre`."""

    __pydantic_config__: ClassVar[dict[str, str]] = SIN_EXTRAS
    nombre: str | None = None
    correo: str | None = None
    id_fiscal: str | None = None
    trato: Trato | None = None
    zona_horaria: str | None = None
    plazo_dias: int | None = None
    pagador_tardio: bool = False
    agencia: bool = True
    excluido: bool = False


@dataclass(frozen=True, kw_only=True)
class Vigilancia:
    """[vigilancia]: el ritmo del demonio, en segundos."""

    __pydantic_config__: ClassVar[dict[str, str]] = SIN_EXTRAS
    segundos_entre_pasadas: int = 300
    segundos_idle: int = 240


@dataclass(frozen=True, kw_only=True)
class Reglas:
    """reglas.toml entero."""

    __pydantic_config__: ClassVar[dict[str, str]] = SIN_EXTRAS
    negocio: Negocio
    correo: CorreoReglas
    etapas: tuple[Etapa, ...]
    agencia: Agencia | None = None
    medios_de_pago: tuple[MedioDePago, ...] = ()
    bancos: tuple[Banco, ...] = ()
    deudores: tuple[DeudorReglas, ...] = ()
    cobranza: Cobranza = field(default_factory=Cobranza)
    acuerdos: Acuerdos = field(default_factory=Acuerdos)
    resumen: Resumen = field(default_factory=Resumen)
    vigilancia: Vigilancia = field(default_factory=Vigilancia)

    def indice_etapa(self, nombre: str) -> int | None:
        """El lugar de una etapa en la secuencia; `None` si las reglas ya no la tienen."""
        return next((i for i, etapa in enumerate(self.etapas) if etapa.nombre == nombre), None)

    @property
    def zona(self) -> ZoneInfo:
        """La zona horaria del negocio."""
        return ZoneInfo(self.negocio.zona_horaria)

    @cached_property
    def _particulares(self) -> dict[str, DeudorReglas]:
        indice: dict[str, DeudorReglas] = {}
        for ficha in self.deudores:
            for clave in _claves(ficha.nombre, ficha.id_fiscal, (ficha.correo or "",)):
                indice.setdefault(clave, ficha)
        return indice

    def particular(self, nombre: str, id_fiscal: str | None, correos: Iterable[str]) -> DeudorReglas:
        """Lo particular de un cliente, o una ficha sin nada."""
        if not self.deudores:  # lo corriente; con miles de facturas, hacer las claves es lo que más cuesta
            return _NADA_PARTICULAR
        claves = _claves(nombre, id_fiscal, correos)
        return next((self._particulares[clave] for clave in claves if clave in self._particulares), _NADA_PARTICULAR)

    @cached_property
    def _ventanas(self) -> dict[str, Ventana]:
        return {}

    def ventana(self, zona_horaria: str | None = None) -> Ventana:
        """Cuándo se puede escribir a quien vive en esa zona (por omisión, la del negocio)."""
        zona = zona_horaria or self.negocio.zona_horaria
        if zona not in self._ventanas:
            cobranza = self.cobranza
            self._ventanas[zona] = Ventana(
                zona=ZoneInfo(zona),
                dias=frozenset(cobranza.dias),
                desde=cobranza.desde,
                hasta=cobranza.hasta,
                es_festivo=calendario_de(self.negocio.pais, cobranza.region) if cobranza.festivos else None,
            )
        return self._ventanas[zona]


_NADA_PARTICULAR = DeudorReglas()


def _claves(nombre: str | None, id_fiscal: str | None, correos: Iterable[str]) -> tuple[str, ...]:
    claves = [f"correo:{correo.lower()}" for correo in correos if correo]
    if id_fiscal:
        claves.append(f"fiscal:{clave_fiscal(id_fiscal)}")
    if nombre:
        claves.append(f"nombre:{apodo(nombre)}")
    return tuple(claves)
