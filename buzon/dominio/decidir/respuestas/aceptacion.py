"""Decir que sí por escrito a lo que se le propuso: un plan, una quita."""

import re

from buzon.dominio.decidir.respuestas.caso import LARGO_CITA
from buzon.dominio.nombres import sin_tildes

_ACEPTA = re.compile(
    r"\b(?:acepto|aceptamos|aceptad[ao]s?|(?:de|estoy de|estamos de) acuerdo|conforme|conformes|confirm(?:o|amos)|"
    r"(?:me|nos) parece (?:bien|perfecto|excelente)|trato hecho)\b"
)
_ACEPTA_CORTO = re.compile(r"\W*(?:si|ok|okey|vale|dale|perfecto|hecho|listo|correcto|bueno|ya)\b")
_PALABRAS_CORTO = 6
# Con algo de esto ya no es un sí: es un «no», un «sí, pero» o una pregunta.
_REPARO = re.compile(
    r"\?|\b(?:no|ni|nunca|tampoco|pero|salvo|excepto|siempre que|siempre y cuando|a menos|en vez|en lugar|prefer\w+|"
    r"mejor|cambi\w+|otr[ao]s?|menos|rebaj\w+|descuento|depende|si (?:me|nos|es|se|pudiera\w*|puede\w*|fuera\w*))\b"
)


def aceptacion(texto: str) -> str | None:
    """Las palabras con que acepta, o `None` si no está claro que lo haga."""
    escrito = " ".join(texto[:2000].split())
    llano = sin_tildes(escrito)
    if not llano or _REPARO.search(llano):
        return None
    es_corto = len(llano.split()) <= _PALABRAS_CORTO and _ACEPTA_CORTO.match(llano)
    return escrito[:LARGO_CITA] if es_corto or _ACEPTA.search(llano) else None
