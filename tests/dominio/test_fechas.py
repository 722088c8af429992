"""Las fechas dichas en castellano. Salvo que el caso diga otra cosa, hoy es miércoles 10 de junio de 2026."""

from datetime import date, timedelta
from time import process_time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from buzon.dominio.fechas import buscar_fecha, buscar_fechas

HOY = date(2026, 6, 10)
DIAS = ["lunes", "martes", "jueves", "sábado", "domingo"]


def _dia(texto: str) -> date:
    return date.fromisoformat(f"2026-{texto}" if len(texto) == 5 else texto)


@pytest.mark.parametrize(
    ("texto", "esperada"),
    [
        ("te pago el viernes", "06-12"),
        ("este viernes sin falta", "06-12"),
        ("el miercoles te deposito", "06-17"),
        ("este miércoles queda", "06-10"),
        ("el viernes que viene", "06-12"),
        ("el próximo viernes", "06-12"),
        ("el otro viernes", "06-19"),
        ("el viernes no, el otro", "06-19"),
        ("la semana que viene, el viernes, cierro el tema", "06-19"),
        ("de este viernes en ocho te pago", "06-19"),
        ("de este miércoles en ocho", "06-17"),
        ("mañanita le deposito", "06-11"),
        ("pasando mañana le pago", "06-12"),
        ("esta misma tarde le pago", "06-10"),
        ("le pagaremos el día veintisiete", "06-27"),
        ("en lo que resta de la semana", "06-12"),
        ("del viernes en ocho", "06-19"),
        ("el jueves de la próxima semana", "06-18"),
        ("el lunes de la otra semana", "06-15"),
        ("el martes de la semana entrante", "06-16"),
        ("para el vierens", "06-12"),
        ("viernes 19 de junio", "06-19"),
        ("el viernes 19", "06-19"),
        ("el vie 19/6 por la tarde", "06-19"),
        ("pagamos los viernes", "06-12"),
        ("hoy mismo", "06-10"),
        ("hoy miércoles", "06-10"),
        ("mañana a primera hora", "06-11"),
        ("manana", "06-11"),
        ("mñn te paso", "06-11"),
        ("mañana por la mañana", "06-11"),
        ("el viernes por la mañana", "06-12"),
        ("esta mañana no, el jueves", "06-11"),
        ("pasado mañana", "06-12"),
        ("mañana o pasado", "06-12"),
        ("entre hoy y mañana", "06-11"),
        ("de hoy en ocho", "06-17"),
        ("fin de mes", "06-30"),
        ("a fin de mes", "06-30"),
        ("a fines de", None),
        ("a fines de julio", "07-31"),
        ("a finales del próximo mes", "07-31"),
        ("antes de que termine el mes", "06-30"),
        ("fin de semana", "06-14"),
        ("este finde", "06-14"),
        ("antes del fin de semana", "06-12"),
        ("en la quincena", "06-15"),
        ("la otra quincena", "06-30"),
        ("la primera quincena de julio", "07-15"),
        ("en la segunda quincena de junio", "06-30"),
        ("en 10 días", "06-20"),
        ("en diez días hábiles", "06-24"),
        ("dentro de los próximos 5 días hábiles", "06-17"),
        ("en dos o tres días", "06-13"),
        ("en 48 horas", "06-12"),
        ("dentro de dos semanas", "06-24"),
        ("en un mes", "07-10"),
        ("en dos meses", "08-10"),
        ("10 días más", "06-20"),
        ("dame 15 días", "06-25"),
        ("la próxima semana", "06-19"),
        ("la semana entrante", "06-19"),
        ("a mediados de la semana que entra", "06-17"),
        ("esta semana", "06-12"),
        ("a más tardar el 15", "06-15"),
        ("el 5", "07-05"),
        ("el 10", "06-10"),
        ("el 31", "06-30"),
        ("el quince", "06-15"),
        ("15/12", "12-15"),
        ("15-12-2026", "12-15"),
        ("15.12.26", "12-15"),
        ("2026-07-01", "07-01"),
        ("15 de diciembre", "12-15"),
        ("15 dic", "12-15"),
        ("el 3 de enero", "2027-01-03"),
        ("1ro de julio", "07-01"),
        ("1º de julio", "07-01"),
        ("primero de julio", "07-01"),
        ("el 3 del próximo mes", "07-03"),
        ("el 5 del mes que viene", "07-05"),
        ("el 25 del presente", "06-25"),
        ("a principios de julio", "07-05"),
        ("a mediados de mes", "06-15"),
        ("entre el 10 y el 15", "06-15"),
        ("entre el 20 y 25 de junio", "06-25"),
        ("del 15 al 19 de junio", "06-19"),
        ("el jueves o viernes", "06-12"),
        ("el jueves, a más tardar el viernes", "06-12"),
        ("el 14 o 15", "06-15"),
        ("pagos los días 10 y 25", "06-10"),
        ("los 25 de cada mes", "06-25"),
        ("el último viernes del mes", "06-26"),
        ("el primer día hábil de julio", "07-01"),
        ("la primera semana de julio", "07-07"),
        ("antes de fin de año", "12-31"),
        ("al rato te deposito", "06-10"),
        ("esta tarde no, el lunes", "06-15"),
        ("a las 15:30 del viernes", "06-12"),
    ],
)
def test_una_promesa_mira_hacia_delante(texto: str, esperada: str | None) -> None:
    hallada = buscar_fecha(texto, HOY)
    assert (hallada and hallada.fecha) == (_dia(esperada) if esperada else None)


@pytest.mark.parametrize(
    ("texto", "esperada"),
    [
        ("pagué el viernes", "06-05"),
        ("el viernes pasado", "06-05"),
        ("el pasado lunes", "06-08"),
        ("el martes de la semana pasada", "06-02"),
        ("ayer", "06-09"),
        ("anteayer", "06-08"),
        ("antier en la tarde", "06-08"),
        ("hace tres días", "06-07"),
        ("hace dos semanas", "05-27"),
        ("hace un rato", "06-10"),
        ("recién", "06-10"),
        ("el 3 de este mes", "06-03"),
        ("el 28", "05-28"),
        ("el 28 de mayo", "05-28"),
        ("el 30 de diciembre", "2025-12-30"),
        ("el 28 del mes pasado", "05-28"),
        ("04/06", "06-04"),
        ("esta mañana", "06-10"),
    ],
)
def test_un_pago_hecho_mira_hacia_atras(texto: str, esperada: str) -> None:
    hallada = buscar_fecha(texto, HOY, sentido="pasado")
    assert hallada
    assert hallada.fecha == _dia(esperada)


@pytest.mark.parametrize(
    "texto",
    [
        "cuando cobre",
        "cuando me paguen a mí",
        "en breve",
        "en estos días",
        "en unos días",
        "por la mañana",
        "a la mañana",
        "de lunes a viernes de 9 a 18",
        "el plazo es de 60 días",
        "pago a 30 días",
        "la factura 26/0402",
        "factura 5/26",
        "el 10%",
        "el 50 % restante",
        "a las 10:47",
        "son 45 lucas",
        "que tengas buen fin de semana",
        "$500 por quincena",
        "hasta la fecha",
        "el 3.500 que dices",
        "el 31/02",
        "el martes posterior a la entrega",
        "sos el primero de la lista",
        "ahora no puedo",
        "el viernes no puedo",
    ],
)
def test_lo_que_no_es_una_fecha_no_lo_parece(texto: str) -> None:
    assert buscar_fecha(texto, HOY) is None


def test_los_festivos_no_cuentan_como_habiles() -> None:
    festivos = {date(2026, 6, 11), date(2026, 6, 12)}
    hallada = buscar_fecha("en 2 días hábiles", HOY, festivos)
    assert hallada
    assert hallada.fecha == date(2026, 6, 16)
    assert buscar_fecha("en 2 días hábiles", HOY, festivos.__contains__) == hallada


@pytest.mark.parametrize(
    ("hoy", "texto", "esperada"),
    [
        ("2026-06-12", "el viernes", "2026-06-19"),
        ("2026-06-12", "el otro viernes", "2026-06-19"),
        ("2026-06-15", "en la quincena", "2026-06-30"),
        ("2026-06-30", "en la quincena", "2026-07-15"),
        ("2026-02-10", "el 30", "2026-02-28"),
        ("2026-01-31", "en un mes", "2026-02-28"),
        ("2026-12-28", "el 5", "2027-01-05"),
        ("2026-12-28", "a principios de enero", "2027-01-05"),
        ("2026-06-30", "a fin de mes", "2026-06-30"),
    ],
)
def test_en_los_bordes_del_mes_y_de_la_semana(hoy: str, texto: str, esperada: str) -> None:
    hallada = buscar_fecha(texto, date.fromisoformat(hoy))
    assert hallada
    assert hallada.fecha == date.fromisoformat(esperada)


@given(st.dates(date(2020, 1, 1), date(2035, 12, 31)), st.sampled_from(["/", "-", "."]))
def test_toda_fecha_escrita_con_cifras_se_lee_igual(dia: date, signo: str) -> None:
    hallada = buscar_fecha(f"vence el {dia:%d{signo}%m{signo}%Y}", dia)
    assert hallada
    assert hallada.fecha == dia


@given(st.dates(date(2020, 1, 1), date(2035, 12, 31)), st.sampled_from(DIAS))
def test_el_dia_de_la_semana_cae_siempre_en_los_siete_siguientes(hoy: date, dia: str) -> None:
    hallada = buscar_fecha(f"el {dia}", hoy)
    assert hallada
    assert timedelta(0) < hallada.fecha - hoy <= timedelta(days=7)


@given(st.text(alphabet="el 0123456789/-.,yoadeunsmñviernhojub quincfá\n", max_size=120))
def test_la_cita_de_una_fecha_es_un_tramo_literal(texto: str) -> None:
    fin = 0
    for hallada in buscar_fechas(texto, HOY):
        assert texto[hallada.inicio : hallada.fin] == hallada.cita
        assert hallada.inicio >= fin
        fin = hallada.fin


@pytest.mark.parametrize("trozo", ["el ", "el 15 o ", "15/", "en ", "de la semana ", "lunes ", "el 15 de diciembre "])
def test_un_texto_hostil_de_fechas_se_mira_en_tiempo_lineal(trozo: str) -> None:
    inicio = process_time()
    buscar_fechas(trozo * 10_000, HOY)
    assert process_time() - inicio < 3


@pytest.mark.parametrize(("hoy", "esperada"), [("2026-11-10", date(2026, 12, 25)), ("2026-04-10", None)])
def test_la_navidad_es_la_que_viene_solo_cuando_esta_cerca(hoy: str, esperada: date | None) -> None:
    hallada = buscar_fecha("lo liquidamos antes de Navidad", date.fromisoformat(hoy))
    assert (hallada and hallada.fecha) == esperada
