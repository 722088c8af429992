"""Un renglón que manda dos cosas: «pagada la 123 y anula la 200», «la 123 está pagada. La 200 no».

Leído entero, lo que se dice de una factura alcanzaría a la otra: se daría por pagada la que no lo está. Cada parte se
lee aparte, y la que solo dice que no, o que sigue como estaba, no manda nada.
"""

import re

from buzon.correo.ordenes_a_quien import NOMBRADA, NUMERO
from buzon.correo.ordenes_de_acuerdos import clase_de_acuerdo
from buzon.correo.ordenes_verbos import REPARO, SE_AFIRMAN, SE_MANDAN, llana, verbo_de

_CORTE = re.compile(r"(?:[.;,]\s+|\s*\(|\s+y\s+)")
_CALLA = "no manda nada"
_SIGUE_IGUAL = re.compile(
    r"\b(?:dej\w+|eran?|sigue\w*|queda\w*|pendientes?|deb\w+|vence\w*|vencid\w+|reclam\w+|manten\w+|conserva\w*|"
    r"pagan?|emit\w+|emito|rehi\w+|reemplaz\w+|sustitu\w+|en su lugar|nueva)\b"
)
_NIEGA = re.compile(r"\b(?:no|nunca|jamas|tampoco|ni|aun|todavia|falta)\b")
_DUDA = re.compile(
    r"\b(?:creo|cree|parece|supongo|imagino|quizas?|talvez|tal vez|a lo mejor|puede|capaz|seguramente|segun|"
    r"deberian?|tendrian?|habrian?|avis\w+|di(?:ce|cen|jo|jeron)|asegura\w*|jura|promet\w+|espero|ojala|menos|sino)\b"
)
_LO_DEMAS = re.compile(r"\b(?:resto|demas|otras?)\b")
_CONDICION = re.compile(r"\b(?:si(?!\s*,)|cuando|en cuanto|apenas|una vez que|despu[eé]s de que)\s+\w")


def por_partes(linea: str) -> tuple[str, ...]:
    """La línea, en tantas como mande cosas distintas de facturas distintas; vacío si pone condiciones entre ellas."""
    grupos: list[list[str]] = []
    clases: list[str | None] = []
    tiene_numero = False
    for trozo in _trozos(linea):
        nombra, clase = _nombra(trozo), _clase(trozo)
        ya_cierra = bool(clases) and clases[-1] in SE_AFIRMAN
        if ya_cierra and clase == "reanudar" and not nombra and _LO_DEMAS.search(llana(trozo)):
            continue  # «pagada la 123; el resto sigue igual»
        if not grupos or _empieza_otra(clases[-1], clase, nombra=nombra, tiene_numero=tiene_numero):
            grupos.append([trozo])
            clases.append(clase)
            tiene_numero = nombra
        else:
            grupos[-1].append(trozo)
            clases[-1] = clases[-1] or clase
            tiene_numero = tiene_numero or nombra
    if len(grupos) == 1 or not SE_MANDAN & set(clases):
        return ("".join(trozo for grupo in grupos for trozo in grupo),)
    if _CONDICION.search(linea.lower()):
        return ()
    return tuple("".join(grupo).strip(" .;,(") for grupo, clase in zip(grupos, clases, strict=True) if clase != _CALLA)


def _empieza_otra(esta: str | None, clase: str | None, *, nombra: bool, tiene_numero: bool) -> bool:
    """Si un trozo de esa clase manda algo distinto de lo que se venía diciendo."""
    if nombra and clase and tiene_numero:
        # «La 123 y la 200 están pagadas»: mientras no se haya dicho qué, se están nombrando.
        return esta is not None
    # «Pagada la 123, no le escribas más», y al revés: que haya pagado no se pierde por lo otro.
    ritmo, cierre = {esta, clase} & {"pausar", "reanudar"}, {esta, clase} & SE_AFIRMAN
    return len(ritmo) == 2 or bool(ritmo and cierre and (nombra or tiene_numero))  # noqa: PLR2004 - parar y seguir


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
    if hallado and hallado[0] in SE_MANDAN and not (hallado[0] in SE_AFIRMAN and REPARO.search(limpia)):
        return hallado[0]
    if acuerdo := clase_de_acuerdo(limpia):
        return acuerdo
    # Lo que duda («creo que el 14/12») es de todo el renglón: solo se aparta lo que dice de otra que no.
    dice_que_no = _NIEGA.search(limpia) or _SIGUE_IGUAL.search(limpia)
    return _CALLA if dice_que_no and NOMBRADA.search(trozo) and not _DUDA.search(limpia) else None


def _nombra(trozo: str) -> bool:
    """Si dice un número de factura; «14/12» es un día."""
    return any("/" not in hallado.group() for hallado in NUMERO.finditer(trozo))
