"""Si en lo que escribe propone una prórroga, una quita, pagar en especie o una mediación, y con qué palabras.

Solo lee palabras, sobre texto con tope; qué hacer con ello lo decide quien llama. Los patrones son lineales: nada de
repeticiones anidadas.
"""

import re
from decimal import Decimal

import msgspec

from buzon.dominio.acuerdos import Clase
from buzon.dominio.decidir.respuestas.caso import LARGO_CITA
from buzon.dominio.lecturas import Intencion
from buzon.dominio.nombres import sin_tildes

_TOPE = 2000
_DINERO = r"(?:mil|lucas|pesos|soles|euros|millon\w*|plata|dinero|efectivo|cheques?|transferencias?|anticipo)\b"
# Pagar algo y que con eso se acabe. La cifra se busca aparte: sin ella no se sabe qué propone.
_CIERRE = (
    r"\b(?:por (?:cancelad|saldad|cerrad|pagad|finiquitad)\w+|qued\w+ (?:\w+ ){0,4}(?:saldad\w+|cancelad\w+|cerrad\w+"
    r"|a mano|en paz|en cero)|pago (?:unico|total|final|definitivo)|total y definitivo|por todo concepto|zanj\w+|"
    r"(?:como|de) finiquito|por (?:terminad|zanjad)\w+|cerrarlo|lo cerramos|"
    r"(?:cerr|sald|finiquit|liquid)\w+ (?:el|este|la|esta|todo el|toda la) "
    r"(?:tema|asunto|cuenta|deuda)|(?:monto|importe|valor|cantidad) menor|pago unico)\b"
)
_PAGAR = r"(?:pag\w+|sald\w+|cubr\w+|cancel\w+|cerr\w+|liquid\w+|finiquit\w+)"
_COSAS = (
    r"(?:mercaderia|mercancia|productos?|servicios|equipos?|materiales?|trabajos?|horas de|insumos|maquin\w+|vehiculo|"
    r"auto|camioneta|mobiliario|muebles|stock)"
)
# De la más rara a la más corriente: quien propone mediar suele hablar también de plazos.
_DICEN: tuple[tuple[Clase, re.Pattern[str]], ...] = (
    ("mediacion", re.compile(
        r"\b(?:mediacion|mediador\w*|mediar|tercero (?:imparcial|neutral)|arbitraje|amigable componedor"
        r"|(?:centro|audiencia|camara|junta) de conciliacion)\b"
    )),
    ("dacion", re.compile(
        rf"\b(?:dacion|en especies?|canje|canjear|trueque|permuta)\b|\b{_PAGAR} (?:\w+ ){{0,4}}con {_COSAS}\b|"
        rf"\b(?:compens\w+|cruz\w+|cubri\w+) (?:\w+ ){{0,4}}con (?:\w+ )?{_COSAS}\b|"
        rf"\bentreg\w+ (?:(?!{_DINERO})(?:[a-z]+|\d{{1,3}}) ){{1,6}}"
        r"(?:en|como|a cuenta de) (?:parte de |el |la )?(?:pago|deuda)\b"
    )),
    ("quita", re.compile(
        rf"\b(?:quita|condon\w+)\b|"
        rf"\b(?:descuento|rebaja|bonificacion) (?:de |del |de un |de el )?(?:al menos )?\d{{1,2}} ?(?:%|por ?ciento)|"
        rf"\b(?:{_PAGAR}|ofrezco|ofrecemos|acept\w+|propongo|proponemos) (?:\w+ ){{0,5}}?\d{{1,2}} ?(?:%|por ?ciento)|"
        rf"\b(?:sald\w+|cerr\w+|cancel\w+|finiquit\w+) (?:\w+ ){{0,4}}(?:con|por|en) (?:un pago|unico pago|\$|\d)|"
        rf"{_CIERRE}"
    )),
    ("prorroga", re.compile(
        r"\b(?:prorrog\w+|(?:ampli\w+|exten\w+|extien\w+|alarg\w+|corr\w+|mov\w+|posterg\w+|aplaz\w+|difer\w+) "
        r"(?:\w+ ){0,3}(?:plazo|vencimiento|fecha de pago)|(?:mas|algo mas de|un poco mas de) plazo)\b"
    )),
)  # fmt: skip
# Más plazo, dicho de otra manera: también lo dice quien promete un día, y a ese se le toma la palabra.
_MAS_PLAZO = re.compile(
    r"\b(?:(?:\d{1,2}|un|una|unos|unas|dos|tres|cuatro|cinco|diez|quince|treinta) (?:dias?|semanas?|mes(?:es)?) mas"
    r"|(?:exten\w+|extien\w+|alarg\w+|posterg\w+|aplaz\w+|difer\w+|corr\w+|patear) (?:\w+ ){0,3}(?:pago|factura|fecha)"
    r"|(?:nos|me) (?:aguant\w+|esper\w+|banc\w+|tiene\w* paciencia) hasta"
    r"|(?:aguant|esper|banc)\w*(?:nos|me) hasta|(?:nuevo|otro|mayor) plazo|plazo (?:adicional|extra|mayor))\b"
)
_ES_PROMESA = frozenset({"promesa"})
_OFRECE = re.compile(
    r"\b(?:doy|damos|ofrezco|ofrecemos|propongo|proponemos|daria|dariamos|pagaria|pagariamos|dispuest[oa]s? a"
    r"|puedo|podemos|podria|podriamos"
    r"|si con (?:eso|esto|ello))\b"
)
_TANTO = re.compile(r"(\d{1,2}(?:[.,]\d{1,2})?) ?(?:%|por ?ciento)")
_LO_QUE_NO_PAGA = re.compile(r"\b(?:quita|descuento|rebaja|bonificacion|condon\w+)\b")
_NIEGA = re.compile(r"\b(?:no|sin|ni|nunca|tampoco)\b(?:\W+\w+){0,3}\W*$")
_FRASE = re.compile(r"[.;!?\n](?!\d)")  # el punto de «$350.000» no acaba nada
_EN_CUOTAS = re.compile(r"\b(?:cuotas?|parcialidades|mensualidades|abonos|partes|plazos)\b")
_LA_MITAD = re.compile(r"\bmitad\b|\bcuotas?\b|\banticipo\b|\badelant\w+|\bahora\b|\bresto\b|\brestante\b|\bsaldo\b")


class Propuesta(msgspec.Struct, frozen=True, kw_only=True):
    """Qué propone y con qué frase. En una quita, la parte que pagaría (de 0 a 100) o el importe."""

    clase: Clase
    cita: str
    porcentaje: Decimal | None = None
    importe: Decimal | None = None


def leer_propuesta(texto: str, principal: Intencion) -> Propuesta | None:
    """Lo que propone, o `None` si no propone nada de esto."""
    escrito = " ".join(texto[:_TOPE].split())
    llano = sin_tildes(escrito)
    for clase, patron in _DICEN:
        hallado = patron.search(llano)
        if hallado is None and clase == "prorroga" and principal.tipo not in _ES_PROMESA:
            hallado = _MAS_PLAZO.search(llano)
        if hallado is None or _NIEGA.search(llano[max(0, hallado.start() - 40) : hallado.start()]):
            continue
        frase = _frase(llano, hallado.start())
        if clase == "quita":
            quita = _quita(escrito, llano, frase, principal)
            if quita or _LO_QUE_NO_PAGA.search(llano):
                return quita
            continue
        if clase == "prorroga" and (principal.cuotas or _EN_CUOTAS.search(llano)):
            return None  # más plazo, pero en cuotas: eso es un plan
        return Propuesta(clase=clase, cita=_cita(escrito, frase))
    return None


def es_oferta(propuesta: Propuesta) -> bool:
    """Si ofrece pagar, en presente o en condicional: no es que ya haya pagado."""
    return _OFRECE.search(sin_tildes(propuesta.cita)) is not None


def _frase(llano: str, lugar: int) -> tuple[int, int]:
    cortes = [corte.start() for corte in _FRASE.finditer(llano)]
    desde = max((corte + 1 for corte in cortes if corte < lugar), default=0)
    hasta = min((corte + 1 for corte in cortes if corte >= lugar), default=len(llano))
    return desde, hasta


def _cita(escrito: str, frase: tuple[int, int]) -> str:
    """La frase tal como la escribió: quitar tildes no cambia el largo de lo que se escribe en castellano."""
    return escrito[frase[0] : frase[1]].strip()[:LARGO_CITA] or escrito[:LARGO_CITA]


def _quita(escrito: str, llano: str, frase: tuple[int, int], principal: Intencion) -> Propuesta | None:
    """Con cuánto saldaría. «El 50 % ahora y el resto en enero» es pagar en dos veces, no pagar menos."""
    dicho = llano[frase[0] : frase[1]]
    if _LA_MITAD.search(dicho):
        return None
    cita = _cita(escrito, frase)
    tanto = _TANTO.search(dicho)
    if tanto:
        cifra = Decimal(tanto.group(1).replace(",", "."))
        return Propuesta(clase="quita", cita=cita, porcentaje=100 - cifra if _LO_QUE_NO_PAGA.search(dicho) else cifra)
    es_lo_que_paga = principal.importe is not None and not _LO_QUE_NO_PAGA.search(dicho)
    return Propuesta(clase="quita", cita=cita, importe=principal.importe) if es_lo_que_paga else None
