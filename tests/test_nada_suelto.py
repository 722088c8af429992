"""Nada suelto en la casa: lo que se declara se usa, lo que se excusa se razona, y todo cabe en su sitio."""

import ast
import re
import tomllib
from collections.abc import Iterator
from dataclasses import fields, is_dataclass
from functools import cache
from pathlib import Path
from statistics import median, quantiles
from typing import get_args, get_type_hints

import pytest

from buzon.dominio import entradas, hechos
from buzon.dominio.cartera.pliegues import PLIEGUES
from buzon.dominio.decidir import DECISIONES
from buzon.dominio.reglas import Reglas
from buzon.informes.titular import TEMAS

RAIZ = Path(__file__).resolve().parent.parent
BUZON, CARTAS = RAIZ / "buzon", RAIZ / "plantillas_correo"
_SIN_RAZON = re.compile(r"#\s*noqa(?!: [A-Z0-9]+(?:, [A-Z0-9]+)* - \S)")
_INCLUIDA = re.compile(r"""['"](_\w+(?:\.html|\.txt)?\.j2)['"]""")
_TEMA, _TEMA_CON_HUECO = r"[a-z_]+", r"[a-z_]{6,}\\w\+"
_ENCARGAN = ("al_titular", "preguntar_al_titular", "contar_correo", "aviso", "preguntar")
_SIN_ESCRITOR = ("correo_juntos", "resumen", "semanal")  # uno reúne otros; los resúmenes son una hoja entera


@cache
def _arboles() -> dict[Path, ast.Module]:
    return {ruta.relative_to(BUZON): ast.parse(ruta.read_text(encoding="utf-8")) for ruta in BUZON.rglob("*.py")}


def _nodos(*salas: str, menos: tuple[str, ...] = ()) -> Iterator[ast.AST]:
    """Los nodos de esas salas (todas, si no se dice), sin los de `menos`."""
    for ruta, arbol in _arboles().items():
        sala = ruta.as_posix()
        if (not salas or sala.startswith(salas)) and not sala.startswith(menos or ("\0",)):
            yield from ast.walk(arbol)


def _llamada(nodo: ast.AST) -> str:
    """El nombre de lo que se llama; vacío si no es una llamada."""
    que = nodo.func if isinstance(nodo, ast.Call) else None
    return que.id if isinstance(que, ast.Name) else que.attr if isinstance(que, ast.Attribute) else ""


def _dichos(nodo: ast.AST) -> Iterator[str]:
    """Los textos que puede valer una expresión; los huecos de un texto con huecos, como `\\w+`."""
    if isinstance(nodo, ast.Constant) and isinstance(nodo.value, str):
        yield re.escape(nodo.value)
    elif isinstance(nodo, ast.JoinedStr):
        yield "".join(re.escape(str(v.value)) if isinstance(v, ast.Constant) else r"\w+" for v in nodo.values)
    elif isinstance(nodo, ast.IfExp):
        yield from (*_dichos(nodo.body), *_dichos(nodo.orelse))


def _los_hechos() -> set[str]:
    clases = {nombre: getattr(hechos, nombre) for nombre in hechos.__all__}
    return {n for n, c in clases.items() if isinstance(c, type) and issubclass(c, hechos.Hecho)} - {"Hecho"}


def test_cada_hecho_se_pliega() -> None:
    assert {clase.__name__ for clase in PLIEGUES} == _los_hechos()


def test_cada_hecho_lo_produce_alguien() -> None:
    producidos = {_llamada(nodo) for nodo in _nodos(menos=("dominio/hechos", "dominio/cartera/pliegues"))}
    assert _los_hechos() - producidos == set()


def test_de_cada_entrada_se_decide_algo_y_alguien_la_hace() -> None:
    propias = {c for c in vars(entradas).values() if isinstance(c, type) and c.__module__ == entradas.__name__}
    de_verdad = propias - {entradas.Origen, entradas.EntradaDeCorreo}
    assert set(DECISIONES) == de_verdad
    hechas = {_llamada(nodo) for nodo in _nodos("correo", "vigia", "cli", "montaje")}
    assert {clase.__name__ for clase in de_verdad} - hechas == set()


def _claves(clase: type) -> Iterator[str]:
    """Las claves de una tabla de las reglas y de las que lleva dentro."""
    yield from (f"{clase.__name__}.{campo.name}" for campo in fields(clase))  # type: ignore[arg-type] # es_dataclass
    tipos = list(get_type_hints(clase).values())
    while tipos:
        tipo = tipos.pop()
        tipos += get_args(tipo)
        if is_dataclass(tipo) and isinstance(tipo, type):
            yield from _claves(tipo)


def test_cada_clave_de_las_reglas_la_lee_alguien_ademas_de_quien_la_valida() -> None:
    leidas = {
        nodo.attr
        for nodo in _nodos(menos=("montaje/examen", "montaje/esquema.py", "montaje/edicion_toml.py"))
        if isinstance(nodo, ast.Attribute) and isinstance(nodo.ctx, ast.Load)
    }
    # Las columnas del extracto se leen por su nombre, de la lista de las que hay.
    por_su_nombre = {nodo.value for nodo in _nodos("montaje/saber.py") if isinstance(nodo, ast.Constant)}
    claves = set(_claves(Reglas))
    assert len(claves) > 100
    assert {clave for clave in claves if clave.partition(".")[2] not in leidas | por_su_nombre} == set()


def test_cada_tema_que_se_encarga_tiene_quien_lo_escriba() -> None:
    encargados = {
        dicho
        for nodo in _nodos("dominio", "vigia")
        if isinstance(nodo, ast.Call) and _llamada(nodo) in _ENCARGAN
        for argumento in nodo.args[1:3]
        for dicho in _dichos(argumento)
        if re.fullmatch(_TEMA, dicho) or re.fullmatch(_TEMA_CON_HUECO, dicho)
    }
    assert len(encargados) > 60
    sin_escritor = {t for t in encargados if not any(re.fullmatch(t, tema) for tema in (*TEMAS, *_SIN_ESCRITOR))}
    assert sin_escritor == set()


def test_cada_escritor_tiene_quien_le_encargue_su_tema() -> None:
    dichos = {dicho for nodo in _nodos("dominio", "vigia") for dicho in _dichos(nodo)}
    con_hueco = [dicho for dicho in dichos if re.fullmatch(_TEMA_CON_HUECO, dicho)]
    nadie = {t for t in TEMAS if t not in dichos and not any(re.fullmatch(d, t) for d in con_hueco)}
    assert nadie == set()


def test_cada_carta_que_viene_puede_salir() -> None:
    """Su plantilla la nombra quien decide, o es la de una etapa de fábrica."""
    cartas = {archivo.name.partition(".")[0] for archivo in CARTAS.glob("*.j2") if not archivo.name.startswith("_")}
    etapas = tomllib.loads((RAIZ / "reglas.toml").read_text(encoding="utf-8"))["etapas"]
    de_etapa = {etapa.get("plantilla") or etapa["nombre"] for etapa in etapas}
    nombradas = {dicho for nodo in _nodos("dominio/decidir", "dominio/cartera/valores") for dicho in _dichos(nodo)}
    assert len(cartas) > 25
    assert cartas - de_etapa - nombradas == set()
    assert all((CARTAS / f"{carta}.{parte}.j2").is_file() for carta in cartas for parte in ("txt", "html"))


def test_cada_trozo_de_carta_lo_usa_alguna() -> None:
    trozos = {archivo.name for archivo in CARTAS.glob("_*.j2")}
    usados = {
        nombre
        for archivo in CARTAS.glob("*.j2")
        for nombre in _INCLUIDA.findall(archivo.read_text(encoding="utf-8"))
        if nombre != archivo.name
    }
    assert trozos == usados


@pytest.mark.parametrize("carpeta", ["buzon", "tests", "bench"])
def test_cada_excepcion_al_estilo_dice_por_que(carpeta: str) -> None:
    sin_razon = [
        f"{archivo.relative_to(RAIZ)}:{numero}"
        for archivo in (RAIZ / carpeta).rglob("*.py")
        for numero, renglon in enumerate(archivo.read_text(encoding="utf-8").splitlines(), start=1)
        if _SIN_RAZON.search(renglon) and "_SIN_RAZON" not in renglon
    ]
    assert sin_razon == []


def test_los_archivos_se_leen_de_una_sentada() -> None:
    largos = {ruta: len(ruta.read_text(encoding="utf-8").splitlines()) for ruta in BUZON.rglob("*.py")}
    assert {str(ruta.relative_to(RAIZ)): largo for ruta, largo in largos.items() if largo > 300} == {}
    assert median(largos.values()) <= 100


def _largo(funcion: ast.FunctionDef | ast.AsyncFunctionDef) -> int:
    """Sus renglones, sin los de su explicación."""
    explicada = funcion.body[0] if ast.get_docstring(funcion) else None
    explicacion = (explicada.end_lineno or 0) - explicada.lineno + 1 if explicada else 0
    return (funcion.end_lineno or 0) - funcion.lineno + 1 - explicacion


def test_las_funciones_caben_en_la_pantalla() -> None:
    largos = {
        f"{ruta}::{nodo.name}": _largo(nodo)
        for ruta, arbol in _arboles().items()
        for nodo in ast.walk(arbol)
        if isinstance(nodo, ast.FunctionDef | ast.AsyncFunctionDef)
    }
    assert {nombre: largo for nombre, largo in largos.items() if largo > 50} == {}
    assert quantiles(largos.values(), n=10)[-1] <= 30
