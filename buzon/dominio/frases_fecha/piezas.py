"""Las piezas con que se escriben las frases de fecha: palabras, números, y el día desde el que se cuenta.

Todo trabaja sobre texto llano (sin tildes ni mayúsculas). Los patrones son de RE2: el correo es hostil y aquí nada
puede retroceder.
"""

import calendar
from collections.abc import Callable, Sequence
from datetime import date, timedelta
from typing import Any, Literal

import msgspec
import re2

from buzon.dominio.numerales import VALORES, leer_numeral

Sentido = Literal["futuro", "pasado"]

# Con las faltas que de verdad se ven en un correo escrito con prisa.
DIA = (
    "(?:lunes|luns|lnes|lunez|lumes|lines|luenes|marets|martes|martez|matres|marte|"
    "miercoles|miercole|miercols|mircoles|miecoles|miercolez|miercles|miercoels|mierocles|"
    "jueves|juebes|juves|jeuves|jueve|juevez|jeves|juevs|vierens|virnes|viernes|biernes|viernez|biernez|vierne|vienres|"
    "viermes|vinres|vierness|sabado|savado|sabdo|sabao|domingo|domigo|dominho)"
)
DIA_CORTO = "(?:lun|mar|mie|mier|jue|vie|sab|dom)"
MES = (
    "(?:enero|henero|ene|febrero|febreo|febr|feb|marzo|marso|mzo|mar|abril|habril|abr|mayo|may|junio|jun|julio|jul|"
    "agosto|agosot|agto|ago|septiembre|setiembre|septiembe|setienbre|septienbre|sept|sep|set|octubre|otubre|octuble|oct|"
    "noviembre|nobiembre|novienbre|noviembe|nov|diciembre|disiembre|dicienbre|diciembe|dic)"
)
_MESES = (
    ("ene", "hen"), ("feb",), ("mar", "mzo"), ("abr", "hab"), ("may",), ("jun",), ("jul",), ("ag",), ("se",),
    ("oct", "otu"), ("nov", "nob"), ("dic", "dis"),
)  # fmt: skip
_NUMERALES = [p for p, valor in VALORES.items() if 0 < valor < 100]  # noqa: PLR2004 - nadie promete a cien días
_PALABRAS = "|".join(sorted(_NUMERALES, key=len, reverse=True))
NUMERO = rf"(?:\d{{1,3}}|treinta y un[oa]?|cuarenta y cinco|un par de|unos|unas|{_PALABRAS})"
DIA_DEL_MES = rf"(?:\d{{1,2}}(?:ro|ero|er|o|°)?|primero|treinta y uno|{_PALABRAS})"
PROXIMO = r"(?:proxim[oa]|prox\.?|siguiente|otr[oa]|entrante)"
QUE_VIENE = (
    r"(?:que (?:viene|biene|entra|sigue)|q (?:viene|entra|sigue)|k viene|entrante|proxim[oa]|siguiente|venider[oa])"
)
_ULTIMO = 31


class Cuenta(msgspec.Struct, frozen=True):
    """Desde qué día se cuenta, hacia dónde mira quien escribe, y qué días no son hábiles."""

    hoy: date
    sentido: Sentido
    es_festivo: Callable[[date], bool]

    def dias(self, cuantos: int) -> date:
        """Hoy más `cuantos` días corridos."""
        return self.hoy + timedelta(days=cuantos)

    def habiles(self, cuantos: int) -> date:
        """El día en que se cumplen `cuantos` días hábiles (de lunes a viernes y no festivos) contados desde mañana."""
        dia, paso = self.hoy, 1 if cuantos >= 0 else -1
        quedan = min(abs(cuantos), 366)
        while quedan:
            dia += timedelta(days=paso)
            if dia.weekday() < 5 and not self.es_festivo(dia):  # noqa: PLR2004 - sábado
                quedan -= 1
        return dia

    def mes(self, cuantos: int) -> tuple[int, int]:
        """Año y mes que quedan `cuantos` meses después del de hoy."""
        indice = self.hoy.year * 12 + self.hoy.month - 1 + cuantos
        return indice // 12, indice % 12 + 1

    def sumar_meses(self, cuantos: int) -> date:
        """El mismo día `cuantos` meses después, o el último si ese mes es más corto."""
        return recortar(*self.mes(cuantos), self.hoy.day)

    def lunes(self, semanas: int) -> date:
        """El lunes de la semana de hoy, `semanas` después."""
        return self.hoy - timedelta(days=self.hoy.weekday()) + timedelta(weeks=semanas)

    def del_mes(self, dia: int) -> date | None:
        """El día `dia` más cercano en el sentido de la cuenta; en un mes corto, su último día. `None` si no existe."""
        if not 1 <= dia <= _ULTIMO:
            return None
        for salto in range(3):
            candidato = recortar(*self.mes(salto if self.sentido == "futuro" else -salto), dia)
            if candidato >= self.hoy if self.sentido == "futuro" else candidato <= self.hoy:
                return candidato
        return None

    def del_ano(self, mes: int, dia: int) -> date | None:
        """El día y mes más cercano en el sentido de la cuenta; `None` si ese mes no tiene ese día."""
        for salto in range(9):
            candidato = fecha(self.hoy.year + (salto if self.sentido == "futuro" else -salto), mes, dia)
            if candidato and (candidato >= self.hoy if self.sentido == "futuro" else candidato <= self.hoy):
                return candidato
        return None


class Frase(msgspec.Struct, frozen=True):
    """Una manera de decir una fecha.

    `resolver` recibe los grupos y la cuenta, y da la fecha o `None`: una frase que casa y no resuelve tapa igualmente
    su trozo de texto ("por la mañana" no es "mañana"). `es_debil`: solo vale si no hay otra ("ahora").
    `es_vaga`: quien escribe no dio un día y este es el último que le vale.
    """

    patron: str
    resolver: Callable[["dict[str, str]", Cuenta], date | None]
    es_debil: bool = False
    es_vaga: bool = False

    def compilar(self) -> Any:
        """El patrón, en RE2."""
        return re2.compile(self.patron)


def fecha(ano: int, mes: int, dia: int) -> date | None:
    """La fecha, o `None` si no existe."""
    try:
        return date(ano, mes, dia)
    except ValueError:
        return None


def ultimo(ano: int, mes: int) -> date:
    """El último día de un mes."""
    return date(ano, mes, calendar.monthrange(ano, mes)[1])


def recortar(ano: int, mes: int, dia: int) -> date:
    """El día `dia` de un mes, o el último si el mes es más corto."""
    return min(date(ano, mes, 28) + timedelta(days=dia - 28), ultimo(ano, mes)) if dia > 28 else date(ano, mes, dia)  # noqa: PLR2004 - febrero


def leer_numero(palabra: str) -> int:
    """El número de una pieza `NUMERO` o `DIA_DEL_MES`; cero si no lo es."""
    digitos = palabra.rstrip("oeri°").strip()
    if digitos.isascii() and digitos.isdigit():
        return int(digitos)
    if palabra.startswith("un par"):
        return 2
    if palabra in {"unos", "unas"}:
        return 0
    return 1 if palabra == "primero" else int(leer_numeral(palabra.split()) or 0)


def leer_dia(palabra: str) -> int:
    """El día de la semana (lunes = 0) de una palabra `DIA` o `DIA_CORTO`."""
    if palabra.startswith("ma"):
        return 1
    return {"l": 0, "m": 2, "j": 3, "v": 4, "b": 4, "s": 5, "d": 6}[palabra[0]]


def leer_mes(palabra: str) -> int:
    """El mes (enero = 1) de una palabra `MES`."""
    return next(lugar for lugar, inicios in enumerate(_MESES, 1) if palabra.startswith(inicios))


def leer_ano(cifras: str | None) -> int | None:
    """Un año de dos o cuatro cifras."""
    if not cifras:
        return None
    return int(cifras) if len(cifras) == 4 else 2000 + int(cifras)  # noqa: PLR2004 - «26» es 2026


def reunir(frases: Sequence[Sequence[Frase]]) -> tuple[Frase, ...]:
    """Las listas de los archivos, seguidas."""
    return tuple(frase for lista in frases for frase in lista)
