"""Hacia dónde fue el dinero de un aviso que ningún patrón conoce. Ante la duda, no es una entrada."""

from itertools import islice

import msgspec

from buzon.correo.bancos.frases import ENTRADAS, SALIDAS, SALIDAS_DEBILES
from buzon.correo.bancos.nombres import limpiar_nombre
from buzon.correo.bancos.patrones import Hallazgo, Patron, buscar
from buzon.correo.bancos.rotulos import Rotulo, valores
from buzon.correo.bancos.vetos import es_de_otra_cosa, hallar_veto
from buzon.dominio.lecturas import Sentido

_POR_FRASE = 2


class Juicio(msgspec.Struct, frozen=True):
    """El sentido decidido y las frases que lo prueban, de más a menos precisa."""

    sentido: Sentido
    hallazgos: tuple[Hallazgo, ...] = ()


def juzgar(llano: str, por_lineas: str, rotulos: tuple[Rotulo, ...]) -> Juicio | None:
    """El sentido por las frases; `None` si ninguna habla de un movimiento.

    Si hay frases de las dos clases manda la que está antes: los pies hablan de otras operaciones.
    """
    entradas = _hallar(ENTRADAS, llano, por_lineas)
    salidas = _hallar(SALIDAS, llano, por_lineas)
    if not entradas and not salidas:
        return _por_etiquetas(llano, rotulos)
    primera_entrada = min((h.inicio for h in entradas), default=len(llano))
    primera_salida = min((h.inicio for h in salidas), default=len(llano))
    es_entrada = primera_entrada <= primera_salida
    if (veto := hallar_veto(llano, rotulos)) is not None:
        return Juicio(veto, entradas if es_entrada else salidas)
    if not es_entrada:
        return Juicio("salida", salidas)
    return Juicio("otro" if es_de_otra_cosa(llano) else "entrada", entradas)


def _hallar(frases: tuple[Patron, ...], llano: str, por_lineas: str) -> tuple[Hallazgo, ...]:
    hallados: list[Hallazgo] = []
    for frase in frases:
        texto = por_lineas if frase.es_de_linea else llano
        hallados += [h for h in islice(buscar(frase, texto), _POR_FRASE) if _nombra_a_alguien(h, llano)]
    return tuple(hallados)


def _nombra_a_alguien(hallazgo: Hallazgo, llano: str) -> bool:
    """Una frase con un hueco para el pagador no vale si en el hueco no hay un nombre («informamos que has realizado…»)."""
    tramo = hallazgo.tramos.get("pagador")
    return tramo is None or limpiar_nombre(llano[tramo[0] : tramo[1]]) is not None


def _por_etiquetas(llano: str, rotulos: tuple[Rotulo, ...]) -> Juicio | None:
    """Sin ninguna frase: un ordenante impreso dice que entró; un beneficiario solo, que salió."""
    tiene_pagador = any(True for _ in valores(rotulos, "pagador", "importe_recibido"))
    tiene_destino = any(True for _ in valores(rotulos, "destinatario"))
    debiles = _hallar(SALIDAS_DEBILES, llano, llano)
    veto = hallar_veto(llano, rotulos)
    if tiene_pagador:
        return Juicio(veto or "entrada")
    if debiles or tiene_destino:
        return Juicio(veto or "salida", debiles)
    return Juicio(veto) if veto else None
