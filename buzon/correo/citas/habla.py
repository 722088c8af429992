"""Palabras con que se habla, y que por eso no van en una firma: las de frase, las de encargo y las de despedida.

Las listas van plegadas: sin mayúsculas ni tildes.
"""

import re

from buzon.correo.citas.listas import alguna, frases, plegar

_LARGO = 110

# Palabras con que se hacen frases y que una ficha de firma no lleva.
DE_FRASE = frases(
    """
    que|no|me|mi|te|le|les|lo|nos|os|se|ya|si|pero|porque|cuando|esta|estan|estoy|estamos|hay|he|ha|hemos|han|es|son|fue
    era|ser|sera|seran|favor|mis|su|sus|hoy|manana|ayer|pago|pague|pagare|pagamos|pagaremos|pagado|pagada|pagar
    transferi|transferido|deposito|deposite|quedo|queda|quedamos|espero|gracias|muchas|adjunto|adjunta|envio|envie
    mando|mande|confirmo|confirmado|necesito|necesitamos|puede|pueden|podria|podemos|puedo|tengo|tenemos|voy|vamos|va
    van|saludos|atte|ok|vale|listo|tambien|aun|todavia|solo|revisar|revisen|factura|facturas|boleta|saldo|cuenta|monto
    importe|comprobante|transferencia|pesos|plazo|cuotas|deuda|soy|tu|usted|ustedes|yo|ella|ellos|como|donde|quien
    cual|cuanto|hola|buenas|buenos|dias|tardes|noches|i|you|we|they|is|are|was|were|have|has|had|will|would|can|could
    please|not|thanks|the|this|that|it|my|your|our
    """
)
# Las que delatan una frase aunque lleve un teléfono o un buzón («para pagos es…», «no está»).
VERBALES = frases(
    "que|no|me|mi|te|le|les|lo|nos|se|ya|es|son|fue|era|ser|sera|esta|estan|estoy|soy|hay|he|ha|han|puede|tengo|voy|va|is|are|was"
)
ENLACES = frases("de|del|la|las|los|y|e|el|en|por|para|a|con|da|do|san|santa|von|van|der")
# Lo que se le pide a quien lee («escriba a…», «hablen con…», «consultar con…») o se dice de otro («lo lleva Ana»).
_ENCARGO = re.compile(
    r"\b"
    + alguna(
        """
        escrib(?:ir|e|a|an|i|anos|ame|eme|ale|anle|ele|ile|iles|irle|irles|eles|id)|llam(?:ar|e|en|a|ame|eme|enme|ale)
        llam(?:elo|ad|ando)|habl(?:ar|e|en|a|ale|enle|alo|elo|ad|arlo)|contact(?:ar|e|en|arse|ate|ese|enme|eme|ad|arlo)
        comuni(?:que|quen|quese|quense|carse|cate|car|quelo|cad)|dir(?:ijan?|ijase|ijanse|igirse|igir|igete|ijala|igid)
        remit(?:ir|a|an|e|id|irlo|irla)|re(?:envi|dirig|envie)(?:e|en|ar|a|ir|irlo|irla|ad|id)?|enviar
        envi(?:en|enla|enlo|ala|alo|ad)|consult(?:ar|e|en|ad|arlo)|pregunt(?:ar|e|en|ad|a)|redirigir
        mand(?:ar|e|en|a|ala|alo|enla|enlo|ad)|pas(?:ar|e|en|ad|amos)|ver con|verlo con|esperar|faltan?
        recib(?:iran?|imos)|corresponden?|pertenecen?|facturar|autorizan?|manejan?|llevan?|trabaj(?:a|an|aba)|ve|lo ven
        vea|vean|cobran?|cobraron|promovio|fallecio|murio|quebro|firmo|abstenga\\w*|vuelvan?|demand(?:o|are|aremos)
        denunci(?:o|are|aremos)|hacelo|dejen?|dejeme|dejame|diga|digan|avis(?:ar|e|en)|revis(?:ar|e|en)
        """
    )
    + r"\b"
)
# Futuros, pretéritos y gerundios en minúscula: con mayúscula podrían ser un apellido (Ramos, Fernando).
_VERBAL = re.compile(r"[a-zñáéíóú]{2,20}(?:r[áé]n?|remos|aron|ieron|ando|iendo|amos|imos|ió|aste|iste|aba|aban)$")
_DESPEDIDA = re.compile(
    alguna(
        """
        (?:muy )?atentamente|atte|atentos? saludos?
        (?:cordiales |muchos |afectuosos |un (?:cordial |afectuoso )?)?saludos?\\b
        saluda|cordialmente|respetuosamente
        (?:muchas |mil |de antemano )?gracias|de antemano|(?:un )?(?:fuerte )?abrazos?
        besos?|bss|bsos|feliz (?:dia|tarde|noche|semana)|buen (?:dia|fin)
        que (?:este|vaya|tenga|pase|dios)|quedo|quedamos
        sin (?:otro|mas)|reciba|hasta (?:luego|pronto|manana)|slds|sds|suerte|bendiciones|dios (?:la|lo|le)\\b
        (?:kind |best |warm )?regards|best\\b|cheers|thanks|thank you|sincerely|yours|cordialement|bien a vous
        atenciosamente|obrigad[oa]|att\\b|cordiali saluti|mit freundlichen|viele grusse|lg\\b|mfg\\b
        """
    )
)
# Respuestas de una o dos palabras que, escritas con mayúscula, parecerían un nombre.
_RESPUESTA = re.compile(
    alguna(
        """
        pag|transf|deposit|confirm|recib|enterad|list[oa]|hech[oa]|perfect|correct|excelente|acept|rechaz|cancelad
        anulad|abonad|enviad|adjunt|pendiente|urgente|imposible|ningun|nada|nunca|nadie|vale|okey|okay|ok\\b|dale|claro
        seguro|siempre|gracias|saludos|hola|buen|bien\\b|mal\\b|manana|hoy|lunes|martes|miercoles|jueves|viernes|sabado
        domingo|enero|febrero|marzo|abril|mayo|junio|julio|agosto|sep?tiembre|octubre|noviembre|diciembre|factura|boleta
        saldo|deuda|cuota|plazo|monto|total|banco|cheque|si\\b|no\\b|igualmente|entendid|comprend|conforme|acuerdo|procede
        proces|tramit|solucionad|resuelt|quincena|semana|ojala|disculp|perdon|lament|espero|quedo|saluda|cordial|atent
        estimad|apreciad|querid|senores|distinguid|respetad|asunto|nota\\b|ps\\b|pd\\b|p\\.d|fecha|referencia|concepto|importe|the\\b|yes\\b|done|paid|sorry|great|see\\b|please
        thank|best|regards|cheers|sincer
        """
    )
)
# De lo que trata un correo de cobro: ninguna de estas palabras es un apellido corriente.
_CASO = re.compile(
    r"\b"
    + alguna(
        """
        factur|pag[oa]|deud|impag|mora\\b|reclam|disput|devol|devuel|nota|credito|debito|error|duplicad|equivocad|incorrect
        defect|mercader|producto|pedido|orden\\b|compra|entreg|rechaz|anul|cancel|baja\\b|borrar|quitar|remover|elimin
        desuscri|unsubscribe|stop|detener|no\\b|sin\\b|liquid|quiebr|concurs|insolven|embarg|falleci|muert|cerrad|cierre
        vacacion|ausen|feriad|semana|quincena|mes\\b|meses|dias?\\b|fin\\b|ano\\b|proxim|pasado|primer|segund|tercer|ultim
        cuot|parte|mitad|total|parcial|saldo|monto|transfer|deposit|efectivo|tarjeta|cheque|banco|bancari|caja|yape|plin
        bizum|nequi|oxxo|pago|spei|pse\\b|paypal|recib|visto|aviso|aprobad|autoriz|pendiente|tramite|proceso|revision
        ayer|hoy|lunes|martes|miercoles|jueves|viernes|sabado|domingo|monday|friday|abogad|empresa|negocio|persona|numero
        correo|direccion|telefono|contact|habl|llam|escrib|envi|mand|ver\\b|pregunt|mejor|peor|urgente|importante|gracias
        rot[oa]s?\\b|mal\\b|nuev[oa]|distint|otr[oa]s?\\b|\\w+(?:ad|id)[oa]s?\\b|saludo|favor|comprobante|adjunt|boleta
        recibo|contrato|servicio|obra|precio|iva\\b|hasta\\b|desde\\b|disculp|perdon|molest|insatisf|cliente
        enero\\b|febrero\\b|septiembre|setiembre|octubre|noviembre|diciembre
        """
    )
)
_FRASE = 3
# El pie de los grupos y las listas de correo, que también va bajo dos guiones.
_DE_LISTA = re.compile(
    r"recib\w{1,4} este (?:mensaje|correo) porque|received this message because|suscrit|subscri|mailing list"
    r"|lista de correo"
)
_SALUDO = re.compile(r"(?:muy )?buen(?:os|as)? (?:dias?|tardes?|noches?)\b")


def encarga(plegado: str) -> bool:
    """Si un renglón, ya plegado, pide o cuenta algo con un verbo de los que se usan al contestar."""
    return _ENCARGO.search(plegado) is not None


def habla_del_caso(plegado: str) -> bool:
    """Si un renglón, ya plegado, nombra cosas de las que se escribe a quien cobra."""
    return _CASO.search(plegado) is not None


def es_frase(renglon: str) -> bool:
    """Si un renglón es algo que alguien cuenta o pide: tres palabras o más, con verbo, punto o asunto de cobro."""
    plegado = plegar(renglon)
    palabras = re.findall(r"\w+", plegado)
    if len(palabras) < _FRASE or _DE_LISTA.search(plegado):
        return False
    return (
        renglon.rstrip().endswith((".", "?", "!"))
        or bool(DE_FRASE.intersection(palabras))
        or encarga(plegado)
        or habla_del_caso(plegado)
    )


def parece_verbo(palabra: str) -> bool:
    """Si una palabra escrita en minúscula tiene terminación de verbo conjugado."""
    return _VERBAL.match(palabra.strip('.,;:()|·"')) is not None


def es_respuesta(plegado: str) -> bool:
    """Si un renglón, ya plegado, empieza como una respuesta de una o dos palabras («pagado», «mañana»)."""
    return _RESPUESTA.match(plegado) is not None


def es_saludo(renglon: str) -> bool:
    """«Buen día», que lo mismo abre que cierra."""
    return _SALUDO.match(plegar(renglon).strip(" *_¡!.,")) is not None


def es_despedida(renglon: str) -> bool:
    """Un renglón de cortesía con que se acaba: «Saludos cordiales,»."""
    plegado = plegar(renglon).strip(" *_¡!.,")
    return len(plegado) <= _LARGO and _DESPEDIDA.match(plegado) is not None
