"""Las frases con que los bancos que nadie conoce todavía dicen si el dinero entró, salió, volvió o no llegó.

En llano y de más segura a menos. Cada lista sale de los avisos citados en `datos/bancos/`; ninguna nombra un banco.
"""

from buzon.correo.bancos.patrones import IMPORTE, SIGNO, Patron, componer

DINERO = (
    r"(?:transferencia|transf\.|traspaso|pago|deposito|abono|bizum|yapeo|yape|yappy|plineo|plin|dinero|"
    r"plata|giro|spei|sinpe|pix|"
    r"ingreso|ach|consignacion|envio de dinero|remesa|cobro|acreditacion|credito|transferencias)s?"
)
CLASE = (
    r"(?: (?:electronic[oa]|bancari[oa]|inmediat[oa]|interbancari[oa]|instantane[oa]|internacional|"
    r"local|movil|proveedor|ach|sepa|"
    r"spei|spi|sinpe|sinpe movil|pse|recibid[oa]|de fondos|de dinero|de pago al instante|"
    r"de (?:un )?tercer[oa]s?|entre cuentas|"
    r"exitos[oa]|(?:por|con|via|mediante) (?:codigo )?qr|(?:por|via) bre-b|por transfiya|por llaves?|"
    r"tef|de proveedor(?:es)?|de nomina|entrante|(?:por|de|con) pagos? al instante|via pagos? al instante))*"
)
CLIENTE = (
    r"\bnuestr[oa]s?(?: ?\([oa]s?\)|/[oa])? client[ea](?: ?\([ea]\))?,?(?: la empresa| el| la)?"
    r"(?: sr\.?(?: ?\(a\)|/a|es)?| sra\.?| senor(?: ?\(a\)|a|es)?| don| dona| d\.)? "
)
INFORMA = (
    r"\b(?:informamos|informa|comunicamos|comunica|notificamos|notifica|avisamos|avisa|contamos|cuenta|"
    r"confirmamos|confirma|"
    r"indicamos|indica)(?: a (?:usted|ud\.?))? que ,?"
)
HIZO = (
    r"(?:ha |han |acaban? de )?(?:enviado|envio|enviaron|enviar|enviarte|transferido|transfirio|"
    r"transfirieron|transferir|realizado|"
    r"realizo|hecho|hizo|hicieron|hacer|depositado|deposito|depositaron|pagado|pagaron|abonado|"
    r"abonaron|yapeo|yapeado|yapearon|"
    r"plineo|plineado|plinearon|mandado|mando|consignado|consigno|consignaron|girado|efectuado|"
    r"efectuo|ingresado|ingresaron|"
    r"instruido|instruyo|ordenado|acreditado|acreditaron|bizumeado|paso|pasado|pasaron)"
)
_UN = r"(?:un |una |el |la |este |esta |la siguiente |el siguiente |una nueva |un nuevo |nueva |nuevo |otro |otra )?"
_MONTO = r"(?:un )?(?:monto |importe |valor |total |la suma |la cantidad |suma )?(?:de )?:? ?"
_RECIBIR = (
    r"\b(?:has recibido|haz recibido|ha recibido|habeis recibido|recibiste|acabas de recibir|"
    r"acaba de recibir|recibio)"
)
_LE = r"\b(?:te|le|les|os|nos) "
_CUENTA = r"(?:a|en|hacia) (?:tu|su) (?:cuenta|favor|clabe|tarjeta de debito|[a-z]+plata)"

_ENTRADAS = (
    (
        rf"{CLIENTE}{{pagador}},?(?: (?:rut|nit|rfc|ruc):? {{id_fiscal}})?,?(?: (?:le|te))?"
        r"(?: ha| han| realiz| efectu| instruy| envi| orden| transfiri| hizo| con fecha| hoy|, | datos|"
        r", con los| fecha | monto )"
    ),
    (
        rf"{INFORMA}{{pagador}},?(?: (?:rut|nit|rfc|ruc|nif|cif):? {{id_fiscal}})?,? (?:le |te )?{HIZO}"
        rf" {_UN}(?:{DINERO}|{IMPORTE}|en (?:su|tu) cuenta)"
    ),
    rf"{_RECIBIR} {_UN}{DINERO}{CLASE}(?: instantanea)?(?:,? (?:por|de) {_MONTO}{{importe}})?",
    rf"{_RECIBIR}:? {{importe}}",
    r"\b(?:recibiste|has recibido|ha recibido) una transaccion\b",
    rf"(?m)(?:^|[.!?:,] ){{pagador}} {_LE}{HIZO} {_UN}(?:{DINERO}{CLASE} )?(?:por |de )?{_MONTO}{{importe}}",
    rf"(?m)(?:^|[.!?:,] ){{pagador}} (?:{_LE}{HIZO} {_UN}{DINERO}|acaba de enviarte dinero)",
    rf"{_LE}{HIZO} {_UN}{DINERO}{CLASE}(?: (?:por|de) {_MONTO}{{importe}})?",
    rf"{_LE}{HIZO} {{importe}}",
    (
        rf"\b{DINERO}{CLASE}(?: [a-z0-9]{{3,14}})? (?:ha sido |fue |ya |esta )?(?:recibid|acreditad|abonad|"
        rf"depositad)[oa]s?\b(?: por {_MONTO}{{importe}})?"
    ),
    rf"\b(?:recibid|acreditad|abonad)[oa]s? {_UN}{DINERO}",
    (
        rf"\b(?:transferencia|abono|deposito|ingreso|traspaso|bizum|consignacion|credito)\b(?:[^.!?:$]|"
        rf"\.\d|\$ ?\d){{0,110}} {_CUENTA}\b"
    ),
    (
        rf"\b(?:transferencia|abono|deposito|ingreso|traspaso|consignacion)\b(?: de|"
        rf" por)? ?{_MONTO}{{importe}}[^.]{{0,60}} {_CUENTA}\b"
    ),
    (
        r"\bse (?:ha |han )?(?:acreditado|acredito|acreditaron|abonado|abono|abonaron|depositado|deposito|"
        r"depositaron|recibido|recibio|"
        r"ingresado|ingreso|consigno|consignado|registrado|realizado|realizo|efectuado|efectuo) (?:(?:a|"
        r"en) (?:tu|su) cuenta[^.$]{0,60}? )?"
        rf"{_UN}(?:{DINERO}{CLASE} )?(?:por |de )?{_MONTO}{{importe}}[^.]{{0,40}} {_CUENTA}"
    ),
    (
        r"\bse (?:ha |han )?(?:acreditado|acredito|acreditaron|abonado|abono|abonaron|depositado|deposito|"
        r"depositaron|recibido|recibio|"
        r"ingresado|ingreso|consigno|consignado) (?:(?:a|en) (?:tu|su) cuenta[^.$]{0,60}? )?"
        rf"{_UN}(?:{DINERO}{CLASE} )?(?:por |de )?{_MONTO}{{importe}}"
    ),
    (
        rf"\bse (?:ha |han )?(?:acreditado|acredito|acreditaron|abonado|abonaron|depositado|depositaron|"
        rf"recibido|recibio|ingresado) {_UN}{DINERO}"
    ),
    (
        rf"\b(?:realizo|hizo|efectuo|envio|ordeno|ha realizado|ha hecho|"
        rf"ha efectuado) {_UN}{DINERO}{CLASE}[^.$]{{0,40}} {_CUENTA}\b"
    ),
    rf"\b{DINERO}{CLASE} (?:[^.!?:$]|\.\d|\$ ?\d){{0,60}}a (?:tu|su) favor\b",
    r"(?m)(?:^|[.!?:,] ){pagador} (?:te|le) pago {importe}",
    rf"\bcuenta [^.!?:$]{{0,40}}recibio {_UN}{DINERO}{CLASE}(?: (?:por|de) {_MONTO}{{importe}})?",
    rf"\bhemos (?:acreditado|abonado|depositado|ingresado|recibido)[^.]{{0,90}} {_CUENTA}",
    r"\b(?:acreditamos|abonamos|depositamos|ingresamos)[^.]{0,30} {importe}",
    r"\bacreditando (?:la|su|tu) cuenta[^.]{0,60} {importe}",
    (
        r"\bse (?:ha |han )?(?:acredit|abon|deposit|consign|ingres)(?:o|ado|aron) (?:a|en) (?:tu|su) "
        r"(?:cuenta|cta|caja de ahorro)"
    ),
    r"\b(?:tu|su) cuenta\b[^.!?]{0,60} (?:ha sido|fue) (?:acreditada|abonada)(?: (?:con|por) {importe})?",
    (
        r"\b(?:te|le) (?:ingresaron|pagaron|depositaron|transfirieron|abonaron|enviaron|consignaron|llego|"
        r"yapearon|plinearon|pasaron)\b"
    ),
    r"\bingreso (?:de )?dinero (?:a|en) (?:tu|su) cuenta\b",
    r"\b(?:dinero|pago|cobro|venta)s? (?:recibid|acreditad)[oa]s?(?: por {importe})?\b",
    r"\b(?:cobro|venta)s? (?:aprobad|exitos)[oa]s?(?: por {importe})?\b",
    r"\b(?:tienes|tiene) (?:un |una )?(?:nuev[oa] )?(?:abono|ingreso|deposito|transferencia|bizum|pago recibido)\b",
    r"\babono (?:en cuenta|a cuenta|por transferencia|de transferencia|recibido|en su cuenta|en tu cuenta|spei)\b",
    (
        rf"\b(?:ingreso|abono|deposito|credito|consignacion|transferencia|recaudo)(?: recibid[oa])? (?:de|"
        rf"por) {_MONTO}{{importe}}"
        r"[^.]{0,40} (?:a|en) (?:la |su |tu )?(?:cta|cuenta)\b"
    ),
    (
        r"\b(?:pago|cobro|venta|transferencia|deposito|abono)\b(?:[^.!?]|\.\d){0,80} (?:fue|"
        r"ha sido) (?:recibid|acreditad|abonad)[oa]\b"
    ),
    (
        rf"\b(?:recib(?:o|io|iste)|has recibido|ha recibido|acabas de recibir) {_UN}(?:nuevo )?(?:pago|cobro|"
        rf"deposito|abono)[^.$€]{{0,40}} (?:de|por) {{importe}}"
    ),
    r"\b(?:deposito|credito) (?:recibido|en efectivo|en cuenta|a cuenta|spei|de tercero|por transferencia)\b",
    r"\b(?:spei|bizum|yapeo|plin|pix) recibido\b",
    r"(?m)(?:^|[.!?:,] ){pagador} sent you {importe}",
    r"\breceived (?:a )?(?:payment|transfer|money)?(?: of )?{importe} from ",
    (
        r"\b(?:you(?:'ve| have)?|has) received (?:a |an )?(?:payment|transfer|wire transfer|wire|deposit|"
        r"money)(?: of {importe})?"
    ),
    r"\bpayment (?:of {importe} )?(?:from|received)\b",
)
_SALIDAS = (
    (
        r"\b(?:has|haz) (?:realizado|hecho|enviado|transferido|pagado|efectuado|yapeado|comprado|retirado|"
        r"emitido|programado|ordenado|autorizado)\b"
    ),
    (
        r"\b(?:realizaste|hiciste|enviaste|transferiste|pagaste|efectuaste|yapeaste|plineaste|compraste|"
        r"retiraste|mandaste|giraste|consumiste|"
        r"ordenaste|solicitaste|autorizaste|recargaste|preparaste)\b"
    ),
    r"\bacabas? de (?:realizar|hacer|enviar|transferir|pagar|yapear|plinear|comprar|retirar|efectuar)\b",
    (
        r"\b(?:usted|ud\.?) (?:ha )?(?:realizo|realizado|efectuo|efectuado|envio|enviado|autorizo|"
        r"autorizado|pago|pagado)\b"
    ),
    r"\bha (?:autorizado|enviado) un pago\b",
    r"\bha (?:realizado|efectuado) (?:la|el) siguiente (?:transaccion|transferencia|operacion|pago|compra)\b",
    (
        r"\b(?:transferencia|bizum|pago|envio|giro|spei|yapeo|plin|dinero|"
        r"orden de pago)s? (?:de fondos )?(?:enviad|emitid|realizad|efectuad|hech)[oa]s?\b"
    ),
    (
        r"\b(?:tu|su) (?:transferencia|pago|envio|bizum|compra|retiro|orden|giro|yapeo|plineo|traspaso)\b"
        r"[^!?]{0,80} (?:esta list|fue |ha sido |se (?:realizo|ha realizado|proceso|completo|envio)|"
        r"con exito|exitos)"
    ),
    (
        r"\b(?:la|el) (?:transferencia|pago|operacion|traspaso|envio)\b[^.$]{0,40} se (?:realizo|"
        r"ha realizado|efectuo|proceso|completo) "
        r"(?:con exito|exitosamente|correctamente)"
    ),
    (
        r"\b(?:compra|consumo|retiro|avance|giro|cargo|debito|adeudo|recarga)s?(?: automatico)? (?:realizad|aprobad|"
        r"efectuad|exitos|autorizad|por |de |con |en |a )"
    ),
    (
        r"\b(?:comprobante|constancia|voucher) de (?:la )?(?:compra|consumo|retiro|pago de|pago plin|"
        r"pago yape|recarga|pago con qr)\b"
    ),
    (
        r"\bse (?:realizo|ha realizado|registro|ha registrado|efectuo|ha efectuado|hizo|ha hecho|"
        r"acaba de registrar) (?:un|una) "
        r"(?:compra|consumo|cargo|retiro|debito|pago)\b"
    ),
    r"\bse (?:ha )?(?:debit|carg)(?:o|ado|aron|ara|aran)\b",
    rf"[:.] (?:paso|envio|retiro|pago|compro|transfirio) {IMPORTE} (?:a|en|de)\b",
    r"\breintegro en cajero\b",
    r"\bdebitando (?:la|su|tu) cuenta\b",
    r"\b(?:tu|su) cuenta\b[^.!?]{0,60} (?:ha sido|fue) (?:debitada|cargada)",
    r"\b(?:con )?cargo (?:a|en) (?:la |tu |su )?(?:cuenta|tarjeta)\b",
    (
        r"\b(?:desde|de) (?:tu|su|la|mi) (?:cta|cuenta|clabe|tarjeta|producto)\b[^.]{0,40} (?:a|hacia|"
        r"para) (?:la |el |otra |cta|cuenta|\*)"
    ),
    r"\b(?:desde|de) cta\b",
    r"\bpago (?:de|a|con) (?:tu |su |la |una )?(?:tarjeta|servicio|recibo|impuesto|prestamo|credito)",
    (
        r"\btransferencias? (?:a|entre) (?:terceros|otros bancos|cuentas? propias?|tus cuentas|"
        r"mis cuentas|productos)\b"
        r"[^.]{0,40} (?:realizad|exitos|enviad|se realizo)"
    ),
    r"\b(?:monto|total|valor|importe) (?:debitado|cargado)\b",
    (
        r"\b(?:clase|tipo|naturaleza) (?:de |del )?(?:movimiento|transaccion|operacion):? (?:compra|consumo|retiro|"
        r"debito|cargo|avance|descuento|salida|egreso)\b"
    ),
    r"\b(?:tu|su) (?:destinatari[oa]|beneficiari[oa]|contacto)(?: [a-z]{1,20}){0,5} (?:ha )?recibi(?:o|do)\b",
    r"\b(?:recibid|acreditad|abonad)[oa]s? (?:por|a) (?:tu|su|el|la) (?:destinatari|beneficiari|contacto)",
    r"\btransferencia ingresada\b",
    r"\b(?:yapeo|bizum|plin) enviado\b",
    r"\byou (?:sent|paid|spent)\b",
    r"\breceipt for your payment\b",
    r"\brecibo de (?:tu|su) pago\b",
)
_CLARO = (
    rf"(?P<importe>(?:{SIGNO} ?\$?|\$) ?\d[\d.,']*|"
    rf"\d[\d.,']*(?: ?{SIGNO}\b| ?€| (?:pesos|soles|euros|colones|dolares)))"
)
# Sin verbo, o con otro orden: solo valen si ninguna frase más clara dice otra cosa.
_ENTRADAS_DEBILES = (
    rf"\b(?:deposito|abono|ingreso|consignacion|recaudo|acreditacion)s?\b(?:[^.!?$€]|\.\d){{0,60}}?{_CLARO}",
    rf"\bcredito (?:por|via|de) (?:transferencia|transf\.?|ach|spi|spei|sinpe)(?:[^.!?$€]|\.\d){{0,60}}?{_CLARO}",
    rf"\b(?:{DINERO}|traspaso de terceros?){CLASE}(?:[^.!?$€]|\.\d){{0,20}} recibid[oa]s?\b",
    (
        rf"\b(?:recibio|recibiste|has recibido|ha recibido|recibimos)\b(?:[^.!?$€]|\.\d){{0,80}}?"
        rf"{_CLARO}"
    ),
    r"\bcuenta\b[^.!?]{0,40} registr(?:a|o) un[oa]? (?:nota de )?(?:credito|abono|ingreso|deposito)\b",
    r"\bte (?:yapeo|plineo|bizumeo|transfirio|envio|deposito|pago) [a-z]",
    rf"\brecepcion (?:(?:de )?(?:la |una )?(?:transferencia|fondos|dinero|pago|deposito)|por {IMPORTE})",
    r"\bse (?:le |te )?(?:ha )?(?:abono|abonado|acredito|acreditado|deposito|depositado)\b",
    r"\b(?:vendiste|cobraste|te acreditamos|le acreditamos|te depositamos|te abonamos|le abonamos)\b",
    rf"\b(?:nuevo|nueva) (?:pago|cobro|venta|abono|deposito)\b(?:[^.!?$€]|\.\d){{0,40}}?{_CLARO}",
    r"\b(?:incoming (?:transfer|payment|wire)|(?:has been|was) (?:credited|deposited))",
)
_DEBILES = (
    r"\btransferencia (?:a terceros|exitosa|de fondos realizada|realizada)\b",
    r"\btransferencias? (?:a|hacia) (?:otros bancos|otras cuentas|terceros)\b",
    r"\bha (?:realizado|efectuado|instruido) (?:la|una|un|el)\b",
    r"\boperacion (?:exitosa|realizada con exito)\b",
    r"\b(?:comprobante|constancia|justificante) de (?:la )?(?:transferencia|pago|operacion)\b",
    r"\b(?:cuenta de|importe) cargo\b",
)
# Lo que, dentro de una frase de entrada, dice que el dinero fue hacia el otro lado o que habla de un resumen.
_DESMENTIDOS = (
    "desde cta", "desde tu c", "desde tu producto",
    "cargo a", "cargo en", "con cargo", "debit", "recibiste este", "recibido este", "tu pago", "su pago",
    "os recibidos", "as recibidas",
    "os acreditados", "as acreditadas",
)  # fmt: skip

ENTRADAS: tuple[Patron, ...] = tuple(componer("entrada", p, sin=_DESMENTIDOS) for p in _ENTRADAS)
ENTRADAS_DEBILES: tuple[Patron, ...] = tuple(
    componer("entrada", p, sin=(*_DESMENTIDOS, "tarjeta", "plazo", "prestamo")) for p in _ENTRADAS_DEBILES
)
SALIDAS: tuple[Patron, ...] = tuple(componer("salida", p) for p in _SALIDAS)
SALIDAS_DEBILES: tuple[Patron, ...] = tuple(componer("salida", p) for p in _DEBILES)
