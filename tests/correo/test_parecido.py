"""La segunda lectura: se parece a lo que aprendió, no se cae con nada y solo sabe ablandar."""

import tomllib
from datetime import date
from pathlib import Path
from time import process_time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from buzon.correo.hallazgos import compilar, leer_intenciones
from buzon.correo.hallazgos.parecido import leer_parecido, parecer, rasgos
from buzon.correo.hallazgos.templanza import COMPROMETEN, nombrar, templar
from buzon.dominio.decidir.respuestas.caso import CERTEZA_PARA_ACTUAR
from buzon.dominio.lecturas import Intencion, TipoIntencion

DATOS = Path(__file__).parents[2] / "buzon" / "datos"
PESOS = (DATOS / "parecido" / "pesos.txt").read_text(encoding="utf-8")
PARECIDO = leer_parecido(PESOS)
TABLAS = {a.stem: tomllib.loads(a.read_text(encoding="utf-8")) for a in sorted((DATOS / "intenciones").glob("*.toml"))}
CON, SIN = compilar(TABLAS, PESOS), compilar(TABLAS)
TIPOS: tuple[TipoIntencion, ...] = PARECIDO.tipos


@pytest.mark.parametrize(
    ("texto", "tipo"),
    [
        ("los tubos llegaron partidos y nadie los vino a cambiar", "disputa"),
        ("apenas nos gire la constructora le transferimos lo suyo", "promesa"),
        ("me puede volver a mandar el pdf de la boleta", "copia"),
        ("borrenme de sus registros y no escriban mas", "baja"),
    ],
)
def test_se_parece_a_lo_que_dice(texto: str, tipo: str) -> None:
    probables = parecer(texto, PARECIDO)
    assert max(probables, key=lambda t: probables[t]) == tipo


@given(st.text(max_size=300))
def test_las_probabilidades_suman_uno(texto: str) -> None:
    assert sum(parecer(texto, PARECIDO).values()) == pytest.approx(1)


@given(
    leidas=st.lists(
        st.builds(Intencion, tipo=st.sampled_from(TIPOS), cita=st.just("x"), certeza=st.floats(0.1, 0.99)),
        min_size=1,
        max_size=4,
        unique_by=lambda i: i.tipo,
    ),
    pesos=st.lists(st.floats(0, 1), min_size=len(TIPOS), max_size=len(TIPOS)),
)
def test_nunca_endurece(leidas: list[Intencion], pesos: list[float]) -> None:
    """Lo que sale con certeza de actuar ya la tenía, y era lo principal para las reglas."""
    salen = templar(leidas, dict(zip(TIPOS, pesos, strict=True)))
    antes = {i.tipo: i.certeza for i in leidas}
    assert all(i.certeza <= antes[i.tipo] for i in salen if i.tipo in antes)
    assert salen[0].certeza < CERTEZA_PARA_ACTUAR or salen[0].tipo == leidas[0].tipo
    assert all(i.tipo not in COMPROMETEN for i in salen if i.tipo not in antes)


@given(pesos=st.lists(st.floats(0, 1), min_size=len(TIPOS), max_size=len(TIPOS)))
def test_lo_que_solo_se_parece_nunca_basta_para_actuar(pesos: list[float]) -> None:
    nombrada = nombrar(dict(zip(TIPOS, pesos, strict=True)))
    assert nombrada is None or nombrada[1] < CERTEZA_PARA_ACTUAR


@settings(deadline=None)
@given(st.text(alphabet="abcdefg hijklmnñopqrst uvwxyz.,¿?", max_size=200))
def test_con_parecido_no_hay_nada_seguro_que_las_reglas_no_digan(texto: str) -> None:
    def seguras(saber: object) -> set[str]:
        leidas = leer_intenciones(texto, asunto="", fecha_correo=date(2026, 6, 10), saber=saber)  # type: ignore[arg-type]
        return {i.tipo for i in leidas if i.certeza >= CERTEZA_PARA_ACTUAR}

    assert seguras(CON) <= seguras(SIN)


def test_un_modelo_roto_se_dice() -> None:
    with pytest.raises(ValueError, match="make parecido"):
        leer_parecido("promesa disputa\n0.1 0.0\nhola\tPP\n")
    with pytest.raises(ValueError, match="make parecido"):
        leer_parecido("promesa disputa\n0.1 0.0 0.0\nhola\tP\n")


def test_los_rasgos_no_dependen_de_las_cifras_ni_de_las_tildes() -> None:
    assert rasgos("Pagué 1.234 el día 5") == rasgos("pague 9.876 el dia 7")


def test_un_correo_enorme_se_lee_en_nada() -> None:
    empieza = process_time()
    leer_intenciones("te pago el viernes, no tengo. " * 20_000, asunto="", fecha_correo=date(2026, 6, 10), saber=CON)
    assert process_time() - empieza < 3
