"""El titular dice qué hacer cuando tocaban muchas cartas a la vez, o que mañana no salga la de un cliente."""

from collections.abc import Iterator
from datetime import datetime, timedelta

from msgspec.structs import replace

from buzon.dominio.calendario import sumar_dias
from buzon.dominio.cartera.cartera import Cartera
from buzon.dominio.decidir.ordenes.contexto import Contexto, Hecha, dar_por_contestada, objeto_de
from buzon.dominio.hechos import ComoTanda, CualquierHecho, PausaPuesta, TandaResuelta
from buzon.dominio.ordenes import Orden
from buzon.dominio.reglas import Reglas

# Qué quiere decir cada palabra cuando lo que se pregunta es si sale la tanda.
COMO_TANDA: dict[str, ComoTanda] = {
    "enviar": "enviar",
    "poco": "poco",
    "detener": "detener",
    "si": "enviar",
    "no": "detener",
    "pausar": "detener",
    "reanudar": "enviar",
}


def es_sobre_una_tanda(orden: Orden, contexto: Contexto) -> bool:
    """Si contesta a la pregunta de la tanda, y no habla de una factura o de un cliente suelto."""
    pregunta = contexto.pregunta
    return bool(pregunta and pregunta.asunto == "tanda" and orden.accion in COMO_TANDA and not _nombra_otra_cosa(orden))


def _nombra_otra_cosa(orden: Orden) -> bool:
    return orden.objeto is not None and orden.objeto.casefold() not in ("todo", "todos", "todas", "nada", "ninguna")


def resolver(
    c: Cartera, orden: Orden, contexto: Contexto, ahora: datetime, reglas: Reglas
) -> Iterator[CualquierHecho | Hecha]:
    """Que salgan, que salgan poco a poco, o que no salgan."""
    tanda = c.tanda
    pregunta = contexto.pregunta
    if pregunta is None or pregunta.asunto != "tanda" or tanda is None or tanda.id != pregunta.objeto:
        yield Hecha("No hay ninguna tanda de cartas esperando: no he cambiado nada.")
        return
    como = COMO_TANDA[orden.accion]
    cuantas = len(tanda.deudores)
    yield TandaResuelta(tanda=tanda.id, como=como, por=contexto.por)
    if como == "enviar":
        salen = "la carta sale" if cuantas == 1 else f"las {cuantas} cartas salen"
        yield Hecha(f"De acuerdo: {salen} en cuanto sea hora de escribir.")
    elif como == "poco":
        yield Hecha(
            f"De acuerdo: salen como mucho {max(reglas.cobranza.preguntar_desde, 1)} al día, hasta acabar con las "
            f"{cuantas}."
        )
    else:
        hoy = ahora.astimezone(reglas.zona).date()
        hasta = sumar_dias(hoy, reglas.cobranza.dias_tras_veto)
        for deudor in sorted(tanda.deudores):
            if ("deudor", deudor) not in c.pausas:
                motivo = f"{contexto.por} no quiso que salieran {cuantas} cartas a la vez"
                yield PausaPuesta(alcance="deudor", objeto=deudor, hasta=hasta, motivo=motivo)
        sigue = sumar_dias(hasta, 1)
        yield Hecha(
            f"De acuerdo: no sale ninguna. A esos {cuantas} clientes no les escribo hasta el {sigue:%d/%m/%Y}; después "
            "siguen donde estaban, y si vuelven a ser muchas te vuelvo a preguntar."
        )
    yield from dar_por_contestada(contexto, como)


def es_veto(*, c_carta: str | None, orden: Orden) -> bool:
    """Si contesta al resumen del día que a un cliente no se le escriba: es la carta anunciada, no una pausa."""
    es_al_resumen = c_carta is not None and c_carta.startswith("resumen/")
    return es_al_resumen and orden.accion == "pausar" and orden.fecha is None and orden.objeto is not None


def vetar_por_nombre(
    c: Cartera, orden: Orden, contexto: Contexto, ahora: datetime, reglas: Reglas
) -> Iterator[CualquierHecho | Hecha]:
    """El veto dicho con palabras, contestando al resumen."""
    objeto = objeto_de(c, orden, contexto)
    quien = objeto.deudor.id if objeto.deudor else objeto.facturas[0].deudor if objeto.facturas else None
    if objeto.queja or objeto.es_todo or quien is None:
        yield Hecha(f"No he cambiado nada: {objeto.queja or 'di a qué cliente no le escribo'}.")
        return
    yield from vetar(c, replace(orden, objeto=quien, fecha=None), contexto, ahora, reglas)


def vetar(
    c: Cartera, orden: Orden, contexto: Contexto, ahora: datetime, reglas: Reglas
) -> Iterator[CualquierHecho | Hecha]:
    """La carta anunciada a ese cliente no sale: se calla unos días y después la secuencia sigue donde estaba."""
    deudor = c.deudores.get(orden.objeto or "")
    if deudor is None:
        yield Hecha("Ya no tengo ese cliente: no he cambiado nada.")
        return
    anunciada = orden.fecha
    ultimo = deudor.recordatorios[-1].astimezone(reglas.zona).date() if deudor.recordatorios else None
    if anunciada and ultimo and ultimo >= anunciada:
        yield Hecha(f"Llegas tarde: la carta a {deudor.nombre} salió el {ultimo:%d/%m/%Y}. No he cambiado nada.")
        return
    hoy = ahora.astimezone(reglas.zona).date()
    vieja = c.pausas.get(("deudor", deudor.id))
    hasta = sumar_dias(hoy, reglas.cobranza.dias_tras_veto)
    if vieja and (vieja.hasta is None or vieja.hasta >= hasta):
        yield Hecha(f"{deudor.nombre} ya estaba en pausa: no le escribo.")
        return
    yield PausaPuesta(
        alcance="deudor", objeto=deudor.id, hasta=hasta, motivo=f"{contexto.por} no quiso la carta anunciada"
    )
    sigue = hasta + timedelta(days=1)
    yield Hecha(
        f"La carta a {deudor.nombre} no sale. No le escribo hasta el {sigue:%d/%m/%Y}; después sigue donde estaba. "
        f"Para que siga antes, «reanudar {deudor.nombre}»; para callarlo más, «pausar {deudor.nombre}»."
    )
