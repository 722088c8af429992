"""Lo que peor se puede leer: la promesa o el pago que no hay, y la queja o la ley que se pasan por alto.

Escrito como escribe la gente desde el teléfono, con prisa y sin tildes. Se admite más de un nombre donde lo hay."""

from datetime import date

import pytest

from buzon.correo.hallazgos import leer_intenciones
from buzon.dominio.monedas import MONEDA_DEL_PAIS
from buzon.montaje.saber import leer_saber

SABER = leer_saber().intenciones
DICHO = [
    ("MX", "otra", "si cae el deposito del cliente el jueves yo le pago el viernes"),
    ("CO", "otra", "si me consignan manana, le consigno el lunes"),
    ("ES", "otra", "si nos paga el ayuntamiento esta semana os pagamos el lunes, si no pues no"),
    ("PE", "otra", "de cobrar el viernes, el sabado le deposito"),
    ("CL", "disputa", "le pago el viernes si me viene a cambiar la puerta que quedo mala"),
    ("MX", "disputa", "ya pague por algo que no sirve, quiero mi dinero de vuelta"),
    ("AR", "disputa", "te pagué dos veces esa factura, devolveme una"),
    ("ES", "disputa", "Ya os pagué la señal y no habéis venido, así que el resto ni hablar"),
    ("CO", "disputa", "el viernes le pago cuando me traiga lo que falta del pedido"),
    ("CL", "otra|pregunta", "y quien le dijo que yo iba a pagar el viernes?"),
    ("MX", "otra|pregunta|disputa", "yo nunca dije que iba a pagar el lunes"),
    ("AR", "otra", "no creo que llegue a pagarte el viernes"),
    ("ES", "otra", "Esta semana imposible pagar, lo siento"),
    ("PE", "otra", "aun no se hace la transferencia, el gerente no firma"),
    ("MX", "otra|pregunta", "se supone que ya la habian pagado, dejeme checar con contabilidad"),
    ("ES", "otra|pregunta", "¿Pero esa no estaba pagada? Lo miro"),
    ("AR", "otra|pregunta", "me parece que ya la pagamos, me fijo"),
    ("CL", "otra", "mi señora quedo de pagarla, le pregunto"),
    ("CO", "legal", "si vuelve a escribirme pongo la queja en la superintendencia"),
    ("ES", "legal", "Estamos en concurso de acreedores, diríjanse al administrador concursal"),
    ("MX", "legal", "Toda comunicacion debera dirigirse a nuestro despacho juridico"),
    ("CL", "legal", "la sociedad esta en liquidacion, verifique su credito con el liquidador"),
    ("AR", "legal", "Les voy a mandar carta documento si siguen intimandome"),
    ("PE", "legal", "voy a ir a indecopi por esto que estan haciendo"),
    ("ES", "disputa", "no reconozco esa factura, nosotros no hemos contratado nada con vosotros"),
    ("MX", "disputa", "esa compra yo no la hice"),
    ("CL", "disputa", "no corresponde, nosotros anulamos esa OC en octubre"),
    ("CO", "disputa", "eso quedo mal hecho y ustedes lo saben"),
    ("AR", "disputa", "eso ya lo habiamos arreglado con Martin, me hizo un descuento que no aparece"),
    ("PE", "disputa", "me vendieron gato por liebre, no es la marca que pedi"),
    ("MX", "disputa", "los muebles llegaron rayados"),
    ("ES", "disputa", "llevamos tres semanas esperando el recambio y encima nos reclamáis"),
    ("CL", "disputa", "falto la mitad del pedido"),
    ("AR", "otra", "jaja te pago cuando argentina salga campeon de nuevo"),
    ("ES", "otra", "Claro, claro, y mañana te pago también la luna"),
    ("CL", "otra", "el que pago fue mi hermano lo de el, yo lo mio no todavia"),
    ("MX", "otra", "todavia no he pagado pero estoy en eso"),
    ("CO", "otra|promesa", "estamos haciendo lo posible por pagarle pronto"),
    ("PE", "otra", "mi jefe dice que le va a pagar pero no dijo cuando"),
    ("AR", "otra", "pagaria hoy si tuviera, pero no tengo"),
    ("ES", "otra", "Ojalá pudiera pagarte el viernes"),
    ("MX", "pregunta|otra", "si le pago el viernes me hace un descuento?"),
    ("CO", "pregunta|otra", "puedo pagar en efectivo el sabado en su local?"),
    ("CL", "pregunta|otra|copia", "si pago hoy a que hora lo ven reflejado?"),
    ("AR", "pregunta|otra", "el viernes estan abiertos? para pasar a pagar"),
    ("ES", "otra|pregunta", "Gracias por el aviso, lo comento con contabilidad"),
    ("CL", "otra", "gracias por avisar, lo reviso y le respondo"),
    ("CO", "otra|contacto|disputa", "gracias a ustedes por nada, pesimo servicio"),
    ("CL", "pregunta|otra", "me avisa si ya lo pague ayer? no me acuerdo"),
    ("ES", "ya_pago", "si ya la pagué ayer, mirad bien"),
    ("CL", "ya_pago", "si ya pagué no me cobre"),
    ("PE", "otra", "el lunes le pagamos al otro proveedor y nos quedamos sin caja"),
    ("MX", "contacto|otra|gracias", "ya transferi su correo al area de finanzas"),
    ("CO", "contacto|otra", "se lo mando a Nelson, que es el que hace los pagos los jueves"),
    ("EC", "contacto|otra", "eso lo paga mi hermano, preguntele a el cuando"),
    ("AR", "otra", "intentamos pagar ayer pero el home banking estaba caido"),
    ("ES", "disputa", "Mientras sigáis con esos gastos no veis ni un euro"),
    ("MX", "disputa", "el saldo se lo pago el dia que la bomba funcione, tal vez para el viernes"),
    ("CL", "otra|disputa", "si me tratan asi menos les voy a pagar"),
    ("CO", "otra", "la verdad el negocio no tiene liquidez en este momento"),
    ("EC", "otra", "no me han pagado el sueldo todavia"),
    # Y lo que se les parece y sí lo es.
    ("AR", "promesa", "nos robaron el local pero el viernes te pago igual"),
    ("ES", "ya_pago", "Quedó compensada contra la nota de abono de marzo"),
    ("MX", "promesa", "el viernes pago los sueldos y el sabado le transfiero a usted"),
    ("CL", "promesa", "es la que vence el viernes, ese dia le pago"),
    ("AR", "ya_pago", "te pagué al otro día de recibirla"),
    ("CO", "ya_pago", "le consigné ayer a su vendedor, pregúntele a él"),
    ("PE", "ya_pago", "intente el lunes y no pude, pero hoy ya le deposite"),
    ("ES", "promesa", "mañana mismo te lo dejo pagado"),
]


@pytest.mark.parametrize(("pais", "valen", "texto"), DICHO)
def test_lo_que_no_es_promesa_ni_pago_no_se_lee_asi_y_la_queja_no_se_pierde(pais: str, valen: str, texto: str) -> None:
    leidas = leer_intenciones(
        texto, asunto="", fecha_correo=date(2026, 11, 10), saber=SABER, pais=pais, moneda=MONEDA_DEL_PAIS[pais]
    )
    assert leidas[0].tipo in valen.split("|")
