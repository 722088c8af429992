"""Las palabras, cuando las cabeceras callan: ¿habla un robot o una persona que además cuenta que no estará?"""

import re

from buzon.correo.clasificacion import maquinas
from buzon.correo.clasificacion.automaticas import frases
from buzon.correo.clasificacion.desafios import es_desafio
from buzon.correo.clasificacion.texto import aplanar, contiene
from buzon.correo.mensaje import Correo

_RESPUESTAS = ("re:", "rv:", "fwd:", "fw:", "aw:", "wg:", "tr:", "res:", "enc:", "antw:", "sv:")
_FIN_DE_FRASE = re.compile(r"(?<=[.!?…])\s+|\n+")
_SALUDO = re.compile(
    r"^[¡!\s]*"
    r"(?:hol[ai]s?\b|buen(?:[oa]s?)?\b|estimad|cordial saludo|querid|apreciad|saludos|junto con saludar|un saludo|"
    r"gracias|muchas gracias|atentamente|atte|hello|hi\b|dear|ola\b|prezad|bonjour|guten tag|hallo|buongiorno|ciao|"
    r"good (?:day|morning)|muy buen)[^.!?\n]{0,60}[.!?,:;]*$"
)
# Importes: lo que trae un aviso de un banco o una factura, y nunca una ausencia.
_IMPORTE = re.compile(r"(?:[$€£]|s/\.?|q\.?|\b(?:usd|eur|clp|mxn|cop|ars|pen|u\$s|bs|gs|rd\$))\s?\d[\d.,]{1,15}")
_AJENA = ("recibi una", "recibi vuestra", "me llego", "nos llego", "me salta", "me contesto", "recibimos una respuesta")
_FECHA = re.compile(r"\d|lunes|martes|miercoles|jueves|viernes|manana|enero|febrero|marzo|abril|mayo|junio|julio|"
                    r"agosto|septiembre|setiembre|octubre|noviembre|diciembre|monday|tuesday|friday|week")  # fmt: skip
_PRIMERAS = 3
_LARGO = 12_000
_LARGO_DE_ROBOT = 2_500


def tiene_asunto_automatico(correo: Correo) -> bool:
    """Cierto si el asunto lo puso un programa de respuestas."""
    asunto = aplanar(correo.asunto).lstrip("*[(¡! ")
    if asunto.startswith(_RESPUESTAS):
        return False
    if asunto.startswith(frases.ASUNTOS) or contiene(asunto, frases.ASUNTOS_DENTRO):
        return True
    cuerpo = aplanar(correo.texto[:_LARGO_DE_ROBOT])
    return asunto.startswith(frases.ASUNTOS_DE_AUSENCIA) and contiene(
        cuerpo, (*frases.AUSENCIA, *frases.AUSENCIA_DEBIL, *frases.CONFESION)
    )


def habla_una_persona(texto: str) -> bool:
    """Cierto si alguna frase, fuera de las que nombran un relevo, contesta o pide algo."""
    return any(contiene(f"{frase} ", frases.NEGOCIO) and not es_relevo(frase) for frase in _frases(texto))


def es_relevo(frase: str) -> bool:
    """Cierto si una frase aplanada nombra a quién acudir mientras."""
    return contiene(frase, frases.RELEVO)


def trae_negocio(correo: Correo, texto: str) -> bool:
    """Cierto si el correo lleva importes, adjuntos o una respuesta: un aviso de otra clase, no una ausencia."""
    adjuntos = [adjunto for adjunto in correo.adjuntos if not adjunto.tipo.startswith(("image/", "message/", "text/"))]
    return bool(adjuntos) or bool(_IMPORTE.search(aplanar(texto))) or habla_una_persona(texto)


def suena_a_robot(correo: Correo, texto: str) -> bool:
    """Cierto si, sin ninguna cabecera que lo diga, las palabras son de una respuesta automática."""
    plano = aplanar(texto)
    if not plano or len(texto) > _LARGO_DE_ROBOT or habla_una_persona(texto):
        return False
    if es_desafio(texto):
        return True
    if contiene(plano, frases.CONFESION) and not contiene(plano, _AJENA) and not _IMPORTE.search(plano):
        return True
    return _dice_ausencia(texto) or _acusa_recibo(correo, plano)


def _dice_ausencia(texto: str) -> bool:
    primeras = [frase for frase in _frases(texto) if not _SALUDO.match(frase)][:_PRIMERAS]
    for lugar, frase in enumerate(primeras):
        if contiene(frase, frases.AUSENCIA):
            return True
        if contiene(frase, frases.AUSENCIA_DEBIL):
            resto = " ".join(primeras[lugar:])
            if contiene(resto, frases.RELEVO) or (_FECHA.search(frase) and len(primeras) <= _PRIMERAS and lugar == 0):
                return True
        if not contiene(frase, frases.ACUSE):
            return False
    return False


def _acusa_recibo(correo: Correo, plano: str) -> bool:
    asunto = aplanar(correo.asunto)
    de_maquina = correo.de is not None and maquinas.es_buzon_de_maquina(correo.de.correo)
    acusa = contiene(plano, frases.ACUSE)
    if acusa and contiene(plano, frases.DE_EMPRESA):
        return True
    if de_maquina and (acusa or contiene(asunto, frases.ACUSE)) and not _IMPORTE.search(plano):
        return True
    return acusa and contiene(asunto, frases.ACUSE) and contiene(plano, frases.ATENCION)


def _frases(texto: str) -> list[str]:
    return [plana for trozo in _FIN_DE_FRASE.split(texto[:_LARGO]) if (plana := aplanar(trozo))]
