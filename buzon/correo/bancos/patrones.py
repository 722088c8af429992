"""Patrones de aviso: una frase y lo que dice de hacia dónde fue el dinero.

Los de Buzón se escriben en llano (minúsculas, sin tildes, un solo espacio) y pueden usar los comodines `{importe}`,
`{pagador}`, `{id_fiscal}`, `{cuenta}` y `{fecha}`. Los del titular son RE2 corriente y se buscan en el texto tal cual.
RE2 es lineal: ningún aviso, por hostil que sea, lo atasca.
"""

from collections.abc import Iterator, Mapping
from typing import Any

import msgspec
import re2

from buzon.dominio.lecturas import Sentido

GRUPOS = frozenset({"importe", "pagador", "id_fiscal", "fecha", "referencia", "cuenta"})
SIGNO = (
    r"(?:us\$|u\$s|rd\$|mx\$|r\$|c\$|b/\.?|s/\.?|\$u?|€|₡|¢|₲|bs\.?|q\.?|gs\.?|usd|eur|clp|cop|mxn|"
    r"pen|ars|crc|uyu|dop|gtq|hnl|bob|pyg|gbp|lps\.?)"
)
_PALABRA = r"(?:m\.n\.|mn\b|pesos|soles|euros|dolares|colones|quetzales|lempiras|bolivianos|guaranies)"
IMPORTE = rf"(?:(?:{SIGNO}|l\.?) ?)?(?:\$ ?)?\d[\d.,']*(?: ?{SIGNO}| {_PALABRA})?"
_COMODINES = {
    "{importe}": f"(?P<importe>{IMPORTE})",
    "{pagador}": r"(?P<pagador>[^$:;|<>?!\n]+?)",
    "{id_fiscal}": r"(?P<id_fiscal>[a-z]?[\d][\d.\-/]{5,14}[\dk]|[a-z&]{3,4}\d{6}[a-z\d]{3})",
    "{cuenta}": r"(?P<cuenta>[*x•\d][*x•\d\- ]{2,33}\d)",
    "{fecha}": r"(?P<fecha>\d{1,4}[/.-]\d{1,2}[/.-]\d{2,4})",
}


class PatronInvalido(ValueError):
    """Un patrón que no se puede usar; el mensaje dice cuál y qué escribir en su lugar."""


class Patron(msgspec.Struct, frozen=True):
    """Una frase compilada.

    `sin`: palabras (en llano) que, dentro de lo hallado, la desmienten. `es_literal`: del titular, sobre el texto tal
    cual. `es_de_linea`: empieza por el nombre, y necesita saber dónde empieza la línea.
    """

    sentido: Sentido
    forma: Any
    grupos: Mapping[str, int]
    sin: tuple[str, ...] = ()
    es_literal: bool = False
    es_de_linea: bool = False


class Hallazgo(msgspec.Struct, frozen=True):
    """Dónde apareció una frase y qué tramos (inicio, fin) capturó."""

    sentido: Sentido
    inicio: int
    fin: int
    tramos: Mapping[str, tuple[int, int]]


def componer(sentido: Sentido, patron: str, sin: tuple[str, ...] = ()) -> Patron:
    """Compila un patrón de Buzón, con sus comodines.

    Raises:
        PatronInvalido: no es RE2, o usa un grupo con un nombre que no existe.
    """
    for comodin, forma in _COMODINES.items():
        patron = patron.replace(comodin, forma)
    return _compilar(sentido, patron, sin=sin)


def componer_propio(patron: str) -> Patron:
    """Compila un patrón del titular: RE2 sin comodines, sin mirar mayúsculas y con el punto sin saltar de línea.

    Raises:
        PatronInvalido: no es RE2, le falta el grupo `importe`, o usa un grupo que no existe.
    """
    propio = _compilar("entrada", patron, es_literal=True)
    if "importe" not in propio.grupos:
        raise PatronInvalido("le falta el grupo con el importe; escriba por ejemplo: Monto: (?P<importe>[$0-9.,]+)")
    return propio


def _compilar(sentido: Sentido, patron: str, *, sin: tuple[str, ...] = (), es_literal: bool = False) -> Patron:
    opciones = re2.Options()
    opciones.log_errors = False
    opciones.case_sensitive = not es_literal
    try:
        forma = re2.compile(patron, opciones)
    except re2.error as error:
        detalle = error.args[0].decode() if error.args and isinstance(error.args[0], bytes) else str(error)
        raise PatronInvalido(
            f"no es una expresión RE2 válida ({detalle}); RE2 no admite (?=…), (?!…) ni \\1: describa el "
            f"texto sin ellos"
        ) from error
    ajenos = sorted(set(forma.groupindex) - GRUPOS)
    if ajenos:
        raise PatronInvalido(f"no conoce el grupo «{ajenos[0]}»; los grupos posibles son: {', '.join(sorted(GRUPOS))}")
    return Patron(sentido, forma, dict(forma.groupindex), sin, es_literal, patron.startswith("(?m)"))


def buscar(patron: Patron, texto: str, inicio: int = 0) -> Iterator[Hallazgo]:
    """Dónde aparece la frase en el texto, en orden, sin las apariciones desmentidas."""
    for hallada in patron.forma.finditer(texto, inicio):
        if any(palabra in hallada.group() for palabra in patron.sin):
            continue
        tramos = {nombre: hallada.span(n) for nombre, n in patron.grupos.items() if hallada.span(n)[0] >= 0}
        yield Hallazgo(patron.sentido, hallada.start(), hallada.end(), tramos)
