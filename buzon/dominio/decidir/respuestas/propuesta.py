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
_PAGAR = r"(?:pag\w+|sald\w+|cubr\w+|cancel\w+|cerr\w+|liquid\w+|finiquit\w+)"
_COSAS = (
    r"(?:mercaderia|mercancia|productos?|servicios|equipos?|materiales?|trabajos?|horas de|insumos|maquin\w+|vehiculo|"
    r"auto|camioneta|mobiliario|muebles|stock)"
)
# De la más rara a la más corriente: quien propone mediar suele hablar también de plazos.
_DICEN: tuple[tuple[Clase, re.Pattern[str]], ...] = (
    ("mediacion", re.compile(r"\b(?:mediacion|mediador\w*|mediar)\b")),
    ("dacion", re.compile(
        rf"\b(?:dacion|en especies?|canje|canjear|trueque|permuta)\b|\b{_PAGAR} (?:\w+ ){{0,4}}con {_COSAS}\b"
    )),
    ("quita", re.compile(
        rf"\b(?:quita|condon\w+)\b|"
        rf"\b(?:descuento|rebaja|bonificacion) (?:de |del |de un |de el )?(?:al menos )?\d{{1,2}} ?(?:%|por ?ciento)|"
        rf"\b(?:{_PAGAR}|ofrezco|ofrecemos|acept\w+|propongo|proponemos) (?:\w+ ){{0,5}}?\d{{1,2}} ?(?:%|por ?ciento)|"
        rf"\b(?:sald\w+|cerr\w+|cancel\w+|finiquit\w+) (?:\w+ ){{0,4}}(?:con|por|en) (?:un pago|unico pago|\$|\d)"
    )),
    ("prorroga", re.compile(
        r"\b(?:prorrog\w+|(?:ampli\w+|exten\w+|extien\w+|alarg\w+|corr\w+|mov\w+|posterg\w+|aplaz\w+|difer\w+) "
        r"(?:\w+ ){0,3}(?:plazo|vencimiento|fecha de pago)|(?:mas|algo mas de|un poco mas de) plazo)\b"
    )),
)  # fmt: skip
_TANTO = re.compile(r"(\d{1,2}(?:[.,]\d{1,2})?) ?(?:%|por ?ciento)")
_LO_QUE_NO_PAGA = re.compile(r"\b(?:quita|descuento|rebaja|bonificacion|condon\w+)\b")
_NIEGA = re.compile(r"\b(?:no|sin|ni|nunca|tampoco)\b(?:\W+\w+){0,3}\W*$")
_FRASE = re.compile(r"[.;!?\n]")
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
        if hallado is None or _NIEGA.search(llano[max(0, hallado.start() - 40) : hallado.start()]):
            continue
        frase = _frase(llano, hallado.start())
        if clase == "quita":
            return _quita(escrito, llano, frase, principal)
        if clase == "prorroga" and (principal.cuotas or _EN_CUOTAS.search(llano)):
            return None  # más plazo, pero en cuotas: eso es un plan
        return Propuesta(clase=clase, cita=_cita(escrito, frase))
    return None


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
