"""Varios pagos en un mismo aviso: bloques de etiquetas que se repiten, filas de una tabla o un renglón por pago.

Parte el texto; lo que dice cada trozo lo lee el lector de siempre, con el mismo asunto. Si no está claro que sean
varios, es uno: contar de más es peor que preguntar.
"""

import re
from collections import Counter
from collections.abc import Callable, Iterator
from itertools import pairwise

from msgspec.structs import replace

from buzon.correo.bancos.etiquetas import CLAVES
from buzon.correo.bancos.pliego import desplegar
from buzon.dominio.lecturas import AvisoLeido
from buzon.dominio.llano import allanar

Leer = Callable[[str], AvisoLeido | None]

_TOPE_TROZOS = 40
_MINIMO = 2
_CELDAS = re.compile(r"\s*[|;\t]\s*|\s{3,}")
_COLUMNAS_MINIMAS = 3
_LARGO_DE_RENGLON = 25
_CON_CIFRAS = re.compile(r"\d[\d.,']{2,}")
_CIFRAS = re.compile(r"\d")


def leer_varios(aviso: AvisoLeido, asunto: str, cuerpo: str, leer: Leer) -> AvisoLeido:
    """El mismo aviso, o el primero de los pagos que trae con los demás en `otros`."""
    if aviso.sentido != "entrada":
        return aviso
    for trozos in (_bloques(asunto, cuerpo), _filas(cuerpo), _renglones(cuerpo)):
        if len(trozos) < _MINIMO:
            continue
        leidos = list(_distintos(filter(None, map(leer, trozos[:_TOPE_TROZOS]))))
        if len(leidos) >= _MINIMO and _cuadran(aviso, leidos):
            # Si un trozo no se entendió, falta un pago: que lo mire el titular.
            es_dudoso = aviso.generico or len(trozos) > _TOPE_TROZOS
            primero, *otros = (replace(leido, banco=aviso.banco, generico=es_dudoso) for leido in leidos)
            return replace(primero, otros=tuple(otros))
    return aviso


def _distintos(leidos: Iterator[AvisoLeido]) -> Iterator[AvisoLeido]:
    """Las entradas con su ordenante, cada una una vez: el detalle de abajo repite el resumen de arriba."""
    vistos = set()
    for leido in leidos:
        clave = (leido.importe, allanar(leido.pagador or ""), leido.operacion, leido.referencia)
        if leido.sentido == "entrada" and leido.pagador and clave not in vistos:
            vistos.add(clave)
            yield leido


def _cuadran(aviso: AvisoLeido, leidos: list[AvisoLeido]) -> bool:
    """Lo que se leyó del aviso entero es uno de ellos o su suma; y no es el mismo pago contado de dos maneras."""
    importes = [leido.importe for leido in leidos]
    son_de_varios = len({(leido.importe, allanar(leido.pagador or "")) for leido in leidos}) == len(leidos)
    tienen_numero = len({leido.operacion for leido in leidos if leido.operacion}) == len(leidos)
    return (aviso.importe in importes or aviso.importe == sum(importes)) and (son_de_varios or tienen_numero)


def _bloques(asunto: str, cuerpo: str) -> list[str]:
    """Un trozo por cada vez que empieza el juego de etiquetas, con lo de antes (sin sus cifras) delante."""
    pliego = desplegar(asunto, cuerpo)
    rotulos = [r for r in pliego.rotulos if r.valor]
    cuantos = Counter(rotulo.clave for rotulo in rotulos)
    veces = cuantos["pagador"]
    importes = cuantos["importe"] + cuantos["importe_recibido"]
    if veces < _MINIMO or importes < _MINIMO:
        return []
    primera = next(r.clave for r in rotulos if cuantos[r.clave] == veces)
    lugares = [rotulo.inicio for rotulo in rotulos if rotulo.clave == primera]
    texto = pliego.escrito.texto
    antes = _CIFRAS.sub("", texto[pliego.escrito.cuerpo : lugares[0]])
    # Detrás del último viene el total, o el pie: se le da el largo del mayor de los demás.
    largo = max(texto.count("\n", desde, hasta) for desde, hasta in pairwise(lugares)) or texto.count("\n")
    resto = texto[lugares[-1] :]
    finales = [*lugares[1:], lugares[-1] + len("\n".join(resto.split("\n")[:largo]))]
    return [f"{antes}\n{texto[desde:hasta]}" for desde, hasta in zip(lugares, finales, strict=True)]


def _filas(cuerpo: str) -> list[str]:
    """Las filas de una tabla con títulos, cada una como «título: valor» por renglones."""
    lineas = [linea.strip() for linea in cuerpo.splitlines() if linea.strip()]
    for lugar, linea in enumerate(lineas):
        titulos = _CELDAS.split(linea.strip("|"))
        claves = [CLAVES.get(allanar(titulo.strip(" :"))) for titulo in titulos]
        if len(titulos) < _COLUMNAS_MINIMAS or "pagador" not in claves:
            continue
        if not {"importe", "importe_recibido"} & set(claves):
            continue
        celdas = (_CELDAS.split(otra.strip("|")) for otra in lineas[lugar + 1 :])
        return [
            "\n".join(f"{titulo.strip(' :')}: {valor}" for titulo, valor in zip(titulos, fila, strict=True))
            for fila in celdas
            if len(fila) == len(titulos) and _CON_CIFRAS.search(" ".join(fila))
        ]
    return []


def _renglones(cuerpo: str) -> list[str]:
    """Los renglones que por sí solos pueden contar un pago."""
    lineas = (linea.strip(" \t*•-") for linea in cuerpo.splitlines())
    return [linea for linea in lineas if len(linea) >= _LARGO_DE_RENGLON and _CON_CIFRAS.search(linea)]
