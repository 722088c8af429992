"""Quién pagó, dicho en una frase: «transferencia de ANA LÓPEZ por…», «nuestro cliente X ha…», «X te envió…».

No decide si el dinero entró: eso lo hace `sentido`. Solo se pregunta cuando ya se sabe que entró.
"""

import re
from itertools import islice

from buzon.correo.bancos.frases import CLASE, CLIENTE, DINERO, HIZO, INFORMA
from buzon.correo.bancos.nombres import limpiar_nombre
from buzon.correo.bancos.patrones import IMPORTE, SIGNO, Patron, buscar, componer
from buzon.correo.bancos.pliego import Pliego
from buzon.correo.bancos.rotulos import Rotulo

# Lo que viene detrás de un nombre. Las palabras van enteras: «con» no puede cortar «Condori».
_FIN = (
    r"(?: \(|,| -|\.(?: |$)|$|\n|!| (?:por|a tu|a su|a la|a favor|en tu|en su|en la|en el|en fecha|"
    r"en concepto|hacia|para|"
    r"desde|con|el dia|el \d+|el pasado|de fecha|ha|han|le|te|se|hoy|fue|rut|nit|rfc|ruc|nif|cif|cuit|"
    r"cedula|sin costo|"
    r"mediante|via|a traves|tipo|monto|importe|fecha|concepto|datos|detalle|la cual|cuenta|banco|ya|"
    r"esta|hemos|has|was|"
    r"on|for|saldo|ref|referencia|folio|clave|comentario|mensaje|motivo|glosa|el dinero|(?:us|mx|rd)?\$|s/|usd|eur|"
    r"\d{1,2}/\d+|(?:realiz|efectu|instruy|envi[oa]|conectad|acreditad|abonad|depositad|"
    r"recibid)[a-z]*)(?:[^a-z]|$))"
)
_DE = (
    r"(?:de parte de|por parte de|desde la cuenta de|de la cuenta de|"
    r"(?:enviad|ordenad|realizad|efectuad|instruid|hech|emitid)[oa] por|por orden de|del ordenante|de|del)"
)
_LE = r"(?:te|le|les|os|nos) "
_RECIBIO = r"(?:recibiste|has recibido|ha recibido|recibio|recibe|recibes|acabas de recibir)"
_QUE = rf"(?:{DINERO}{CLASE}|{SIGNO} ?(?:\$ ?)?{IMPORTE}|{IMPORTE} ?(?:{SIGNO}|pesos|euros)|{_RECIBIO}:? {IMPORTE})"
_ACTO = rf"(?:(?:ha |han )?{HIZO}|realizo|realizaron|efectuo|ordeno|giro)"
_PATRONES = (
    (
        rf"{CLIENTE}{{pagador}},?(?: (?:rut|nit|rfc|ruc):? {{id_fiscal}})?,?(?: (?:le|te))?(?: ha| han|"
        rf" realiz| efectu| instruy| envi| orden| transfiri| hizo| con fecha| hoy|, | datos|, con los|"
        rf" fecha | monto |\n)"
    ),
    rf"{INFORMA}{{pagador}},?(?: (?:rut|nit|rfc|ruc|nif|cif):? {{id_fiscal}})?,? (?:le |te )?{HIZO}\b",
    rf"(?m)(?:^|[.!?:,] ){{pagador}} {_LE}{HIZO}\b",
    r"(?m)(?:^|[.!?:,] ){pagador} (?:acaba de enviarte|sent you|paid you)\b",
    rf"(?m)(?:^|[.!?:,] ){{pagador}} (?:te|le) pago {IMPORTE}",
    rf"(?m)(?:^|[.!?:,] ){{pagador}} {_ACTO} (?:un |una |el |la )?{DINERO}",
    (
        rf"(?:^|[ \n(:¡]){_QUE}(?: (?:recibid[oa]|instantanea))?(?:,? (?:por|de) (?:un )?(?:(?:monto|"
        rf"importe|valor|total) )?"
        rf"(?:de )?{IMPORTE})?(?: de dinero)?(?: desde (?:daviplata|nequi|yape|plin|movii))?(?: (?:en|"
        rf"a) (?:tu|su) cuenta [*x0-9-]{{2,20}})?,? {_DE} {{pagador}}{_FIN}"
    ),
    (
        rf"\b(?:proveniente|procedente|(?:recibid|enviad|ordenad|realizad|efectuad|instruid|emitid|consignad|depositad|"
        rf"transferid)[oa]s?) (?:de|desde|por)(?: la cuenta de)? {{pagador}}{_FIN}"
    ),
    (
        rf"\b(?:por orden de|por cuenta de|por encargo de|a nombre de|desde la cuenta de|ordenante|"
        rf"remitente) {{pagador}}{_FIN}"
    ),
    rf"\b(?:payment|transfer|wire|money|received)(?: of)?(?: {IMPORTE})? from {{pagador}}{_FIN}",
    rf"\b{DINERO}{CLASE}(?: por {IMPORTE})? desde {{pagador}}{_FIN}",
    rf"\btraspaso[^.$]{{0,30}} por {IMPORTE}[^.$]{{0,50}} de {{pagador}}{_FIN}",
    (
        rf"\b(?:spei|spi|ach|sinpe|transferencia|deposito|"
        rf"abono) recibid[oa](?: [a-z0-9]{{2,14}}){{0,2}} de {{pagador}}{_FIN}"
    ),
    rf"\bpago (?:a |de )?proveedor(?:es)? de {{pagador}}{_FIN}",
    r"(?m)^de {pagador}$",
    rf"\barrived from {{pagador}}{_FIN}",
    (
        rf"\b(?:te|lo|los|la|las) (?:lo |los |la |las )?(?:ha )?(?:yapeo|yapeado|plineo|plineado|pago|"
        rf"pagado|envio|enviado|mando|mandado|transfirio|"
        rf"transferido|deposito|"
        rf"depositado) {{pagador}}{_FIN}"
    ),
    (
        rf"\b(?:deposito|abono|ingreso|credito|cobro|pago)[^.:]{{0,50}} (?:a traves de|por medio de|"
        rf"con) [a-z0-9]{{3,14}} de {{pagador}}{_FIN}"
    ),
)
PAGADORES: tuple[Patron, ...] = tuple(componer("entrada", p) for p in _PATRONES)
# «CONSTRUCCIONES PEÑA, S.A.»: la coma y los puntos de la forma jurídica no acaban el nombre.
_FORMA_JURIDICA = re.compile(
    r"[,.]? ?(?:de )?(?:s\.? ?a\.? ?p\.? ?i\.?|s\.? ?a\.? ?c\.?|s\.? ?a\.? ?s\.?|s\.? ?a\.?|"
    r"s\.? ?r\.? ?l\.?|s\.? ?l\.? ?[ulp]?\.?|spa|s\.? ?p\.? ?a\.?|"
    r"e\.? ?i\.? ?r\.? ?l\.?|ltda\.?|limitada|cia\.? ltda\.?|c\.? ?v\.?|inc\.?|"
    r"llc)(?![a-z])(?:\.? de c\.? ?v\.?)?"
)
_POR_PATRON = 3


def hallar_pagador(pliego: Pliego) -> str | None:
    """El primer nombre que una frase presenta como quien pagó; se respeta el fin de línea antes que la frase."""
    llano, por_lineas, cuerpo = pliego.llano, pliego.por_lineas, pliego.escrito.cuerpo
    # Antes el cuerpo que el asunto, donde los nombres van recortados.
    for texto, desde in ((por_lineas, cuerpo), (llano, cuerpo), (por_lineas, 0)):
        for patron in PAGADORES:
            if patron.es_de_linea and texto is llano:
                continue
            for hallazgo in islice(buscar(patron, texto, desde), _POR_PATRON):
                inicio, fin = hallazgo.tramos["pagador"]
                tramo = pliego.citar((inicio, _con_forma_juridica(llano, inicio, fin)))
                if (nombre := limpiar_nombre(hasta_etiqueta(tramo, inicio, pliego.rotulos))) is not None:
                    return nombre
    return None


def _con_forma_juridica(llano: str, inicio: int, fin: int) -> int:
    """Dónde acaba el nombre si le sigue su forma jurídica."""
    seguida = _FORMA_JURIDICA.match(llano, fin)
    return seguida.end() if seguida is not None and fin > inicio else fin


def hasta_etiqueta(nombre: str, inicio: int, rotulos: tuple[Rotulo, ...]) -> str:
    """El nombre que empieza en `inicio`, sin la etiqueta que lo sigue cuando el aviso llega en una sola línea."""
    corte = next((r.inicio for r in rotulos if inicio < r.inicio < inicio + len(nombre)), None)
    return nombre if corte is None else nombre[: corte - inicio]
