"""Por qué a una factura no se le puede mandar hoy un recordatorio.

El orden es el de la promesa de Buzón: primero lo que pararía a todos, después lo que dijo el deudor.
"""

from collections.abc import Iterator
from datetime import date, timedelta
from itertools import pairwise
from typing import Literal

import msgspec

from buzon.dominio.calendario import sumar_dias
from buzon.dominio.cartera.cartera import Cartera
from buzon.dominio.cartera.valores import Deudor, Factura
from buzon.dominio.hechos import Alcance
from buzon.dominio.planes import cuota_pendiente, cuota_recordada, fecha_de_ruptura
from buzon.dominio.reglas import Reglas

# A quien falta menos se le espera; a quien falta más, no: la deuda no se va de vacaciones.
MAX_DIAS_AUSENCIA = 15
# Para saber cada cuánto suele haber noticias del banco, y lo menos que ha de callar para extrañarse (días).
_NOTICIAS_MINIMAS = 4
_COSTUMBRE_MINIMA = timedelta(days=21)
_SILENCIO_MINIMO = 15

EstadoFrenado = Literal["promesa", "plan", "disputa", "pausada", "en_revision", "judicial", "incobrable"]


class Freno(msgspec.Struct, frozen=True):
    """Qué lo para. `hasta`: el primer día en que deja de parar por sí solo; `None` = hasta que alguien decida."""

    estado: EstadoFrenado
    motivo: str
    hasta: date | None = None


def silencio_del_banco(c: Cartera, reglas: Reglas, hoy: date) -> str | None:
    """Por qué no se puede confiar en que no haya pagos sin ver: el banco lleva callado más de lo dicho o lo corriente.

    Solo cuenta si alguna vez llegó un aviso o el dueño configuró [[bancos]]; entonces, desde que empezó la vigilancia.
    """
    tope = _silencio_tolerado(c, reglas)
    ultimo = c.ultimo_aviso_bancario or (c.activada if reglas.bancos else None)
    if tope is None or ultimo is None:
        return None
    dias = (hoy - ultimo.astimezone(reglas.zona).date()).days
    if dias <= tope:
        return None
    return f"hace {dias} días que no llega ningún aviso ni extracto del banco: puede haber pagos que no veo"


def _silencio_tolerado(c: Cartera, reglas: Reglas) -> int | None:
    """Los días de silencio del banco que aún no extrañan; `None` si no se vigila.

    Si el titular no lo dijo, lo dice la costumbre: con noticias en varios días a lo largo de tres semanas, el doble del
    mayor silencio que hubo entre dos, y nunca menos de quince días. Quien recibe un aviso al mes no se queda parado.
    """
    dicho = reglas.cobranza.dias_sin_banco
    if dicho is not None:
        return dicho or None
    dias = c.dias_con_banco
    if len(dias) < _NOTICIAS_MINIMAS or dias[-1] - dias[0] < _COSTUMBRE_MINIMA:
        return None
    mayor = max((despues - antes).days for antes, despues in pairwise(dias))
    return max(_SILENCIO_MINIMO, 2 * mayor)


def _casa(c: Cartera) -> Iterator[Freno]:
    """Lo que está en el aire para Buzón entero: un libro vuelto de una copia que el titular aún no ha revisado."""
    if c.restauracion_por_contar:
        yield Freno("en_revision", f"el libro viene de una copia: {c.restauracion_por_contar}")
    for pregunta in c.preguntas_de_casa:
        yield Freno("en_revision", f"espero tu respuesta: {c.preguntas[pregunta].texto}")


def _silencio(c: Cartera, reglas: Reglas, hoy: date) -> Iterator[Freno]:
    motivo = silencio_del_banco(c, reglas, hoy)
    if motivo:
        yield Freno("en_revision", motivo)


def _cerradas(factura: Factura) -> Iterator[Freno]:
    """Lo que ya no se reclama por carta: lo que se dio por perdido y lo que lleva el abogado."""
    if factura.incobrable:
        yield Freno("incobrable", f"se dio por incobrable: {factura.incobrable}")
    if factura.judicial:
        yield Freno("judicial", f"la lleva el abogado: {factura.judicial}")


def _tanda(c: Cartera, deudor: Deudor) -> Iterator[Freno]:
    """Tocaban demasiadas cartas a la vez y el titular aún no ha dicho si salen."""
    if c.tanda and c.tanda.como is None and deudor.id in c.tanda.deudores:
        cuantas = len(c.tanda.deudores)
        yield Freno("en_revision", f"tocaban {cuantas} cartas a la vez y espero a que me digas si salen")


def _pausas(c: Cartera, deudor: Deudor, factura: Factura, hoy: date) -> Iterator[Freno]:
    alcances: tuple[tuple[Alcance, str | None, str], ...] = (
        ("todo", None, "todo"),
        ("deudor", deudor.id, "el cliente"),
        ("factura", factura.id, "la factura"),
    )
    for alcance, objeto, que in alcances:
        pausa = c.pausas.get((alcance, objeto))
        if pausa and (pausa.hasta is None or hoy <= pausa.hasta):
            hasta = f" hasta el {pausa.hasta:%d/%m/%Y}" if pausa.hasta else " hasta que mandes reanudar"
            motivo = f"en pausa {que}{hasta}" + (f" ({pausa.motivo})" if pausa.motivo else "")
            if pausa.por_norma:
                motivo = f"{pausa.motivo}. Habla con tu proveedor de correo y después contesta «reanudar todo»"
            yield Freno("pausada", motivo, sumar_dias(pausa.hasta, 1) if pausa.hasta else None)


def _disputas(c: Cartera, deudor: Deudor, factura: Factura) -> Iterator[Freno]:
    for disputa in c.disputas_de(deudor.id):
        if factura.id in disputa.facturas:
            yield Freno("disputa", f"el cliente no está conforme: «{disputa.cita}»")


def _revisiones(c: Cartera, deudor: Deudor) -> Iterator[Freno]:
    for id_acuerdo in c.acuerdos_de.get(deudor.id, {}):
        pago = c.pagos.get(id_acuerdo)
        if pago and pago.estado == "retenido":
            yield Freno("en_revision", f"hay un pago de {pago.importe} {pago.moneda} sin asignar que puede ser suyo")
    for respuesta in c.respuestas_de(deudor.id):
        yield Freno("en_revision", f"escribió y falta atenderlo: «{respuesta.cita}»")
    for pregunta in c.preguntas_de(deudor.id):
        if pregunta.asunto == "disputa":
            continue  # la propia disputa para lo suyo, y solo eso
        yield Freno("en_revision", f"espero tu respuesta: {pregunta.texto}")
    for alegato in c.alegatos_de(deudor.id):
        motivo = f"dice que ya pagó: «{alegato.cita}»; lo espero hasta el {alegato.hasta:%d/%m/%Y}"
        # Pasado el plazo no se reanuda solo: se le pregunta al titular.
        yield Freno("en_revision", motivo)


def _promesas(c: Cartera, deudor: Deudor, factura: Factura, hoy: date) -> Iterator[Freno]:
    for promesa in c.promesas_de(deudor.id):
        if factura.id in promesa.facturas and hoy <= promesa.fecha:
            motivo = f"prometió pagar el {promesa.fecha:%d/%m/%Y}: «{promesa.cita}»"
            yield Freno("promesa", motivo, promesa.fecha + timedelta(days=1))


def _planes(c: Cartera, deudor: Deudor, factura: Factura, reglas: Reglas, hoy: date) -> Iterator[Freno]:
    for plan in c.planes_de(deudor.id):
        if factura.id not in plan.facturas:
            continue
        if plan.aceptado is None:
            if hoy <= plan.hasta:
                motivo = f"le propuse pagar en {len(plan.cuotas)} cuotas y espero su respuesta hasta el"
                yield Freno("plan", f"{motivo} {plan.hasta:%d/%m/%Y}", plan.hasta + timedelta(days=1))
            continue
        cuota = cuota_pendiente(c, plan)
        if cuota is None:
            continue
        limite = fecha_de_ruptura(c, plan, cuota, reglas.zona) + timedelta(days=1)
        callar = cuota.fecha if cuota_recordada(c, plan, cuota, reglas.zona) is None else limite
        if hoy < callar:
            yield Freno(
                "plan", f"paga en {len(plan.cuotas)} cuotas; la próxima vence el {cuota.fecha:%d/%m/%Y}", callar
            )


def _ausencia(deudor: Deudor, hoy: date) -> Iterator[Freno]:
    """Su única dirección contesta sola que vuelve pronto: un recordatorio ahora no lo lee nadie."""
    desde, hasta = deudor.ausente_desde, deudor.ausente_hasta
    if desde is None or hasta is None or hoy > hasta or len(deudor.direcciones) > 1:
        return
    if (hasta - desde).days <= MAX_DIAS_AUSENCIA:
        motivo = f"está fuera hasta el {hasta:%d/%m/%Y}, según su respuesta automática: le escribo cuando vuelva"
        yield Freno("pausada", motivo, hasta + timedelta(days=1))


def _acuerdos(c: Cartera, deudor: Deudor, factura: Factura, hoy: date) -> Iterator[Freno]:
    """Los que pide el cliente los para ya su pregunta; la oferta del titular y lo acordado, hasta su día."""
    for acuerdo in c.acuerdos_vivos(deudor.id):
        if factura.id not in acuerdo.facturas:
            continue
        hasta = f"{acuerdo.hasta:%d/%m/%Y}"
        if acuerdo.estado == "propuesto":
            if acuerdo.por == "titular" and hoy <= acuerdo.hasta:
                motivo = f"le ofrecí saldarlo con {acuerdo.importe} {acuerdo.moneda} y espero hasta el {hasta}"
                yield Freno("plan", motivo, acuerdo.hasta + timedelta(days=1))
        elif acuerdo.clase == "dacion":
            yield Freno("plan", f"acordó pagar en especie antes del {hasta}; entonces te pregunto si llegó")
        elif acuerdo.clase == "mediacion":
            yield Freno("disputa", f"está en mediación; el {hasta} te pregunto en qué quedó")
        elif hoy <= acuerdo.hasta:
            con = f"acordó saldarlo con {acuerdo.importe} {acuerdo.moneda}"
            que = "tiene prórroga" if acuerdo.clase == "prorroga" else con
            yield Freno("plan", f"{que} hasta el {hasta}", acuerdo.hasta + timedelta(days=1))


def _sin_camino(c: Cartera, deudor: Deudor, reglas: Reglas) -> Iterator[Freno]:
    if reglas.particular(deudor.nombre, deudor.id_fiscal, deudor.correos).excluido:
        yield Freno("pausada", "está excluido en reglas.toml")
    if not deudor.direcciones:
        yield Freno("en_revision", "no tiene ninguna dirección de correo que funcione: dime cuál usar")
    for id_carta in c.cartas_detenidas.get(deudor.id, {}):
        yield Freno(
            "en_revision", f"no sé si le llegó la carta «{c.cartas[id_carta].asunto}»: {c.cartas[id_carta].motivo}"
        )


def frenos(c: Cartera, deudor: Deudor, factura: Factura, reglas: Reglas, hoy: date) -> Iterator[Freno]:
    """Todo lo que hoy (fecha local del negocio) impide escribir por esa factura, lo más fuerte primero."""
    yield from _casa(c)
    yield from _cerradas(factura)
    yield from _silencio(c, reglas, hoy)
    yield from _pausas(c, deudor, factura, hoy)
    yield from _disputas(c, deudor, factura)
    yield from _revisiones(c, deudor)
    yield from _promesas(c, deudor, factura, hoy)
    yield from _planes(c, deudor, factura, reglas, hoy)
    yield from _ausencia(deudor, hoy)
    yield from _acuerdos(c, deudor, factura, hoy)
    yield from _tanda(c, deudor)
    yield from _sin_camino(c, deudor, reglas)


def freno(c: Cartera, deudor: Deudor, factura: Factura, reglas: Reglas, hoy: date) -> Freno | None:
    """El que más dura: el que espera a alguien, y si no, el de fecha más lejana; `None` si se puede escribir."""
    elegido: Freno | None = None
    for este in frenos(c, deudor, factura, reglas, hoy):
        if este.hasta is None:
            return este
        if elegido is None or elegido.hasta is None or este.hasta > elegido.hasta:
            elegido = este
    return elegido
