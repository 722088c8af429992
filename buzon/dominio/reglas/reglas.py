"""reglas.toml entero."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import cached_property
from typing import ClassVar
from zoneinfo import ZoneInfo

from buzon.dominio.calendario import Ventana, calendario_de
from buzon.dominio.cargos.tasas import Tabla
from buzon.dominio.paises.norma import Norma
from buzon.dominio.reglas.base import SIN_EXTRAS
from buzon.dominio.reglas.cargos import Cargos, Descuento, TasaReglas
from buzon.dominio.reglas.cobranza import Acuerdos, Cobranza, Etapa, Resumen
from buzon.dominio.reglas.confianza import Confianza, Datos
from buzon.dominio.reglas.correo import CorreoReglas, Vigilancia
from buzon.dominio.reglas.deudores import NADA_PARTICULAR, DeudorReglas, claves
from buzon.dominio.reglas.escalada import Abogado, Agencia, Segmento
from buzon.dominio.reglas.negocio import Banco, Extracto, MedioDePago, Negocio
from buzon.dominio.reglas.pais import Pais
from buzon.dominio.reglas.papeles import CartaFormal


@dataclass(frozen=True, kw_only=True)
class Reglas:
    """reglas.toml entero."""

    __pydantic_config__: ClassVar[dict[str, str]] = SIN_EXTRAS
    negocio: Negocio
    correo: CorreoReglas
    etapas: tuple[Etapa, ...]
    agencia: Agencia | None = None
    abogado: Abogado | None = None
    segmentos: tuple[Segmento, ...] = ()
    medios_de_pago: tuple[MedioDePago, ...] = ()
    bancos: tuple[Banco, ...] = ()
    extractos: tuple[Extracto, ...] = ()
    deudores: tuple[DeudorReglas, ...] = ()
    cobranza: Cobranza = field(default_factory=Cobranza)
    acuerdos: Acuerdos = field(default_factory=Acuerdos)
    resumen: Resumen = field(default_factory=Resumen)
    vigilancia: Vigilancia = field(default_factory=Vigilancia)
    pais: Pais = field(default_factory=Pais)
    cargos: Cargos = field(default_factory=Cargos)
    carta_formal: CartaFormal = field(default_factory=CartaFormal)
    tasas: tuple[TasaReglas, ...] = ()
    descuento: Descuento = field(default_factory=Descuento)
    confianza: Confianza = field(default_factory=Confianza)
    datos: Datos = field(default_factory=Datos)

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
            for clave in claves(ficha.nombre, ficha.id_fiscal, (ficha.correo or "",)):
                indice.setdefault(clave, ficha)
        return indice

    def particular(self, nombre: str, id_fiscal: str | None, correos: Iterable[str]) -> DeudorReglas:
        """Lo particular de un cliente, o una ficha sin nada."""
        if not self.deudores:  # lo corriente; con miles de facturas, hacer las claves es lo que más cuesta
            return NADA_PARTICULAR
        suyas = claves(nombre, id_fiscal, correos)
        return next((self._particulares[clave] for clave in suyas if clave in self._particulares), NADA_PARTICULAR)

    def norma(self, pais: str) -> Norma | None:
        """La norma de ese país. Aquí, ninguna: las trae `ReglasConNormas`, que es lo que monta la casa."""
        del pais
        return None

    def tabla(self, nombre: str) -> Tabla | None:
        """Una tabla de tasas, por su nombre. Aquí, ninguna: como las normas."""
        del nombre
        return None

    @cached_property
    def vigores(self) -> dict[tuple[object, ...], object]:
        """Lo que rige para cada deudor, ya compuesto por `paises.vigor`: se recuerda mientras valgan estas reglas."""
        return {}

    def ventana(self, zona_horaria: str | None = None, pais: str | None = None, region: str | None = None) -> Ventana:
        """Cuándo quiere el dueño que se escriba a quien vive en esa zona (por omisión, la suya).

        Con `festivos`, ni en los del negocio ni en los del país del cliente. Lo que además manda la ley de ese país
        lo añade `paises.vigor`.
        """
        cobranza = self.cobranza
        del_negocio = calendario_de(self.negocio.pais, cobranza.region)
        del_cliente = calendario_de(pais, region) if pais else del_negocio
        return Ventana(
            zona=ZoneInfo(zona_horaria or self.negocio.zona_horaria),
            dias=frozenset(cobranza.dias),
            desde=cobranza.desde,
            hasta=cobranza.hasta,
            es_festivo=(lambda dia: del_negocio(dia) or del_cliente(dia)) if cobranza.festivos else None,
        )
