"""Los programas de tiques: el asunto con que abren uno y el acuse de recibo que mandan.

Los mismos programas mandan lo que escribe quien atiende el tique; por eso aquí solo cuenta lo que dice el acuse.
"""

import re

from buzon.correo.clasificacion import maquinas
from buzon.correo.clasificacion.automaticas import frases
from buzon.correo.clasificacion.texto import aplanar, contiene, lineas_de
from buzon.correo.mensaje import Correo

# Acuses con el número en medio: «su solicitud (48213) ha sido recibida», «your request (48213) has been received».
_ACUSE = re.compile(
    r"\b(?:su|tu|your|una|a) (?:solicitud|consulta|caso|mensaje|correo|ticket|peticion|requerimiento|incidencia|"
    r"request|message|case)\b[^.]{0,40}? "
    r"(?:ha sido|fue|se ha|has been|was) (?:recibid|cread|registrad|ingresad|asignad|"
    r"abiert|received|created|registered)"
)
# «Su solicitud fue recibida y aprobada, caso 4512; pagamos el 20» lo escribe quien paga, no el programa.
_PAGA = re.compile(
    r"\b(?:pag|deposit|abon|gir|consign)(?:amos|aremos|are)\b|\btransfer(?:imos|iremos|ire)\b|"
    r"\b(?:el|su|tu) pago (?:sale|saldra|queda|quedo|quedara)\b"
)
_LINEAS_DEL_PIE = 4
_CITA = (">", "de:", "from:", "-----", "_____", "el ", "on ")
_ATRIBUCION = ("escribio:", "wrote:", "escreveu:")
_AL_PIE = (
    "mensaje automatico", "correo automatico", "mensaje es automatico", "correo es automatico", "respuesta automatica",
    "generado automatica", "generado de forma automatica", "genera automatica", "no responda a este",
    "no responder a este", "no conteste a este", "automated message", "automatically generated", "do not reply",
    "mensagem automatica",
)  # fmt: skip
_NUMERO_DE_TIQUE = re.compile(
    r"\b(?:caso|ticket|folio|solicitud|radicado|requerimiento|incidencia|case|request)\b[ (]{1,2}"
    r"(?:n(?:o|ro|um|umero)?\.? ?|# ?|id ?){0,2}[a-z]{0,4}-?\d{3,}|(?:asignado|assigned)[^.]{0,20} #\d{3,}"
)
# El asunto que pone un programa de tiques al abrir uno: «[GLPI #0001234] Nuevo caso», «Ticket Received - …».
_ASUNTO_DE_TIQUE = re.compile(
    r"\[[^\]]{1,40}#\s?\d{3,12}\] (?:nuev[oa] (?:caso|ticket|solicitud|incidencia)|new (?:ticket|case))|"
    r"\[(?:solicitud recibida|request received|solicitacao recebida)\]|ticket (?:received|recibido) -"
)


def confiesa_al_pie(correo: Correo, texto: str) -> bool:
    """Cierto si justo debajo de lo que dice (`texto`, sin pies) el robot se nombra: «este es un mensaje automático».

    El pie no se busca más allá de una cita: nuestra propia carta puede decir algo parecido.
    """
    ultima = next((linea.strip() for linea in reversed(texto.splitlines()) if linea.strip()), "")
    lineas = [linea.strip() for linea in lineas_de(correo.texto)]
    lugar = next((i for i, linea in enumerate(lineas) if ultima and linea.endswith(ultima)), None)
    if lugar is None:
        return False
    pie = [aplanar(linea) for linea in lineas[lugar + 1 :] if linea][:_LINEAS_DEL_PIE]
    fin = next((i for i, plana in enumerate(pie) if plana.startswith(_CITA) or plana.endswith(_ATRIBUCION)), len(pie))
    return contiene(" ".join(pie[:fin]), _AL_PIE)


def es_asunto_de_apertura(asunto: str) -> bool:
    """Cierto si el asunto, ya aplanado, es el que pone un programa al abrir un tique."""
    return _ASUNTO_DE_TIQUE.match(asunto) is not None


def acusa_recibo(correo: Correo, plano: str, *, trae_importe: bool) -> bool:
    """Cierto si el texto, ya aplanado, solo dice que el mensaje entró y que ya lo atenderán."""
    asunto = aplanar(correo.asunto)
    de_maquina = correo.de is not None and maquinas.es_buzon_de_maquina(correo.de.correo)
    acusa = contiene(plano, frases.ACUSE) or _ACUSE.search(plano) is not None
    if acusa and (contiene(plano, frases.DE_EMPRESA) or _NUMERO_DE_TIQUE.search(plano)) and not _PAGA.search(plano):
        return True
    if de_maquina and (acusa or contiene(asunto, frases.ACUSE)) and not trae_importe:
        return True
    return acusa and contiene(asunto, frases.ACUSE) and contiene(plano, frases.ATENCION)
