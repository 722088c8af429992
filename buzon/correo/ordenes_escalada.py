"""Las órdenes de lo que viene después de las cartas, en palabras: «salta ACME al aviso firme», «incobrable la 123».

Van antes que las demás: «no vender a ACME» no es un «no», y «retira la 123 de la agencia» no la anula.
"""

import re
from collections.abc import Callable
from datetime import date

from buzon.dominio.fechas import buscar_fecha
from buzon.dominio.nombres import sin_tildes
from buzon.dominio.ordenes import Accion, Orden

_VERBOS: tuple[tuple[Accion, re.Pattern[str]], ...] = (
    ("novender", re.compile(
        r"\bno (?:se )?(?:le |les )?(?:vender|vendas|vendemos|vende|vendamos)(?: mas| nada| nada mas)?\b|"
        r"\bdej\w+ de vender(?:le|les)?\b"
    )),
    ("vender", re.compile(
        r"^\W*(?:volver a |vuelve a )?vender(?:le|les)?\b|\bya se (?:le|les) puede (?:volver a )?vender\b"
    )),
    ("saltar", re.compile(r"\b(?:salta\w*|pasa(?:r|la|lo|le)?|adelanta\w*)\b(?=.*\b(?:al?|a la|hasta)\b)")),
    ("retirar", re.compile(r"\b(?:retira\w*|saca\w*|quita\w*)\b(?=.*\bde la agencia\b)")),
    ("abogado", re.compile(r"\bal? (?:abogad[oa]|juzgado|via judicial|juicio)\b|\ba judicial\b|\bjudicializa\w*\b")),
    ("incobrable", re.compile(r"\bincobrables?\b|\bda(?:r|la|lo|me)? por perdid[ao]s?\b")),
    ("nocontesta", re.compile(r"^\W*no (?:me )?(?:contest|respond|cogi|atendi)\w*")),
    ("numeromalo", re.compile(r"\b(?:numero|telefono) (?:malo|equivocado|incorrecto|esta mal|no existe|no es suyo)\b")),
    ("promete", re.compile(r"^\W*(?:contesto y )?(?:promete\w*|prometio|quedo en pagar|quedaron en pagar)\b")),
)  # fmt: skip
_A_ETAPA = re.compile(r"\b(?:al?|a la|hasta el|hasta la)\s+(?:etapa\s+(?:de\s+)?)?((?:[\w]+\s+){0,2}[\w]+)\s*[.!]?$")
_POR = re.compile(r"\b(?:por(?! perdid)|porque|ya que)\s+(.{3,200})$", re.IGNORECASE)
_OTRA_COSA = re.compile(r"\b(?:pagad[ao]s?|estado|pausa\w*|anula\w*|cobrad[ao]s?)\b")
_PREGUNTA = re.compile(r"[¿?]")


def leer_escalada(
    linea: str,
    hoy: date,
    festivos: Callable[[date], bool] | None,
    objetos: Callable[[str, Accion], tuple[str | None, ...]],
) -> tuple[Orden, ...]:
    """Las órdenes de esa línea, o vacío si no es de estas. `objetos`: a qué se refiere lo que queda sin el verbo."""
    llana = sin_tildes(linea)
    if len(llana) != len(linea) or _PREGUNTA.search(linea):
        return ()
    hallado = next(((a, v) for a, patron in _VERBOS if (v := patron.search(llana))), None)
    if hallado is None:
        return ()
    accion, verbo = hallado
    campos: dict[str, str] = {}
    resto = linea
    if accion == "saltar":
        etapa = _A_ETAPA.search(llana, verbo.end())
        if etapa is None or _OTRA_COSA.search(llana):
            return ()
        if re.search(r"\babogad[oa]\b|\bjuzgado\b", etapa.group(1)):
            accion = "abogado"
        campos["etapa"] = linea[etapa.start(1) : etapa.end(1)]
        resto = linea[: etapa.start()]
    if accion == "incobrable" and (porque := _POR.search(linea)):
        campos["motivo"] = porque.group(1).strip(" .")
        resto = linea[: porque.start()]
    fecha = buscar_fecha(linea, hoy, festivos or ()) if accion == "promete" else None
    if fecha:
        resto = resto.replace(fecha.cita, " ")
    sin_verbo = _sin(resto, llana, verbo)
    return tuple(
        Orden(accion=accion, objeto=objeto, fecha=fecha.fecha if fecha else None, campos=campos)
        for objeto in objetos(sin_verbo, accion)
    )


def _sin(resto: str, llana: str, verbo: re.Match[str]) -> str:
    """Lo que queda sin el verbo: delante, «a ACME»; detrás, «la 123» o «ACME»."""
    delante = resto[: verbo.start()].strip()
    detras = resto[verbo.end() :].strip() if len(resto) > verbo.end() else ""
    detras = re.sub(r"(?i)\bde la agencia\b", " ", detras).strip()
    del llana
    junto = f"{delante} {detras}".strip(" ,.")
    # «sáltale ACME»: sin la preposición, para quien lee los nombres es lo mismo que «a ACME».
    return junto if re.match(r"(?i)(?:a|al|de|la|el|las|los|con|para|factura)\b", junto) or not junto else f"a {junto}"
