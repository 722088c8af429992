"""Cómo le fue al titular al llamar a un cliente."""

from collections.abc import Iterator
from datetime import date, datetime

from buzon.dominio.cartera.cartera import Cartera
from buzon.dominio.decidir.cartas import al_deudor
from buzon.dominio.decidir.ordenes.contexto import Contexto, Hecha, dar_por_contestada, objeto_de
from buzon.dominio.hechos import (
    CualquierHecho,
    DisputaAbierta,
    LlamadaHecha,
    PromesaHecha,
    PromesaRetirada,
    ResultadoLlamada,
)
from buzon.dominio.ordenes import Orden
from buzon.dominio.reglas import Reglas

_RESULTADOS: dict[str, ResultadoLlamada] = {
    "promete": "promete",
    "nocontesta": "nocontesta",
    "numeromalo": "numeromalo",
    "disputa": "disputa",
}


def contar(
    c: Cartera, orden: Orden, contexto: Contexto, ahora: datetime, reglas: Reglas
) -> Iterator[CualquierHecho | Hecha]:
    """El resultado queda en la historia y mueve la secuencia: promesa, disputa, o sigue donde estaba."""
    objeto = objeto_de(c, orden, contexto)
    abiertas = tuple(factura for factura in objeto.facturas if factura.esta_abierta)
    suyos = {factura.deudor for factura in abiertas}
    if objeto.queja or objeto.es_todo or len(suyos) != 1:
        yield Hecha(f"No he anotado nada: {objeto.queja or 'di de qué cliente o factura, y que aún se deba'}.")
        return
    deudor = c.deudores[suyos.pop()]
    facturas = tuple(factura.id for factura in abiertas)
    hoy = ahora.astimezone(reglas.zona).date()
    if orden.accion == "promete" and (orden.fecha is None or orden.fecha < hoy):
        yield Hecha("¿Qué día prometió pagar? Contesta a este correo, por ejemplo: «promete el 15/12».")
        return
    dicho = orden.campos.get("dicho", "")
    yield LlamadaHecha(
        llamada=contexto.pregunta.objeto if contexto.pregunta else contexto.semilla,
        deudor=deudor.id,
        facturas=facturas,
        resultado=_RESULTADOS[orden.accion],
        por=contexto.por,
        cita=dicho,
    )
    if orden.accion == "promete" and orden.fecha:
        yield from _prometio(c, deudor.id, facturas, orden.fecha, contexto)
    elif orden.accion == "disputa":
        cita = dicho or "lo dijo por teléfono"
        yield DisputaAbierta(
            disputa=f"di-{contexto.semilla}", deudor=deudor.id, facturas=facturas, motivo="otra", cita=cita
        )
        yield Hecha(f"Anotado: {deudor.nombre} no está conforme. No le escribo por eso hasta que mandes reanudar.")
    elif orden.accion == "numeromalo":
        yield Hecha(f"Anotado: el teléfono de {deudor.nombre} no vale. Corrígelo en reglas.toml; sigo por correo.")
    else:
        yield Hecha(f"Anotado: {deudor.nombre} no contestó. Los recordatorios siguen donde estaban.")
    yield from dar_por_contestada(contexto, orden.accion)


def _prometio(
    c: Cartera, deudor_id: str, facturas: tuple[str, ...], fecha: date, contexto: Contexto
) -> Iterator[CualquierHecho | Hecha]:
    deudor = c.deudores[deudor_id]
    for vieja in c.promesas_de(deudor_id):
        if set(vieja.facturas) & set(facturas):
            yield PromesaRetirada(promesa=vieja.id, motivo="hizo otra por teléfono", deudor=deudor_id)
    cita = f"por teléfono, a {contexto.por}"
    yield PromesaHecha(promesa=f"pr-{contexto.semilla}", deudor=deudor_id, facturas=facturas, fecha=fecha, cita=cita)
    confirma = ""
    if deudor.direcciones:
        yield al_deudor(
            deudor,
            f"promesa/pr-{contexto.semilla}",
            "promesa_confirmada",
            facturas=facturas,
            razon=f"prometió pagar el {fecha:%d/%m/%Y}, por teléfono",
            fecha=fecha.isoformat(),
            cita="",
        )
        confirma = " Se lo confirmo por escrito."
    yield Hecha(f"Anotado: {deudor.nombre} promete pagar el {fecha:%d/%m/%Y}.{confirma} Hasta ese día no le escribo.")
