"""Un renglón que manda dos cosas: «pagada la 123 y anula la 200», «la 123 está pagada. La 200 no».

Leído entero, lo que se dice de una factura alcanzaría a la otra: se daría por pagada la que no lo está. Cada parte se
lee aparte, y la que solo dice que no, o que sigue como estaba, no manda nada.
"""

import re

from buzon.correo.ordenes_a_quien import NUMERO
from buzon.correo.ordenes_verbos import REPARO, SE_AFIRMAN, llana, verbo_de

_CORTE = re.compile(r"(?:[.;,]\s+|\s*\(|\s+y\s+)")
_MANDAN = SE_AFIRMAN | {"pausar", "reanudar", "deshacer"}
_CALLA = "no manda nada"
_SIGUE_IGUAL = re.compile(
    r"\b(?:dej\w+|eran?|sigue\w*|queda\w*|pendientes?|deb\w+|vence\w*|vencid\w+|reclam\w+|manten\w+|conserva\w*|"
    r"pagan?|promet\w+)\b"
)
_CONDICION = re.compile(r"\b(?:si(?!\s*,)|cuando|en cuanto|apenas|una vez que|despu[eé]s de que)\s+\w")


def por_partes(linea: str) -> tuple[str, ...]:
    """La línea, en tantas como mande cosas distintas de facturas distintas; vacío si pone condiciones entre ellas."""
    grupos: list[list[str]] = []
    clases: list[str | None] = []
    tiene_numero = False
    for trozo in _trozos(linea):
        nombra, clase = NUMERO.search(trozo) is not None, _clase(trozo)
        # «La 123 y la 200 están pagadas»: mientras no se haya dicho qué, se están nombrando.
        if not grupos or (nombra and clase and tiene_numero and clases[-1]):
            grupos.append([trozo])
            clases.append(clase)
            tiene_numero = nombra
        else:
            grupos[-1].append(trozo)
            clases[-1] = clases[-1] or clase
            tiene_numero = tiene_numero or nombra
    if len(grupos) == 1 or not _MANDAN & set(clases):
        return (linea,)
    if _CONDICION.search(linea.lower()):
        return ()
    return tuple("".join(grupo).strip(" .;,(") for grupo, clase in zip(grupos, clases, strict=True) if clase != _CALLA)


def _trozos(linea: str) -> list[str]:
    """Los trozos con el corte que los sigue, para poder volver a juntarlos tal como estaban."""
    trozos, desde = [], 0
    for corte in _CORTE.finditer(linea):
        trozos.append(linea[desde : corte.end()])
        desde = corte.end()
    return [*trozos, linea[desde:]]


def _clase(trozo: str) -> str | None:
    """La orden que da, que no da ninguna, o `None` si solo acompaña a otra («la 200 también»)."""
    limpia = llana(trozo)
    hallado = verbo_de(trozo, limpia)
    if hallado and hallado[0] in _MANDAN and not (hallado[0] in SE_AFIRMAN and REPARO.search(limpia)):
        return hallado[0]
    return _CALLA if REPARO.search(limpia) or _SIGUE_IGUAL.search(limpia) else None
