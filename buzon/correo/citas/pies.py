"""Los pies que añaden el programa o la empresa: «Enviado desde mi iPhone», el aviso legal, «antes de imprimir».

Los reconoce por su forma; no decide dónde empieza la firma. Las listas van plegadas: sin mayúsculas ni tildes.
"""

import re

from buzon.correo.citas.listas import alguna, plegar

_LARGO_DE_PIE = 140
_TITULO_SOLO = 6

# «Enviado desde…» también empieza frases («Enviado desde la sucursal el lunes»): ha de seguir un aparato o programa.
_APARATO = alguna(
    """
    iphone|ipad|ipod|android|samsung|galaxy|huawei|motorola|moto|xiaomi|redmi|poco|nokia|sony|xperia|oppo|honor|realme
    lg\\b|htc|alcatel|zte|vivo|pixel|oneplus|blackberry|windows|outlook|hotmail|yahoo|gmail|correo|mail|proton|zoho
    thunderbird|airmail|spark|edison|bluemail|aqua ?mail|k-9|nine|canary|superhuman|front|hey|tutanota|tuta|icloud
    aol|gmx|movil|celular|telefono|smartphone|tablet|dispositivo|mac\\b|macbook|ios|email|e-mail|mi \\w|mobile
    phone|mailbox|mailspring|telcel|claro|entel|tigo|movistar|personal|la app|aplicacion|app\\b|whatsapp|my |mi$
    """
)
_ENVIADO = (
    "(?:mensaje |este (?:mensaje|correo) (?:fue |ha sido |se ha )?)?"
    "(?:enviad[oa]|remitid[oa]|mandad[oa]|escrit[oa]|respondid[oa])(?: automaticamente)?"
)
_POR = "(?:desde|del|de|con|mediante|a traves de|por|via|usando|utilizando)"
_POSESIVO = "(?:mi |mis |nuestro |el |la |un |una |tu )?"
_OBTENER = alguna(
    """
    obten(?:er|ga)?|descargar?|consig(?:ue|a)|instal[ae]r?|prueba|get|download|baixe|obter|telecharge[rz]?|obtenez
    scarica|ottieni|holen sie sich|laden sie
    """
)
_PROGRAMA = (
    "(?:\\[?outlook|bluemail|spark|yahoo|gmail|proton|k-9|\\[?android|ios|the (?:all-new )?\\w|l.app|a app|la app)"
)
_PIES = re.compile(
    r"[<(\[*_ \t]{0,6}"
    + alguna(
        f"""
        {_ENVIADO} {_POR} {_POSESIVO}{_APARATO}
        {_OBTENER} {_PROGRAMA}
        (?:yahoo mail|aol mail): (?:search|busca|buscar|stay|organiz)
        (?:sent|typed|written|posted|shared) (?:from|via|with|by|using|on|through)\\b
        envoyee? (?:de|depuis|avec|par|via|a partir)\\b
        inviat[oa] (?:da|dal|con|tramite|dall)\\b
        (?:mensagem )?enviad[oa] (?:do|da|de|pelo|pela|via|a partir) (?:meu|minha|{_APARATO})
        (?:gesendet|versendet) (?:von|mit|uber|aus)\\b|diese nachricht wurde\\b|von meinem\\b|von unterwegs\\b
        (?:verzonden|verstuurd) (?:vanaf|met|vanuit|van|via)\\b|skickat (?:fran|med)\\b|sendt (?:fra|med)\\b
        wyslan[eoay] z\\b|odeslano z\\b|отправлено (?:с|из)\\b|надіслано з\\b|enviat des d|trimis de pe\\b|lahetetty
        從我的|从我的|发自我的|來自我的|나의 iphone
        (?:someone )?from (?:my )?(?:mobile|iphone|ipad|phone|android)\\b
        \\[?(?:el )?texto (?:de la cita|citado)(?: esta)? oculto
        \\[?mensaje (?:acortado|recortado)|\\[?quoted text hidden
        libre de virus|virus-free|sin virus\\.|este correo electronico ha sido (?:comprobado|analizado)|avast
        disculp\\w{{1,4}} (?:la brevedad|las faltas|los errores|la ortografia)
        please excuse|excuse (?:my )?(?:brevity|typos)|please consider the environment
        no imprima este|(?:piensa |piense )?antes de imprimir|(?:por favor,? )?considere el medio ambiente
        """
    )
)
_ADORNO = re.compile(r"\[(?:cid:[^\]\s]{1,120}|(?:image|imagen|screenshot|logo)[^\[\]]{0,80})\]", re.IGNORECASE)
_MARCA = re.compile(r"Enviado desde [A-Z]\w{2,20}$")
_ARCHIVO = re.compile(r"\[[^\[\]]{1,100}\.(?:jpe?g|png|gif|bmp|webp|heic|pdf)\]", re.IGNORECASE)

_SUJETO_LEGAL = re.compile(
    alguna(
        """
        est[ea] (?:presente )?(?:mensaje|correo|e-?mail|comunicacion|transmision|buzon|direccion|cuenta|informacion)
        (?:el|la) presente (?:mensaje|correo|e-?mail|comunicacion|transmision|informacion)|(?:questo|il) messaggio
        (?:this|the) (?:e-?mail|message|communication|information)|ce (?:message|courriel)|cet e-?mail|diese nachricht
        (?:esta|a presente) mensagem
        contenido de este|content of this|informacion (?:contenida|transmitida|incluida)|information contained
        """
    )
)
_MATERIA_LEGAL = re.compile(
    alguna(
        """
        confidencial|privilegi|privileged|confidential|confidentiel|riservat|vertraulich|destinatari|addressee
        intended (?:only|recipient|solely)|secreto profesional|uso exclusivo|solo para uso|legalmente|revelacion
        divulgacion|unauthori[sz]ed|propiedad de|proteccion de datos|datos personales|privacidad|habeas data
        derechos (?:arco|de acceso)|no responda|no responder|no elimine|generado (?:automaticamente|desde)
        recibido por error|received (?:it |this )?in error
        no es monitoread|no monitoread|monitorizad|gestionado por|atendido por|antes de imprimir|virus
        """
    )
)
_TITULO_LEGAL = re.compile(
    r"\W{0,6}"
    + alguna(
        """
        aviso (?:legal|importante|de confidencialidad|de privacidad)|(?:nota|clausula|declaracion) de confidencialidad
        confidencialidad|advertencia|proteccion de datos|habeas data
        tratamiento de datos|ley 1581|informacion basica (?:sobre|de) proteccion|nota legal
        politica de privacidad|disclaimer|confidentiality|legal notice|privacy notice|antes de imprimir
        en cumplimiento (?:de|con|del)|de conformidad con|en virtud de|conforme a l|le informamos (?:de )?que sus datos
        si (?:usted )?lo (?:ha|hubiera|hubiese) recibid[oa]
        si (?:usted )?no es (?:usted )?el destinatario|si (?:usted )?ha recibido est|if you (?:are not|have received)
        by (?:reading|opening) this
        """
    )
)
_DE_LA_CASA = re.compile(
    alguna(
        """
        linea etica|horario de atencion|canal de denuncias|siguenos|follow us|visit[ea] nuestr|nuestras redes
        save (?:a tree|paper)|🌱|🌳
        """
    )
)


def es_pie(renglon: str) -> bool:
    """Si el renglón entero lo puso el programa de correo."""
    llano = renglon.strip()
    if not llano or len(llano) > _LARGO_DE_PIE:
        return False
    if _ADORNO.fullmatch(llano) or _ARCHIVO.fullmatch(llano) or _MARCA.match(llano):
        return True
    return _PIES.match(plegar(llano)) is not None


def es_aviso_legal(parrafo: str) -> bool:
    """Si un párrafo es la nota de confidencialidad, de privacidad o de medio ambiente de una empresa."""
    plegado = plegar(parrafo[:1500]).strip()
    materia = _MATERIA_LEGAL.search(plegado) is not None
    if _TITULO_LEGAL.match(plegado) and (materia or len(plegado.split()) <= _TITULO_SOLO):
        return True
    return materia and _SUJETO_LEGAL.search(plegado) is not None


def es_de_la_casa(renglon: str) -> bool:
    """Un renglón que las empresas ponen bajo la firma: horario, línea ética, redes."""
    return _DE_LA_CASA.search(plegar(renglon)) is not None
