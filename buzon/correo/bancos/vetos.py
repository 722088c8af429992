"""Lo que quita valor a un aviso aunque hable de dinero: lo rechazado, lo devuelto y lo que aún no ocurrió."""

from buzon.correo.bancos.patrones import Patron, buscar, componer
from buzon.correo.bancos.pliego import Pliego
from buzon.correo.bancos.rotulos import valores
from buzon.dominio.lecturas import Sentido
from buzon.dominio.llano import allanar

_COSA = (
    r"(?:transferencia|pago|operacion|deposito|transaccion|bizum|abono|solicitud|giro|spei|orden|"
    r"cobro|envio|yapeo|compra|cargo|consumo|ingreso|cheque|traspaso|recaudo)"
)
_NO_LLEGO = r"(?:rechazad|declinad|fallid|fallad|denegad|cancelad|anulad|no exitos|no aprobad|expirad|vencid)[oa]s?"
# Solo el principio del aviso: los pies legales hablan de rechazos y devoluciones en condicional.
_ZONA = 900
_TABLA: tuple[tuple[Sentido, tuple[str, ...]], ...] = (
    ("rechazado", (
        (
            rf"\b{_COSA}\b(?:[^.?]|\.\d){{0,70}} (?:fue |ha sido |ha resultado |resulto |esta |"
            rf"se encuentra )?{_NO_LLEGO}\b"
        ),
        rf"\b{_NO_LLEGO} (?:la|el|una|un|tu|su) {_COSA}\b",
        (
        rf"\b{_COSA}\b(?:[^.?]|\.\d){{0,60}} no (?:se |fue |ha |pudo |pudimos |ha podido )(?:ha )?(?:realiz|proces|"
        rf"complet|acredit|efectu|exitos|podido|ser|sido|pudo)"
    ),
        (
        r"\bno (?:se )?(?:pudo|pudimos|ha podido|fue posible|hemos podido) (?:ser )?(?:realiz|proces|"
        r"complet|acredit|efectu|aplic|abon)"
    ),
        rf"\b(?:rechazo|cancelacion) (?:de|del) (?:la |el |tu |su )?{_COSA}\b",
        r"\b(?:payment|transfer) (?:was )?(?:declined|failed|rejected|cancelled|canceled)\b",
    )),
    ("devolucion", (
        (
        r"\b(?:reverso|reversion|reversa|extorno|contracargo|devolucion|anulacion|reembolso)\b(?: parcial|"
        r" total)? (?:de|del|por|a|en|realizad|aplicad|exitos|recibid|aprobad)"
    ),
        rf"\b{_COSA}\b(?:[^.?]|\.\d){{0,70}} (?:fue |ha sido |sera )?(?:revers|extorn|devuelt|reembols|revert)[a-z]+",
        r"\bse (?:ha )?(?:revers|extorn|devolv|reembols|revirti|devuelt)[a-z]+",
        r"\b(?:te|le) (?:hemos |ha |han )?(?:devolv|reembols|devuelt|reintegr)[a-z]+",
        r"\brefund(?:ed)?\b",
    )),
    ("otro", (
        (
        rf"\b{_COSA}\b(?:(?:[^.?]|\.\d){{0,60}} (?:esta|quedo|fue|ha sido|se encuentra|queda|sigue))? (?:programad|"
        rf"agendad|pendiente|en proceso|en revision|retenid|por confirmar)[oa]?s?\b"
    ),
        (
        rf"\b{_COSA}\b(?:[^.?]|\.\d){{0,70}} (?:pendiente de|por) (?:abon|acredit|acept|liquid|liber|confirm|proces|"
        rf"recib)[a-z]+|\b{_COSA} (?:[a-z]+ )?diferid[oa]"
    ),
        (
        r"\b(?:aceptar|acepta|acepte|reclamar|cobrar|liberar)(?: (?:o|u|y/o) rechaz[a-z]+)? (?:la|el|tu|su|este|esta) "
        r"(?:transferencia|dinero|pago|abono|envio)\b"
    ),
        r"\b(?:agendamiento|programacion) (?:de|del) (?:transferencia|pago)",
        (
        rf"\b(?:has |se ha |se )?(?:programaste|programado|agendaste|agendado|programo|agendo) (?:la|el|"
        rf"una|un|tu|su) {_COSA}"
    ),
        (
        rf"\b{_COSA}\b(?:[^.?]|\.\d){{0,60}} (?:se |le |te )?(?:sera|seran|sea) (?:abonad|acreditad|procesad|"
        rf"aplicad|efectuad|realizad|depositad)"
    ),
        r"\bse (?:acreditara|abonara|depositara|aplicara|procesara|realizara)\b",
        r"\b(?:te|le) (?:solicita|pide|solicito|pidio|pidieron|ha solicitado)\b|\bsolicitud de (?:pago|dinero|cobro)\b",
        r"\bentre (?:mis|tus|sus) (?:cuentas|productos)\b|\b(?:entre )?cuentas propias\b|\bentre productos\b",
    )),
)  # fmt: skip
# Dinero que entra y no es de un cliente. Solo cuenta si además hay una frase de entrada.
_NO_ES_COBRO = componer(
    "otro",
    (
        r"\b(?:cashback|rendimientos?|intereses (?:ganados|abonados|generados)|desembols[a-z]+|"
        r"preaprobad[oa]|pre-aprobad[oa]|avance de efectivo)\b"
        r"|\b(?:abono|deposito) (?:[^!?]{0,30} )?(?:a|de) (?:(?:tu|su|la) )?(?:tarjeta|credito|prestamo|"
        r"capital|plazo)"
        r"|\bpago (?:[^!?]{0,50} )?(?:a|de|en) (?:(?:tu|su|la) )?tarjeta\b|\bgracias por (?:tu|su) pago"
        r"|\b(?:tu|su|el) (?:credito de|credito|prestamo|avance)\b[^!?]{0,40}\d|"
        r"\bprestamo (?:[^!?]{0,40} )?(?:fue|ha sido) (?:abonad|depositad|desembolsad)"
    ),
)
# Lo que dice quien cobra a quien paga. No cuenta si el aviso nombra al pagador: entonces habla con el que cobra.
_ACUSE = componer(
    "otro",
    (
        r"\brecibi(?:mos|do) (?:tu|su|el) pago|\b(?:tu|su) pago (?:[^!?]{0,60} )?(?:fue|ha sido) (?:recibid|"
        r"aprobad|procesad)"
    ),
)
_VETOS: tuple[Patron, ...] = tuple(
    componer(sentido, forma, sin=("si la ", "si el ", "si tu ", "si su ", "en caso de"))
    for sentido, formas in _TABLA
    for forma in formas
)
_ESTADOS: tuple[tuple[Sentido, tuple[str, ...]], ...] = (
    (
        "rechazado",
        ("rechaz", "declin", "fallid", "deneg", "cancel", "anulad", "no exitos", "no aprob", "expir", "error"),
    ),
    ("devolucion", ("revers", "extorn", "devuel", "reembols")),
    ("otro", ("pendiente", "en proceso", "program", "agendad", "en revision", "por confirmar", "en transito")),
)


def es_de_otra_cosa(pliego: Pliego) -> bool:
    """Si lo que entra son intereses, regalos o préstamos del propio banco."""
    zona = pliego.llano[:_ZONA]
    if next(buscar(_NO_ES_COBRO, zona), None) is not None:
        return True
    tiene_pagador = any(True for _ in valores(pliego.rotulos, "pagador"))
    return not tiene_pagador and next(buscar(_ACUSE, zona), None) is not None


def hallar_veto(pliego: Pliego) -> Sentido | None:
    """El sentido que desmiente al aviso, o `None`. El estado impreso manda sobre las frases."""
    for rotulo in valores(pliego.rotulos, "estado"):
        valor = allanar(rotulo.valor)[:40]
        for sentido, comienzos in _ESTADOS:
            if any(comienzo in valor for comienzo in comienzos):
                return sentido
    for veto in _VETOS:
        if (hallazgo := next(buscar(veto, pliego.llano[:_ZONA]), None)) is not None:
            return hallazgo.sentido
    return None
