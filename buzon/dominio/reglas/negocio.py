"""Quién cobra y quién le ayuda a cobrar."""

from dataclasses import dataclass
from typing import ClassVar, Literal

from buzon.dominio.reglas.base import SIN_EXTRAS


@dataclass(frozen=True, kw_only=True)
class Negocio:
    """[negocio]: quién cobra. `titulares` son las direcciones que pueden dar órdenes y registrar facturas.

    `clientes`: a quién se vende; sin la clave, lo que parezca cada uno, y ante la duda consumidor. `ensayo`: lo que
    iría a los clientes va solo al primer titular.
    """

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
    clientes: Literal["empresas", "consumidores"] | None = None
    ensayo: bool = False


@dataclass(frozen=True, kw_only=True)
class MedioDePago:
    """[[medios_de_pago]]: cómo puede pagar el cliente, tal como se le escribe."""

    __pydantic_config__: ClassVar[dict[str, str]] = SIN_EXTRAS
    tipo: str
    texto: str


@dataclass(frozen=True, kw_only=True)
class Banco:
    """[[bancos]]: un aviso propio, además de los que trae Buzón."""

    __pydantic_config__: ClassVar[dict[str, str]] = SIN_EXTRAS
    nombre: str
    remitente: str
    patron: str


@dataclass(frozen=True, kw_only=True)
class Extracto:
    """[[extractos]]: cómo titula tu banco las columnas de su extracto en CSV o Excel, si Buzón no lo reconoce.

    Cada clave es el título de una columna. Hacen falta `fecha` y el dinero: `importe` (con signo), o `abono` y `cargo`.
    """

    __pydantic_config__: ClassVar[dict[str, str]] = SIN_EXTRAS
    nombre: str
    fecha: str
    importe: str | None = None
    abono: str | None = None
    cargo: str | None = None
    concepto: str | None = None
    referencia: str | None = None
    contraparte: str | None = None
    moneda: str | None = None
