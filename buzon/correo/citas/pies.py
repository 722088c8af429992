"""Los pies que añade el programa: «Enviado desde mi iPhone», el antivirus, el logotipo; y las líneas de la casa.

Los reconoce por su forma; no decide dónde empieza la firma. Las listas van plegadas: sin mayúsculas ni tildes.
"""

import re

from buzon.correo.citas.habla import DE_FRASE, habla_del_caso
from buzon.correo.citas.listas import alguna, plegar

_LARGO_DE_PIE = 140

# «Enviado desde…» también empieza frases («Enviado desde la sucursal el lunes»): ha de seguir un aparato o programa.
_APARATO = alguna(
    """
    iphone|ipad|ipod|android|samsung|galaxy|huawei|motorola|moto|xiaomi|redmi|poco|nokia|sony|xperia|oppo|honor|realme
    lg\\b|htc|alcatel|zte|vivo|pixel|oneplus|blackberry|windows|outlook|hotmail|yahoo|gmail|correo|mail|proton|zoho
    thunderbird|airmail|spark|edison|bluemail|aqua ?mail|k-9|nine|canary|superhuman|front|hey|tutanota|tuta|icloud
    aol|gmx|movil|celular|telefono|smartphone|tablet|dispositivo|mac\\b|macbook|ios|email|e-mail|mobile|phone|mailbox
    mi (?:\\d|[a-z]\\d|note|max|mix|phone)|mailspring|telcel|claro|entel|tigo|movistar|la app|aplicacion|app\\b|whatsapp
    mi$|typeapp|unibox|mailbird|newton|boomerang|polymail|mailtrack|hubspot|zimbra|roundcube|horde|em client|postbox
    fastmail|titan|mymail|mailo|infomaniak|acer\\b|oficina movil|webmail|squirrelmail|lotus|groupwise
    """
)
_ENVIADO = (
    "(?:mensaje |correo |este (?:mensaje|correo) (?:fue |ha sido |se ha )?)?"
    "(?:enviad[oa]|remitid[oa]|mandad[oa]|escrit[oa]|respondid[oa])(?: automaticamente)?"
)
_POSESIVO = "(?:mi |mis |nuestro |el |la |un |una |tu )?"
_POR = "(?:por|via|mediante|a traves del?)"
_OBTENER = alguna(
    """
    obten(?:er|ga)?|descargar?|consig(?:ue|a)|instal[ae]r?|prueba|get|download|baixe|obter|telecharge[rz]?|obtenez
    scarica|ottieni|holen sie sich|laden sie
    """
)
_PROGRAMA = (
    "(?:\\[?outlook|bluemail|typeapp|spark|yahoo|gmail|proton|k-9|\\[?android|ios|the all-new \\w|l.app|a app|la app)"
)
_EL_CORREO = "(?:el|este) (?:correo|mensaje|e-?mail)(?: electronico)?"
_MIRADO = "(?:comprobad[oa]|analizad[oa]|escanead[oa]|verificad[oa]|revisad[oa])"
_DISCULPA = re.compile(r"disculp|perdon|excus|brevedad|typos|disfruta de un correo")
# Lo que un programa escribe solo. «Enviado por correo el comprobante ayer» empieza igual y no lo es: si detrás se
# cuenta algo, es de quien escribe.
_ENVIOS = re.compile(
    r"[<(\[*_ \t]{0,6}"
    + alguna(
        f"""
        {_ENVIADO} (?:desde|del|de|con|usando|utilizando) {_POSESIVO}{_APARATO}
        {_ENVIADO} {_POR} (?!(?:el |un |su )?(?:correo|e?-?mail|whatsapp|claro)\\b){_POSESIVO}{_APARATO}
        {_OBTENER} {_PROGRAMA}|remitente notificado con
        (?:sent|typed|written|posted|shared) (?:from|via)\\b(?: my| the)?
        (?:sent|typed|written|posted|shared) (?:with|by|using|on|through) (?:my |the )?{_APARATO}
        (?:mensagem )?enviad[oa] (?:do|da|de|pelo|pela|via|a partir) (?:meu|minha|{_APARATO})
        disculp\\w{{1,4}} (?:la brevedad|las faltas|los errores|la ortografia)
        (?:please )?excuse (?:my |any )?(?:brevity|typos|errors)
        (?:someone )?from (?:my )?(?:mobile|iphone|ipad|phone|android)(?=[\\w ]{{0,12}}\\W*$)
        desde (?:mi|el) {_APARATO}(?=[\\w ]{{0,12}}\\W*$)
        """
    )
)
_PIES = re.compile(
    r"[<(\[*_ \t]{0,6}"
    + alguna(
        """
        mailtrack(?: \\d[\\d/: .apm]*)?$|(?:yahoo mail|aol mail): (?:search|busca|buscar|stay|organiz)
        envoyee? (?:de|depuis|avec|par|via|a partir)\\b|inviat[oa] (?:da|dal|con|tramite|dall)\\b
        (?:gesendet|versendet) (?:von|mit|uber|aus)\\b|diese nachricht wurde\\b|von meinem\\b|von unterwegs\\b
        (?:verzonden|verstuurd) (?:vanaf|met|vanuit|van|via)\\b|skickat (?:fran|med)\\b|sendt (?:fra|med)\\b
        wyslan[eoay] z\\b|odeslano z\\b|отправлено (?:с|из)\\b|надіслано з\\b|enviat des d|trimis de pe\\b|lahetetty
        從我的|从我的|发自我的|來自我的|나의 iphone
        \\[?(?:el )?texto (?:de la cita|citado)(?: esta)? oculto
        \\[?mensaje (?:acortado|recortado)|\\[?quoted text hidden
        please consider the environment
        (?:piensa |piense )?antes de imprimir (?:(?:este|el) (?:correo|mensaje|e-?mail|mail|documento)|piens|considere)
        """
    )
)
_ANTIVIRUS = re.compile(
    r"[<(\[*_ \t]{0,6}"
    + alguna(
        f"""
        libre de virus|virus-free|sin virus\\.(?:www|$)|no virus found|base de datos de virus|{_MIRADO} por avg|avast
        {_EL_CORREO} (?:ha sido|fue|esta) {_MIRADO} .{{0,60}}(?:virus|malware)
        se certifico que el correo|[\\w ]{{2,20}}(?:antivirus|security)[\\w ,]{{0,12}} ha {_MIRADO} (?:el|este)
        _{{3,20}} .{{0,80}}(?:antivirus|security).{{0,120}} _{{3,20}}$
        """
    )
)
_LARGO_DE_ANTIVIRUS = 240
# Un programa no dice «me» ni habla de facturas ni de cobrar.
_LO_DICE_ALGUIEN = re.compile(r"\b(?:me|nos|factura\w{0,3}|pag[oue]\w{0,4}|cobrar|cheques?|comprobante)\b")
_ENLACE = re.compile(r"<(?:https?://|#|mailto:)[^<>\s]{0,500}>|^https?://\S{1,500}$")
_ADORNO = re.compile(r"\[(?:cid:[^\]\s]{1,120}|(?:image|imagen|screenshot|logo)[^\[\]]{0,80})\]", re.IGNORECASE)
_ARCHIVO = re.compile(r"\[[^\[\]]{1,100}\.(?:jpe?g|png|gif|bmp|webp|heic|pdf)\]", re.IGNORECASE)

_DE_LA_CASA = re.compile(
    r"\W{0,6}"
    + alguna(
        """
        linea (?:etica|de transparencia)|denuncie (?:cualquier|actos)
        horarios? de atencion\\W|canal (?:de )?(?:denuncias|etico)|siguenos|follow us
        visit[ea](?:nos| nuestr)|nuestras redes|save (?:a tree|paper)
        """
    )
)


def es_pie(renglon: str) -> bool:
    """Si el renglón entero lo puso el programa de correo o el antivirus."""
    llano = _ENLACE.sub("", renglon.strip()).strip()
    if not llano or len(llano) > _LARGO_DE_ANTIVIRUS:
        return renglon.strip().startswith("<#")
    plegado = " ".join(plegar(_ADORNO.sub("", llano)).split())
    if len(llano) <= _LARGO_DE_PIE and (_ADORNO.fullmatch(llano) or _ARCHIVO.fullmatch(llano) or _PIES.match(plegado)):
        return True
    if _ANTIVIRUS.match(plegado) and not _LO_DICE_ALGUIEN.search(plegado):
        return True
    return len(llano) <= _LARGO_DE_PIE and _es_envio(plegado)


def _es_envio(plegado: str) -> bool:
    """«Enviado desde mi Galaxy de Telcel»: el aparato, la operadora y como mucho una disculpa."""
    hallazgo = _ENVIOS.match(plegado)
    if hallazgo is None:
        return False
    resto = plegado[hallazgo.end() :]
    return bool(_DISCULPA.search(resto)) or not (
        habla_del_caso(resto) or DE_FRASE.intersection(re.findall(r"\w+", resto))
    )


def es_enlace_suelto(renglon: str) -> bool:
    """Si el renglón es solo una dirección de la web, como la que va bajo «Enviado con…»."""
    llano = renglon.strip(" \t<>()[]")
    return llano.startswith(("http://", "https://", "www.")) and " " not in llano


def es_de_la_casa(renglon: str) -> bool:
    """Un renglón que las empresas ponen bajo la firma: horario, línea ética, redes."""
    plegado = plegar(renglon).strip()
    es_de_alguien = plegado.endswith("?") or _LO_DICE_ALGUIEN.search(plegado) is not None
    return _DE_LA_CASA.match(plegado) is not None and not es_de_alguien
