"""Los pies que añaden el programa o la empresa: «Enviado desde mi iPhone», el aviso legal, «antes de imprimir».

Los reconoce por su forma; no decide dónde empieza la firma.
"""

import re

from buzon.correo.citas.vocabulario import plegar

_LARGO_DE_PIE = 140

# Con qué empieza un pie de móvil o de programa, y con qué sigue para no confundirlo con una frase.
_APARATO = (
    r"(?:iphone|ipad|ipod|android|samsung|galaxy|huawei|motorola|moto|xiaomi|redmi|poco|nokia|sony|xperia|oppo|honor|realme|lg\b|htc|alcatel"
    r"|pixel|oneplus|blackberry|windows|outlook|hotmail|yahoo|gmail|correo|mail|proton|thunderbird|zoho|airmail|spark|edison"
    r"|bluemail|aquamail|k-9|nine|canary|superhuman|front|hey|tutanota|icloud|aol|gmx|movil|celular|telefono|smartphone|tablet"
    r"|dispositivo|equipo|mac\b|macbook|ios|email|e-mail|my|mi\b|un |una |el movil|la app|app|mobile|phone|cell|mailbox|mailspring|telcel|claro|entel|tigo|movistar|personal)"
)
_PIES = re.compile(
    r"[<(\[*_ \t]{0,6}(?:"
    r"(?:enviado|enviada|mensaje enviado|este (?:mensaje|correo) (?:fue|ha sido|se ha) enviado|escrito|remitido|respondido)"
    r" (?:automaticamente )?(?:desde|con|mediante|a traves de|por|via|usando|utilizando) (?:mi |mis |nuestro |el |la |un |una )?"
    + _APARATO
    + r"|"
    r"(?:obtener|obten|obtenga|descargar|descarga|consigue|conseguir|prueba|instala|get|download|baixe|obter|telecharge[rz]?|obtenez|scarica|ottieni|holen sie sich|laden sie) "
    r"(?:\[?outlook|bluemail|spark|yahoo|gmail|proton|k-9|\[?android|ios|the (?:all-new )?|l'app|a app|la app|l’app|l.appli)|"
    r"(?:sent|sending|typed|written|posted|shared) (?:from|via|with|by|using|on|through) |"
    r"(?:envoye|envoyee) (?:de(?:puis)?|avec|par|via|a partir) |"
    r"(?:inviato|inviata) (?:da|dal|con|tramite|dall) ?|"
    r"(?:enviado|enviada|mensagem enviada) (?:do|da|de|pelo|pela|via|a partir) (?:meu|minha|" + _APARATO + r")|"
    r"(?:gesendet|versendet|diese nachricht wurde|von meinem|von unterwegs|von mobil)\b|"
    r"(?:verzonden|verstuurd) (?:vanaf|met|vanuit|van|via)|skickat (?:fran|med)|sendt (?:fra|med)|wyslan[eoay] z |odeslano z |"
    r"отправлено (?:с|из)|надіслано з|enviat des d|bidalita|trimis de pe|lahetetty |gonderildi |"
    r"iphone(?:'|’)?(?:umdan|umdan|imdan)|從我的|从我的|发自我的|來自我的|iphoneから|나의 iphone|"
    r"(?:from|someone from) (?:my )?(?:mobile|iphone|ipad|phone|android)|"
    r"libre de virus|virus-free|sin virus\.|este correo electronico ha sido (?:comprobado|analizado)|avast|"
    r"disculp\w{1,4} (?:la brevedad|las faltas|los errores|errores|la ortografia)|please excuse|excuse (?:my )?(?:brevity|typos)|"
    r"no imprima este|antes de imprimir|piensa antes de imprimir|por favor,? considere el medio ambiente|please consider the environment"
    r")",
)
# Los que por sí solos bastan sin mirar más: la línea entera es del programa.
_ADORNO = re.compile(
    r"\[?(?:cid:[^\]\s]{1,120}|image\d{0,4}\.\w{3,4}|imagen?:? ?[^\]]{0,60}|screenshot[^\]]{0,80}|img[-_ ]?\d[^\]]{0,60}|logo[^\]]{0,40})\]"
)
_CORCHETE = re.compile(r"\[[^\[\]]{1,100}\.(?:jpe?g|png|gif|bmp|webp|heic|pdf)\]", re.IGNORECASE)

_SUJETO_LEGAL = re.compile(
    r"(?:est[ea]|present[ea]|la presente|el presente|this|the|ce|cet|questa|esta|diese|o presente) ?(?:presente )?"
    r"(?:mensaje|correo|e-?mail|email|comunicacion|transmision|buzon|direccion|cuenta|informacion|message|communication|courriel|messaggio|mensagem|nachricht|contenido)"
    r"|contenido de este|informacion contenida|information contained|la informacion (?:transmitida|incluida|contenida)|content of this"
)
_MATERIA_LEGAL = re.compile(
    r"confidencial|privilegi|privileged|confidential|confidentiel|riservat|vertraulich|destinatari|intended (?:only|recipient|solely)|secreto profesional|uso exclusivo"
    r"|proteccion de datos|datos personales|no responda|no responder|no elimine|generado (?:automaticamente|desde)|monitorizad|legalmente|revelacion|divulgacion"
    r"|addressee|antes de imprimir|virus|unauthori[sz]ed|propiedad de|privacidad|gestionado por|habeas data|derechos (?:arco|de acceso)|atendido por|no es monitoreado|no monitoreado|solo para uso"
)
_TITULO_LEGAL = re.compile(
    r"[*_\W]{0,6}(?:aviso legal|aviso de confidencialidad|aviso de privacidad|nota de confidencialidad|clausula de confidencialidad|confidencialidad|advertencia legal"
    r"|advertencia|proteccion de datos|informacion basica (?:sobre|de) proteccion|politica de privacidad|declaracion de confidencialidad|disclaimer|confidentiality|legal notice|nota legal|aviso importante|privacy notice"
    r"|en cumplimiento (?:de|con|del)|de conformidad con (?:la|lo|el)|en virtud de|conforme a (?:la|lo)|le informamos (?:de )?que sus datos|antes de imprimir|by (?:reading|opening) this|if you are not the intended|si (?:usted )?no es (?:usted )?el destinatario|si ha recibido este|si usted ha recibido este|if you have received this)"
)
_LINEA_DE_CASA = re.compile(
    r"linea etica|horario de atencion|canal de denuncias|siguenos|follow us|visite nuestr|visita nuestr|nuestras redes|save (?:a tree|paper)|🌱|🌳|síguenos"
)


def es_pie(renglon: str) -> bool:
    """Si el renglón entero lo puso el programa de correo."""
    llano = renglon.strip()
    if not llano or len(llano) > _LARGO_DE_PIE:
        return False
    if _ADORNO.fullmatch(llano.lower()) or _CORCHETE.fullmatch(llano):
        return True
    return _PIES.match(plegar(llano)) is not None


def es_aviso_legal(parrafo: str) -> bool:
    """Si un párrafo es la nota de confidencialidad, de privacidad o de medio ambiente de una empresa."""
    plegado = plegar(parrafo[:1500]).strip()
    if _TITULO_LEGAL.match(plegado) and (_MATERIA_LEGAL.search(plegado) or len(plegado) < _LARGO_DE_PIE):
        return bool(_MATERIA_LEGAL.search(plegado)) or len(plegado.split()) <= 6
    return bool(_SUJETO_LEGAL.search(plegado) and _MATERIA_LEGAL.search(plegado))


def es_linea_de_casa(renglon: str) -> bool:
    """Un renglón que las empresas ponen bajo la firma: horario, línea ética, redes."""
    return _LINEA_DE_CASA.search(plegar(renglon)) is not None
