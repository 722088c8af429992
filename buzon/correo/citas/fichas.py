"""¿Es este renglón parte de una firma o una frase? Reglas de forma y de vocabulario, sin listas de nombres propios."""

import re

from buzon.correo.citas.vocabulario import plegar

_LARGO = 110
_NOMBRE = 6
_PALABRA = re.compile(r"[^\W\d_][^\W\d_'’\-]{0,30}\.?")
_TELEFONO = re.compile(r"(?:\(?\+?\d[\d() ./\-]{5,20}\d)")
_BUZON = re.compile(
    r"[^\s<>]{1,64}@[^\s<>]{3,255}|(?:https?://|www\.)\S{3,200}|\b[\w-]{2,60}\.(?:com|cl|mx|es|pe|ec|co|ar|uy|net|org)\b"
)
_TITULO = re.compile(
    r"(?:ing|lic|licda|sr|sra|srta|dr|dra|arq|abog|cpn|cp|c\.p|esc|prof|econ|mg|mtro|mtra|don|dona|d|da|tec|psic|qf|mvz|cr|cra|mba|ph\.?d)\.?\s",
)
_CARGO = re.compile(
    r"\b(?:sub)?(?:gerent|gerenc|director|direccion|administra|contad|contab|tesorer|finan|jef[ea]\b|jefatura|encargad|responsable|asistent|auxiliar|analista|ejecutiv|coordinad|supervis"
    r"|secretari|president|soci[oa]\b|fundador|cofundador|dueñ|duen[oa]\b|propietari|apoderad|representante|abogad|liquidador|asesor|consultor|comercial|ventas|compras|logistica|produccion|operacion|departamento|dpto|depto"
    r"|area de|oficina|servicio de|centro de|proveedores|recepcion de|cuentas por|cobranza|pago a|gestor|tecnic|ingenier|licenciad|arquitect|doctor|estudio|manager|officer|ceo\b|cfo\b|coo\b|cto\b|accountant|accounts|payable|finance|sales|owner"
    r"|afiliad|cliente n|socio n|encargo|maestr|profesor|veterinari|medic|notari|procurador|perit|delegad|vicepresident|rector|decan|comite|comunidad)"
)
_EMPRESA = re.compile(
    r"\b(?:s\.? ?a\.? ?s?|s\.? ?l\.? ?u?|s\.? ?r\.? ?l|spa|ltda|limitada|e\.? ?i\.? ?r\.? ?l|s\.? ?de r\.? ?l|s\.? ?a\.? ?de c\.? ?v|c\.? ?a|s\.? ?c|cia|gmbh|inc|llc|ltd|corp|asoc|asociados|hnos|hermanos|e hijos|y cia)\.?(?:\s|,|$)"
)
_LUGAR = re.compile(
    r"\b(?:calle|c/|av|avda|avenida|pasaje|paseo|plaza|carrera|cra|cl(?=\.? ?\d)|kr|km|of(?=\.? ?\d)|oficina|piso|local(?= ?\d)|int(?=\.? ?\d)|dpto|col(?=\.)|colonia|cp|c\.p|zona|barrio|bodega|edificio|torre|poligono|urb|mz|lote|jr|jiron|cd(?=\.)|ciudad|s/n|tel|telf|telefono|cel|celular|movil|fono|fax|ext(?=\.? ?\d)|anexo|whatsapp|wsp|rut|nit|cif|nif|ruc|rfc|cuit)\b\.?"
)
_BANCARIO = re.compile(
    r"\b(?:banco|bco|cbu|cvu|clabe|iban|cta\.? ?(?:cte|corriente|ahorro|vista|n[.°º]|\d)|cuenta corriente|cuenta de ahorros?|cuenta vista|cci|swift|alias|titular)\b"
)
# Palabras con que se hacen frases y que una ficha de firma no lleva.
_DE_FRASE = frozenset(
    (
        "que no me te le les lo nos os se ya si pero porque cuando esta estan estoy estamos hay he ha hemos han es son fue era"
        " favor mis su sus hoy manana ayer pago pague pagare pagamos pagaremos pagado pagada pagar transferi transferido deposito deposite"
        " quedo queda quedamos espero gracias muchas adjunto adjunta envio envie mando mande confirmo confirmado necesito necesitamos puede pueden podria"
        " podemos puedo tengo tenemos voy vamos va van ser sera seran favor saludos atte ok vale listo tambien aun todavia solo"
        " revisar revisen factura facturas boleta saldo cuenta monto importe comprobante transferencia pesos plazo cuotas deuda"
        " soy tu usted ustedes yo ella ellos como donde quien cual cuanto hola buenas buenos dias tardes noches"
        " i you we they is are was were have has had will would can could please not thanks the this that it my your our me"
    ).split()
)
_DE_FICHA_LARGA = frozenset("de del la las los y e el en por para a con da do san santa von van der".split())
_DESPEDIDA = re.compile(
    r"(?:muy )?(?:atentamente|atte|atentos saludos|atento saludo|(?:cordiales |muchos |un (?:cordial )?|afectuosos )?saludos?\b|saluda|cordialmente|respetuosamente|gracias|muchas gracias|mil gracias|un abrazo|abrazos?|besos?|bss|bsos"
    r"|feliz (?:dia|tarde|noche|semana)|buen (?:dia|fin)|que (?:este|vaya|tenga|pase|dios)|quedo|quedamos|sin (?:otro|mas)|reciba|hasta (?:luego|pronto|manana)|slds|sds|suerte|bendiciones|dios (?:la|lo|le) |de antemano"
    r"|(?:kind |best |warm )?regards|best\b|cheers|thanks|thank you|sincerely|yours|cordialement|bien a vous|atenciosamente|obrigad[oa]|att\b|cordiali saluti|mit freundlichen|viele grusse|lg\b|mfg\b)"
)
# Respuestas de una o dos palabras que, escritas con mayúscula, parecerían un nombre.
_RESPUESTA = re.compile(
    r"(?:pag|transf|deposit|confirm|recib|enterad|list[oa]|hech[oa]|perfect|correct|excelente|acept|rechaz|cancelad|anulad|abonad|enviad|adjunt|pendiente|urgente|imposible|ningun|ningun|nada|nunca|nadie|vale|okey|okay|ok\b|dale"
    r"|claro|seguro|siempre|gracias|saludos|hola|buen|bien\b|mal\b|manana|hoy|lunes|martes|miercoles|jueves|viernes|sabado|domingo|enero|febrero|marzo|abril|mayo|junio|julio|agosto|septiembre|setiembre|octubre|noviembre|diciembre"
    r"|factura|boleta|saldo|deuda|cuota|plazo|monto|total|banco|cheque|si\b|no\b|igualmente|entendid|comprend|conforme|acuerdo|procede|proces|tramit|solucionad|resuelt|quincena|semana|ojala|disculp|perdon|lament|espero|quedo|saluda|cordial|atent"
    r"|asunto|nota\b|ps\b|pd\b|p\.d|fecha|referencia|concepto|importe|the\b|yes\b|done|paid|sorry|great|see\b|foo\b|bar\b|please|thank|best|regards|cheers|sincer)"
)


def es_despedida(renglon: str) -> bool:
    """Un renglón de cortesía con que se acaba: «Saludos cordiales,»."""
    plegado = plegar(renglon).strip(" *_¡!.,")
    return len(plegado) <= _LARGO and _DESPEDIDA.match(plegado) is not None


def tiene_sena(renglon: str) -> bool:
    """Si lleva algo que solo se pone en una firma: cargo, empresa, teléfono, buzón, dirección, o lema entre comillas."""
    plegado = plegar(renglon)
    return bool(
        _TELEFONO.search(renglon)
        or _BUZON.search(plegado)
        or _CARGO.search(plegado)
        or _EMPRESA.search(plegado)
        or _LUGAR.search(plegado)
        or _TITULO.match(plegado.strip())
    )


def presenta(renglon: str) -> bool:
    """Si lleva cargo, empresa o tratamiento, con que puede empezar una firma; un buzón o un teléfono no la empiezan."""
    plegado = plegar(renglon).strip()
    return bool(_CARGO.search(plegado) or _EMPRESA.search(plegado) or _TITULO.match(plegado))


def es_dato_bancario(renglon: str) -> bool:
    """Si nombra una cuenta donde pagar: eso no es firma aunque tenga su forma."""
    return _BANCARIO.search(plegar(renglon)) is not None


def es_ficha(renglon: str) -> bool:
    """Un renglón corto que no es frase: nombre, cargo, empresa, señas, lema entre comillas."""
    llano = renglon.strip(" *_|·•-–—\t")
    if not llano or len(llano) > _LARGO:
        return False
    if llano[0] in "\"“«'" and llano[-1] in "\"”»'":
        return True
    if llano.endswith(("?", "!", ":", ";")) or llano[0] in "¿¡":
        return False
    palabras = [palabra.strip('.,;:()|·"') for palabra in plegar(llano).split()]
    sena = tiene_sena(llano)
    if not sena and (llano[0].islower() or _RESPUESTA.match(plegar(llano))):
        return False
    frase = sum(palabra in _DE_FRASE for palabra in palabras)
    if sena:
        return frase <= len(palabras) // 4 and not (llano.endswith(".") and len(palabras) > 10)
    return frase == 0 and not _es_oracion(llano, palabras)


def _es_oracion(llano: str, palabras: list[str]) -> bool:
    """Sin señas: más de seis palabras en minúscula, o un punto final tras varias, es una frase."""
    minusculas = sum(palabra[:1].islower() for palabra in llano.split()) - sum(p in _DE_FICHA_LARGA for p in palabras)
    return minusculas > 3 or (llano.endswith(".") and len(palabras) > 3 and not _EMPRESA.search(plegar(llano)))


def es_nombre(renglon: str, conocido: str = "") -> bool:
    """Si el renglón es el nombre de una persona o de un negocio, solo, como se firma.

    `conocido` es el nombre de quien escribe: si el renglón empieza por una de sus palabras, no hace falta más.
    """
    llano = renglon.strip(" *_|·•-–—~\t")
    palabras = [palabra for palabra in re.split(r"[\s,|&·–—()\-]+", llano) if palabra]
    if (
        not palabras
        or len(palabras) > _NOMBRE
        or llano.endswith(("?", "!", ":", ";"))
        or any(c.isdigit() for c in llano)
    ):
        return False
    plegado = plegar(llano)
    if conocido and plegar(palabras[0]).strip(".") in {p for p in plegar(conocido).split() if len(p) > 2}:
        return True
    if es_despedida(llano) or _RESPUESTA.match(plegado) or any(plegar(p).strip(".") in _DE_FRASE for p in palabras):
        return False
    propias = [p for p in palabras if plegar(p) not in _DE_FICHA_LARGA]
    if llano.endswith(".") and len(palabras[-1].strip(".")) > 4:
        return False
    return bool(propias) and all(p[0].isupper() and _PALABRA.fullmatch(p) for p in propias)
