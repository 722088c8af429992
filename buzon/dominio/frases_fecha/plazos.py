"""Los plazos contados desde hoy: "en 10 días hábiles", "dentro de dos semanas", "hace tres días".

Un plazo de crédito ("a 60 días", "plazo de 30 días") no dice cuándo se paga y no es ninguna fecha.
"""

from datetime import date

from buzon.dominio.frases_fecha.piezas import NUMERO, Cuenta, Frase, leer_numero

_DESDE = (
    r"(?:en|dentro de|de aqui a|de aca a|en un (?:plazo|lapso|maximo|termino) (?:no mayor )?(?:de|a)|deme|dame|denme|"
    r"esperame|espereme|esperenme|aguantame|aguanteme|bancame|banqueme|me (?:das|da|dan|espera|esperas|"
    r"esperan|aguantas|"
    r"aguanta|bancas)|hasta dentro de|"
    r"en (?:maximo|no mas de|menos de|aproximadamente|aprox\.?|cosa de)|a mas tardar en|maximo en|max(?:imo)?)"
)
_UNIDAD = r"(?P<u>dias?|diitas|semanas?|semanitas?|sem|meses|mes|quincenas?|horas?|hs|hrs)"
_HABILES = r"(?P<h> (?:habiles|laborables|laborales|bancarios|de trabajo))?"
_RELLENO = (
    r"(?:(?:los|las|unos|unas|otros|otras|el|la|como|max(?:imo)?|mas o menos|unos cuantos|solo|nomas) "
    r")?(?:(?:proxim[oa]s?|siguientes?) )?(?:(?:unos|unas) )?"
)


def _contar(grupos: dict[str, str], cuenta: Cuenta, signo: int = 1) -> date | None:
    cuantos = signo * max(leer_numero(grupos["n"]), leer_numero(grupos.get("n2") or "0"))
    if not cuantos:
        return None
    unidad = grupos["u"]
    if unidad.startswith("h"):
        return cuenta.dias(cuantos // 24) if cuantos % 24 == 0 else cuenta.hoy
    if unidad.startswith("d"):
        return cuenta.habiles(cuantos) if grupos.get("h") else cuenta.dias(cuantos)
    if unidad.startswith("q"):
        return cuenta.dias(15 * cuantos)
    return cuenta.dias(7 * cuantos) if unidad.startswith("s") else cuenta.sumar_meses(cuantos)


def _hacia_atras(grupos: dict[str, str], cuenta: Cuenta) -> date | None:
    return _contar(grupos, cuenta, -1)


_CUANTO = rf"(?P<n>{NUMERO})(?: (?:o|a|y|-) (?P<n2>{NUMERO}))? {_UNIDAD}{_HABILES}"
FRASES = (
    Frase(
        rf"\bhace(?:n)? (?:como|unos|unas|casi|mas de|mas o menos|cerca de|algo mas de) {_CUANTO}\b",
        lambda _g, _c: None,
    ),
    Frase(r"\bhace (?:dias|semanas|meses|anos|tiempo|mucho)\b", lambda _g, _c: None),
    Frase(
        rf"\b(?:plazo|credito|pago|vencimiento|condicion(?:es)?|terminos?)(?: (?:contratado|acordado|pactado|"
        rf"de pago))?(?: es| son)? (?:de |a )?{NUMERO} dias\b",
        lambda _g, _c: None,
    ),
    Frase(
        rf"\b(?:hace|hacen|desde hace|van|llevamos?|hara) (?:ya )?{_CUANTO}(?: "
        rf"(?:atras|ya))?\b",
        _hacia_atras,
    ),
    Frase(rf"\b{_CUANTO} (?:atras|de (?:atraso|retraso|mora)|antes|tarde)\b", lambda _g, _c: None),
    Frase(rf"\b(?:cada|todas las|todos los|por) {_CUANTO}\b", lambda _g, _c: None),
    Frase(rf"\b{_DESDE} {_RELLENO}{_CUANTO}(?: mas)?\b", _contar),
    Frase(rf"\b{_CUANTO} mas\b", _contar),
    Frase(rf"\b(?:los|las) (?:proxim[oa]s|siguientes) {_CUANTO}\b", _contar),
    Frase(rf"\b{_CUANTO} (?:a partir de|desde|contados? desde|de) hoy\b", _contar),
    Frase(
        r"\b(?:en|dentro de) (?:unos|algunos|pocos|estos|un par de|los proximos|estos proximos) dias\b",
        lambda _g, _c: None,
    ),
)
