"""[[etapas]]: nombres que no se repiten, días que avanzan y agencia donde se la llama."""

import re
from collections.abc import Iterator

from buzon.dominio.reglas import Etapa, Reglas

_NOMBRE = re.compile(r"\w{1,64}")
_PLANTILLA = re.compile(r"[a-z0-9][a-z0-9_-]{0,63}")
_TOPE_DIAS = 3_650
_TOPE_PLAZO = 365


def examinar_etapas(reglas: Reglas) -> Iterator[str]:
    """La secuencia entera, y el plazo de la carta formal."""
    if not 1 <= reglas.carta_formal.plazo <= _TOPE_PLAZO:
        yield f"[carta_formal] plazo: los días que da para pagar, de 1 a {_TOPE_PLAZO}, no {reglas.carta_formal.plazo}"
    if not reglas.etapas:
        yield "[[etapas]]: hace falta al menos una"
    nombres: set[str] = set()
    anterior: Etapa | None = None
    for etapa in reglas.etapas:
        donde = f"[[etapas]] «{etapa.nombre}»"
        if etapa.nombre in nombres:
            yield f"{donde} nombre: está repetido; cada etapa lleva el suyo"
        nombres.add(etapa.nombre)
        if anterior and etapa.dias <= anterior.dias:
            yield (
                f"{donde} dias: van en orden; {etapa.dias} ha de ser mayor que el de «{anterior.nombre}» "
                f"({anterior.dias}), o cambia las dos de sitio"
            )
        yield from _una(etapa, donde)
        if etapa.cc and not reglas.agencia:
            yield f"{donde} cc: pone en copia a la agencia y no hay sección [agencia]; añádela o borra esta etapa"
        yield from _formal(etapa, donde)
        anterior = etapa


def _formal(etapa: Etapa, donde: str) -> Iterator[str]:
    if etapa.formal and etapa.tarea == "llamada":
        yield f"{donde} formal: esta etapa es una llamada y no lleva carta; pon formal en la etapa que la sigue"
    elif etapa.formal and etapa.dias <= 0:
        yield f"{donde} formal: la carta formal reclama lo vencido; ponla en una etapa con dias mayor que 0"


def _una(etapa: Etapa, donde: str) -> Iterator[str]:
    if not _NOMBRE.fullmatch(etapa.nombre):
        yield f"{donde} nombre: una palabra, solo con letras, cifras y guion bajo"
    elif not _PLANTILLA.fullmatch(etapa.plantilla or etapa.nombre):
        yield f'{donde} plantilla: en minúsculas, sin tildes ni espacios, como "segundo_aviso"'
    if not -_TOPE_DIAS <= etapa.dias <= _TOPE_DIAS:
        yield f"{donde} dias: son días desde el vencimiento; {etapa.dias} son demasiados"
    if not 0 <= etapa.plazo <= _TOPE_PLAZO:
        yield f"{donde} plazo: los días que concede la carta, de 0 a {_TOPE_PLAZO}, no {etapa.plazo}"
