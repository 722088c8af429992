"""Escriba lo que escriba el dueño, o vale o se le dice qué corregir: nunca un error sin explicar."""

import copy
import tomllib
from collections.abc import Callable
from datetime import date, time
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from buzon.dominio.reglas import Reglas
from buzon.montaje.recursos import compartido
from buzon.montaje.reglas import leer_reglas, leer_tabla, validar
from buzon.puertos import ReglasInvalidas

TABLA = tomllib.loads(compartido("reglas.toml").read_text(encoding="utf-8"))
RUTA = Path("reglas.toml")
VALORES = st.one_of(
    st.text(max_size=20),
    st.integers(-(10**6), 10**6),
    st.floats(),
    st.booleans(),
    st.none().map(lambda _: time(9, 30)),
    st.none().map(lambda _: date(2026, 12, 1)),
    st.lists(st.text(max_size=5), max_size=2),
    st.dictionaries(st.text(max_size=5), st.integers(), max_size=2),
)


def caminos(tabla: Any, antes: tuple[Any, ...] = ()) -> list[tuple[Any, ...]]:
    pares = (
        list(tabla.items()) if isinstance(tabla, dict) else list(enumerate(tabla)) if isinstance(tabla, list) else []
    )
    return [antes] * bool(antes) + [camino for clave, valor in pares for camino in caminos(valor, (*antes, clave))]


def poner(tabla: Any, camino: tuple[Any, ...], valor: Any) -> None:
    for paso in camino[:-1]:
        if not isinstance(tabla, dict | list) or (isinstance(tabla, dict) and paso not in tabla):
            return
        tabla = tabla[paso]
    if isinstance(tabla, dict | list):
        tabla[camino[-1]] = valor


def errores_de(hacer: Callable[[], Any]) -> Any:
    """Lo que devuelve, o las frases con que se niega."""
    try:
        return hacer()
    except ReglasInvalidas as fallo:
        return fallo.errores


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(st.tuples(st.sampled_from(caminos(TABLA)), VALORES), min_size=1, max_size=4))
def test_cualquier_cambio_vale_o_se_explica_en_castellano(cambios: list[tuple[tuple[Any, ...], Any]]) -> None:
    tabla = copy.deepcopy(TABLA)
    for camino, valor in cambios:
        try:
            poner(tabla, camino, valor)
        except (TypeError, IndexError, KeyError):
            continue
    resultado = errores_de(lambda: validar(tabla, RUTA))
    assert isinstance(resultado, Reglas) or len(resultado) > 0
    if not isinstance(resultado, Reglas):
        assert all("nput should" not in frase and "ield required" not in frase for frase in resultado)


@settings(max_examples=100, deadline=None)
@given(st.binary(max_size=60))
def test_cualquier_archivo_es_toml_o_se_explica(crudo: bytes) -> None:
    resultado = errores_de(lambda: leer_tabla(crudo, RUTA))
    assert isinstance(resultado, dict) or len(resultado) == 1


@pytest.mark.parametrize(
    ("renglon", "remedio"),
    [
        ("nombre = Ferretería", "comillas rectas"),
        ("nombre = “Ferretería”", "comillas rectas"),
        ("desde = 09:00", "la hora va entre comillas"),
        ("festivos = sí", "true o false"),
        ('ruta = "C:\\Buzon"', "«\\» suelta"),
        ("lista = [1, 2", "«]»"),
        ("tabla = {a = 1", "«}»"),
        ("[negocio", "corchete"),
        ("[[etapas]", "corchetes"),
        ("número = 1", "lleva tildes"),
        ("solo una frase", "falta el «=»"),
        ("a = 1\na = 2", "dos veces"),
        ("[a]\n[b]\n[a]", "dos veces"),
        ("dia = 2026-02-30", "no existe"),
    ],
)
def test_un_renglon_mal_escrito_dice_como_se_escribe(renglon: str, remedio: str) -> None:
    with pytest.raises(ReglasInvalidas) as fallo:
        leer_tabla(renglon.encode(), RUTA)
    assert remedio in fallo.value.errores[0]


def test_la_marca_de_orden_del_bloc_de_notas_no_estorba(tmp_path: Path) -> None:
    ruta = tmp_path / "reglas.toml"
    ruta.write_bytes(b"\xef\xbb\xbf" + compartido("reglas.toml").read_bytes().replace(b"\n", b"\r\n"))
    assert leer_reglas(ruta).negocio.pais == "CL"


def test_una_hora_sin_comillas_y_con_segundos_tambien_vale(tmp_path: Path) -> None:
    ruta = tmp_path / "reglas.toml"
    texto = compartido("reglas.toml").read_text(encoding="utf-8")
    ruta.write_text(texto.replace('desde = "09:00"', "desde = 09:30:00"), encoding="utf-8")
    assert leer_reglas(ruta).cobranza.desde == time(9, 30)


def test_sin_archivo_o_con_una_carpeta_en_su_lugar_se_dice(tmp_path: Path) -> None:
    with pytest.raises(ReglasInvalidas, match="1 cosa") as falta:
        leer_reglas(tmp_path / "reglas.toml")
    assert f"buzon iniciar {tmp_path}" in falta.value.errores[0]
    (tmp_path / "reglas.toml").mkdir()
    with pytest.raises(ReglasInvalidas) as carpeta:
        leer_reglas(tmp_path / "reglas.toml")
    assert "es una carpeta" in carpeta.value.errores[0]


def test_lo_mal_escrito_no_tapa_lo_que_no_tiene_sentido() -> None:
    tabla = copy.deepcopy(TABLA)
    tabla["correo"]["imap"]["puerto"] = "993"
    tabla["correo"]["smtp"]["clave"] = "Sauce-Llorón-8"
    tabla["etapas"][2]["dias"] = "cinco"
    tabla["etapas"][4]["dias"] = 1
    with pytest.raises(ReglasInvalidas) as fallo:
        validar(tabla, RUTA)
    juntas = "\n".join(fallo.value.errores)
    assert len(fallo.value.errores) == 4
    assert "[correo.imap] puerto" in juntas
    assert "[correo.smtp] clave: la contraseña no se escribe aquí" in juntas
    assert "[[etapas]] n.º 3 dias" in juntas
    assert "«aviso_firme» dias: van en orden" in juntas
    assert "Sauce" not in juntas
