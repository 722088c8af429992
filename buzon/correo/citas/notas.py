"""Las notas que una empresa cuelga bajo la firma: confidencialidad, datos personales, desconexión, medio ambiente.

Juzga párrafos enteros. Nadie escribe a mano una de estas notas, pero quien pide que borren sus datos o dice que un
correo le llegó por error usa sus mismas palabras: si habla en primera persona o de su caso, no es una nota.
Las listas van plegadas: sin mayúsculas ni tildes.
"""

import re

from buzon.correo.citas.listas import alguna, plegar

_TITULO_SOLO = 6
_LARGO = 1_500
_BREVE = 240

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
        confidencial|reservad[ao]|privilegi|privileged|confidential|confidentiel|riservat|vertraulich|destinatari|addressee
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
        (?:mensaje|correo|informacion|documento) (?:privado y )?confidencial
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
# Cada una basta por sí sola. Fuentes: el RGPD (art. 13) y la LO 3/2018 de España, la LFPDPPP de México, la Ley 1581 de
# Colombia, la 25.326 de la Argentina, la 29733 del Perú y la 19.628 de Chile, tal como las citan los pies de correo.
_MEDIO_MENSAJE = "(?:est[ea]|el presente|dicho) (?:mensaje|correo|e-?mail|documento|comunicacion|mail|envio)"
_LEYES = (
    r"ley (?:n\S{0,2} ?)?(?:1581|29\.?733|25\.?326|19\.?628|21\.?719|organica (?:3/2018|15/1999)|federal de proteccion)"
)
_NOTAS = re.compile(
    alguna(
        f"""
        (?:sus|tus|los|de) datos (?:personales |de contacto )?.{{0,60}}(?:tratad|tratara|fichero|incorpor|usaran)
        (?:responsable|encargado|politicas?|finalidad) (?:del|de) tratamiento|tratamiento de (?:sus |tus |los )?datos
        (?:sus?|tus?) (?:datos|direccion de correo).{{0,150}}derechos?\\b|tiene derecho a .{{0,80}}(?:sus|tus) datos
        datos (?:proporcionad|facilitad|recabad|recogid)\\w{{2}} .{{0,40}}(?:conserv|tratar|tratad|guard|protegid)
        tratamos la informacion que nos|ley (?:n\\S{{0,2}} ?|organica )?\\d[\\d./]{{2,8}}.{{0,80}}(?:sus|tus) datos
        protegemos (?:tus|sus|los) datos|datos personales .{{0,40}}forman parte|datos forman parte de un fichero
        (?:ejerc\\w{{1,5}}|facultad de ejercer) .{{0,30}}derechos? .{{0,40}}(?:acceso|rectific|oposicion|supresion)
        derechos?:? (?:de )?acce(?:so|der),? (?:y )?rectifica.{{0,80}}(?:supr|cancel|oposicion)
        (?:rgpd|lopd(?:gdd)?|lfpdppp|{_LEYES}).{{0,80}}datos|datos .{{0,80}}(?:rgpd|lopd(?:gdd)?|lfpdppp|{_LEYES})
        organo de control de la ley|avisos? de privacidad|politicas? de (?:privacidad|tratamiento)
        desconexion digital|derechos digitales
        {_MEDIO_MENSAJE} (?:puede haber sido|se|fue|ha sido) envi.{{0,20}}(?:fuera de|horario)
        (?:fuera de|respet\\w*) (?:su|tu|mi) (?:horario|jornada|descanso|tiempo).{{0,40}}no (?:es necesario|se espera)
        (?:fuera de|respet\\w*) (?:su|tu|mi) (?:horario|jornada|descanso|tiempo).{{0,40}}no espero
        opinion(?:es)? (?:oficial|expresad|contenid|vertid).{{0,80}}(?:responsab|remitente|autor|empresa|compromet)
        {_MEDIO_MENSAJE} no (?:representa|compromete|garantiza|constituye)
        no (?:se hace|es|sera|asume) responsab.{{0,60}}(?:{_MEDIO_MENSAJE}|virus|transmision)
        (?:recib\\w{{1,4}}|llegado) {_MEDIO_MENSAJE} por error.{{0,80}}(?:elimin|borr|destru|notif|inform|comuni|avis)
        (?:prohib|no esta permitid|no esta autorizad).{{0,60}}(?:divulga|copia|distribuc|reproducc|difusion|retransm)
        (?:divulga|copia|distribuc|reproducc|difusion|retransm).{{0,80}}(?:prohibid|no autorizad|sin autorizacion)
        (?:comprobad|analizad|escanead|verificad|revisad)[oa] .{{0,60}}(?:busca|libre|contra|sin) (?:de )?virus
        (?:comprobad|analizad|escanead)[oa] .{{0,60}}mailscanner
        correo electronico no garantiza|missatge .{{0,80}}confidencial|mezu .{{0,80}}konfidentzial
        mensaxe .{{0,80}}confidencia|(?:documento|archivos adjuntos|anexos) .{{0,30}}(?:son|es|sean) confidencial
        """
    )
)
_DE_MEDIO_AMBIENTE = re.compile(r"imprim|\bprint(?:ing|ed)?\b|impresion")
# «Advertencia: si siguen llamando los denuncio» no es un título solo.
_ES_FRASE = re.compile(r"\b(?:si|no|me|nos|los|les|le)\b|[ae]mos\b|are\b")
# «Antes de imprimir el cheque…» lo dice una persona.
_IMPRIME_OTRA_COSA = re.compile(
    r"\bantes de imprimir (?:el|la|los|las|un|una) (?!correo|mensaje|e-?mail|mail|documento|presente)"
)
_POR_EL_PLANETA = re.compile(
    alguna(
        f"""
        medio ?-?ambiente|planeta|{_MEDIO_MENSAJE}|estrictamente necesario|si es (?:realmente )?necesario
        environment|save paper|arboles|en verde
        """
    )
)
# Quien escribe habla de sí o de lo suyo; una nota de empresa, no.
_HABLA_DE_SI = re.compile(
    r"\b"
    + alguna(
        """
        solicit(?:o|amos)|exij(?:o|imos)|reclam(?:o|amos)|rechaz(?:o|amos)|ejerzo|autorizo|pido|no debemos|no debo
        (?:les|le|os) (?:pido|exijo|informo|solicito|comento|aviso|escribo)|no me|no nos|me (?:llego|llegan|escrib|llam)
        mi[s]? (?:correo|datos|direccion|numero|trabajo|cuenta|nombre|telefono|abogad\\w|casa|empresa)|no es mi[ao]
        (?:borren|eliminen|quiten|saquen|dejen|manden|escriban|llamen|cobren|mandar|envien)|pagar\\w{0,4}|pagu\\w{1,4}
        pagamos|transfer(?:i|imos|iremos|ire)|factura[s]?|deuda|saldo|cuotas?|denuncia(?:re|remos)?|el pedido|no conozco
        perdimos|no hemos|no he|no pud\\w*|no podemos|no puedo
        """
    )
    + r"\b"
)


def es_aviso_legal(parrafo: str) -> bool:
    """Si un párrafo es la nota de confidencialidad, de privacidad o de medio ambiente de una empresa."""
    plegado = " ".join(plegar(parrafo[:_LARGO]).split())
    if (_HABLA_DE_SI.search(plegado) and not _es_sin_duda(plegado)) or _IMPRIME_OTRA_COSA.match(plegado):
        return False
    materia = _MATERIA_LEGAL.search(plegado) is not None
    titulo = _TITULO_LEGAL.match(plegado)
    es_solo = len(plegado.split()) <= _TITULO_SOLO
    if titulo and (materia or (es_solo and not _ES_FRASE.search(plegado[titulo.end() :]))):
        return True
    if materia and _SUJETO_LEGAL.search(plegado) is not None:
        return True
    return _NOTAS.search(plegado) is not None or _es_de_medio_ambiente(plegado)


def _es_de_medio_ambiente(plegado: str) -> bool:
    return len(plegado) <= _BREVE and bool(_DE_MEDIO_AMBIENTE.search(plegado) and _POR_EL_PLANETA.search(plegado))


def _es_sin_duda(plegado: str) -> bool:
    """Una nota larga con su sujeto, su materia y su cláusula puede decir «facturas» o «le solicitamos»."""
    return (
        len(plegado) > _BREVE
        and _MATERIA_LEGAL.search(plegado) is not None
        and _SUJETO_LEGAL.search(plegado) is not None
        and _NOTAS.search(plegado) is not None
    )
