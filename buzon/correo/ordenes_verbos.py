"""Con qué palabras se dice cada orden, y cuáles hacen que una frase no mande nada: «creo que», «cuando», «dice que».

Parar es barato y se entiende de muchas maneras; cerrar una deuda no lo es, y solo vale si se afirma y ya pasó.
"""

import re

from buzon.dominio.nombres import sin_tildes
from buzon.dominio.ordenes import Accion

# «Pagó» se distingue de «pago» solo por la tilde, que `sin_tildes` quita: antes se pone en plural.
_PASADOS = re.compile(r"\b(pag|deposit|transfir|consign|ingres|gir)(?:ó|io|ió)(?!\w)")
_COBRE = re.compile(r"\bcobré(?!\w)")
_YA_PAGO = re.compile(r"\b((?:ya|me|nos|acaba de|por fin)(?: me| nos| lo| la)?) pago\b(?! recibido)")
_ME = r"(?:(?:me|nos|le|les|se|lo|la|los|las) ){0,2}"
# Un verbo de parar con «no» delante pide lo contrario: no es ninguna orden.
_QUE_NO_PARE = re.compile(
    r"\bno (?:(?:la|lo|le|las|los|les|me) )?(?:pauses?|pares?|detengas?|suspendas?|frenes?|dejes|quites|reanudes?|"
    r"anules?|canceles?|borres?|elimines?|congeles?)\b"
)
_PARAR = (
    r"\b(?:paus(?:a|e)\w*|parar|parad|par[ae](?:l[oaes]s?|les)|detener|deten\w*|espera\w*|fren(?:a|e)(?:r|l[aeo]s?|les|me)?|"
    r"suspend\w+|stop|congel(?:a|e)\w*|posterga\w*|pospon\w*|aplaza\w*|aguanta\w*|"
    r"dej(?:a|e|es|ar|en|al[aeo]s?)(?: ya)? (?:de (?:cobra|escribi|manda|envia|reclama|molesta|insisti|persegui)\w*"
    r"|(?:en paz|tranquil[ao]s?)|a \w+(?: \w+){0,3} (?:en paz|tranquil[ao]s?))|"
    r"dej(?:a|en)(?:l[aeo]s?)? (?:en paz|tranquil[ao]s?)|"
    r"no enviar|no reclamar|no escribir|no insist(?:as|an|ir)|basta (?:con|de)|tenle paciencia|"
    r"(?:no|ni) (?:(?:se|me|te|le|les|los|las|lo|la) ?){0,2}"
    r"(?:escriba|envie|mande|moleste|reclame|cobre|persiga|apure|apriete|llegue|contacte|llame)[sn]?|"
    r"no (?:le |les |lo |la )?vuelvas a (?:escribi|manda|cobra|reclama|envia|contacta)\w*|"
    r"(?:no|que no)(?: le| les)? (?:llegue|reciba) (?:nada|mas)|excluye\w*|excluir)\b"
)
_PAGADA = (
    r"\b(?:pagad[ao]s?|pago recibido|ya (?:me |nos )?pag\w+|cobrad[ao]s?|liquidad[ao]s?|saldad[ao]s?|"
    rf"{_ME}(?:pagaron|depositaron|transfirieron|transfirio|consignaron|ingresaron|giraron)|"
    r"(?:se|ya|la|lo|me|nos) (?:pagaron|cobro|cobraron)|(?:se|la|lo) pago|"
    r"(?:ya |me |nos )?(?:la |lo |las )?cobr(?:amos|aron)|"
    r"(?:recibi|recibimos|me llego|nos llego|entro|cayo|me cayo|llego|me dio|me dieron|me entrego|nos dio|me hizo"
    r"|me hicieron) (?:ya )?(?:(?:el|la|su|un|una) )?(?:pago|plata|dinero|transferencia|deposito|abono))\b"
)

# De la más precisa a la menos: la primera que aparece en la línea, gana.
VERBOS: tuple[tuple[Accion, re.Pattern[str]], ...] = (
    ("deshacer", re.compile(r"\b(?:deshacer|deshaz|no estaba pagada?|no (?:la|me) (?:han )?pag\w+)\b")),
    ("reanudar", re.compile(
        r"\b(?:reanud(?:a|e)\w*|reactiv(?:a|e)\w*|sigue\b(?! sin)|seguir|continua\w*|quita\w* la pausa|retom(?:a|e)\w*|"
        r"vuelv(?:e|a) a (?:cobra|escribi|reclama|manda)\w*|"
        r"ya (?:le |les )?(?:puedes|podes|se puede) (?:volver a )?(?:escribi|cobra|reclama|manda)\w*)\b"
    )),
    ("pausar", re.compile(
        r"^\W*(?:(?:no|si|ok|por favor|porfa)\W+)?para(?! (?:el|manana|que|hoy|cuando|mi|eso)\b)(?!\s*:)\b|" + _PARAR
    )),
    # «Está cancelada» es, en media América, que está pagada: solo el imperativo anula; lo otro se pregunta.
    ("anular", re.compile(
        r"\b(?:anul(?:a\w*|e)|cancela(?:r|la|las)?|borra\w*|elimina\w*|descarta\w*|"
        r"d(?:a|ar|ale|en|arle)(?: \w+)? de baja)\b"
    )),
    ("parcial", re.compile(r"\b(?:parcial|abono|abonaron|a cuenta)\b")),
    ("aplicar", re.compile(r"\b(?:aplica\w*|es (?:de|para) la|corresponde a)\b")),
    ("ninguna", re.compile(r"^\W*(?:ninguna|ninguno|de ninguna)\b")),
    ("pagada", re.compile(_PAGADA)),
    ("parcial", re.compile(
        r"\b(?:recibi|recibimos|(?:me|nos) (?:dio|dieron|entrego|entregaron|paso|pasaron))\b(?=.{0,30}\d)"
    )),
    ("estado", re.compile(
        r"\b(?:estado|como va|cuanto (?:me |nos )?debe\w*|situacion|quien(?:es)? (?:me |nos )?deben?|que pasa con|"
        r"(?:todo )?lo que me deben?|total (?:adeudado|pendiente|por cobrar)|"
        r"(?:lista|listado|relacion) de (?:moros\w*|deud\w+|pendientes|lo pendiente|lo que me deben))\b"
    )),
    ("poco", re.compile(r"\b(?:de a poco|poco a poco|de a pocas)\b")),
    ("enviar", re.compile(r"^\W*(?:si\W+)?(?:envia\w*|mandal[ao]s|que salgan|adelante)\b")),
    ("si", re.compile(
        r"^\W*(?:correcto|confirmo|de acuerdo|ok|vale|"
        r"dale(?!\W+(?:a|al|un|una|\d+|hasta|de|mas|el|la|los|otr[oa]s?|plazo|tiempo)\b)|importa(?:r|rlas?|las?)?)\b|^\W*si\b"
    )),
    ("no", re.compile(r"^\W*no\b(?! (?:se|lo se|estoy|recuerdo|me acuerdo|entiendo)\b)")),
)  # fmt: skip
# Lo que cierra una deuda solo vale si se afirma: ni se niega, ni se pregunta, ni se supone, ni lo dijo otro.
SE_AFIRMAN = frozenset({"pagada", "parcial", "aplicar", "anular"})
# Lo que cambia algo al decirlo: con una condición delante («cuando pague, no le escribas») todavía no manda.
SE_MANDAN = SE_AFIRMAN | {"pausar", "reanudar", "deshacer"}
REPARO = re.compile(
    r"\b(?:no|nunca|jamas|tampoco|ni|aun|todavia|falta|cuando|hasta que|en cuanto|segun|apenas|"
    r"pero|aunque|creo|cree|parece|supongo|imagino|quizas?|talvez|tal vez|a lo mejor|puede que|capaz|seguramente|"
    r"estaran?|seran?|quedaran?|pagaran?|pague|paguen|(?:va|van) a (?:pagar|estar|quedar)|"
    r"deberian?|tendrian?|habrian?|avisa\w*|avise\w*|"
    r"(?:dice|dicen|dijo|dijeron|asegura|aseguran|jura|promete|prometio|espero|ojala) que)\b"
)
# «Me pagó la mitad» o «todo menos el IVA» no la salda: sin un importe escrito, no se anota nada.
A_MEDIAS = re.compile(
    r"\b(?:mitad|medio|media|tercio|tercera parte|cuarto|parte|un poco|algo|casi|resto|primera|segunda|ultima|cuotas?|"
    r"adelanto|anticipo|sena|menos|excepto|salvo|solo|solamente|unicamente|intereses|iva|igv|itbis|retencion\w*|"
    r"\d+ ?%|por ciento)\b|%"
)
# «Si pagan la 123, avísame» no es un sí: con tilde, solo o ante estas palabras, sí.
_AFIRMA = re.compile(
    r"^\W*si\b(?=\W*$|\s*[,.;:!]|\s+(?:por fa\w*|porfa\w*|gracias|muchas|es|esta|estan|son|correcto|confirm\w+|"
    r"claro|dale|ok|vale|haz\w*|aplic\w+|adelante|cambi\w+|usa\w*|acept\w+o|acepta\w*|el mismo|senor\w*|si|"
    r"quita\w*|registra\w*|importa\w*|manda\w*|envia\w*|sigue|cobra\w*|retira\w*|descuenta\w*|anota\w*|"
    r"mia|mio|nuestr[ao]|llego|lo (?:recibi|hizo)|recibi\w*|de acuerdo|perfecto|quiero|me parece|todo bien|bueno)\b)"
)
CON_TILDE = re.compile(r"^\W*s[íÍ](?!\w)", re.IGNORECASE)


def llana(linea: str) -> str:
    """La línea en minúsculas y sin tildes, con los pasados que solo la tilde distingue puestos en plural."""
    baja = _COBRE.sub("cobramos", _PASADOS.sub(lambda h: _plural(h.group(1)), linea.lower()))
    return _YA_PAGO.sub(r"\1 pagaron", sin_tildes(baja))


def _plural(raiz: str) -> str:
    return f"{raiz}ieron" if raiz == "transfir" else f"{raiz}aron"


def verbo_de(escrita: str, limpia: str) -> tuple[Accion, re.Match[str]] | None:
    """La orden de una línea y dónde está su verbo, o `None`. `escrita`, con sus tildes; `limpia`, la de `llana`."""
    if _QUE_NO_PARE.search(limpia):
        return _negada(limpia)
    hallado = next(((n, lugar) for n, patron in VERBOS if (lugar := patron.search(limpia))), None)
    if hallado and hallado[0] == "si" and limpia.lstrip(" ¡¿-*·").startswith("si"):
        return hallado if CON_TILDE.match(escrita) or _AFIRMA.match(limpia) else None
    return hallado


def _negada(limpia: str) -> tuple[Accion, re.Match[str]] | None:
    """«No la anules», contestando a una pregunta, es un no; en medio de otra frase no manda nada."""
    hallado = dict(VERBOS)["no"].search(limpia)
    return ("no", hallado) if hallado else None
