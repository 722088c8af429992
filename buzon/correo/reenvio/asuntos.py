"""Los prefijos del asunto: «Re:», «RV:», «Fwd:», «TR: RE:», «[Lista] Fwd:». Solo los lee y los quita."""

import re
from typing import Literal

from buzon.correo.citas.listas import plegar
from buzon.correo.citas.vocabulario import PREFIJOS_DE_REENVIO, PREFIJOS_DE_RESPUESTA

# «Fwd:», «[Lista] RV:», «Re[2]:», «RE(3) :», y lo que sigue se queda.
_PREFIJO = re.compile(
    r"[ \t]{0,4}(?:\[[^\]\n]{1,60}\][ \t]{0,4}){0,2}\(?([^\W\d_]{1,12}\.?)(?:[\[(]\d{1,3}[\])]|\^\d{1,3})?"
    r"[ \t]{0,2}[:：][ \t]{0,6}"
)
_ENTRE_PARENTESIS = re.compile(r"\((?:fwd|fw|reenviado)\)\s*$", re.IGNORECASE)
_MAXIMO = 20


def clase_de_asunto(asunto: str) -> Literal["reenvio", "respuesta", ""]:
    """Qué dice ser el correo según el primer prefijo de su asunto."""
    hallazgo = _PREFIJO.match(asunto)
    prefijo = plegar(hallazgo.group(1)).rstrip(".") if hallazgo else ""
    if prefijo in PREFIJOS_DE_REENVIO or _ENTRE_PARENTESIS.search(asunto):
        return "reenvio"
    return "respuesta" if prefijo in PREFIJOS_DE_RESPUESTA else ""


def sin_prefijos(asunto: str) -> str:
    """El asunto sin sus prefijos de respuesta y reenvío; los demás («URGENTE:») se quedan."""
    for _ in range(_MAXIMO):
        hallazgo = _PREFIJO.match(asunto)
        if hallazgo is None or plegar(hallazgo.group(1)).rstrip(".") not in PREFIJOS_DE_REENVIO | PREFIJOS_DE_RESPUESTA:
            break
        asunto = asunto[hallazgo.end() :]
    return _ENTRE_PARENTESIS.sub("", asunto).strip()
