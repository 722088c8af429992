"""Lo que un cliente tiene de particular."""

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache
from typing import ClassVar, Literal

from buzon.dominio.nombres import apodo, clave_fiscal
from buzon.dominio.reglas.base import SIN_EXTRAS, Trato
from buzon.dominio.reglas.escalada import Contacto


@dataclass(frozen=True, kw_only=True)
class DeudorReglas:
    """[[deudores]]: lo que un cliente tiene de particular. Se le reconoce por `correo`, `id_fiscal` o `nombre`.

    `domicilio`: el de la carta formal; cada renglón, en el suyo.
    """

    __pydantic_config__: ClassVar[dict[str, str]] = SIN_EXTRAS
    nombre: str | None = None
    correo: str | None = None
    id_fiscal: str | None = None
    trato: Trato | None = None
    tipo: Literal["empresa", "consumidor"] | None = None
    pais: str | None = None
    region: str | None = None
    zona_horaria: str | None = None
    plazo_dias: int | None = None
    pagador_tardio: bool = False
    agencia: bool = True
    excluido: bool = False
    segmento: str | None = None
    telefono: str = ""
    domicilio: str = ""
    limite_credito: Decimal | None = None
    contactos: tuple[Contacto, ...] = ()


def claves(nombre: str | None, id_fiscal: str | None, correos: Iterable[str]) -> tuple[str, ...]:
    """Todas las maneras de reconocer a un cliente: por correo, por identificador fiscal y por nombre."""
    todas = [f"correo:{correo.lower()}" for correo in correos if correo]
    if id_fiscal:
        todas.append(f"fiscal:{clave_fiscal(id_fiscal)}")
    if nombre:
        todas.append(_clave_de_nombre(nombre))
    return tuple(todas)


@lru_cache(maxsize=16384)
def _clave_de_nombre(nombre: str) -> str:
    """Se recuerda: por cada factura se pregunta tres veces al día, y allanar un nombre es lo que más cuesta."""
    return f"nombre:{apodo(nombre)}"


NADA_PARTICULAR = DeudorReglas()
