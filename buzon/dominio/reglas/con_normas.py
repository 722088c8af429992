"""Las reglas del dueño con lo que Buzón sabe de cada país, que no se escribe en reglas.toml."""

from dataclasses import dataclass
from functools import cached_property

from buzon.dominio.cargos.tasas import Periodo, Tabla
from buzon.dominio.paises.norma import Norma
from buzon.dominio.reglas.reglas import Reglas


@dataclass(frozen=True, kw_only=True)
class ReglasConNormas(Reglas):
    """reglas.toml, las normas de país y las tablas de tasas: las pone el montaje. Para las salas puras son `Reglas`."""

    normas: tuple[Norma, ...] = ()
    tablas: tuple[Tabla, ...] = ()

    @cached_property
    def _por_pais(self) -> dict[str, Norma]:
        return {norma.pais: norma for norma in self.normas}

    def norma(self, pais: str) -> Norma | None:
        """La norma de ese país; `None` si no tiene la suya."""
        return self._por_pais.get(pais)

    @cached_property
    def _por_tabla(self) -> dict[str, Tabla]:
        propias: dict[str, list[Periodo]] = {}
        for una in self.tasas:
            periodo = Periodo(desde=una.desde, hasta=una.hasta, tasa=una.tasa, fuente=una.fuente)
            propias.setdefault(una.tabla, []).append(periodo)
        return {tabla.nombre: tabla.con(tuple(propias.get(tabla.nombre, ()))) for tabla in self.tablas}

    def tabla(self, nombre: str) -> Tabla | None:
        """Una tabla de tasas con lo que añadió el dueño en [[tasas]], que va primero."""
        return self._por_tabla.get(nombre)
