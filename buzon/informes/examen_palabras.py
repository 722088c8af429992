"""Lo que prohíben las normas de algún país y se nota en las palabras de una carta; se evita en todos.

Sale de `prohibido` en `buzon/datos/paises/`: una prueba comprueba que cada una de esas prohibiciones se reconozca aquí
o conste que no es cosa de palabras.
"""

import re

from buzon.informes.examen_reglas import Frase


def _frase(patron: str, razon: str, mejor: str) -> Frase:
    return Frase(re.compile(rf"\b(?:{patron})\b", re.IGNORECASE), razon, mejor)


PROHIBIDAS_POR_PAIS = (
    _frase(
        "serasa|infocheck|nosis|cifin|badexcug|experian|trans ?uni[oó]n|central(?:es)? de (?:riesgos?|deudores)"
        "|bolet[ií]n comercial|clearing de informes|infornet|c[ií]rculo de cr[eé]dito|protectora de cr[eé]dito"
        "|fichero de solvencia",
        "amenaza con un registro que exige condiciones y aviso propio",
        "quítelo: si procede, va en una carta aparte que las cumpla",
    ),
    _frase(
        "por orden (?:de la autoridad|de un juez|del juez|del ministerio)|en nombre de la autoridad|notificaci[oó]n"
        " oficial|ministerio p[uú]blico|agente de la autoridad|fiscal[ií]a|fuerza p[uú]blica",
        "finge una autoridad que no tiene",
        "escriba en nombre del negocio, y de nadie más",
    ),
    _frase(
        "(?:paga[rd]?|pague|deposit[ae]r?|transfier[ae]|transferir)(?: \\w{1,20}){0,6} "
        "(?:a la agencia|al despacho|(?:en|a) la cuenta de la agencia)",
        "manda el dinero a quien no es el acreedor",
        "«el pago se nos sigue haciendo a nosotros»",
    ),
    _frase(
        "(?:le|lo|la|te|los|les) visitaremos|visitar(?:le|lo|la|te)s?|visita (?:a|en) (?:su|tu) "
        "(?:domicilio|casa|oficina)|pasaremos por (?:su|tu)",
        "anuncia una visita que nadie acordó",
        "«respóndanos y acordamos una fecha»",
    ),
)
