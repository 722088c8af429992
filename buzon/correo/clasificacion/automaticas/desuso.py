"""La máquina dice que a esa dirección no hay que escribir más: la cambiaron, o la persona ya no está en la empresa.

No es una ausencia: quien está fuera vuelve, y aquí no vuelve nadie. Las frases van ya aplanadas (`aplanar`). Un robot
que solo dice que no se le responda («este correo no es atendido») no dice eso: a su dirección sí llegan las cartas.
"""

import re

from buzon.correo.clasificacion.texto import aplanar, lineas_de

_TOPE = 4_000
# Hasta dos palabras en medio («ya no se va a usar»): acotado, y por tanto lineal.
_YA_NO = (
    r"(?:se (?:va a )?(?:usa|utiliza|revisa|lee|atiende|monitorea|consulta|ocupa)\w*"
    r"|(?:esta|estara|se encuentra) (?:en uso|activ[oa]|habilitad[oa]|operativ[oa]|vigente|disponible en est[ea])"
    r"|(?:es|sera) (?:valid[oa]|revisad[oa]|utilizad[oa]|monitoread[oa]|atendid[oa])|existe|funciona"
    r"|(?:trabaj|labor|colabor)(?:a|o|amos|an|ando)\b|pertenec\w+ a|(?:forma|formo) parte"
    r"|est(?:a|oy) (?:trabajando|laborando|en la (?:empresa|compania|firma|organizacion)|con nosotros|en est[ea] )"
    r"|presta (?:sus )?servicios|me desempeno"
    r"|(?:soy|es) (?:(?:la|el) )?(?:persona )?(?:encargad|responsable|contacto)\w*)"
)
_FRASES = (
    rf"\bya no (?:\w+ ){{0,2}}?{_YA_NO}",
    (
        r"\b(?:dejo|deje|ha dejado|he dejado|dejara|dejare) de (?:trabajar|laborar|pertenecer|prestar|formar parte"
        r"|existir|estar en uso|funcionar|usarse|utilizarse)"
    ),
    r"\b(?:fue|ha sido|sera|quedo|queda|quedara) (?:desactivad|deshabilitad|cancelad|eliminad|dad)[oa](?: de baja)?\b",
    (
        r"\b(?:cambiamos|hemos cambiado|cambie|he cambiado|cambio|actualizamos|hemos actualizado) "
        r"(?:de|mi|nuestra?|la|el) (?:direccion de )?(?:correo|e-?mail|mail|dominio|casilla|direccion electronica)"
    ),
    (
        r"\b(?:mi|nuestra?|la|el) nuev[oa] (?:direccion(?: de correo| electronica)?|correo(?: electronico)?|casilla"
        r"|e-?mail|mail)(?: de contacto)?(?: es|:| sera)"
    ),
    r"\bno longer (?:in use|used|active|valid|monitored|works?|working|with (?:the company|us)|employed|available at)",
    r"\bhas left (?:the company|the organi[sz]ation|us)\b",
    r"\bmy (?:new )?e-?mail (?:address )?has changed\b",
)
_DESVIOS = (  # quien vuelve un día también lo escribe, de los que le suplen: con fecha de vuelta no vale
    (
        r"\b(?:desde ahora|a partir de (?:ahora|hoy|la fecha|esta fecha)|de ahora en adelante|en adelante"
        r"|en lo sucesivo)[^.]{0,60}\b(?:escrib|escrit|envi|dirij|dirig|remit|mand|contact|comuni|utilic|use)\w*"
    ),
)
_DICE = re.compile("|".join(_FRASES))
_DICE_O_DESVIA = re.compile("|".join((*_FRASES, *_DESVIOS)))


def buscar(texto: str, *, vuelve: bool = False) -> bool:
    """Si lo dice. `texto`, sin citas ni firma; se miran sus primeras 4.000 letras. `vuelve`: da un día de vuelta."""
    corrido = aplanar(" ".join(lineas_de(texto[:_TOPE])))
    return (_DICE if vuelve else _DICE_O_DESVIA).search(corrido) is not None
