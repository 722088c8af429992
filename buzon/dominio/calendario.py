"""Días y horas: festivos del país y el próximo momento en que se puede escribir.

No mira el reloj: el instante de partida llega siempre de fuera, con zona.
"""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, time, timedelta, tzinfo
from functools import lru_cache
from zoneinfo import ZoneInfo

DIAS_SEMANA = ("lun", "mar", "mie", "jue", "vie", "sab", "dom")
_UN_DIA, _UN_SEGUNDO = timedelta(days=1), timedelta(seconds=1)
_TOPE_DE_BUSQUEDA = 60  # días: ningún país tiene dos meses seguidos de fiesta
# Hay programas de facturación que escriben 31/12/9999 por «sin vencimiento»: sumarle un día no cabe en una fecha.
_PRIMERO, _ULTIMO = date(1990, 1, 1), date(2100, 1, 1)


def es_creible(dia: date) -> bool:
    """Si puede ser la fecha de una factura o de su vencimiento: de 1990 a 2099."""
    return _PRIMERO <= dia < _ULTIMO


def empieza_el_dia(dia: date, zona: tzinfo) -> datetime:
    """El primer instante de un día local, en UTC. Si las cero horas no existen esa noche, el de la primera que sí."""
    return datetime.combine(dia, time(0), zona).astimezone(UTC)


def sumar_dias(dia: date, dias: int) -> date:
    """El día `dias` después. Una fecha increíble cuenta como la creíble más cercana: siempre hay resultado."""
    return min(max(dia, _PRIMERO), _ULTIMO) + timedelta(days=dias)


@lru_cache(maxsize=64)
def _festivos(pais: str, region: str | None, ano: int) -> frozenset[date]:
    import holidays  # noqa: PLC0415 - import pesado

    try:
        return frozenset(holidays.country_holidays(pais, subdiv=region, years=ano))
    except NotImplementedError:
        return frozenset()


def es_festivo(dia: date, pais: str, region: str | None = None) -> bool:
    """Si `dia` es festivo oficial del país (ISO 3166-1) y su región, según el paquete `holidays`.

    Un país que el paquete no conoce no tiene festivos: se escribe en día laborable cualquiera.
    """
    return dia in _festivos(pais.upper(), region, dia.year)


def calendario_de(pais: str, region: str | None = None) -> Callable[[date], bool]:
    """La pregunta "¿es festivo?" de un país, para pasarla a quien cuenta días hábiles."""
    return lambda dia: es_festivo(dia, pais, region)


@dataclass(frozen=True)
class Ventana:
    """Cuándo se puede escribir a alguien: días de la semana, de qué hora a qué hora (local) y festivos aparte.

    `franjas` da otras horas a algunos días. `ademas`: ventanas que han de estar abiertas a la vez que esta.
    """

    zona: ZoneInfo
    dias: frozenset[str]
    desde: time
    hasta: time
    es_festivo: Callable[[date], bool] | None = None
    franjas: tuple[tuple[str, time, time], ...] = ()
    ademas: "tuple[Ventana, ...]" = ()

    @classmethod
    def con_franjas(
        cls,
        zona: ZoneInfo,
        dias: frozenset[str],
        franjas: tuple[tuple[str, time, time], ...],
        es_festivo: Callable[[date], bool] | None,
    ) -> "Ventana":
        """Una ventana con sus horas por día: los días sin horas se cierran; sin ninguna, todo el día."""
        con_horas = dias & {dia for dia, _, _ in franjas} if franjas else dias
        return cls(zona, con_horas, time.min, time.max, es_festivo, franjas)

    def con(self, ademas: "tuple[Ventana, ...]") -> "Ventana":
        """Esta ventana, solo mientras también estén abiertas las otras."""
        return replace(self, ademas=ademas)

    def es_dia(self, dia: date) -> bool:
        """Si ese día se puede escribir a alguna hora, sin mirar `ademas`."""
        return DIAS_SEMANA[dia.weekday()] in self.dias and not (self.es_festivo and self.es_festivo(dia))

    def _horas(self, dia: date) -> tuple[time, time]:
        nombre = DIAS_SEMANA[dia.weekday()]
        return next(((desde, hasta) for suyo, desde, hasta in self.franjas if suyo == nombre), (self.desde, self.hasta))

    def _esta_abierta_sola(self, ahora: datetime) -> bool:
        local = ahora.astimezone(self.zona)
        desde, hasta = self._horas(local.date())
        return self.es_dia(local.date()) and desde <= local.time() < hasta

    def esta_abierta(self, ahora: datetime) -> bool:
        """Si en ese instante se puede escribir."""
        return self._esta_abierta_sola(ahora) and all(otra.esta_abierta(ahora) for otra in self.ademas)

    def proxima(self, no_antes: datetime) -> datetime | None:
        """El primer instante permitido desde `no_antes` (incluido), en la zona local; `None` si no lo hay.

        La noche del cambio de hora manda el reloj de pared: si una hora se repite, la ventana se abre las dos veces; si
        se salta la de abrir, se abre en la primera que existe, y si se salta la ventana entera, ese día no se abre.
        """
        # En UTC: en la zona local, las dos veces de una hora que se repite son iguales para Python.
        return _proxima(self, no_antes.astimezone(UTC))

    def _buscar(self, no_antes: datetime) -> datetime | None:
        momento: datetime | None = no_antes.astimezone(self.zona)
        limite = no_antes + timedelta(days=_TOPE_DE_BUSQUEDA)
        # Cada una empuja hasta su propia apertura: cuando ninguna empuja, es el primer instante común.
        while momento is not None and momento <= limite:
            antes = momento
            for una in (self, *self.ademas):
                momento = una._proxima_sola(momento) if momento is not None else None  # noqa: SLF001 - es la misma clase
            if momento == antes:
                return momento.astimezone(self.zona)
        return None

    def _proxima_sola(self, no_antes: datetime) -> datetime | None:
        local = no_antes.astimezone(self.zona)
        if self._esta_abierta_sola(local):
            return local
        desde, dia = no_antes.astimezone(UTC), local.date()
        for _ in range(_TOPE_DE_BUSQUEDA):
            if self.es_dia(dia):
                for apertura in self._aperturas(dia):
                    if apertura >= desde and self._esta_abierta_sola(apertura):
                        return apertura.astimezone(self.zona)
            dia += timedelta(days=1)
        return None

    def _aperturas(self, dia: date) -> list[datetime]:
        """Los instantes, en UTC y en orden, en que ese día puede abrirse: a su hora, y al cambiar la hora si cambia."""
        apertura = datetime.combine(dia, self._horas(dia)[0], self.zona)
        antes = datetime.combine(dia - _UN_DIA, time(12), self.zona).astimezone(UTC)
        despues = datetime.combine(dia + _UN_DIA, time(12), self.zona).astimezone(UTC)
        if self._desfase(antes) == self._desfase(despues):
            return [apertura.astimezone(UTC)]
        while despues - antes > _UN_SEGUNDO:
            medio = antes + (despues - antes) // 2
            if self._desfase(medio) == self._desfase(antes):
                antes = medio
            else:
                despues = medio
        cambio = despues.replace(microsecond=0)
        posibles = {apertura.astimezone(UTC), apertura.replace(fold=1).astimezone(UTC), cambio}
        return sorted(instante for instante in posibles if instante.astimezone(self.zona).date() == dia)

    def _desfase(self, instante: datetime) -> timedelta | None:
        return instante.astimezone(self.zona).utcoffset()

    def al_empezar(self, dia: date) -> datetime:
        """Las cero horas locales de un día, como instante."""
        return datetime.combine(dia, time(0), self.zona)


@lru_cache(maxsize=4096)
def _proxima(ventana: Ventana, no_antes: datetime) -> datetime | None:
    """Miles de facturas comparten ventana y día: cada pregunta distinta se contesta una vez."""
    return ventana._buscar(no_antes)  # noqa: SLF001 - es de la ventana, y se recuerda fuera porque ella no cambia
