"""A quién se cree, durante cuánto, y qué se guarda de las personas."""

from dataclasses import dataclass
from typing import ClassVar

from buzon.dominio.reglas.base import SIN_EXTRAS


@dataclass(frozen=True, kw_only=True)
class Confianza:
    """[confianza]: hasta cuándo valen los botones y cómo se comprueba quién escribe.

    `comprobar_firmas`: si el servidor propio no certifica el remitente de un titular o de un banco, Buzón comprueba por
    sí mismo su firma DKIM, preguntando al DNS. `reenviadores`: los `authserv_id` de otros servidores por los que pasa
    el correo antes de llegar y a los que también se cree. `megas_por_remitente`: lo más que se guarda en un día de lo
    que mande una misma dirección que no es de un titular; lo que pase de ahí se lee, pero no se archiva.
    """

    __pydantic_config__: ClassVar[dict[str, str]] = SIN_EXTRAS
    dias_boton_titular: int = 30
    dias_boton_deudor: int = 60
    comprobar_firmas: bool = True
    reenviadores: tuple[str, ...] = ()
    megas_por_remitente: int = 50


@dataclass(frozen=True, kw_only=True)
class Datos:
    """[datos]: cuánto se conserva lo de quien ya no debe nada. Sin `conservar_anos`, siempre."""

    __pydantic_config__: ClassVar[dict[str, str]] = SIN_EXTRAS
    conservar_anos: int | None = None
