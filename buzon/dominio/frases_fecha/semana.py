"""Los días de la semana y la semana misma.

Criterio: "el viernes" es el más cercano en el sentido de quien escribe, nunca hoy; quien dice una semana entera cumple
si paga el viernes de esa semana; quien dice el fin de semana, el domingo.
"""

from datetime import date, timedelta

from buzon.dominio.frases_fecha.piezas import DIA, DIA_CORTO, PROXIMO, QUE_VIENE, Cuenta, Frase, leer_dia

_SEMANA_PROXIMA = (
    rf"(?:(?:la )?semana (?:{QUE_VIENE}|de arriba|subsiguiente)|(?:la )?(?:proxima|prox\.?|siguiente|otra|entrante) "
    rf"(?:semana|sem)|(?:la )?otra semana)"
)
_SEMANA_PASADA = r"(?:la )?(?:semana (?:pasada|anterior)|pasada semana)"
_PARTE = r"(?:por|en|a) la (?:manana|tarde|noche)"
VIERNES, DOMINGO = 4, 6


def cercano(dia: int, cuenta: Cuenta) -> date:
    """El día de la semana más cercano antes o después de hoy, sin contar hoy."""
    if cuenta.sentido == "futuro":
        return cuenta.dias((dia - cuenta.hoy.weekday() - 1) % 7 + 1)
    return cuenta.dias(-((cuenta.hoy.weekday() - dia - 1) % 7 + 1))


def _venidero(dia: int, cuenta: Cuenta) -> date:
    return cuenta.dias((dia - cuenta.hoy.weekday() - 1) % 7 + 1)


def _anterior(dia: int, cuenta: Cuenta) -> date:
    return cuenta.dias(-((cuenta.hoy.weekday() - dia - 1) % 7 + 1))


def _otro(grupos: dict[str, str], cuenta: Cuenta) -> date:
    """Como "El otro viernes": el de la semana que viene, y nunca el que está a la vuelta de la esquina."""
    if cuenta.sentido == "pasado":
        return _anterior(leer_dia(grupos["dia"]), cuenta)
    dia = _venidero(leer_dia(grupos["dia"]), cuenta)
    return dia if dia >= cuenta.lunes(1) else dia + timedelta(weeks=1)


def _este(grupos: dict[str, str], cuenta: Cuenta) -> date:
    """Como "Este viernes": el de esta semana si el sentido lo permite; hoy, si hoy es viernes."""
    dia = leer_dia(grupos["dia"])
    return cuenta.hoy if dia == cuenta.hoy.weekday() else cercano(dia, cuenta)


def _fin_de_semana(cuenta: Cuenta, semanas: int = 0) -> date:
    return cuenta.lunes(semanas) + timedelta(days=DOMINGO)


def _viernes(cuenta: Cuenta, semanas: int) -> date:
    """El viernes de una semana; si el de esta ya pasó, hoy o el domingo no: el viernes siguiente."""
    dia = cuenta.lunes(semanas) + timedelta(days=VIERNES)
    if cuenta.sentido == "futuro" and dia < cuenta.hoy:
        return cuenta.lunes(semanas) + timedelta(days=DOMINGO)
    return dia


_D = rf"(?P<dia>{DIA})"
FRASES = (
    # "El martes posterior a la entrega" depende de otra fecha: no es el viernes que viene.
    Frase(rf"\b(?:el|los) {DIA} (?:siguientes?|posterior(?:es)?|inmediato) (?:al?|a la|del?)\b", lambda _g, _c: None),
    Frase(rf"\b(?:de )?(?:{DIA}|{DIA_CORTO}) a (?:{DIA}|{DIA_CORTO})\b", lambda _g, _c: None),
    Frase(
        rf"\b(?:el |este )?{_D}(?: {_PARTE})? (?:de|en) (?:{_SEMANA_PROXIMA}|la (?:proxima|otra|entrante|que viene))\b",
        lambda g, c: c.lunes(1) + timedelta(days=leer_dia(g["dia"])),
    ),
    Frase(
        rf"\b{_SEMANA_PROXIMA}(?:,| para| es decir,?)? (?:el )?(?:dia )?{_D}\b",
        lambda g, c: c.lunes(1) + timedelta(days=leer_dia(g["dia"])),
    ),
    Frase(
        rf"\b(?:el )?{_D} de {_SEMANA_PASADA}\b",
        lambda g, c: c.lunes(-1) + timedelta(days=leer_dia(g["dia"])),
    ),
    Frase(
        rf"\b(?:el )?{_D} de (?:la semana antepasada|hace dos semanas)\b",
        lambda g, c: c.lunes(-2) + timedelta(days=leer_dia(g["dia"])),
    ),
    Frase(rf"\b(?:el )?{_D} de esta(?: misma)? semana\b", lambda g, c: c.lunes(0) + timedelta(days=leer_dia(g["dia"]))),
    Frase(
        rf"\b(?:el )?{_D} (?:antepasado|tras anterior)\b",
        lambda g, c: _anterior(leer_dia(g["dia"]), c) - timedelta(weeks=1),
    ),
    Frase(rf"\b(?:el )?(?:{_D} (?:pasado|anterior|ultimo))\b", lambda g, c: _anterior(leer_dia(g["dia"]), c)),
    Frase(rf"\b(?:el )?(?:pasado|ultimo|reciente) {_D}\b", lambda g, c: _anterior(leer_dia(g["dia"]), c)),
    Frase(rf"\bde este {_D} en (?:ocho|8)(?: dias)?\b", lambda g, c: _este(g, c) + timedelta(weeks=1)),
    Frase(
        rf"\bdel? {_D} en (?:ocho|8)(?: dias)?\b",
        lambda g, c: _venidero(leer_dia(g["dia"]), c) + timedelta(weeks=1),
    ),
    Frase(
        rf"\b(?:el )?{_D}(?: subsiguiente| no,? (?:sino )?el (?:otro|siguiente))\b",
        lambda g, c: _venidero(leer_dia(g["dia"]), c) + timedelta(weeks=1),
    ),
    Frase(rf"\b(?:el )?otro {_D}\b", _otro),
    Frase(rf"\b(?:este |el )?{_D},? (?:{QUE_VIENE})\b", lambda g, c: _venidero(leer_dia(g["dia"]), c)),
    Frase(rf"\b(?:este |el )?{PROXIMO} (?:dia )?{_D}\b", lambda g, c: _venidero(leer_dia(g["dia"]), c)),
    Frase(rf"\bhoy,? (?:dia )?{_D}\b", lambda _g, c: c.hoy),
    Frase(rf"\b(?:manana),? (?:dia )?{_D}\b", lambda _g, c: c.dias(1)),
    Frase(rf"\bayer,? (?:dia )?{_D}\b", lambda _g, c: c.dias(-1)),
    Frase(rf"\b(?:este|esta) (?:mismo )?{_D}\b", _este),
    # "Los pagos salen los viernes": la costumbre cede ante el día que se dice.
    Frase(rf"\b(?:los (?:dias )?|todos los |cada ){_D}\b", lambda g, c: cercano(leer_dia(g["dia"]), c), es_vaga=True),
    Frase(rf"\b(?:el (?:dia )?|dia |pal )?{_D}\b", lambda g, c: cercano(leer_dia(g["dia"]), c)),
    Frase(r"\bel (?P<dia>lun|mie|mier|jue|vie|vienes|sab|dom)\b\.?", lambda g, c: cercano(leer_dia(g["dia"]), c)),
    Frase(
        rf"\b(?:a |los )?(?:principios?|comienzos?|inicios?|primeros dias|apertura) (?:de|en) (?:la "
        rf")?(?:{_SEMANA_PROXIMA}|semana)\b",
        lambda _g, c: c.lunes(1),
        es_vaga=True,
    ),
    Frase(
        rf"\b(?:a |para )?(?:mediados|media|mitad) de (?:{_SEMANA_PROXIMA})\b",
        lambda _g, c: c.lunes(1) + timedelta(days=2),
        es_vaga=True,
    ),
    Frase(r"\ba (?:mediados|mitad) de (?:la |esta )?semana\b", lambda _g, c: cercano(2, c), es_vaga=True),
    Frase(
        rf"\b(?:a )?(?:fin|fines|finales|el final|cierre) de (?:{_SEMANA_PROXIMA})\b",
        lambda _g, c: _viernes(c, 1),
        es_vaga=True,
    ),
    Frase(
        r"\bantes (?:de |del )(?:el |este |que llegue el )?(?:fin de semana|finde)\b",
        lambda _g, c: _viernes(c, 0),
    ),
    Frase(
        r"\b(?:despues|pasado|pasando|luego) (?:de |del )?(?:el |este )?(?:fin de semana|finde)\b",
        lambda _g, c: c.lunes(1),
        es_vaga=True,
    ),
    Frase(
        rf"\b(?:el |este )?(?:(?:{PROXIMO}) (?:fin de semana|finde)|(?:fin de semana|finde) (?:{QUE_VIENE}))\b",
        lambda _g, c: _fin_de_semana(c, 0 if c.hoy.weekday() < VIERNES + 1 else 1),
    ),
    Frase(r"\b(?:el )?(?:fin de semana|finde) pasado\b", lambda _g, _c: None),
    Frase(
        r"\b(?:que )?(?:pases?|tengas?|tenga|tengan|buen|feliz|lindo|bonito|excelente) (?:un )?(?:buen |lindo "
        r"|feliz |bonito |excelente )?(?:fin de semana|finde|semana)\b",
        lambda _g, _c: None,
    ),
    Frase(r"\b(?:este |el |un )?(?:fin de semana|finde|find)\b", lambda _g, c: _fin_de_semana(c)),
    Frase(
        r"\b(?:(?:en |para )?(?:la )?semana del? (?:la )?(?P<n>\d{1,2}))\b",
        lambda g, c: (
            (d - timedelta(days=d.weekday()) + timedelta(days=VIERNES)) if (d := c.del_mes(int(g["n"]))) else None
        ),
    ),
    Frase(
        rf"\b(?:(?:en|durante|dentro de|para|a lo largo de|en el transcurso de|en el curso de) )?{_SEMANA_PROXIMA}\b",
        lambda _g, c: _viernes(c, 1) if c.sentido == "futuro" else None,
        es_vaga=True,
    ),
    Frase(rf"\b{_SEMANA_PASADA}\b", lambda _g, _c: None),
    Frase(
        r"\b(?:esta(?: misma)? semana|(?:en|durante) la semana|(?:en )?lo que (?:queda|resta) de (?:la |esta )?semana|"
        r"en el (?:transcurso|curso) de (?:la|esta) semana|"
        r"antes de (?:que )?(?:termine|acabe|finalice|cierre|terminar|acabar|finalizar|cerrar) (?:la|esta) semana|"
        r"a (?:fines?|finales) de (?:la |esta )?semana|al? (?:final|fin|cierre) de (?:la |esta )semana|entre semana)\b",
        lambda _g, c: _viernes(c, 0) if c.sentido == "futuro" else None,
        es_vaga=True,
    ),
)
