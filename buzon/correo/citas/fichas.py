"""¿Es este renglón parte de una firma o una frase? Reglas de forma y de vocabulario, sin listas de nombres propios.

Las listas van plegadas: sin mayúsculas ni tildes.
"""

import re

from buzon.correo.citas.listas import alguna, frases, plegar

_LARGO = 110
_PALABRAS_DE_NOMBRE = 6
_MINUSCULAS_DE_FICHA = 3
_PALABRAS_CON_PUNTO = 10
_ABREVIATURA = 4

# Los dibujos con que se adorna un nombre no lo cambian.
_CORTE = re.compile(r"\s*[|·•,]\s+|\s+[–—-]\s+")
_DIBUJOS = re.compile("[\u2190-\u2bff\u3030-\u303f\ufe0f\u200d\U0001f000-\U0001faff]+")
_PALABRA = re.compile(r"[^\W\d_][^\W\d_'’\-]{0,30}\.?")
_TELEFONO = re.compile(r"\(?\+?\d[\d() ./\-]{5,20}\d")
_BUZON = re.compile(
    r"[^\s<>]{1,64}@[^\s<>]{3,255}|(?:https?://|www\.)\S{3,200}|\b[\w-]{2,60}\.(?:com|cl|mx|es|pe|ec|co|ar|uy|net|org)\b"
)
_CANTIDAD = re.compile(r"[$€%]|\d[.,]\d")
_TITULO = re.compile(
    r"(?:ing|lic|licda|sr|sra|srta|dr|dra|arq|abog|cpn|cp|esc|prof|econ|mg|mtro|mtra|don|dona|tec|psic|qf|mvz|cra|mba)\.?\s"
)
_CARGO = re.compile(
    r"\b"
    + alguna(
        """
        (?:sub|vice)?(?:gerent|gerenc|direct|presiden)|administra|contad|contab|tesorer|finan|jef[ea]\\b|jefatura
        encargad|responsable|asistent|auxiliar|analista|ejecutiv|coordinad|supervis|secretari|soci[oa]\\b|cofundador
        fundador|duen[oa]\\b|propietari|apoderad|representante|delegad|abogad|liquidador|asesor|consultor|comercial
        ventas|compras|logistica|produccion|operaciones|departamento|dpto|depto|area de|oficina|servicio de|centro de
        recepcion de|cuentas por|cobranza|pago a|proveedores|gestor|tecnic|ingenier|licenciad|arquitect|estudio
        maestr|profesor|veterinari|medic|notari|procurador|perit|comunidad|manager|officer|c[eft]o\\b|coo\\b
        accountant|accounts|payable|finance|sales|owner|afiliad|cliente n|socio n
        """
    )
)
_EMPRESA = re.compile(
    r"\b"
    + alguna(
        """
        s\\.? ?a\\.? ?s|s\\.? ?a|s\\.? ?l\\.? ?u|s\\.? ?l|s\\.? ?r\\.? ?l|spa|ltda|limitada|e\\.? ?i\\.? ?r\\.? ?l
        s\\.? ?de r\\.? ?l|c\\.? ?a|s\\.? ?c|s\\.? ?coop
        cia|asoc|asociados|hnos|hermanos|e hijos|gmbh|inc|llc|ltd|corp
        """
    )
    + r"\.?(?:\s|,|$)"
)
_LUGAR = re.compile(
    r"\b"
    + alguna(
        """
        calle|c/|avda?\\b|avenida|pasaje|paseo|plaza|carrera|cra\\b|kra?\\b|cl\\.? ?\\d|km\\.? ?\\d|of\\.? ?\\d|oficina
        piso|local ?\\d|int\\.? ?\\d|dpto|col\\.|colonia|c\\.?p\\.? ?\\d|zona ?\\d|barrio|bodega|edificio|torre|poligono
        urb\\b|mz\\b|lote|jr\\b|jiron|cd\\.|ciudad|s/n
        telf?\\b|telefono|cel\\b|celular|movil|fono|fax|ext\\.? ?\\d|anexo
        whatsapp|rut\\b|nit\\b|cif\\b|nif\\b|ruc\\b|rfc\\b|cuit\\b
        """
    )
)
# «Correo: …» es una seña; «Fecha de creación: …», un dato de lo que se cuenta.
_ROTULO = re.compile(r"([^:\d@]{1,40}?)[ ]?:[ ]")
_SENAS = re.compile(
    alguna(
        """
        [tmcfdwpe]|tel[^ ]*|cel[^ ]*|(?:correo|direccion|sitio|pagina)(?: .{1,20})?|e-?mail|mail|web|skype|linkedin|ig
        instagram|facebook|fb|twitter|horario.{0,20}|cargo|area|contacto|phone|mobile|direct[oa]?|office|id|matricula
        """
    )
)
_BANCARIO = re.compile(
    r"\b"
    + alguna(
        """
        banco|bco|cbu|cvu|clabe|iban|cci|swift|alias|titular|cuenta corriente|cuenta de ahorros?|cuenta vista
        cta\\.? ?(?:cte|corriente|ahorro|vista|n[.°º]|\\d)
        """
    )
    + r"\b"
)
# Palabras con que se hacen frases y que una ficha de firma no lleva.
_DE_FRASE = frases(
    """
    que|no|me|te|le|les|lo|nos|os|se|ya|si|pero|porque|cuando|esta|estan|estoy|estamos|hay|he|ha|hemos|han|es|son|fue
    era|ser|sera|seran|favor|mis|su|sus|hoy|manana|ayer|pago|pague|pagare|pagamos|pagaremos|pagado|pagada|pagar
    transferi|transferido|deposito|deposite|quedo|queda|quedamos|espero|gracias|muchas|adjunto|adjunta|envio|envie
    mando|mande|confirmo|confirmado|necesito|necesitamos|puede|pueden|podria|podemos|puedo|tengo|tenemos|voy|vamos|va
    van|saludos|atte|ok|vale|listo|tambien|aun|todavia|solo|revisar|revisen|factura|facturas|boleta|saldo|cuenta|monto
    importe|comprobante|transferencia|pesos|plazo|cuotas|deuda|soy|tu|usted|ustedes|yo|ella|ellos|como|donde|quien
    cual|cuanto|hola|buenas|buenos|dias|tardes|noches|i|you|we|they|is|are|was|were|have|has|had|will|would|can|could
    please|not|thanks|the|this|that|it|my|your|our
    """
)
_ENLACES = frases("de|del|la|las|los|y|e|el|en|por|para|a|con|da|do|san|santa|von|van|der")
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
        asunto|nota\\b|ps\\b|pd\\b|p\\.d|fecha|referencia|concepto|importe|the\\b|yes\\b|done|paid|sorry|great|see\\b|please
        thank|best|regards|cheers|sincer
        """
    )
)


def es_despedida(renglon: str) -> bool:
    """Un renglón de cortesía con que se acaba: «Saludos cordiales,»."""
    plegado = plegar(renglon).strip(" *_¡!.,")
    return len(plegado) <= _LARGO and _DESPEDIDA.match(plegado) is not None


def presenta(renglon: str) -> bool:
    """Si lleva cargo, empresa o tratamiento, con que puede empezar una firma; un buzón o un teléfono no la empiezan."""
    plegado = plegar(renglon).strip()
    return bool(_CARGO.search(plegado) or _EMPRESA.search(plegado) or _TITULO.match(plegado))


def tiene_sena(renglon: str) -> bool:
    """Si lleva algo que se pone en una firma y no en una frase: cargo, empresa, teléfono, buzón o dirección."""
    plegado = plegar(renglon)
    return bool(presenta(renglon) or _TELEFONO.search(renglon) or _BUZON.search(plegado) or _LUGAR.search(plegado))


def es_dato_bancario(renglon: str) -> bool:
    """Si nombra una cuenta donde pagar: eso no es firma aunque tenga su forma."""
    return _BANCARIO.search(plegar(renglon)) is not None


def es_ficha(renglon: str) -> bool:
    """Un renglón corto que no es frase: nombre, cargo, empresa, señas, o un lema entre comillas."""
    llano = renglon.strip(" *_|·•-–—\t")
    if not llano or len(llano) > _LARGO:
        return False
    if llano[0] in "\"“«'" and llano[-1] in "\"”»'":
        return True
    if llano.endswith(("?", "!", ":", ";")) or llano[0] in "¿¡":
        return False
    rotulo = _ROTULO.match(plegar(llano))
    if rotulo and not _SENAS.fullmatch(rotulo.group(1)) and not _LUGAR.search(rotulo.group(1)):
        return False
    palabras = [palabra.strip('.,;:()|·"') for palabra in plegar(llano).split()]
    de_frase = sum(palabra in _DE_FRASE for palabra in palabras)
    if tiene_sena(llano):
        return de_frase <= len(palabras) // 4 and not (llano.endswith(".") and len(palabras) > _PALABRAS_CON_PUNTO)
    if llano[0].islower() or _CANTIDAD.search(llano) or _RESPUESTA.match(plegar(llano)):
        return False
    return de_frase == 0 and not _es_oracion(llano, palabras)


def _es_oracion(llano: str, palabras: list[str]) -> bool:
    """Sin señas, varias palabras en minúscula o un punto final tras unas cuantas hacen una frase."""
    minusculas = sum(p[:1].islower() for p in llano.split()) - sum(p in _ENLACES for p in palabras)
    return minusculas > _MINUSCULAS_DE_FICHA or (llano.endswith(".") and len(palabras) > _MINUSCULAS_DE_FICHA)


def es_nombre(renglon: str, conocido: str = "") -> bool:
    """Si el renglón es el nombre de una persona o de un negocio, solo, como se firma.

    `conocido` es el nombre de quien escribe: si el renglón empieza por una de sus palabras, no hace falta más.
    """
    llano = _DIBUJOS.sub("", renglon).strip(" *_|·•-–—~\t")
    cabeza, _, cola = _CORTE.sub("\n", llano, count=1).partition("\n")
    if cola:
        return es_nombre(cabeza, conocido) and _acompana(cabeza, cola)
    palabras = [palabra for palabra in re.split(r"[\s,|&·–—()\-\"“”«»]+", llano) if palabra]
    if not 0 < len(palabras) <= _PALABRAS_DE_NOMBRE or llano.endswith(("?", "!", ":", ";")):
        return False
    plegadas = [plegar(palabra).strip(".") for palabra in palabras]
    if plegadas[0] in {palabra for palabra in plegar(conocido).split() if len(palabra) > 2}:  # noqa: PLR2004 - «de», «la»
        return True
    if es_despedida(llano) or _RESPUESTA.match(plegar(llano)) or _DE_FRASE.intersection(plegadas):
        return False
    if llano.endswith(".") and len(palabras[-1].strip(".")) > _ABREVIATURA:
        return False
    propias = [palabra for palabra in palabras if plegar(palabra) not in _ENLACES]
    return bool(propias) and all(palabra[0].isupper() and _PALABRA.fullmatch(palabra) for palabra in propias)


def _acompana(cabeza: str, cola: str) -> bool:
    """Lo que sigue a un nombre tras una coma o una barra: su cargo, su casa, su número; no una frase."""
    palabras = plegar(cola).replace("|", " ").split()
    if _DE_FRASE.intersection(palabra.strip(".,") for palabra in palabras) or len(palabras) > _PALABRAS_DE_NOMBRE:
        return False
    sueltas = [p for p in cola.split() if p[:1].islower() and plegar(p) not in _ENLACES]
    return tiene_sena(cola) or not sueltas or len(cabeza.split()) > 1


def empieza_con_dibujo(renglon: str) -> bool:
    """Si el renglón lleva delante un dibujo, como el teléfono o el sobre con que se marcan las señas."""
    return _DIBUJOS.match(renglon.strip()) is not None


def es_apodo(renglon: str) -> bool:
    """Si el renglón, tras una despedida, es un nombre sin mayúscula: una o dos palabras que no hacen frase."""
    plegado = plegar(_DIBUJOS.sub("", renglon)).strip(" .,*_~-")
    palabras = plegado.split()
    if not 0 < len(palabras) <= 2 or es_despedida(plegado) or _RESPUESTA.match(plegado):  # noqa: PLR2004 - nombre y apellido
        return False
    return all(_PALABRA.fullmatch(palabra) for palabra in palabras) and not _DE_FRASE.intersection(palabras)
