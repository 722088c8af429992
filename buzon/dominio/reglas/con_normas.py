"""Las reglas del dueño con lo que Buzón sabe de cada país, que no se escribe en reglas.toml."""

from dataclasses import dataclass
from functools import cached_property

from buzon.dominio.paises.norma import Norma
from buzon.dominio.reglas.reglas import Reglas


@dataclass(frozen=True, kw_only=True)
class ReglasConNormas(Reglas):
    """reglas.toml y las normas de país. Las pone el montaje al leerlas; las salas puras las usan como `Reglas`."""

    normas: tuple[Norma, ...] = ()

    @cached_property
    def _por_pais(self) -> dict[str, Norma]:
        return {norma.pais: norma for norma in self.normas}

    def norma(self, pais: str) -> Norma | None:
        """La norma de ese país; `None` si no tiene la suya."""
        return self._por_pais.get(pais)
