"""Las frases con que los bancos que nadie conoce todavía dicen si el dinero entró, salió, volvió o no llegó.

En llano y de más segura a menos. Cada lista sale de los avisos citados en `datos/bancos/`; ninguna nombra un banco.
"""

from buzon.correo.bancos.patrones import IMPORTE, Patron, componer

_DINERO = (
    r"(?:transferencia|transf\.|traspaso|pago|deposito|abono|bizum|yapeo|yape|plineo|plin|dinero|plata|giro|spei|sinpe|pix|"
    r"ingreso|consignacion|envio de dinero|remesa|cobro|acreditacion|credito directo|transferencias)s?"
)
_UN = r"(?:un |una |el |la |su |tu |este |esta |la siguiente |el siguiente |una nueva |un nuevo |nueva |nuevo |otro |otra )?"
_CLASE = r"(?: (?:electronic[oa]|bancari[oa]|inmediat[oa]|interbancari[oa]|instantane[oa]|internacional|local|movil|proveedor|ach|sepa|spei|sinpe|sinpe movil|pse|recibid[oa]|de fondos|de dinero|de pago al instante|de (?:un )?tercer[oa]s?|entre cuentas|exitos[oa]|por qr|con qr|por bre-b|por transfiya|tef|de proveedor(?:es)?|de nomina))*"
_FIN = (
    r"(?: \(|,| -|\.(?: |$)|$| (?:por|a tu|a su|a la|a favor|en tu|en su|en la|en el|hacia|para|desde|con|el dia|el \d|el pasado|con fecha|"
    r"de fecha|ha |han |realiz|efectu|instruy|envi[oa]|le |te |se |hoy|fue |rut|nit|rfc|ruc|nif|cif|cuit|cedula|sin costo|mediante|via|"
    r"a traves|tipo |monto|importe|fecha|concepto|datos|detalle|la cual|cuenta|banco|conectad|ya |esta |\d{1,2}/\d))"
)
_RECIBIR = r"\b(?:has recibido|haz recibido|ha recibido|habeis recibido|recibiste|acabas de recibir|acaba de recibir|recibio|recibes|recibira hoy)"
_LE = r"\b(?:te|le|les|os|nos) "
_HIZO = (
    r"(?:ha |han |acaban? de )?(?:enviado|envio|enviaron|enviar|transferido|transfirio|transfirieron|transferir|realizado|realizo|"
    r"hecho|hizo|hicieron|hacer|depositado|deposito|depositaron|pagado|pagaron|abonado|abonaron|yapeo|yapeado|plineo|plineado|mandado|mando|"
    r"consignado|consigno|consignaron|girado|efectuado|efectuo|ingresado|ingresaron|instruido|acreditado|acreditaron|bizumeado)"
)
_CLIENTE = r"\bnuestr[oa]s?(?: ?\([oa]s?\)|/[oa])? client[ea](?: ?\([ea]\))?,?(?: la empresa| el| la)?(?: sr\.?(?: ?\(a\)|/a|es)?| sra\.?| senor(?: ?\(a\)|a|es)?| don| dona| d\.)? "

_ENTRADAS = (
    rf"{_CLIENTE}{{pagador}},?(?: (?:rut|nit|rfc|ruc):? {{id_fiscal}})?,?(?: (?:le|te))?(?: ha| han| realiz| efectu| instruy| envi| orden| transfiri| hizo| con fecha| hoy|, | datos|, con los| fecha | monto )",
    rf"\b(?:informamos|informa|comunicamos|comunica|notificamos|notifica|avisamos|avisa) que ,?{{pagador}},?(?: (?:rut|nit|rfc|ruc|nif|cif):? {{id_fiscal}})?,? (?:le |te )?(?:ha |han )?(?:realizado|realizo|efectuado|efectuo|instruido|instruyo|enviado|envio|transferido|transfirio|hecho|hizo|depositado|deposito|ordenado|pagado) {_UN}(?:{_DINERO}|{IMPORTE})",
    rf"{_RECIBIR} {_UN}{_DINERO}{_CLASE}(?: instantanea)? (?:por |de )(?:un )?(?:monto |importe |valor |total )?(?:de )?{{importe}},? (?:de parte de |del? |por parte de |enviad[oa] por ){{pagador}}{_FIN}",
    rf"{_RECIBIR} {_UN}{_DINERO}{_CLASE} (?:de parte de |del? |enviad[oa] por |por parte de ){{pagador}},? (?:por|de) (?:un )?(?:monto |importe |valor |total |la suma )?(?:de )?{{importe}}",
    rf"{_RECIBIR} {{importe}}(?: de dinero)? (?:de parte de |del? |por parte de |enviad[oa] por |por (?:bizum|transferencia) de ){{pagador}}{_FIN}",
    rf"{_RECIBIR} {_UN}{_DINERO}{_CLASE} (?:de parte de |del? |enviad[oa] por |por parte de ){{pagador}}{_FIN}",
    rf"{_RECIBIR} {_UN}{_DINERO}{_CLASE}(?:,? (?:por|de) (?:un )?(?:monto |importe |valor |total |la suma )?(?:de )?:? ?{{importe}})?",
    rf"{_RECIBIR}:? {{importe}}",
    rf"(?m)(?:^|[.!?:,] ){{pagador}} {_LE}{_HIZO} {_UN}(?:{_DINERO}{_CLASE} )?(?:por |de )?(?:un )?(?:monto |importe |valor )?(?:de )?{{importe}}",
    rf"(?m)(?:^|[.!?:,] ){{pagador}} {_LE}{_HIZO} {_UN}{_DINERO}",
    rf"{_LE}{_HIZO} {_UN}{_DINERO}{_CLASE}(?: de parte de {{pagador}}{_FIN})?",
    rf"{_LE}{_HIZO} {{importe}}(?: (?:de parte de|por bizum) {{pagador}}{_FIN})?",
    rf"\b{_DINERO}{_CLASE} (?:de parte de |del? |ordenad[oa] por |enviad[oa] por |realizad[oa] por |efectuad[oa] por ){{pagador}},? (?:por|de) (?:un )?(?:monto |importe |valor )?(?:de )?{{importe}} (?:a|en|hacia) (?:tu|su) (?:cuenta|favor)",
    rf"\b{_DINERO}{_CLASE} (?:ha sido |fue |ya |esta )?(?:recibid|acreditad|abonad|depositad)[oa]s?\b",
    rf"\b(?:recibid|acreditad|abonad)[oa]s? {_UN}{_DINERO}",
    rf"\b(?:transferencia|abono|deposito|ingreso|traspaso|bizum|consignacion|credito)\b[^.$]{{0,90}} (?:a|en|hacia) (?:tu|su) (?:cuenta|favor)\b",
    rf"\b(?:transferencia|abono|deposito|ingreso|traspaso|consignacion)\b(?: de| por)?(?: un)?(?: monto| importe| valor)?(?: de)? {{importe}}[^.]{{0,60}} (?:a|en|hacia) (?:tu|su) (?:cuenta|favor)\b",
    rf"\bse (?:ha |han )?(?:acreditado|acredito|acreditaron|abonado|abono|abonaron|depositado|deposito|depositaron|recibido|recibio|ingresado|ingreso|consigno|consignado) (?:en (?:tu|su) cuenta[^.$]{{0,40}} )?{_UN}(?:{_DINERO}{_CLASE} )?(?:por |de |la suma de |la cantidad de )?(?:un )?(?:monto |importe |valor )?(?:de )?{{importe}}",
    rf"\bse (?:ha |han )?(?:acreditado|acredito|acreditaron|abonado|abonaron|depositado|depositaron|recibido|recibio|ingresado) {_UN}{_DINERO}",
    rf"\b(?:acreditamos|abonamos|depositamos|ingresamos)[^.]{{0,30}} {{importe}}",
    rf"\bacreditando (?:la|su|tu) cuenta[^.]{{0,60}} {{importe}}",
    rf"\b(?:te|le) (?:ingresaron|pagaron|depositaron|transfirieron|abonaron|enviaron|consignaron|llego)\b",
    rf"\bingreso (?:de )?dinero (?:a|en) (?:tu|su) cuenta\b",
    rf"\b(?:dinero|pago|cobro|venta)s? (?:recibid|acreditad|aprobad|exitos)[oa]s?(?: por {{importe}})?\b",
    rf"\b(?:tienes|tiene) (?:un |una )?(?:nuev[oa] )?(?:abono|ingreso|deposito|transferencia|bizum|pago recibido)\b",
    rf"\babono (?:en cuenta|a cuenta|por transferencia|de transferencia|recibido|en su cuenta|en tu cuenta|spei)\b",
    rf"\bdeposito (?:recibido|en efectivo|en cuenta|a cuenta|spei|de tercero|por transferencia)\b",
    rf"\b(?:spei|bizum|yapeo|plin|pix) recibido\b",
    rf"(?m)(?:^|[.!?:,] ){{pagador}} sent you {{importe}}",
    rf"\b(?:received|receive) (?:a )?(?:payment|transfer|money)?(?: of )?{{importe}} from {{pagador}}(?: has| is|\.|,|$| on | in | for )",
    rf"\b(?:you(?:'ve| have)?|has) received (?:a |an )?(?:payment|transfer|money)",
    rf"\bpayment (?:of {{importe}} )?from {{pagador}}(?: was| has|\.|,|$| for )",
)  # fmt: skip
_SALIDAS = (
    r"\b(?:has|haz) (?:realizado|hecho|enviado|transferido|pagado|efectuado|yapeado|comprado|retirado|emitido|programado|ordenado|autorizado)\b",
    r"\b(?:realizaste|hiciste|enviaste|transferiste|pagaste|efectuaste|yapeaste|plineaste|compraste|retiraste|mandaste|giraste|consumiste|ordenaste|solicitaste|autorizaste|recargaste|preparaste)\b",
    r"\bacabas? de (?:realizar|hacer|enviar|transferir|pagar|yapear|plinear|comprar|retirar|efectuar)\b",
    r"\b(?:usted|ud\.?) (?:ha )?(?:realizo|realizado|efectuo|efectuado|envio|enviado|autorizo|autorizado|pago|pagado)\b",
    r"\bha (?:autorizado|enviado) un pago\b",
    r"\bha (?:realizado|efectuado) (?:la|el) siguiente (?:transaccion|transferencia|operacion|pago|compra)\b",
    r"\b(?:transferencia|bizum|pago|envio|giro|spei|yapeo|plin|dinero|orden de pago)s? (?:de fondos )?(?:enviad|emitid|realizad|efectuad|hech)[oa]s?\b",
    r"\b(?:tu|su) (?:transferencia|pago|envio|bizum|compra|retiro|orden|giro|yapeo|plineo|traspaso)\b[^.$]{0,60} (?:esta list|fue |ha sido |se (?:realizo|ha realizado|proceso|completo|envio)|con exito|exitos)",
    r"\b(?:la|el) (?:transferencia|pago|operacion|traspaso|envio)\b[^.$]{0,40} se (?:realizo|ha realizado|efectuo|proceso|completo) (?:con exito|exitosamente|correctamente)",
    r"\b(?:compra|consumo|retiro|avance|giro|cargo|debito|adeudo|recarga)s? (?:realizad|aprobad|efectuad|exitos|autorizad|por |de |con |en |a )",
    r"\b(?:comprobante|constancia|voucher) de (?:la )?(?:compra|consumo|retiro|pago de|pago plin|pago yape|recarga|pago con qr)\b",
    r"\b(?:se (?:realizo|ha realizado|registro|ha registrado|efectuo|ha efectuado|hizo|ha hecho|acaba de registrar)) (?:un|una) (?:compra|consumo|cargo|retiro|debito|pago)\b",
    r"\bse (?:ha )?(?:debit|carg)(?:o|ado|aron)\b",
    r"\bdebitando (?:la|su|tu) cuenta\b",
    r"\b(?:con )?cargo (?:a|en) (?:la |tu |su )?(?:cuenta|tarjeta)\b",
    r"\b(?:desde|de) (?:tu|su|la|mi) (?:cta|cuenta|clabe|tarjeta|producto)\b[^.]{0,40} (?:a|hacia|para) (?:la |el |otra |cta|cuenta|\*)",
    r"\b(?:desde|de) cta\b",
    r"\bpago (?:de|a|con) (?:tu |su |la |una )?(?:tarjeta|servicio|recibo|impuesto|prestamo|credito)",
    r"\btransferencias? (?:a|entre) (?:terceros|otros bancos|cuentas? propias?|tus cuentas|mis cuentas|productos)\b[^.]{0,40} (?:realizad|exitos|enviad|se realizo)",
    r"\bmonto (?:debitado|cargado)\b",
    r"\btransferencia ingresada\b",
    r"\b(?:yapeo|bizum|plin) enviado\b",
    r"\byou (?:sent|paid|spent)\b",
    r"\breceipt for your payment\b",
    r"\brecibo de (?:tu|su) pago\b",
)  # fmt: skip
_DEBILES = (
    r"\btransferencia (?:a terceros|exitosa|de fondos realizada|realizada)\b",
    r"\bha (?:realizado|efectuado|instruido) (?:la|una|un|el)\b",
    r"\b(?:comprobante|constancia) de (?:transferencia|pago|operacion)\b",
)

ENTRADAS: tuple[Patron, ...] = tuple(
    componer(
        "entrada", p, sin=("cargo a", "cargo en", "con cargo", "debit", "recibiste este", "recibido este", "su pago de")
    )
    for p in _ENTRADAS
)
SALIDAS: tuple[Patron, ...] = tuple(componer("salida", p) for p in _SALIDAS)
SALIDAS_DEBILES: tuple[Patron, ...] = tuple(componer("salida", p) for p in _DEBILES)
