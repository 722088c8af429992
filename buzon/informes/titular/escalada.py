"""Lo que se le dice al titular de las tandas, las llamadas, la agencia, el abogado y lo que ya no se cobra."""

from buzon.informes.palabras import enumerar, nombre_de_etapa
from buzon.informes.papel.envio import como_se_certifica
from buzon.informes.titular.tema import Escritor, Mesa, Texto, texto


def _tanda(m: Mesa) -> Texto:
    cuantas = int(m.datos.get("cuantas") or 0)
    lista = [(str(quien), str(que)) for quien, que in m.datos.get("lista") or []]
    resto = f"Y {cuantas - len(lista)} más." if cuantas > len(lista) else ""
    return texto(
        f"Hoy tocan {cuantas} cartas a la vez: ¿salen?",
        "Son muchas más de lo corriente, así que no he mandado ninguna. Pasa cuando se cambian las reglas, cuando se "
        "carga una cartera de golpe o cuando he estado parado. Cada cliente recibiría una sola carta, la que le toca.",
        f"De a poco quiere decir: hasta {m.dato('al_dia')} al día, hasta acabar.",
        resto,
        campos=lista,
        botones=m.botones(),
        nota="Hasta que contestes, a estos clientes no les escribo. Cuántas son muchas lo dice preguntar_desde, en "
        "reglas.toml.",
    )


def _agencia_desconocida(m: Mesa) -> Texto:
    return texto(
        f"Avisa tú a la agencia: {m.cliente}",
        f"Este caso estaba en la agencia y ha de detenerse: {m.dato('motivo')}. No puedo decírselo yo, porque en "
        "reglas.toml ya no hay sección [agencia].",
        campos=m.tabla(),
    )


def _no_vender(m: Mesa) -> Texto:
    return texto(
        f"Factura nueva de {m.cliente}, al que no querías vender",
        f"La he registrado, y te lo recuerdo porque me dijiste que a este cliente no se le vende: {m.dato('motivo')}.",
        campos=m.tabla(),
        nota=f"Si ya se le puede vender, contesta «vender a {m.cliente}».",
    )


def _limite_credito(m: Mesa) -> Texto:
    return texto(
        f"{m.cliente} pasa de su límite de crédito",
        f"Con esta factura debe {m.dato('debe')}, y su límite es {m.dato('limite')}. La he registrado igual.",
        campos=m.tabla(),
        nota=f"Si no quieres venderle más, contesta «no vender a {m.cliente}». El límite está en reglas.toml.",
    )


def _llamada(m: Mesa) -> Texto:
    telefono = m.dato("telefono")
    negocio = m.reglas.negocio
    decir = (
        f"«Hola, le llamo de {negocio.nombre} por {'la factura' if len(m.facturas) == 1 else 'las facturas'} "
        f"{enumerar(f.numero for f in m.facturas)}. ¿Les llegó bien? ¿En qué fecha podrán pagarla?»"
    )
    return texto(
        f"Toca llamar a {m.cliente}",
        f"Su teléfono: {telefono}." if telefono else "No tengo su teléfono: ponlo en su ficha, en reglas.toml.",
        f"Puedes decirle: {decir}",
        "Si te da una fecha, tócala en el primer botón y escríbela. Hasta que me digas cómo fue, no le mando correos.",
        campos=m.tabla(),
        botones=m.botones(),
        nota="Si en una semana no me dices nada, sigo con los recordatorios.",
    )


def _agencia(m: Mesa) -> Texto:
    duda = "" if m.datos.get("es_autentico", True) else "Tu servidor no certifica que el correo sea suyo."
    return texto(
        f"La agencia ha escrito sobre {m.cliente}" if m.deudor else "La agencia ha escrito",
        f"{m.dato('de')} dice esto. Lo he guardado en la historia del caso; no le he contestado ni he cambiado nada.",
        duda,
        campos=m.tabla(),
        cita=m.dato("cita"),
    )


def _agencia_cobro(m: Mesa) -> Texto:
    return texto(
        f"La agencia dice algo de un pago de {m.cliente}",
        f"{m.dato('de')} ha escrito esto. Es lo que dice ella: yo no he visto el dinero y no he anotado nada. ¿Lo "
        "recibiste?",
        campos=m.tabla(),
        cita=m.dato("cita"),
        botones=m.botones(),
        nota="Si fue solo una parte, contesta «parcial» con la cantidad y el número de la factura.",
    )


def _prescripcion(m: Mesa) -> Texto:
    cuantas = int(m.datos.get("cuantas") or 0)
    lista = [(str(que), str(cuando)) for que, cuando in m.datos.get("lista") or []]
    return texto(
        "A una factura se le acaba el tiempo" if cuantas == 1 else f"A {cuantas} facturas se les acaba el tiempo",
        "Pasada esa fecha puede que ya no puedas reclamarla ante un juez. La cuento desde el vencimiento: si el "
        "cliente reconoció la deuda, o se la reclamaste por conducto fehaciente, puede que tengas más.",
        "Si quieres llevarla adelante, consulta con un abogado antes de esa fecha: «al abogado» y su número. Si no, "
        "«incobrable» y su número.",
        campos=lista,
    )


def _carta_formal(m: Mesa) -> Texto:
    pais = m.reglas.negocio.pais
    ficha = m.deudor and m.reglas.particular(m.deudor.nombre, m.deudor.id_fiscal, m.deudor.correos)
    domicilio = " ".join(ficha.domicilio.split()) if ficha else ""
    return texto(
        f"Carta formal a {m.cliente}: imprímela y mándala certificada",
        f"Acabo de escribirle «{nombre_de_etapa(m.dato('etapa'))}», y en esa etapa quieres además una carta formal. "
        f"Va adjunta en PDF, con {m.reglas.carta_formal.plazo} días de plazo desde hoy.",
        f"Léela, fírmala y mándala por {como_se_certifica(pais)}. Guarda el resguardo: prueba que la mandaste.",
        f"Su domicilio: {domicilio}."
        if domicilio
        else "No tengo su domicilio: ponlo en el sobre, y en su ficha de reglas.toml para que la próxima lo lleve.",
        campos=m.tabla(),
        nota="Cuando la mandes, contesta aquí «carta enviada el 5/1, seguimiento» y su número: quedará en la historia "
        "del caso. No espero a que la mandes: los recordatorios siguen. Si paga antes, ya no hace falta.",
    )


def _suspension(m: Mesa) -> Texto:
    return texto(
        f"Ya puedes suspender el servicio a {m.cliente}",
        "Le avisamos de que podría pasar, y el plazo que le dimos acabó sin pago ni respuesta. Suspenderlo o no lo "
        "decides tú: yo no toco nada, y los recordatorios siguen.",
        campos=m.tabla(),
        nota=f"Si tampoco quieres venderle más, contesta «no vender a {m.cliente}».",
    )


TEMAS: dict[str, Escritor] = {
    "tanda": _tanda,
    "carta_formal": _carta_formal,
    "suspension_vencida": _suspension,
    "prescripcion": _prescripcion,
    "llamada": _llamada,
    "respuesta_agencia": _agencia,
    "respuesta_agencia_cobro": _agencia_cobro,
    "agencia_desconocida": _agencia_desconocida,
    "no_vender": _no_vender,
    "limite_credito": _limite_credito,
}
