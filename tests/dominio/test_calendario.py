"""Ventanas: el próximo instante en que se puede escribir, también las noches en que cambia la hora."""

from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from buzon.dominio.calendario import DIAS_SEMANA, Ventana, calendario_de, es_festivo

SANTIAGO, MADRID, MEXICO = (ZoneInfo(z) for z in ("America/Santiago", "Europe/Madrid", "America/Mexico_City"))
LABORABLES = frozenset(DIAS_SEMANA[:5])
TODOS = frozenset(DIAS_SEMANA)


def _ventana(zona: ZoneInfo = SANTIAGO, desde: time = time(9), hasta: time = time(18), pais: str = "") -> Ventana:
    return Ventana(zona, LABORABLES, desde, hasta, calendario_de(pais) if pais else None)


@pytest.mark.parametrize(
    ("desde", "espera"),
    [
        ("2026-12-14T08:59", "2026-12-14T09:00"),
        ("2026-12-14T09:00", "2026-12-14T09:00"),
        ("2026-12-14T17:59", "2026-12-14T17:59"),
        ("2026-12-14T18:00", "2026-12-15T09:00"),
        ("2026-12-11T18:30", "2026-12-14T09:00"),  # viernes por la tarde
        ("2026-12-12T12:00", "2026-12-14T09:00"),  # sábado
        ("2026-12-24T20:00", "2026-12-28T09:00"),  # Navidad en viernes
    ],
)
def test_el_proximo_momento(desde: str, espera: str) -> None:
    ventana = _ventana(pais="CL")
    hallado = ventana.proxima(datetime.fromisoformat(desde).replace(tzinfo=SANTIAGO))
    assert hallado == datetime.fromisoformat(espera).replace(tzinfo=SANTIAGO)


@pytest.mark.parametrize(
    ("dia", "pais", "festivo"),
    [
        (date(2026, 9, 18), "CL", True),
        (date(2026, 9, 16), "MX", True),
        (date(2026, 7, 20), "CO", True),
        (date(2026, 7, 28), "PE", True),
        (date(2026, 10, 12), "ES", True),
        (date(2026, 9, 18), "ES", False),
        (date(2026, 1, 1), "ZZ", False),
    ],
)
def test_los_festivos_son_los_del_pais(dia: date, pais: str, *, festivo: bool) -> None:
    assert es_festivo(dia, pais) is festivo


def test_sin_dias_no_hay_momento() -> None:
    ventana = Ventana(SANTIAGO, frozenset(), time(9), time(18))
    assert ventana.proxima(datetime(2026, 12, 14, tzinfo=UTC)) is None


def test_la_medianoche_que_no_existe_en_santiago_cae_en_la_primera_hora_que_si() -> None:
    ventana = Ventana(SANTIAGO, TODOS, time(0), time(18))
    hallado = ventana.proxima(datetime(2026, 9, 5, 20, 0, tzinfo=SANTIAGO))
    assert hallado is not None
    assert hallado.astimezone(UTC) == datetime(2026, 9, 6, 4, 0, tzinfo=UTC)
    assert ventana.esta_abierta(hallado)


def test_la_hora_repetida_en_madrid_abre_una_vez() -> None:
    ventana = Ventana(MADRID, TODOS, time(2, 30), time(18))
    hallado = ventana.proxima(datetime(2026, 10, 24, 20, 0, tzinfo=MADRID))
    assert hallado is not None
    assert hallado.astimezone(UTC) == datetime(2026, 10, 25, 0, 30, tzinfo=UTC)


@given(
    st.datetimes(datetime(2026, 1, 1), datetime(2028, 1, 1), timezones=st.just(UTC)),  # noqa: DTZ001 - la zona va aparte
    st.sampled_from((SANTIAGO, MADRID, MEXICO)),
)
def test_la_proxima_nunca_es_pasada_y_siempre_esta_abierta(desde: datetime, zona: ZoneInfo) -> None:
    ventana = _ventana(zona)
    hallado = ventana.proxima(desde)
    assert hallado is not None
    assert hallado >= desde
    assert ventana.esta_abierta(hallado)
    assert hallado - desde < timedelta(days=4)


_CUARTOS = st.integers(0, 95).map(lambda n: time(n // 4, n % 4 * 15))
_CINCO = timedelta(minutes=5)


@pytest.mark.parametrize(
    ("zona", "noche"),
    [
        ("Europe/Madrid", "2026-10-24T20:00"),  # la hora se repite
        ("Europe/Madrid", "2026-03-28T20:00"),  # la hora se salta
        ("America/Santiago", "2026-09-05T20:00"),  # se salta la medianoche
        ("America/Santiago", "2026-04-04T20:00"),  # se repite la última hora del día
        ("America/Havana", "2026-10-31T20:00"),  # se repite la primera
        ("Australia/Lord_Howe", "2026-04-04T20:00"),  # media hora
        ("America/Mexico_City", "2026-10-24T20:00"),  # ya no cambia
    ],
)
@settings(deadline=None, max_examples=60)
@given(desde=_CUARTOS, hasta=_CUARTOS, saltos=st.integers(0, 200))
def test_la_proxima_es_siempre_el_primer_instante_abierto_aunque_cambie_la_hora(
    zona: str, noche: str, desde: time, hasta: time, saltos: int
) -> None:
    assume(desde < hasta)
    ventana = Ventana(ZoneInfo(zona), frozenset(DIAS_SEMANA), desde, hasta)
    inicio = datetime.fromisoformat(noche).replace(tzinfo=ZoneInfo(zona)).astimezone(UTC)
    no_antes = inicio + saltos * _CINCO
    a_mano = next(t for n in range(1000) if ventana.esta_abierta(t := no_antes + n * _CINCO))
    hallada = ventana.proxima(no_antes)
    assert hallada is not None
    assert hallada.astimezone(UTC) == a_mano
