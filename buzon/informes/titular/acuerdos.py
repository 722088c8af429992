"""Lo que se le dice al titular de lo que sus clientes proponen, aceptan o no cumplen."""

from buzon.informes.titular.clientes import respuesta
from buzon.informes.titular.tema import Escritor

TEMAS: dict[str, Escritor] = {
    "respuesta_acuerdo_prorroga": respuesta(
        "{cliente} pide más plazo, hasta el {hasta}",
        "{de} ha escrito esto. {motivo}. Si se lo das, se lo confirmo por escrito y no le escribo hasta ese día. "
        "Para otra fecha, contesta: «prórroga hasta el 15/12». Hasta que contestes no le mando recordatorios.",
    ),
    "respuesta_acuerdo_quita": respuesta(
        "{cliente} propone saldarlo con {importe}",
        "{de} ha escrito esto. Debe {total}: sería un {tanto} % menos. Si aceptas, se lo confirmo por escrito y vale"
        " si paga hasta el {hasta}; el resto se perdona al llegar el pago. Para otra cantidad, contesta: «acepta 90%"
        " si paga antes del 30/12». Hasta que contestes no le mando recordatorios.",
    ),
    "respuesta_acuerdo_dacion": respuesta(
        "{cliente} propone pagar en especie",
        "{de} ha escrito esto. Si aceptas, se lo confirmo por escrito, no le escribo hasta el {hasta} y ese día te "
        "pregunto si llegó. Mira antes con tu contador cómo se factura. Hasta que contestes no le mando "
        "recordatorios.",
    ),
    "respuesta_acuerdo_mediacion": respuesta(
        "{cliente} propone una mediación",
        "{de} ha escrito esto. Si aceptas, se lo confirmo por escrito y no le escribo mientras dure: el {hasta} te "
        "pregunto en qué quedó. Hasta que contestes no le mando recordatorios.",
    ),
    "respuesta_acuerdo_concedido": respuesta(
        "Le di a {cliente} más plazo, hasta el {hasta}",
        "{de} ha escrito esto. Cabe en tu max_dias_prorroga, así que se lo confirmé por escrito. Si no estás de "
        "acuerdo, contesta «reanudar».",
        acciones=("reanudar",),
    ),
    "respuesta_acuerdo_aceptado": respuesta(
        "{cliente} acepta tu propuesta",
        "{de} ha escrito esto. Queda acordado hasta el {hasta}, con sus palabras y la huella de su correo. Se lo "
        "confirmé por escrito.",
        acciones=("reanudar",),
    ),
    "quita_grande": respuesta(
        "¿Le ofrezco a {cliente} saldarlo con {importe}?",
        "Es un {tanto} % menos de lo que debe, y en tus reglas quita_maxima es {maxima} %. No le he escrito nada. Si"
        " me dices que sí, se lo ofrezco hasta el {hasta}.",
    ),
    "acuerdo_final_dacion": respuesta(
        "¿Te entregó {cliente} lo acordado?",
        "Hoy terminaba el plazo. Si lo recibiste, doy por pagado lo que quedaba y le doy las gracias. Si no, se lo "
        "digo y vuelvo a reclamar. Hasta que contestes no le escribo.",
    ),
    "acuerdo_final_mediacion": respuesta(
        "¿En qué quedó la mediación con {cliente}?",
        "Hoy terminaba el plazo. Si hubo acuerdo, dime que sí y después cuál («plan de 3 cuotas a ACME», «acepta 80%"
        " a ACME si paga antes del 30/12»). Si no, vuelvo a reclamar donde estaba. Hasta que contestes no le "
        "escribo.",
    ),
    "respuesta_promesa_lejos": respuesta(
        "{cliente} promete pagar el {hasta}",
        "{de} ha escrito esto. {motivo}, así que decides tú. Si le esperas, se lo confirmo por escrito y no le "
        "escribo hasta ese día. Hasta que contestes no le mando recordatorios.",
    ),
}
