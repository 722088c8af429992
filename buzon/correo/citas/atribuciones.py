"""La línea con que un programa de correo presenta lo que cita: «El lun, 4 may 2026 a las 9:02, Ana escribió:».

Puede venir partida en hasta cuatro renglones. Reconoce la forma, no quién habla. Tiempo lineal: mira solo los
renglones que acaban como acaba una atribución, y desde ahí unos pocos hacia atrás.
"""

import re

from buzon.correo.citas.listas import plegar
from buzon.correo.citas.renglones import esta_citado, siguiente_con_texto
from buzon.correo.citas.vocabulario import VERBOS

_PARTIDA = 4
_LARGO = 420
_FINAL = re.compile(r"[:：][ \t]{0,4}\*{0,2}[ \t]{0,4}$")
_ARRANQUE = re.compile(
    r"[ \t]{0,6}\*{0,2}(?:el|en|con fecha|a las?|on|at|le|il|in data|em|no dia|a|am|den|op|dnia|w dniu|dne|v|kl|pe"
    r"|ons|tors|ke|ma|ti|to|pa|la|since|date|fecha|在|\d{1,4}[./\-年 ])(?:\b|(?<=[./\-年 ]))",
)
_DIA = re.compile(
    r"\d{1,4}[./\-]\d{1,2}[./\-]\d{1,4}|\b(?:19|20)\d\d\b|\d{1,2}[:.h]\d{2}|\b\d{1,2}\.? (?:de )?[^\W\d_]{3,10}|年"
)
_BUZON = re.compile(r"[^\s<>()@]{1,64}@[^\s<>()@]{1,255}|<\s?https?://")
_GMAIL_ANTIGUO = re.compile(r"\d{4}[/-]\d{1,2}[/-]\d{1,2},? .{1,120}<[^\s<>@]{1,64}@[^\s<>@]{1,255}>:?$")
_VERBOS = re.compile(
    r"(?:^|[\s>\])\"',，])(?:"
    + "|".join(re.escape(verbo) for verbo in sorted(VERBOS, key=len, reverse=True))
    + r")(?=$|[\s:：,(])"
)
_VERBOS_PEGADOS = re.compile(r"写道|寫道|书写|のメール")


def acaba_atribucion(renglones: list[str], lugar: int) -> int | None:
    """Si en `lugar` acaba una atribución, el renglón en que empieza; si no, `None`."""
    renglon = renglones[lugar].strip()
    if _GMAIL_ANTIGUO.match(renglon) and _citan_despues(renglones, lugar):
        return lugar
    if len(renglon) > _LARGO or not _FINAL.search(renglon):
        return None
    for inicio in range(lugar, max(lugar - _PARTIDA, -1), -1):
        if not renglones[inicio].strip() or (inicio < lugar and esta_citado(renglones[inicio])):
            break
        entera = plegar(" ".join(trozo.strip() for trozo in renglones[inicio : lugar + 1]))
        if len(entera) > _LARGO:
            break
        if _es_atribucion(entera) and not _arranca_antes(renglones, inicio, entera):
            return inicio
    corta = plegar(renglon)
    if _tiene_verbo(corta) and _citan_despues(renglones, lugar) and len(corta) < _LARGO // 2:
        return lugar
    return None


def _tiene_verbo(entera: str) -> bool:
    return bool(_VERBOS.search(entera) or _VERBOS_PEGADOS.search(entera))


def _es_atribucion(entera: str) -> bool:
    """Fecha con su arranque, o buzón; y el verbo. Sin fecha ni buzón podría ser una frase de quien escribe."""
    if not _tiene_verbo(entera):
        return False
    if _BUZON.search(entera):
        return True
    return bool(_ARRANQUE.match(entera) and _DIA.search(entera))


def _arranca_antes(renglones: list[str], inicio: int, entera: str) -> bool:
    """Si lo que parece completo es solo el final de una atribución partida («<ana@x.example> escribió:»)."""
    if _ARRANQUE.match(entera) or inicio == 0 or not renglones[inicio - 1].strip():
        return False
    previo = plegar(renglones[inicio - 1])
    return (
        bool(_ARRANQUE.match(previo) and _DIA.search(previo)) or entera.startswith("<") or previo.endswith(("<", "("))
    )


def _citan_despues(renglones: list[str], lugar: int) -> bool:
    siguiente = siguiente_con_texto(renglones, lugar + 1)
    return siguiente is not None and esta_citado(renglones[siguiente])
