"""Lo que cuentan los documentos tiene que ser verdad: archivos, funciones, órdenes, claves y palabras que existen."""

import ast
import re
import tomllib
from collections.abc import Iterator
from datetime import date
from functools import cache
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest

from buzon import __version__
from buzon.cli.argumentos import analizador
from buzon.correo.ordenes import leer_ordenes
from buzon.dominio import hechos
from buzon.montaje.esquema import claves_de

RAIZ = Path(__file__).resolve().parent.parent
DOCUMENTOS = (RAIZ / "README.md", RAIZ / "CAMBIOS.md", *sorted((RAIZ / "docs").rglob("*.md")))
TOPE_DE_IMAGEN = 150 * 1024

_BLOQUE = re.compile(r"^```(\w*)\n(.*?)^```$", re.MULTILINE | re.DOTALL)
_ENTRE_COMILLAS = re.compile(r"`([^`\n]+)`")
_ENLACE = re.compile(r"\]\(([^)\s]+)\)")
_RUTA = re.compile(r"(?<![\w./@-])(?:buzon|tests|docs|systemd|plantillas_correo|bench)/[\w./@-]*")
_FUNCION = re.compile(r"([\w./-]+\.py)::(\w+(?:\.\w+)?)")
_ORDEN_DE_CONSOLA = re.compile(r"(?:^|[\s/])buzon ([a-z]+)\b((?: +[^\s`«».;&|]+)*)")
_ABSOLUTA = re.compile(r"(?<![\w.:/~-])/(?:[\w.@-]+/)+[\w.@-]*")
_DEL_DUENO = ("/etc/buzon/", "/etc/systemd/system/", "/opt/buzon", "/usr/local/bin/", "/var/lib/buzon/")
_LISTA = pytest.mark.parametrize("documento", DOCUMENTOS, ids=lambda ruta: str(ruta.relative_to(RAIZ)))


def _texto(documento: Path) -> str:
    return documento.read_text(encoding="utf-8")


def _sin_bloques(texto: str) -> str:
    return _BLOQUE.sub("", texto)


def _codigo(texto: str) -> Iterator[str]:
    """Cada renglón de código: los de los bloques y los que van entre acentos graves."""
    for _, bloque in _BLOQUE.findall(texto):
        yield from bloque.splitlines()
    yield from _ENTRE_COMILLAS.findall(_sin_bloques(texto))


def _ordenes_de_consola() -> dict[str, Any]:
    acciones = analizador()._subparsers
    assert acciones is not None
    return dict(acciones._group_actions[0].choices)  # type: ignore[arg-type] # argparse no lo tipa


@cache
def _nombres(archivo: Path) -> frozenset[str]:
    """Lo que un módulo define: funciones, clases, métodos (`Clase.metodo`) y constantes."""
    nombres: set[str] = set()
    arbol = ast.parse(_texto(archivo))
    for nodo in arbol.body:
        if isinstance(nodo, ast.FunctionDef | ast.ClassDef | ast.AsyncFunctionDef):
            nombres.add(nodo.name)
        if isinstance(nodo, ast.ClassDef):
            nombres |= {f"{nodo.name}.{hijo.name}" for hijo in nodo.body if isinstance(hijo, ast.FunctionDef)}
        if isinstance(nodo, ast.Assign | ast.AnnAssign):
            blancos = nodo.targets if isinstance(nodo, ast.Assign) else [nodo.target]
            nombres |= {blanco.id for blanco in blancos if isinstance(blanco, ast.Name)}
    return frozenset(nombres)


def test_cada_hecho_esta_en_el_glosario() -> None:
    glosario = _texto(RAIZ / "docs" / "glosario.md")
    clases = {nombre: getattr(hechos, nombre) for nombre in hechos.__all__}
    propios = {n for n, c in clases.items() if isinstance(c, type) and issubclass(c, hechos.Hecho)} - {"Hecho"}
    assert len(propios) > 40
    assert {nombre for nombre in propios if f"| `{nombre}` |" not in glosario} == set()


def test_el_glosario_no_explica_hechos_que_no_existen() -> None:
    tablas = _texto(RAIZ / "docs" / "glosario.md").split("## Los hechos")[1]
    assert set(re.findall(r"^\| `(\w+)` \|", tablas, re.MULTILINE)) <= set(hechos.__all__)


def test_el_glosario_define_cada_palabra_una_sola_vez() -> None:
    palabras = re.findall(r"\*\*([^*]+)\*\*", _texto(RAIZ / "docs" / "glosario.md"))
    assert len(palabras) > 60
    assert sorted({palabra for palabra in palabras if palabras.count(palabra) > 1}) == []


@_LISTA
def test_las_rutas_que_nombra_existen(documento: Path) -> None:
    rutas = {ruta for codigo in _codigo(_texto(documento)) for ruta in _RUTA.findall(codigo.partition("::")[0])}
    # «credenciales/imap» o «datos/llave» son de la casa del dueño; estas, del repositorio.
    assert sorted(ruta for ruta in rutas if not (RAIZ / ruta).exists()) == []


@_LISTA
def test_las_funciones_que_nombra_existen_en_su_archivo(documento: Path) -> None:
    citadas = _FUNCION.findall(_texto(documento))
    malas = [
        f"{ruta}::{nombre}"
        for ruta, nombre in citadas
        if not (RAIZ / ruta).is_file() or nombre not in _nombres(RAIZ / ruta)
    ]
    assert malas == []


@_LISTA
def test_los_enlaces_que_tiene_llevan_a_algun_sitio(documento: Path) -> None:
    texto = _sin_bloques(_texto(documento))
    locales = [enlace for enlace in _ENLACE.findall(texto) if "://" not in enlace and not enlace.startswith("mailto:")]
    rotos = []
    for enlace in locales:
        archivo, _, ancla = enlace.partition("#")
        destino = (documento.parent / archivo).resolve() if archivo else documento
        if not destino.exists() or (ancla and ancla not in _anclas(destino)):
            rotos.append(enlace)
    assert rotos == []


@_LISTA
def test_una_decision_se_cita_por_su_numero(documento: Path) -> None:
    citas = re.findall(r"\[(\d{4})\]\((?:[\w./]*/)?(\d{4})-", _texto(documento))
    assert [cita for cita, numero in citas if cita != numero] == []


def test_el_recorrido_ensena_todas_las_salas() -> None:
    plano = _BLOQUE.findall(_texto(RAIZ / "docs" / "recorrido.md").split("## Antes de empezar")[1])[0][1]
    salas = {ruta.stem for ruta in (RAIZ / "buzon").iterdir() if ruta.suffix in ("", ".py") and ruta.stem.isalpha()}
    assert salas - {"datos"} == set(re.findall(r"(?:^|   )([a-z]+) +(?=\w)", plano, re.MULTILINE))


def _anclas(documento: Path) -> set[str]:
    """Las de GitHub: minúsculas, sin puntuación y con guiones."""
    titulos = re.findall(r"^#+ (.+)$", _sin_bloques(_texto(documento)), re.MULTILINE)
    return {re.sub(r"[^\w\- ]", "", titulo.lower()).replace(" ", "-") for titulo in titulos}


@_LISTA
def test_solo_nombra_rutas_de_la_maquina_del_dueno(documento: Path) -> None:
    """Nunca las de quien escribió esto: las absolutas son de una instalación corriente."""
    texto = re.sub(r"\w+://\S+", "", _texto(documento))
    assert [ruta for ruta in _ABSOLUTA.findall(texto) if not ruta.startswith(_DEL_DUENO)] == []


@_LISTA
def test_las_ordenes_de_consola_que_nombra_existen_con_sus_opciones(documento: Path) -> None:
    existentes = _ordenes_de_consola()
    malas = []
    for codigo in _codigo(_texto(documento)):
        for nombre, resto in _ORDEN_DE_CONSOLA.findall(codigo):
            opciones = existentes[nombre]._option_string_actions if nombre in existentes else {}
            usadas = [palabra.partition("=")[0] for palabra in resto.split() if palabra.startswith("-")]
            if nombre not in existentes or any(usada not in opciones for usada in usadas):
                malas.append(f"buzon {nombre}{resto}")
    assert malas == []


def test_el_leeme_explica_todas_las_ordenes_de_consola() -> None:
    leeme = _codigo(_texto(RAIZ / "README.md"))
    nombradas = {nombre for codigo in leeme for nombre, _ in _ORDEN_DE_CONSOLA.findall(codigo)}
    assert set(_ordenes_de_consola()) - nombradas == set()


def _frases_de_ejemplo() -> list[tuple[str, str]]:
    """Las de las tablas del README que empiezan por la columna «Escribes»: (frase, acción que se espera)."""
    filas = re.findall(r"^\| («[^|]+») \| ([^|]+) \| `(\w+)` \|$", _texto(RAIZ / "README.md"), re.MULTILINE)
    return [(frase, accion) for frases, _, accion in filas for frase in re.findall(r"«([^»]+)»", frases)]


def test_el_leeme_ensena_bastantes_maneras_de_mandar() -> None:
    assert len(_frases_de_ejemplo()) > 20
    assert len({accion for _, accion in _frases_de_ejemplo()}) >= 9


@pytest.mark.parametrize(("frase", "accion"), _frases_de_ejemplo())
def test_lo_que_el_leeme_dice_que_se_puede_mandar_se_entiende(frase: str, accion: str) -> None:
    ordenes = leer_ordenes(frase, hoy=date(2026, 12, 10), pais="CL", moneda="CLP")
    assert [orden.accion for orden in ordenes] == [accion]
    menciona = re.search(r"\d{4}|ACME|todo", frase) if accion not in ("si", "no", "ninguna") else None
    assert not menciona or ordenes[0].objeto in (menciona.group(), None if accion == "corregir" else menciona.group())


@_LISTA
def test_ningun_codigo_se_parte_entre_dos_renglones(documento: Path) -> None:
    """Partido no se puede copiar, y estas pruebas no lo verían."""
    renglones = _sin_bloques(_texto(documento)).splitlines()
    assert [renglon for renglon in renglones if renglon.count("`") % 2] == []


@_LISTA
def test_los_ejemplos_de_reglas_usan_claves_que_existen(documento: Path) -> None:
    malas = []
    for lengua, bloque in _BLOQUE.findall(_texto(documento)):
        if lengua == "toml":
            malas += list(_claves_ajenas(tomllib.loads(bloque), ()))
    assert malas == []


def _claves_ajenas(tabla: dict[str, Any], camino: tuple[str | int, ...]) -> Iterator[str]:
    for clave, valor in tabla.items():
        if clave not in claves_de(camino):
            yield ".".join(map(str, (*camino, clave)))
        elif isinstance(valor, dict):
            yield from _claves_ajenas(valor, (*camino, clave))
        elif isinstance(valor, list) and valor and isinstance(valor[0], dict):
            for uno in valor:
                yield from _claves_ajenas(uno, (*camino, clave, 0))


def test_las_imagenes_pesan_poco_y_se_usan() -> None:
    usadas = {Path(enlace).name for documento in DOCUMENTOS for enlace in _ENLACE.findall(_texto(documento))}
    for imagen in (RAIZ / "docs" / "imagenes").iterdir():
        assert imagen.stat().st_size <= TOPE_DE_IMAGEN, imagen.name
        assert imagen.name in usadas


def test_las_decisiones_van_numeradas_sin_huecos_y_dicen_su_porque() -> None:
    decisiones = sorted((RAIZ / "docs" / "decisiones").glob("*.md"))
    numeros = [int(decision.name[:4]) for decision in decisiones]
    assert all(despues == antes + 1 for antes, despues in pairwise([0, *numeros]))
    for decision in decisiones:
        texto = _texto(decision)
        assert texto.startswith(f"# {decision.name[:4]}. ")
        assert "\nEstado: " in texto
        assert "## La decisión" in texto


def test_cada_dependencia_tiene_escrito_su_porque() -> None:
    proyecto = tomllib.loads(_texto(RAIZ / "pyproject.toml"))["project"]
    motivos = _texto(RAIZ / "docs" / "decisiones" / "0005-dependencias.md")
    todas = [*proyecto["dependencies"], *(d for extra in proyecto["optional-dependencies"].values() for d in extra)]
    nombres = {re.split(r"[<>=\[]", dependencia)[0] for dependencia in todas} - {"buzon"}
    assert {nombre for nombre in nombres if f"**{nombre}**" not in motivos} == set()


def test_los_cambios_hablan_de_la_version_que_hay() -> None:
    assert re.search(rf"^## {re.escape(__version__)}\b", _texto(RAIZ / "CAMBIOS.md"), re.MULTILINE)
