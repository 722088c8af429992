"""La línea con que un programa de correo presenta lo que cita: «El lun, 4 may 2026 a las 9:02, Ana escribió:».

Puede venir partida en hasta cuatro renglones. Reconoce la forma, no quién habla. Tiempo lineal: mira solo los
renglones que acaban como acaba una atribución, y desde ahí unos pocos hacia atrás.
"""

import re

from buzon.correo.citas.listas import alguna, plegar
from buzon.correo.citas.renglones import esta_citado, siguiente_con_texto
from buzon.correo.citas.vocabulario import VERBOS, VERBOS_FINALES

_PARTIDA = 4
_LARGO = 420
_MINIMO_PEGADA = 30
_FINAL = re.compile(r"(?:[:：][ \t]{0,4}\*{0,2}|-{2,20})[ \t]{0,4}$")
_SIN_LETRAS = re.compile(r"[\W\d_]*$")
_ARRANQUE = re.compile(
    r"[ \t]{0,6}[-*_]{0,20}[ \t]{0,2}"
    + alguna(
        """
        (?:el|en|con fecha|a las?|o|on|at|le|il|il giorno|in data|em|no dia|a|am|den|op|dnia|w dniu|dne|v|kl|pe|ke|ma|ti
        to|pa|la|since|在)\\b
        \\d{1,4}[./\\-年 ]
        """
    )
)
_DIA = re.compile(
    r"\d{1,4}[./\-]\d{1,2}[./\-]\d{1,4}|\b(?:19|20)\d\d\b|\d{1,2}[:.h]\d{2}|\b\d{1,2}\.? (?:de )?[^\W\d_]{3,10}|年"
)
# «El 3 de noviembre su vendedor comentó:» lo escribe una persona; un programa daría la hora.
_DE_VIVA_VOZ = re.compile(r"\b(?:dijo|comento|said)[ \t:*]*$")
_HORA = re.compile(r"\b\d{1,2}[:.h]\d{2}")
_DIA_Y_HORA = re.compile(r"[ \t]{0,6}[a-z]{2,10}\.?,? \d{1,2} .{3,30}\d{1,2}:\d{2}")
# En español, lo que sigue al «El» de una atribución es ya la fecha; en «El cliente escribió:», no.
_EL_Y_OTRA_COSA = re.compile(r"[ \t]{0,6}(?:el|en) (?!\d)(?:[^\W\d_]+\.?,? ){0,2}(?=[^\W\d_])")
_EL_Y_FECHA = re.compile(r"[-*_ \t]{0,20}(?:el|en|con fecha|o) (?:dia )?(?:[^\W\d_]{2,10}\.?,? ?){0,2}\d")
_BUZON = re.compile(r"[^\s<>()@]{1,64}@[^\s<>()@]{1,255}|<\s?https?://")
# Yandex y Mail.ru no ponen verbo: «04.05.2026, 09:02, "Ana" <ana@x.example>:».
_SIN_VERBO = re.compile(r"(?:[^\W\d_]{2,10}\.?,? )?\d{1,4}[./\- ].{3,200}<[^\s<>@]{1,64}@[^\s<>@]{1,255}>[ ]?:$")
# Tutanota: «4 may 2026 9:02 de ana@x.example:».
_DE_TUTA = re.compile(
    r"\d{1,4}[./\- ].{3,40}\d{1,2}[:.]\d{2}.{0,6} (?:de|by|von|da|par|por) [^\s<>@]{1,64}@[^\s<>@]{1,255}:$"
)
_GMAIL_ANTIGUO = re.compile(r"\d{4}[/-]\d{1,2}[/-]\d{1,2},? .{1,120}<[^\s<>@]{1,64}@[^\s<>@]{1,255}>:?$")
# Mutt: «* Ana <ana@x.example> [2026-05-04 09:02]:».
_DE_MUTT = re.compile(r"\* .{1,120}<[^\s<>@]{1,64}@[^\s<>@]{1,255}> \[[\d :+/-]{8,40}\]:$")
# Notes, en una línea: «Ana Soto ---04/05/2026 09:02:11---Estimados: la factura…».
_DE_NOTES = re.compile(
    r".{2,80}?[ ]?-{3}\d{1,4}[./-]\d{1,2}[./-]\d{1,4} \d{1,2}:\d{2}(?::\d{2})?(?: ?[ap]\.? ?m\.?)?-{3}"
)
# Horde y algunos paneles de hospedaje no dan la fecha.
_CITANDO = re.compile(
    r"(?:citando a|cita de|missatge de|mensaje citado por|quoting|zitat von|citat fran|citando|quotando) .{2,200}$"
)
# Yahoo en el móvil no salta de renglón: la cita empieza detrás de los dos puntos.
_PEGADA = re.compile(
    r"(?:el|on|em|le) .{8,120}<[^\s<>@]{1,64}@[^\s<>@]{1,255}> ?(?:escribio|wrote|escreveu|a ecrit) ?:[ ]+\S"
)
# Notes pone en un renglón quién, en otro cuándo, y debajo «Para» y «Asunto» solos.
_QUIEN = re.compile(r"[^<>\n]{0,80}<?[^\s<>@]{1,64}@[^\s<>@]{1,255}>?$")
_CUANDO = re.compile(
    r"\d{1,4}[./\-]\d{1,2}[./\-]\d{1,4},? \d{1,2}:\d{2}(?::\d{2})?(?: ?[ap]\.? ?m\.?)?$", re.IGNORECASE
)
_ROTULOS_DE_NOTES = frozenset({"para", "to", "please respond to", "responder a", "asunto", "subject"})


def presenta_sin_saltar(renglon: str) -> bool:
    """Si el renglón es una atribución con el principio de lo citado detrás, sin salto."""
    llano = renglon.strip()
    if len(llano) <= _MINIMO_PEGADA:
        return False
    return _PEGADA.match(plegar(llano[:_LARGO])) is not None or _DE_NOTES.match(llano[:_LARGO]) is not None


def es_ficha_de_notes(renglones: list[str], lugar: int) -> bool:
    """Si aquí empieza la cita de Notes: remitente, fecha con hora y «Para», cada uno en su renglón."""
    if not _QUIEN.match(renglones[lugar].strip()) or lugar + 2 >= len(renglones):
        return False
    rotulo = siguiente_con_texto(renglones, lugar + 2)
    return (
        _CUANDO.match(renglones[lugar + 1].strip()) is not None
        and rotulo is not None
        and plegar(renglones[rotulo]).strip(" :") in _ROTULOS_DE_NOTES
    )


def _por_largo(verbos: frozenset[str]) -> str:
    return "|".join(re.escape(verbo) for verbo in sorted(verbos, key=len, reverse=True))


_VERBO = re.compile(r"(?:^|[\s>\])\"',，])(" + _por_largo(VERBOS | VERBOS_FINALES) + r")(?=$|[\s:：,(])")
_VERBO_PEGADO = re.compile(r"写道|寫道|のメール|님이 작성")
_A_MI = re.compile(r"\b(?:me|nos|te|le|les|se|que|quien|como)$")
_RESTO_DE_VERBO = re.compile(r"[\s:：*\-]*$|,? (?:el|on|le|il|em|am|den|op|a las?)\b.*\d")


def acaba_atribucion(renglones: list[str], lugar: int) -> int | None:
    """Si en `lugar` acaba una atribución, el renglón en que empieza; si no, `None`."""
    renglon = renglones[lugar].strip()
    if any(forma.match(renglon) for forma in (_GMAIL_ANTIGUO, _SIN_VERBO, _DE_MUTT, _DE_TUTA)) and _citan_despues(
        renglones, lugar
    ):
        return lugar
    if len(renglon) > _LARGO or not _FINAL.search(renglon) or (_SIN_LETRAS.match(renglon) and renglon != ":"):
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
    presenta = _tiene_verbo(corta) or _CITANDO.match(corta)
    return lugar if presenta and len(corta) < _LARGO // 2 and _citan_despues(renglones, lugar) else None


def _tiene_verbo(entera: str) -> bool:
    if _VERBO_PEGADO.search(entera):
        return True
    # El verbo bueno es el último: delante puede ir un nombre que lo contenga.
    hallazgo = next(iter(reversed(list(_VERBO.finditer(entera)))), None)
    if hallazgo is None:
        return False
    if hallazgo.group(1) not in VERBOS_FINALES:
        return True
    antes, despues = entera[: hallazgo.start()], entera[hallazgo.end() :]
    return _A_MI.search(antes) is None and _RESTO_DE_VERBO.match(despues) is not None


def _es_atribucion(entera: str) -> bool:
    """Fecha con su arranque, o buzón; y el verbo. Sin fecha ni buzón podría ser una frase de quien escribe."""
    if not _tiene_verbo(entera):
        return False
    if _BUZON.search(entera):
        return True
    if _EL_Y_OTRA_COSA.match(entera) and not _EL_Y_FECHA.match(entera):
        return False
    if _DE_VIVA_VOZ.search(entera) and not _HORA.search(entera):
        return False
    return bool(_ARRANQUE.match(entera) and _DIA.search(entera))


def _arranca_antes(renglones: list[str], inicio: int, entera: str) -> bool:
    """Si lo que parece completo es solo el final de una atribución partida («<ana@x.example> escribió:»)."""
    # «la O <ana@x.example> escribió:» no arranca nada: es el final de un nombre partido.
    if (_ARRANQUE.match(entera) and _DIA.search(entera)) or inicio == 0 or not renglones[inicio - 1].strip():
        return False
    previo = plegar(renglones[inicio - 1])
    return (
        bool((_ARRANQUE.match(previo) and _DIA.search(previo)) or _DIA_Y_HORA.match(previo))
        or entera.startswith("<")
        or previo.endswith(("<", "("))
    )


def _citan_despues(renglones: list[str], lugar: int) -> bool:
    siguiente = siguiente_con_texto(renglones, lugar + 1)
    return siguiente is not None and esta_citado(renglones[siguiente])
