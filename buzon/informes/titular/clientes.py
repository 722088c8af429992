"""Lo que se le dice al titular de lo que escriben sus clientes, o de que no les llega."""

from buzon.dominio.nombres import DOMINIOS_DE_TODOS, dominio_de
from buzon.informes.palabras import NOMBRES_DE_MOTIVO, enumerar
from buzon.informes.servidor import explicar
from buzon.informes.titular.tema import Escritor, Mesa, Texto, texto

_HUECOS = (
    *("de", "motivo", "nueva", "vieja", "para", "cuotas", "primera", "cada"),
    *("hasta", "importe", "total", "tanto", "maxima"),
)


def _palabra_dada(m: Mesa) -> list[tuple[str, str]]:
    """Cuántas promesas cumplió: con eso se decide si creerle otra vez."""
    d = m.deudor
    total = d.promesas_cumplidas + d.promesas_incumplidas if d else 0
    return [("Promesas", f"cumplió {d.promesas_cumplidas} de {total}")] if d and total else []


def _por_que(m: Mesa) -> list[tuple[str, str]]:
    """Por qué no está conforme, si lo dijo."""
    motivo = NOMBRES_DE_MOTIVO.get(m.dato("motivo"))
    return [("Por qué", motivo)] if motivo else []


def respuesta(titulo: str, *parrafos: str, acciones: tuple[str, ...] = ()) -> Escritor:
    """Un escritor que rellena esas frases y enseña lo que escribió el cliente, con sus botones."""

    def escribir(m: Mesa) -> Texto:
        cita = m.dato("texto") or m.dato("cita")
        huecos = {"cliente": m.cliente} | {nombre: m.dato(nombre) for nombre in _HUECOS}
        return texto(
            titulo.format_map(huecos),
            *(parrafo.format_map(huecos) for parrafo in parrafos),
            campos=[*m.tabla(), *_palabra_dada(m), *_por_que(m)],
            cita=cita,
            botones=m.botones() or m.botones_de_factura(*acciones),
            nota="" if "ficha" in " ".join(parrafos) else _si_es_de_fuera(m),
        )

    return escribir


def _si_es_de_fuera(m: Mesa) -> str:
    """Quien escribe por un cliente desde otra empresa puede no ser él: antes de tocar un botón, que se vea."""
    de, d = m.dato("de").lower(), m.deudor
    if d is None or "@" not in de or de in (correo.lower() for correo in d.correos):
        return ""
    suyos = {dominio_de(correo) for correo in d.correos} - DOMINIOS_DE_TODOS
    return "" if dominio_de(de) in suyos else f"Ojo: {de} no está en la ficha de {d.nombre}. Puede no ser tu cliente."


def _original(m: Mesa) -> str:
    """Las palabras del servidor, para la letra pequeña, si se explicaron con otras."""
    dicho = explicar(m.dato("motivo"))[1]
    return f"Lo que dijo su servidor: «{dicho}». " if dicho else ""


def _rebote(m: Mesa) -> Texto:
    quedan = m.datos.get("quedan") or []
    sigue = (
        f"Desde ahora le escribo a {enumerar(quedan)}."
        if quedan
        else "No tengo otra dirección suya: no le escribo más."
    )
    return texto(
        f"El correo de {m.cliente} no funciona",
        f"La carta a {m.dato('correo')} volvió devuelta: {explicar(m.dato('motivo'))[0]}.",
        sigue,
        nota=f"{_original(m)}Dime cuál usar contestando a este correo: «{m.cliente}: el correo es ana@acme.com».",
    )


def _rebote_tamano(m: Mesa) -> Texto:
    cambio = "Desde ahora sus cartas van sin la copia de la factura adjunta. " if m.datos.get("sin_copias") else ""
    return texto(
        f"A {m.cliente} no le cabe la carta",
        f"La carta a {m.dato('correo')} volvió devuelta porque pesa más de lo que admite su servidor "
        f"({m.dato('motivo')}). La dirección es buena: no la he quitado.",
        f"{cambio}La que volvió no la repito. ¿Sigo escribiéndole cuando toque?",
        campos=m.tabla(),
        botones=m.botones(),
        nota="Hasta que contestes no le escribo.",
    )


def _rebote_sin_carta(m: Mesa) -> Texto:
    return texto(
        f"Llegó una devolución rara de {m.cliente}",
        f"Dice que {m.dato('correo')} no funciona ({explicar(m.dato('motivo'))[0]}), pero no contesta a ninguna carta "
        "mía.",
        "Puede ser falsa, así que no he cambiado nada. Si sabes que esa dirección ya no vale, dímelo.",
        nota=_original(m),
    )


def _rebote_sin_nombre(m: Mesa) -> Texto:
    return texto(
        f"Volvió una carta a {m.cliente} y no sé por qué",
        f"La carta a {m.dato('correo')} volvió devuelta, y el aviso no dice a quién no le llegó: «{m.dato('motivo')}».",
        "No he quitado ninguna dirección. Si sabes que alguna ya no vale, dímelo.",
    )


def _rebote_agencia(m: Mesa) -> Texto:
    return texto(
        "La agencia no recibe mis correos",
        f"La carta a {m.dato('correo')} volvió devuelta: {explicar(m.dato('motivo'))[0]}.",
        "Corrige [agencia] correo en reglas.toml.",
        nota=_original(m),
    )


TEMAS: dict[str, Escritor] = {
    "respuesta_dudosa": respuesta(
        "{cliente} ha contestado: decide tú",
        "{de} ha escrito esto y prefiero no decidir por ti. Hasta que contestes no le mando más recordatorios.",
    ),
    "respuesta_pregunta": respuesta(
        "{cliente} pregunta algo: ¿qué le digo?",
        "{de} ha escrito esto y yo no sé contestarle. Toca «Responderle» y escribe, o contesta a este correo empezando "
        "por «Responder:», y se lo mando con tus palabras, en su hilo. Sin esa palabra, lo que me escribas no lo ve. "
        "Hasta que contestes no le mando más recordatorios.",
    ),
    "respuesta_indirecta": respuesta(
        "Ha contestado alguien por {cliente}",
        "{de} ha escrito esto. No tengo esa dirección en su ficha: sé de quién habla solo por lo que dice. Hasta que "
        "contestes no le mando más recordatorios al cliente.",
    ),
    "respuesta_por_maquina": respuesta(
        "{cliente} ha contestado a través de un programa: decide tú",
        "{de} ha escrito esto con un programa de tiques, una lista o algo así, y a esos no les contesto yo. Hasta que "
        "contestes no le mando más recordatorios.",
    ),
    "respuesta_ambigua": respuesta(
        "Ha contestado alguien que puede ser {cliente}",
        "{de} ha escrito esto y no sé de qué cliente es. Hasta que contestes no escribo a ninguno de los posibles.",
    ),
    "respuesta_ya_pago": respuesta(
        "{cliente} dice que ya pagó",
        "{de} ha escrito esto. Le creo y no le escribo mientras espero el aviso de tu banco. Si ya lo viste, dímelo.",
        acciones=("pagada", "reanudar"),
    ),
    "respuesta_ya_pago_parte": respuesta(
        "{cliente} dice que pagó {importe}, de los {total} que debe",
        "{de} ha escrito esto. Le creo y no le escribo mientras espero el aviso de tu banco. Si ya lo viste, contesta "
        "«parcial», la cantidad y el número de la factura: lo que falte se lo sigo reclamando.",
        acciones=("reanudar",),
    ),
    "respuesta_ya_pago_mas": respuesta(
        "{cliente} vuelve a decir que ya pagó",
        "{de} ha escrito esto. Ya lo había dicho y no vi el dinero, así que esta vez decides tú. Hasta que contestes "
        "no le mando recordatorios.",
    ),
    "respuesta_disputa": respuesta(
        "{cliente} no está conforme",
        "{de} ha escrito esto. He parado lo que discute; lo demás sigue. Con un toque se lo digo por escrito: si tiene "
        "razón, la factura se anula; si la mantienes, los recordatorios siguen en unos días; si pides datos, espero. "
        "Si solo es una parte, reenvíame la nota de crédito.",
    ),
    "respuesta_basta": respuesta(
        "{cliente} {motivo}: lo he parado todo",
        "{de} ha escrito esto. No le he contestado ni le escribiré, a él ni por ninguna otra factura suya, hasta que "
        "tú lo mandes. Si hay un abogado o un juzgado de por medio, consulta antes de seguir.",
    ),
    "respuesta_copia": respuesta(
        "{cliente} pide un papel y no se lo he mandado",
        "{de} ha escrito esto. No se lo mando yo: {motivo}. Envíaselo tú; hasta que contestes no le escribo.",
    ),
    "respuesta_copia_otra": respuesta(
        "Le mandé una copia a {cliente}, a su dirección de siempre",
        "La pidió {de}, que no está en su ficha: por prudencia fue a {para}. Si esa dirección también vale, dímelo.",
    ),
    "respuesta_contacto": respuesta(
        "{cliente} da otra dirección: {nueva}",
        "{de} ha escrito esto. No he cambiado nada: una dirección falsa desviaría tus cartas. Si la das por buena, "
        "escribo a {nueva} y dejo de usar {vieja}. Hasta que contestes no escribo a ninguna.",
    ),
    "respuesta_no_es": respuesta(
        "En {cliente} dicen que no es la persona",
        "{de} ha escrito esto. Si me dices que sí, no escribo más a {vieja}. Si sabes quién lleva los pagos, contesta "
        "a este correo: «el correo es ana@acme.com». Hasta entonces no escribo a este cliente.",
    ),
    "respuesta_plan": respuesta(
        "{cliente} pide pagar en cuotas",
        "{de} ha escrito esto. {motivo}. Si me dejas, le propongo {cuotas} cuotas iguales: la primera, {primera}, y "
        "las demás cada {cada} días. Hasta que contestes no le mando recordatorios.",
    ),
    "plan_aceptado": respuesta(
        "{cliente} acepta pagar en {cuotas} cuotas",
        "{de} ha escrito esto. Le recordaré cada cuota el día que venza; si falla una, vuelvo a reclamar el saldo "
        "entero.",
        acciones=("reanudar",),
    ),
    "respuesta_con_mas": respuesta(
        "{cliente} promete pagar y dice algo más",
        "{de} ha escrito esto. He anotado su promesa; el resto te toca a ti.",
    ),
    "respuesta_sin_deuda": respuesta(
        "{cliente} ha escrito y no debe nada", "{de} ha escrito esto. No tiene facturas abiertas: te lo paso."
    ),
    "ausencia_suplente": respuesta(
        "En {cliente} hay alguien que suple a quien falta: {nueva}",
        "{de} está fuera{motivo}, y su respuesta automática da esa dirección. No he escrito a ella. Si quieres que lo "
        "haga, contesta a este correo: «el correo es {nueva}».",
    ),
    "ausencia_desuso": respuesta(
        "A {vieja} ya no hay que escribir, según su respuesta automática",
        "Contestó la máquina de {cliente}. {motivo} Hasta que contestes no escribo a este cliente.",
    ),
    "rebote": _rebote,
    "rebote_tamano": _rebote_tamano,
    "rebote_sin_carta": _rebote_sin_carta,
    "rebote_agencia": _rebote_agencia,
    "rebote_sin_nombre": _rebote_sin_nombre,
}
