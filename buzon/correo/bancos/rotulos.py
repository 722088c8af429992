"""Lee «etiqueta: valor» en un aviso, venga en tabla, en líneas, todo en un párrafo o con etiqueta y valor pegados.

No sabe qué importa: devuelve cada etiqueta hallada con su valor y la sección (origen o destino) donde estaba.
"""

from collections.abc import Iterator

import msgspec
import re2

from buzon.correo.bancos.escrito import Escrito
from buzon.correo.bancos.etiquetas import ACENTUADAS, CLAVES, CORRIENTES, Clave
from buzon.dominio.llano import allanar

_OPCIONES = re2.Options()
_OPCIONES.log_errors = False
_ALTERNATIVAS = "|".join(re2.escape(e) for e in sorted(CLAVES, key=lambda e: (-len(e), e)))
_ETIQUETA = re2.compile(f"(?:{_ALTERNATIVAS})", _OPCIONES)
_SEPARADORES = " :.-\n\t"
_TOPE_ROTULOS = 120
_TOPE_VALOR = 160
_TOPE_LINEAS = 8


class Rotulo(msgspec.Struct, frozen=True):
    """Una etiqueta en `texto[inicio:fin]`, con lo que sigue hasta el fin de línea.

    `otros`: líneas que también podrían ser su valor (tablas leídas por columnas).
    """

    clave: Clave
    valor: str
    inicio: int
    fin: int
    seccion: str = ""
    otros: tuple[str, ...] = ()


def leer_rotulos(escrito: Escrito) -> tuple[Rotulo, ...]:
    """Las etiquetas del cuerpo con su valor, en orden (como mucho ciento veinte)."""
    marcas = _marcar(escrito)
    rotulos: list[Rotulo] = []
    seccion, pendientes = "", 0
    for indice, (clave, inicio, fin) in enumerate(marcas):
        tope = marcas[indice + 1][1] if indice + 1 < len(marcas) else len(escrito.texto)
        lineas = _lineas(escrito.texto, fin, tope)
        if clave.startswith("seccion"):
            seccion = clave.removeprefix("seccion").lstrip("_")
        valor = lineas[0] if lineas else ""
        fin_valor = escrito.texto.find(valor, fin, tope) + len(valor) if valor else fin
        rotulos.append(Rotulo(clave, valor, inicio, fin_valor, seccion, lineas[1:]))
        if lineas:
            rotulos[-1 - pendientes :] = _repartir(rotulos[-1 - pendientes :], lineas)
        pendientes = 0 if lineas else pendientes + 1
    return tuple(rotulos)


def _repartir(fila: list[Rotulo], lineas: tuple[str, ...]) -> list[Rotulo]:
    """Varias etiquetas seguidas y luego sus valores: a cada una se le apunta el que le toca, por si encaja."""
    hechos = []
    for lugar, rotulo in enumerate(fila):
        suyo = (lineas[lugar],) if lugar < len(lineas) else ()
        hechos.append(msgspec.structs.replace(rotulo, otros=(*suyo, *lineas[:_TOPE_LINEAS])))
    return hechos


def _lineas(texto: str, inicio: int, fin: int) -> tuple[str, ...]:
    tramo = texto[inicio : min(fin, inicio + _TOPE_VALOR * 4)].lstrip(_SEPARADORES)
    lineas = (linea.strip(" :\t") for linea in tramo.split("\n", _TOPE_LINEAS)[:_TOPE_LINEAS])
    return tuple(linea[:_TOPE_VALOR] for linea in lineas if linea)


def _marcar(escrito: Escrito) -> list[tuple[Clave, int, int]]:
    marcas = []
    # Con los saltos de línea a la vista: ninguna etiqueta empieza en una línea y acaba en otra.
    for hallada in _ETIQUETA.finditer(allanar(escrito.texto), escrito.cuerpo):
        inicio, fin = hallada.span()
        if _es_etiqueta(escrito, inicio, fin):
            marcas.append((CLAVES[hallada.group()], inicio, fin))
            if len(marcas) == _TOPE_ROTULOS:
                break
    return marcas


def _es_etiqueta(escrito: Escrito, inicio: int, fin: int) -> bool:
    texto = escrito.texto
    antes, despues = texto[inicio - 1 : inicio], texto[fin : fin + 1]
    es_principio = antes in {"", "\n"}
    tiene_dos_puntos = texto[fin : fin + 3].lstrip().startswith(":")
    if escrito.llano[inicio:fin] in ACENTUADAS and texto[fin - 1] != "ó":
        return False
    if despues.isalpha() and not (es_principio and despues.isupper() and texto[fin - 1].islower()):
        return False
    if es_principio:
        return tiene_dos_puntos or despues in {"", "\n"} or escrito.llano[inicio:fin] not in CORRIENTES
    if not (antes.isspace() or antes in ":;,)(-"):
        return False
    etiqueta = escrito.llano[inicio:fin]
    if etiqueta in CORRIENTES:
        return tiene_dos_puntos and texto[inicio].isupper()
    if CLAVES[etiqueta] == "id" and texto[fin : fin + 2].strip()[:1].isdigit():
        return True
    if tiene_dos_puntos and texto[inicio].islower() and texto[:inicio].rstrip()[-1:] in {",", ";", "."}:
        return True  # «…concepto: transferencia, ordenante: Distribuidora Sur»
    return texto[inicio].isupper() and (
        tiene_dos_puntos or texto[inicio:fin].count(" ") > 0 or texto[inicio + 1].islower()
    )


def valores(rotulos: tuple[Rotulo, ...], *claves: Clave) -> Iterator[Rotulo]:
    """Los rótulos de esas claves, en el orden de las claves y luego del texto."""
    for clave in claves:
        yield from (rotulo for rotulo in rotulos if rotulo.clave == clave)


def tapar(llano: str, rotulos: tuple[Rotulo, ...], clave: Clave) -> str:
    """El mismo texto con los valores de una clave en blanco: lo que escribió una persona no lo dijo el banco."""
    for rotulo in valores(rotulos, clave):
        ancho = min(len(rotulo.valor), rotulo.fin - rotulo.inicio)
        llano = llano[: rotulo.fin - ancho] + " " * ancho + llano[rotulo.fin :]
    return llano
