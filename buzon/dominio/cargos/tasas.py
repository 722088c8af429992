"""Tablas de tasas por periodos: qué tasa regía cada día, y qué días no se sabe."""

from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal

from buzon.dominio.paises.norma import Confianza

_UN_DIA = timedelta(days=1)


@dataclass(frozen=True, kw_only=True)
class Periodo:
    """De `desde` a `hasta`, los dos incluidos, rige `tasa` (tanto por ciento anual)."""

    desde: date
    hasta: date
    tasa: Decimal
    fuente: str
    confianza: Confianza = "alta"


@dataclass(frozen=True, kw_only=True)
class Tabla:
    """Una tabla. `donde`: dónde se publica, para quien tenga que completarla. Los periodos no se pisan."""

    nombre: str
    titulo: str
    donde: str
    periodos: tuple[Periodo, ...] = ()

    def con(self, propios: tuple[Periodo, ...]) -> "Tabla":
        """Esta tabla con los periodos que añadió el dueño, que van primero."""
        return Tabla(nombre=self.nombre, titulo=self.titulo, donde=self.donde, periodos=(*propios, *self.periodos))

    def en(self, dia: date) -> Periodo | None:
        """El periodo de ese día; `None` si no se sabe."""
        return next((periodo for periodo in self.periodos if periodo.desde <= dia <= periodo.hasta), None)

    def tramos(self, desde: date, hasta: date) -> tuple[tuple[date, date, Periodo], ...] | str:
        """Los días de `desde` a `hasta`, incluidos, partidos por periodos; si falta alguno, qué falta y dónde mirar."""
        partes: list[tuple[date, date, Periodo]] = []
        dia = desde
        while dia <= hasta:
            periodo = self.en(dia)
            if periodo is None:
                return f"falta la tasa del {dia:%d/%m/%Y} en «{self.titulo}»: mírala en {self.donde}"
            fin = min(periodo.hasta, hasta)
            partes.append((dia, fin, periodo))
            dia = fin + _UN_DIA
        return tuple(partes)


def fija(tasa: Decimal, fuente: str) -> Tabla:
    """Una tasa que no cambia: la pactada, o la que la ley da en una cifra."""
    siempre = Periodo(desde=date(1990, 1, 1), hasta=date(2100, 1, 1), tasa=tasa, fuente=fuente)
    return Tabla(nombre="", titulo=fuente, donde=fuente, periodos=(siempre,))
