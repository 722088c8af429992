"""Las palabras, cuando las cabeceras callan: ¿habla un robot o una persona que además cuenta que no estará?"""

import re

from buzon.correo.clasificacion.automaticas import frases, tiques
from buzon.correo.clasificacion.desafios import es_desafio
from buzon.correo.clasificacion.texto import aplanar, contiene
from buzon.correo.mensaje import Correo

_RESPUESTAS = ("re:", "rv:", "fwd:", "fw:", "aw:", "wg:", "tr:", "res:", "enc:", "antw:", "sv:")
_FIN_DE_FRASE = re.compile(r"(?<=[.!?…])\s+|\n+")
_SALUDO = re.compile(
    r"^[¡!\s]*"
    r"(?:hol[ai]s?\b|buen(?:[oa]s?)?\b|estimad|cordial saludo|querid|apreciad|saludos|junto con saludar|un saludo|"
    r"thanks|thank you|gracias|muchas gracias|atentamente|atte|hello|hi\b|dear|ola\b|prezad|bonjour|guten tag|hallo|"
    r"buongiorno|ciao|good (?:day|morning)|muy buen)[^.!?\n]{0,60}[.!?,:;]*$"
)
# Importes: lo que trae un aviso de un banco o una factura, y nunca una ausencia.
_IMPORTE = re.compile(r"(?:[$€£]|s/\.?|q\.?|\b(?:usd|eur|clp|mxn|cop|ars|pen|u\$s|bs|gs|rd\$))\s?\d[\d.,]{1,15}")
_AJENA = ("recibi una", "recibi vuestra", "me llego", "nos llego", "me salta", "me contesto", "recibimos una respuesta")
_FECHA = re.compile(r"\d|lunes|martes|miercoles|jueves|viernes|manana|enero|febrero|marzo|abril|mayo|junio|julio|"
                    r"agosto|septiembre|setiembre|octubre|noviembre|diciembre|monday|tuesday|friday|week")  # fmt: skip
# «Me encuentro en comisión de servicio», «permaneceremos cerrados por vacaciones», «no estaré en la oficina».
_AUSENTE = re.compile(
    r"\b(?:estoy|estare|estaremos|estamos|me encuentro|me encontrare|me hallo|ando|nos encontramos|nos encontraremos|"
    r"permanecer[a-z]{1,5}|sere|disfrutando|gozando|haciendo uso)\b(?: [\w,]{1,20}){0,5}? (?:fuera|ausente|vacaciones|"
    r"licencia|baja|permiso|viaje|incapacidad|incapacitad[oa]|descanso|feriado|comision|maternidad|paternidad|"
    r"capacitacion|curso|congreso|feria|conferencia|puente|seminario|cerrad[oa]s?|desconectad[oa]|postnatal|reposo)\b|"
    r"\bno (?:estare|estoy|me encuentro|estaremos|me encontrare)\b(?: \w{1,15}){0,4}? "
    r"(?:oficina|despacho|disponible)\b|"
    r"\bperiodo (?:vacacional|de vacaciones)\b"
)
# Lo que dice un sistema de tiques de lo que hará con el mensaje; «plazo» o «su factura» ahí no son de un deudor.
_DE_ROBOT = re.compile(
    r"plazo de respuesta|(?:analista|asesor|ejecutivo|agente|representante|equipo(?: de soporte)?|tecnico|especialista)"
    r"\b[\w ]{1,20} revisar|no (?:es|sera|esta) revis|"
    r"\b(?:respond|contest|atend|atencion|contact|comunic|gestion|respuesta)[a-z]{0,8}\b[^.]{0,90}\bplazo|"
    r"\bplazo\b[^.]{0,60}\b(?:horas?|dias?)\b[^.]{0,60}\b(?:respond|contest|atend|contact|respuesta)|"
    r"\b(?:esta|estan) siendo (?:revisad|atendid|procesad|gestionad)|por encima de esta linea|"
    r"\bsus? (?:factura|documento|dte|comprobante|solicitud|correo)s?(?: electronic[oa]s?)? "
    r"(?:ha sido|han sido|fue|fueron|sera|seran) (?:recibid|registrad|ingresad|recepcionad)[oa]s?\b(?! con)|"
    r"\b(?:revisaremos|atenderemos|procesaremos)\b[^.]{0,40}\bplazo de \d|"
    r"no modifique el asunto|sin modificar el asunto"
)
# El buzón habla de sí mismo: «esta dirección ya no está operativa», «este correo no es revisado».
_DESATENDIDO = re.compile(
    r"\b(?:buzon|casilla|direccion|cuenta|correo|e-?mail)\b(?: [\w@.,]{1,40}){0,8}? (?:ya )?no (?:es|esta|se|sera|"
    r"siendo|sigue)\b(?: \w{1,12}){0,2}? (?:activ|operativ|habilitad|atendid|atiend|monitore|revis|leid|supervis|"
    r"utiliz|usa\b|en uso|vigente)"
)
# «Esta casilla es de uso exclusivo para intercambio de DTE».
_EXCLUSIVO = re.compile(
    r"\best[ea] (?:buzon|casilla|direccion|correo|e-?mail)\b(?: \w{1,15}){0,5}? "
    r"(?:uso exclusiv[oa]|(?:exclusiv[oa] (?:para|de)|(?:solo|unicamente|exclusivamente) para) (?:la |el )?"
    r"(?:recepcion|intercambio|envio|recibir))"
)
_NOMBRES_DE_ROBOT = ("auto response", "autoresponse", "autoresponder", "auto reply", "autoreply", "autorespuesta",
                     "respuesta automatica", "contestador automatico")  # fmt: skip
# Quien está fuera es otra persona: lo cuenta alguien que sí contesta.
_TERCERO = re.compile(
    r"\b(?:mi|el|la|nuestr[oa]|quien|los|las) (?:jef[ea]|contadora?|encargad[oa]|duen[oa]|senora?|soci[oa]|"
    r"gerente|espos[oa]|marido|mujer|herman[oa]|persona|tesorer[oa]|companer[oa]|colega|firma|chic[oa])\b"
)
_TERCERO_AUSENTE = re.compile(
    _TERCERO.pattern + r"[^.,;]{0,40} (?:esta|anda|se encuentra|sigue|salio)\b[^.,;]{0,20} "
    r"(?:vacaciones|licencia|baja|viaje|fuera|permiso|ausente)\b"
)
# «Necesito urgente la factura» no nombra a nadie.
_NOMBRAN = tuple(frase for frase in frases.RELEVO if frase not in {"urgente", "urgencia", "podra", "favor de"})
_PRIMERAS = 3
_LARGO = 12_000
_LARGO_DE_ROBOT = 2_500


def tiene_asunto_automatico(correo: Correo) -> bool:
    """Cierto si el asunto, o el nombre de quien firma, lo puso un programa de respuestas."""
    if correo.de and contiene(aplanar(correo.de.nombre), _NOMBRES_DE_ROBOT):
        return True
    asunto = aplanar(correo.asunto).lstrip("*[(¡! ")
    if asunto.startswith(_RESPUESTAS):
        return False
    if asunto.startswith(frases.ASUNTOS) or contiene(asunto, frases.ASUNTOS_DENTRO):
        return True
    if tiques.es_asunto_de_apertura(aplanar(correo.asunto)):
        return True
    cuerpo = aplanar(correo.texto[:_LARGO_DE_ROBOT])
    return asunto.startswith(frases.ASUNTOS_DE_AUSENCIA) and contiene(
        cuerpo, (*frases.AUSENCIA, *frases.AUSENCIA_DEBIL, *frases.CONFESION)
    )


def habla_una_persona(texto: str) -> bool:
    """Cierto si alguna frase, fuera de las que nombran un relevo, contesta o pide algo."""
    return any(
        contiene(f" {frase} ", frases.NEGOCIO) and not es_relevo(frase) and not _DE_ROBOT.search(frase)
        for frase in _frases(texto)
    )


def se_compromete(texto: str) -> bool:
    """Cierto si alguien dice en primera persona que pagó, que pagará o que no paga: eso no lo escribe un robot."""
    return contiene(f" {aplanar(texto[:_LARGO])} ", frases.COMPROMISO)


def es_relevo(frase: str) -> bool:
    """Cierto si una frase aplanada nombra a quién acudir mientras."""
    return contiene(frase, _NOMBRAN)


def trae_papeles(correo: Correo) -> bool:
    """Cierto si trae documentos: ni fotos de la firma, ni la carta devuelta."""
    return any(not adjunto.tipo.startswith(("image/", "message/", "text/")) for adjunto in correo.adjuntos)


def trae_negocio(correo: Correo, texto: str) -> bool:
    """Cierto si el correo lleva importes, adjuntos o una respuesta: un aviso de otra clase, no una ausencia."""
    return trae_papeles(correo) or bool(_IMPORTE.search(aplanar(texto))) or habla_una_persona(texto)


def suena_a_robot(correo: Correo, texto: str) -> bool:
    """Cierto si, sin ninguna cabecera que lo diga, las palabras son de una respuesta automática."""
    plano = aplanar(texto)
    if not plano or len(texto) > _LARGO_DE_ROBOT or habla_una_persona(texto):
        return False
    if es_desafio(texto):
        return True
    if (
        (contiene(plano, frases.CONFESION) or _DESATENDIDO.search(plano) or _EXCLUSIVO.search(plano))
        and not contiene(plano, _AJENA)
        and not _IMPORTE.search(plano)
    ):
        return True
    if _dice_ausencia(texto) or _confirma_ausencia(correo, texto):
        return True
    if contiene(plano, (*frases.ACUSE, *frases.ATENCION)) and tiques.confiesa_al_pie(correo, texto):
        return True
    return tiques.acusa_recibo(correo, plano, trae_importe=bool(_IMPORTE.search(plano)))


def _dice_ausencia(texto: str) -> bool:
    primeras = [frase for frase in _frases(texto) if _es_ausencia(frase) or not _SALUDO.match(frase)][:_PRIMERAS]
    for lugar, frase in enumerate(primeras):
        if _TERCERO_AUSENTE.search(frase) or (_TERCERO.search(frase) and not contiene(frase, frases.RELEVO)):
            return False
        if contiene(frase, frases.AUSENCIA):
            return True
        if _es_ausencia(frase):
            resto = " ".join(primeras[lugar:])
            if contiene(resto, frases.RELEVO) or (lugar == 0 and _FECHA.search(resto) and _AUSENTE.search(resto)):
                return True
        if not contiene(frase, frases.ACUSE):
            return False
    return False


def _confirma_ausencia(correo: Correo, texto: str) -> bool:
    """«Re: Factura (Out of office)»: el asunto ya lo dice, y basta con que el cuerpo no hable de otra cosa."""
    return contiene(aplanar(correo.asunto), frases.ASUNTOS_DENTRO) and any(
        _es_ausencia(frase) for frase in _frases(texto)[:_PRIMERAS]
    )


def _es_ausencia(frase: str) -> bool:
    return contiene(frase, (*frases.AUSENCIA, *frases.AUSENCIA_DEBIL)) or bool(_AUSENTE.search(frase))


def _frases(texto: str) -> list[str]:
    return [plana for trozo in _FIN_DE_FRASE.split(texto[:_LARGO]) if (plana := aplanar(trozo))]
