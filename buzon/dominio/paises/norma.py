"""La norma de un país: cuándo y cómo se puede reclamar, y qué se puede sumar a la deuda. Solo valores."""

from dataclasses import dataclass
from datetime import date, time
from decimal import Decimal
from typing import Literal

Tipo = Literal["empresa", "consumidor"]
Confianza = Literal["alta", "media", "baja"]
OTROS = "**"
"""La norma prudente de los países que no tienen la suya."""

IGNORABLES = ("dias", "horas", "feriados", "max_por_semana", "min_dias_entre", "agencia_cc")
"""Lo que el dueño puede pedir que no se aplique, si en su país no lo manda la ley."""


@dataclass(frozen=True, kw_only=True)
class Procedencia:
    """De dónde sale un valor. `verificado_el` es `None` mientras nadie haya leído la fuente.

    `obliga`: lo manda una norma vigente. Si no, es prudencia (la norma habla de visitas y llamadas, o solo lo dice la
    prensa) y el dueño puede apartarse de ella.
    """

    fuente: str
    verificado_el: date | None
    confianza: Confianza
    obliga: bool
    nota: str = ""


@dataclass(frozen=True, kw_only=True)
class Franja:
    """De qué hora a qué hora (local, sin incluir la segunda) se puede escribir ese día de la semana."""

    dia: str
    desde: time
    hasta: time


@dataclass(frozen=True, kw_only=True)
class TopeDeGastos:
    """Cuánto se puede sumar, como mucho, por gastos de cobranza. Sin topes, lo pactado.

    `por_ciento` del saldo; `fijo` en `moneda_fijo`; `tras_dias` de atraso. `compensacion` es lo que la ley da por cada
    factura sin probar ningún gasto, en `moneda_compensacion`.
    """

    por_ciento: Decimal | None = None
    fijo: Decimal | None = None
    moneda_fijo: str = ""
    tras_dias: int = 0
    compensacion: Decimal | None = None
    moneda_compensacion: str = ""


@dataclass(frozen=True, kw_only=True)
class InteresLegal:
    """Cómo se cuenta el interés de demora que da la ley.

    `tabla`: la de tasas por periodos; sin ella, `fija` (tanto por ciento anual). `factor` multiplica la de la tabla,
    con el resultado en dos decimales. `modo`: "simple" sobre `base` días, o "efectiva" (anual, repartida por días).
    `recargo`: tanto por ciento del saldo, una sola vez. `para`: entre quiénes rige. `tope` es el tanto por ciento
    mensual que no puede pasar ni lo pactado.
    """

    tabla: str = ""
    fija: Decimal | None = None
    factor: Decimal = Decimal(1)
    modo: Literal["simple", "efectiva"] = "simple"
    base: int = 365
    recargo: Decimal = Decimal(0)
    para: tuple[Tipo, ...] = ("empresa",)
    ley: str = ""
    factor_tope: Decimal | None = None
    tope_mensual: Decimal | None = None


@dataclass(frozen=True, kw_only=True)
class Norma:
    """Lo que un país manda o aconseja. `None`, vacío o `False` = no dice nada.

    `alcance`: a quién protege. `agencia_cc`: a qué clase de deudor se le puede escribir con la agencia en copia.
    `zonas`: las horarias del país, la principal primero. En años, `registro_retencion` y `prescripcion` (el plazo más
    corto que puede tocarle a una factura corriente, desde su vencimiento). `procedencias` dice, por el
    nombre de cada valor, de dónde sale.
    """

    pais: str
    nombre: str
    ley: str
    moneda: str = ""
    zonas: tuple[str, ...] = ()
    alcance: tuple[Tipo, ...] = ()
    dias: tuple[str, ...] = ()
    horas: tuple[Franja, ...] = ()
    feriados: bool = False
    max_por_semana: int | None = None
    min_dias_entre: int | None = None
    max_por_dia: int | None = None
    canal_autorizado: bool = False
    terceros: str = ""
    agencia_cc: tuple[Tipo, ...] = ("empresa", "consumidor")
    prohibido: tuple[str, ...] = ()
    contenido_obligatorio: tuple[str, ...] = ()
    gastos: TopeDeGastos | None = None
    interes: InteresLegal | None = None
    registro_retencion: int | None = None
    prescripcion: int | None = None
    procedencias: tuple[tuple[str, Procedencia], ...] = ()

    def procedencia(self, clave: str) -> Procedencia | None:
        """De dónde sale un valor, por su nombre; `None` si el país no dice nada de eso."""
        return next((suya for nombre, suya in self.procedencias if nombre == clave), None)

    def obliga(self, clave: str) -> bool:
        """Si ese valor lo manda una norma vigente, y el dueño no puede apartarse de él."""
        suya = self.procedencia(clave)
        return suya is not None and suya.obliga
