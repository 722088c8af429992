"""Hoy, mañana, ayer y lo que la calle dice por ellos."""

from buzon.dominio.frases_fecha.piezas import Frase

_MANANA = r"(?:manana|mananita|mannana|mnana|mnn|mnna|manyana)"


FRASES = (
    Frase(rf"\b(?:por|en|a|de|durante) la {_MANANA}\b(?: siguiente)?", lambda _g, _c: None),
    Frase(rf"\besta (?:misma )?{_MANANA}\b", lambda _g, c: c.hoy),
    Frase(
        rf"\b(?:entre )?(?:hoy (?:o|y|u|a) {_MANANA}|hoy o a mas tardar {_MANANA})\b",
        lambda _g, c: c.dias(1),
    ),
    Frase(
        rf"\b(?:entre )?{_MANANA} (?:o|y) (?:pasado|el otro)(?: {_MANANA})?\b",
        lambda _g, c: c.dias(2),
    ),
    Frase(rf"\bpasa(?:d?o|ndo) ?{_MANANA}\b", lambda _g, c: c.dias(2)),
    Frase(rf"\bde {_MANANA} en ocho\b", lambda _g, c: c.dias(8)),
    Frase(rf"\b{_MANANA}\b", lambda _g, c: c.dias(1)),
    Frase(r"\b(?:de (?:hoy|aqui) en ocho|de hoy en 8)(?: dias)?\b", lambda _g, c: c.dias(7)),
    Frase(r"\bde (?:hoy|aqui) en (?:quince|15)(?: dias)?\b", lambda _g, c: c.dias(14)),
    Frase(
        r"\b(?:hasta (?:el dia de )?hoy|al dia de hoy|a (?:dia|fecha) de hoy|hoy en dia|hasta la fecha|hoy por hoy)\b",
        lambda _g, _c: None,
    ),
    Frase(r"\bhoy(?: mismo| dia| sin falta)?\b", lambda _g, c: c.hoy),
    Frase(r"\b(?:el dia de ayer|ayer|anoche|aller)\b", lambda _g, c: c.dias(-1)),
    Frase(r"\b(?:anteayer|antier|antiayer|antes de ayer|antes de anoche|anteanoche)\b", lambda _g, c: c.dias(-2)),
    Frase(
        r"\b(?:esta (?:misma )?(?:tarde|noche|madrugada)|en el (?:transcurso|curso) del dia|durante el dia|en el dia|"
        r"antes de (?:que )?(?:termine|acabe|cierre|cerrar) el dia|a ultima hora|al rato|en un rat(?:o|ito)|"
        r"en unas horas|en (?:una|dos|un par de) horas?|mas tarde(?:cito)?|ahora mismo|ahorita(?: mismo)?|"
        r"ya mism(?:o|ito)|hace (?:un rat(?:o|ito)|rato|poco rato|un momento|unos minutos|media hora|una hora)|"
        r"hace \d{1,2} (?:min|minutos|horas|hs|hrs)|en (?:este|estos) (?:mismo )?(?:momento|momentos|instante)|"
        r"acab[oa](?:mos|n)? de|acabe de|enseguida|al toque|en (?:la|esta) (?:tarde|noche)|por la (?:tarde|noche)|"
        r"a la (?:tarde|noche)|a mediodia|al mediodia)\b",
        lambda _g, c: c.hoy,
        es_debil=True,
    ),
    # "Ahora no puedo", "recién el viernes": hacia delante no dicen ningún día.
    Frase(
        r"\b(?:ahora|recien(?:cito)?)\b",
        lambda _g, c: c.hoy if c.sentido == "pasado" else None,
        es_debil=True,
    ),
)
