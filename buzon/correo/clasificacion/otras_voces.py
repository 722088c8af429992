"""Quién habla en un correo suelto si no es quien nos debe: quien busca trabajo, vende, nos factura o habla de otros.

Cada voz se reconoce por lo que solo ella dice, y cede si el correo habla de una deuda con nosotros. Nunca mira un hilo
nuestro, ni a quien ya se conoce por su dirección: a ese se le oye siempre.
"""

import re
from typing import NamedTuple

from buzon.correo.clasificacion.texto import aplanar

_TOPE = 12_000


class _Voz(NamedTuple):
    """Una voz: cómo habla, por qué no es un cliente que contesta y con qué palabras dejaría de serlo."""

    habla: re.Pattern[str]
    razon: str
    salvo: re.Pattern[str] | None = None


# Lo que solo dice quien nos debe: nombra su factura, su deuda o lo que se le cobra.
_NOS_DEBE = re.compile(
    r"\b(?:la|esa|esta|su|vuestra|dicha|de la) (?:factura|boleta|fra)s? (?:n\W{0,3})?\w{0,5}\d|"
    r"\b(?:le|les|te|os) (?:deb(?:o|emos|ia|iamos)|adeud(?:o|amos))\b|\bmi (?:deuda|saldo|factura|atraso)\b|"
    r"\bnuestra (?:deuda|factura)\b|\bla deuda de mi\b|\bestimad[oa]s? (?:proveedor|acreedor)|"
    r"\b(?:su|vuestro) recordatorio\b|"
    r"\b(?:lo|(?:el|la|su) (?:pago|transferencia|factura)) de (?:ustedes|usted|vosotros)\b|"
    r"\b(?:me|nos) (?:cobr|factur|reclam)(?:a|an|as|aron|aste|ais|asteis|ando)\b"
)
_NOS_PAGA = re.compile(
    r"\b(?:te|le|les|os)(?: l[oa]s?)? (?:pago|pagamos|hago|hacemos|giro|deposito|depositamos|transfiero|abono|cancelo|"
    r"pagare|voy a pagar|tengo que pagar|tenemos que pagar)\b|\bl[oa]s? (?:pagare|pagaremos|"
    r"pago (?:el|este|ese|esta|hoy|manana|en|a))\b|"
    r"\bno (?:(?:te|le|les|os|se) )?(?:l[oa]s? )?(?:pago|pagamos|pagare|pagaremos|voy a pagar|vamos a pagar)\b|"
    r"\bcumplir(?:le|les|te|os)?(?: con)? (?:usted|ustedes|vosotros|ti|vos)\b"
)
_MAL_HECHA = re.compile(
    r"\b(?:mal|error|errad[oa]|equivocad[oa]|incorrect[oa]|corrij|correg|no correspond|no (?:es|esta) correct|anul|"
    r"que (?:me|nos) (?:envi|mand|hici|pas)|rechaz|devol|devuelv|duplicad)"
)
_DISCUTE_O_PAGA = re.compile(f"{_MAL_HECHA.pattern}|{_NOS_PAGA.pattern}")
_NOS_DEBE_O_PAGA = re.compile(f"{_NOS_DEBE.pattern}|{_NOS_PAGA.pattern}")
_VOCES = (
    _Voz(
        re.compile(
            r"\b(?:curriculum|hoja de vida|(?:mi|adjunto|envio|dejo|el) cv|cv adjunto|pretension(?:es)? "
            r"(?:de renta|salarial(?:es)?|economicas?|es de)|postul(?:o|acion|arme|ante)|busco (?:trabajo|empleo)|"
            r"me interesa (?:el|la) (?:puesto|vacante|cargo|oferta de (?:trabajo|empleo))|"
            r"entrevista (?:de trabajo|laboral|"
            r"quedo agendada)|disponibilidad inmediata)\b"
        ),
        "busca trabajo o habla de uno: no es la respuesta de un cliente",
        _NOS_DEBE,
    ),
    _Voz(
        re.compile(
            r"\b(?:ayudamos a (?:empresas|negocios|pymes|companias)|tus clientes (?:te|no|dicen|pag|se|siempre)|"
            r"adelant[ae] (?:tus|sus) (?:facturas|ventas|cobros)|(?:agend|coordin)(?:a|e|amos|emos)(?:mos)? una "
            r"(?:llamada|demo|reunion|videollamada)|ti?enes? (?:10|15|20|30|unos|cinco|diez|quince) minutos|"
            r"pudiste ver mi (?:correo|mail|mensaje) anterior|(?:lee|lea|leer) (?:el|nuestro) articulo|"
            r"articulo completo|"
            r"(?:llevate|obten|consigue|aprovecha) (?:un |el |hasta )?\d{1,2} ?% |"
            r"\d{1,2} ?% de descuento en (?:toda|todo)|"
            r"cupos? limitad|vence la inscripcion|inscri(?:bete|pciones abiertas)|solicitalo (?:en|desde)|"
            r"(?:puedes|podes|podras|puede) pagar en (?:\d{1,2}|dos|tres|seis|doce) cuotas(?! ?\?)|"
            r"paga(?:l[oa])? en (?:\d{1,2}|dos|tres|seis|doce)? ?cuotas|sin interes(?:es)? con (?:tu|todas)|"
            r"(?<!le )(?<!te )(?<!les )(?<!os )liquidamos (?:stock|el stock|todo el|toda la)|te interesa vender|"
            r"(?:te|le|les) prestamos (?:hasta|dinero|desde)|empiezas a pagar (?:en|desde|recien)|"
            r"(?:su|tu) (?:solicitud|credito|prestamo) (?:fue|ha sido|esta) (?:evaluad|aprobad|aceptad)[ao]|"
            r"somos una (?:empresa|agencia|consultora) (?:de|que|"
            r"especializad|lider))"
        ),
        "te ofrece algo: no es la respuesta de un cliente",
        _NOS_DEBE,
    ),
    _Voz(
        re.compile(
            r"\b(?:(?:te|le|les|os) )?(?:adjunto|adjuntamos|envio|enviamos|mando|mandamos|paso|dejo|hago llegar|"
            r"comparto) "
            r"(?:la|el|mi|nuestra|una|tu|su) (?:factura|fra|boleta|recibo|honorarios)\b.{0,200}"
            r"\b(?:vence|vencimiento|a \d{1,2} dias|plazo|pago (?:es|debe|se)|transferir (?:a|antes)|cuando puedas?)\b|"
            r"\bmis honorarios\b.{0,80}\b(?:pendiente|impag|sin pagar|siguen)|"
            r"\bquedamos en que (?:me|nos) (?:pag|deposit|transf)|"
            r"\bcuando (?:me|nos) (?:pagas|pagais|vas a pagar)|"
            r"\b(?:tu|su) cuenta (?:de \w{1,20} )?(?:por \S{1,16} )?vence\b|"
            r"\b(?:no registramos|no hemos recibido|no nos figura|aun no recibimos) (?:el|su|tu) pago\b"
            r"(?! de(?: nuestr[oa]s?| mis?|l (?:cliente|seguro|estado|gobierno|municipio|ayuntamiento)))|"
            r"\b(?:realizaremos|haremos|se hara|efectuaremos) (?:el|un) (?:cobro|cargo)\b|"
            r"\b(?:me|nos) pagas? cuando (?:termine|llegue|puedas|quieras)|"
            r"\b(?:transferencia|pago|deposito) l[oa] (?:puedes?|pueden|podes|podeis|podras) (?:hacer|realizar)|"
            r"\b(?:puede|pueden|puedes|podes|podeis|podras) pagar(?:l[oa]s?|nos)? "
            r"(?:despues|al (?:retirar|recibir)|hasta el)|"
            r"\b(?:recuerde|recuerda|recorda) que (?:el|la|su|tu)\b.{0,40}\b(?:vence|se (?:cancela|paga|abona)|debe)\b|"
            r"\bel saldo\b.{0,30}\bdebe (?:pagarse|abonarse|cancelarse)"
        ),
        "te cobra algo: no es la respuesta de un cliente",
        _DISCUTE_O_PAGA,
    ),
    _Voz(
        re.compile(
            r"\b(?:tu|su) (?:reembolso|siniestro|comision|indemnizacion|premio|retiro|cashback|aporte|donacion|"
            r"sueldo|nomina|"
            r"subsidio|finiquito)\b.{0,60}"
            r"\b(?:pag|deposit|abon|transf|acredit|carg)[a-z]*|"
            r"\b(?:pag|deposit|abon|transf)[a-z]* (?:de |del )?(?:su|tu|el|la|los) (?:reembolso|siniestro|"
            r"comision|premio|"
            r"indemnizacion|sueldos?)\b|\bel sueldo se paga\b|"
            r"\bla (?:indemnizacion|liquidacion)\b.{0,40}\b(?:sera|fue|ha sido) (?:deposit|pag|abon|transf)[a-z]*|"
            r"\b(?:tu|su) liquidacion (?:de la|semanal|mensual|quincenal)\b|"
            r"\bpag[a-z]+ (?:los|las) (?:turnos|sueldos|feriados|horas extras?|aguinaldos|jornales|vacaciones)\b|"
            r"\bvendiste\b|\bel comprador (?:ya )?pago\b|\b(?:pagaste|completaste) (?:tu|su|la) (?:compra|pedido|"
            r"viaje)\b|"
            r"\btu proximo (?:aporte|cargo|cobro)\b|"
            r"\b(?:con|por) pa[tc] (?:la|lo|se) pag"
        ),
        "habla de un dinero que no es de un cliente",
        _NOS_DEBE_O_PAGA,
    ),
    _Voz(
        re.compile(
            r"\b(?:libera|libere|liberar|recibir|procesar|acreditar)[a-z]{0,3}\b.{0,80}\b(?:valid|verifi|confirm|"
            r"autenti)"
            r"[a-z]*\b.{0,60}\b(?:con (?:su|tu) (?:clave|contrasena|correo|usuario)|(?:su|tu) (?:clave|contrasena|"
            r"identidad))|"
            r"\bclave de (?:su |tu )?correo\b"
        ),
        "te pide la clave para darte dinero: parece un engaño",
        None,
    ),
    _Voz(
        re.compile(
            r"\bte (?:menciono|envio un mensaje|asigno|etiqueto) (?:en|:|una|la)|\bte envio un mensaje\b|"
            r"\bla grabacion (?:de|ya)\b.{0,60}\bdisponible\b|\bcompaner[oa]s,? la asamblea\b"
        ),
        "es un aviso de un servicio o de un grupo: no es la respuesta de un cliente",
        _NOS_DEBE,
    ),
)
_DE_CHARLA = re.compile(
    r"^\W{0,3}\d{1,2}[/.-]\d{1,2}[/.-]\d{2,4},? ?\d{1,2}:\d{2}(?::\d{2})?(?: ?[ap]\W{0,2}m\W{0,2})?\]? ?-? ?"
    r"(?P<quien>[^:\n]{1,40}): "
)
_RENGLONES = 60
# Quien nos paga lo dice de sí mismo, o nombra el papel que nos debe; y a veces contesta con dos palabras.
_PAGO_YO = re.compile(
    r"\b(?:te|le|les|os|se|te l[oa]s?|os l[oa]s?|se l[oa]s?|l[oa]s?) (?:(?:voy|vamos|estoy|estamos|estare|"
    r"estaremos|puedo|"
    r"podemos|acabo|acabamos|hemos|he|quiero|queremos|termino|terminamos) (?:a |de )?)?(?:pag|deposit|transf|gir|abon|"
    r"consign|cancel|liquid|ingres|yape|plin|hag|hac|hic|hech|mand|envi|pas[oae]|dej|entreg|cumpl|sald|regulari|tengo)|"
    r"\b(?:ya |recien |ayer |hoy )?(?:pague|pagamos|pagare|pagaremos|deposite|depositamos|transferi|transferimos|hice|"
    r"hicimos|realice|realizamos|efectue|efectuamos|gire|giramos|abone|abonamos|cancele|cancelamos|"
    r"consigne|consignamos|"
    r"liquide|liquidamos|yapee|me comprometo|nos comprometemos|nos ponemos al dia|me pongo al dia)\b|"
    r"\b(?:voy|vamos|quedamos|quedo|puedo|podemos|pienso|pensamos|espero|esperamos|estoy|estamos|estare|estaremos) "
    r"(?:a |en )?(?:pag|deposit|transf|gir|abon|consign|cancel|liquid|ingres|realizando|efectuando|haciendo)"
)
# O paga por él alguien de los suyos; o dice que ya está hecho; o para quién es lo que va a salir.
_PAGAN_LOS_SUYOS = re.compile(
    r"\b(?:mi|nuestr[oa]) (?:espos[oa]|marido|mujer|senora|herman[oa]|mama|papa|padre|madre|hij[oa]|soci[oa]|"
    r"contador(?:a)?|jef[ea]|secretari[oa]|tesorer[oa]|cunad[oa]|companer[oa]|administrador(?:a)?|empresa|oficina)\b"
    r".{0,60}\b(?:pag|deposit|transf|gir|abon|consign|cancel|ingres|hi[cz]|envi|pas[oae])|"
    r"\b(?:esta|qued[oa]|quedara|fue|quedado) (?:hech|liquidad|saldad|depositad|transferid|consignad|abonad|ingresad|"
    r"girad)[oa]s? (?:todo|lo (?:de|del)|el (?:bizum|sinpe|spei|yape|pago|giro|monto|total|importe|deposito|abono)|la "
    r"transferencia|la totalidad|la mensualidad)|"
    r"\bse hizo (?:el|la) (?:bizum|sinpe|spei|yape|giro|deposito|transferencia|abono|consignacion|pago)\b|"
    r"\blo de (?:ustedes|usted|vosotros)\b|\bsale (?:para|a) (?:ustedes|usted|vosotros|vos|ti)\b|"
    r"\b(?:arregl|salda)(?:o|amos|are|aremos) (?:la |las |lo de la )?cuentas?\b"
)
_PAPEL_QUE_DEBE = re.compile(
    r"\b(?:factur[a-z]*|boletas?|fras?|fact|deud[a-z]+|saldo|saldamos|adeud[a-z]+|deb(?:o|emos|ia|iamos|er)|acreedor|"
    r"proveedor(?:es)?|(?:su|tu|vuestro|el) (?:pago|cheque|abono|giro|deposito|documento)|recordatorio|comprobante|"
    r"(?:su|tu|vuestra|la) (?:transferencia|plata|platica)|su dinero|contra ?recibo|soporte|voucher|constancia|talon|"
    r"justificante|spei|orden(?:es)? de (?:pago|compra)|lo (?:suyo|tuyo|vuestro|pendiente)|la (?:suya|"
    r"tuya|vuestra)|remesa|"
    r"cuenta de cobro|atras[a-z]{1,4}|disculp[a-z]+|perdon[a-z]*|cartola|extractos?|vale vista|letra|echeq|rastreo|"
    r"(?:dias?|fechas?|politica|tanda|cola|tramite|solicitud|planilla|lote|corrida) de (?:los )?(?:pagos?|cheques?)|"
    r"sus pagos|en la nomina|pago movil|paz y salvo|conciliar|tesoreria|finiquitad[oa]|(?:ya|como|"
    r"no) (?:esta|fue|se hizo|"
    r"figura|quedo) (?:el )?(?:pagad|cancelad|depositad|deposito|pagada|programad)[a-z]*|nos (?:pague|libere)[a-z]*)\b"
)
_DOS_PALABRAS = 60


def otra_voz(asunto: str, texto: str) -> str | None:
    """Por qué quien escribe este correo suelto no es un cliente que contesta, en español, o `None`. Coste lineal."""
    if _es_charla(texto):
        return "es una conversación copiada: no se sabe quién dice qué"
    dicho = f"{aplanar(asunto)} . {aplanar(texto[:_TOPE])}"
    for voz in _VOCES:
        if voz.habla.search(dicho) and not (voz.salvo and voz.salvo.search(dicho)):
            return voz.razon
    return None


def nadie_nos_paga(asunto: str, texto: str) -> bool:
    """Si, en un correo suelto que habla de un pago, quien escribe ni dice que pague él ni nombra lo que nos debe."""
    dicho = f"{aplanar(asunto)} . {aplanar(texto[:_TOPE])}"
    return len(texto.strip()) > _DOS_PALABRAS and not any(
        forma.search(dicho) for forma in (_PAGO_YO, _PAGAN_LOS_SUYOS, _PAPEL_QUE_DEBE)
    )


def _es_charla(texto: str) -> bool:
    """Una charla de WhatsApp exportada: empieza con un renglón fechado y hablan dos o más."""
    renglones = [renglon for renglon in texto[:_TOPE].split("\n", _RENGLONES)[:_RENGLONES] if renglon.strip()]
    casas = [_DE_CHARLA.match(renglon) for renglon in renglones]
    quienes = {casa["quien"] for casa in casas if casa}
    return bool(casas) and casas[0] is not None and len(quienes) > 1
