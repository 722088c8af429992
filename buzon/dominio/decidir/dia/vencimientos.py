"""Lo que se cumple o se rompe al pasar un día: promesas, cuotas, pausas y alegatos."""

from collections.abc import Iterator
from datetime import date

from buzon.dominio.alegatos import es_una_parte
from buzon.dominio.cartera.cartera import Cartera
from buzon.dominio.cartera.valores import Promesa
from buzon.dominio.decidir import acuerdos, planes
from buzon.dominio.decidir.cartas import al_titular, preguntar_al_titular
from buzon.dominio.decidir.dia.llamadas import vencer_llamadas
from buzon.dominio.frenos import silencio_del_banco
from buzon.dominio.hechos import (
    AlegatoCerrado,
    CualquierHecho,
    DisputaResuelta,
    FalloObservado,
    FalloSuperado,
    PausaQuitada,
    PreguntaHecha,
    PreguntaRetirada,
    PromesaIncumplida,
    PromesaRetirada,
)
from buzon.dominio.reglas import Reglas

_BANCO = "banco_callado"


def vencimientos(c: Cartera, hoy: date, reglas: Reglas) -> Iterator[CualquierHecho]:
    """Todo lo que el paso de los días decide solo, menos escribir."""
    yield from _banco(c, hoy, reglas)
    for promesa in tuple(c.promesas.values()):
        if not _se_debe_algo(c, promesa.facturas):
            yield PromesaRetirada(promesa=promesa.id, motivo="ya no se debe", deudor=promesa.deudor)
        elif promesa.fecha < hoy:
            yield PromesaIncumplida(promesa=promesa.id, deudor=promesa.deudor)
            yield from _sin_las_que_siguen(c, promesa)
    yield from planes.vencimientos(c, hoy, reglas)
    yield from acuerdos.vencimientos(c, hoy, reglas)
    yield from vencer_llamadas(c, hoy, reglas)
    for (alcance, clave), pausa in c.pausas.items():
        if pausa.hasta is not None and pausa.hasta < hoy:
            yield PausaQuitada(alcance=alcance, objeto=clave)
    yield from _disputas_sin_objeto(c)
    for alegato in tuple(c.alegatos.values()):
        if not _se_debe_algo(c, alegato.facturas):
            yield AlegatoCerrado(alegato=alegato.id, motivo="ya no se debe", deudor=alegato.deudor)
        elif alegato.hasta < hoy:
            deudor = c.deudores[alegato.deudor]
            es_parte = es_una_parte((c.facturas[f] for f in alegato.facturas), alegato.importe, alegato.cita)
            yield AlegatoCerrado(alegato=alegato.id, motivo="no llegó ningún aviso del banco", deudor=deudor.id)
            yield from preguntar_al_titular(
                reglas,
                PreguntaHecha(
                    pregunta=f"q-{alegato.id}",
                    asunto="alegato",
                    objeto=alegato.id,
                    texto=f"{deudor.nombre} dijo «{alegato.cita}» y no veo el dinero: ¿lo recibiste?",
                    # «Está pagada» la cerraría entera: si solo dijo una parte, el importe lo ha de decir el titular.
                    opciones=("reanudar", "pausar") if es_parte else ("pagada", "reanudar", "pausar"),
                    deudor=deudor.id,
                    facturas=alegato.facturas,
                ),
                "alegato_vencido",
                cita=alegato.cita,
                es_parte=es_parte,
            )


def _banco(c: Cartera, hoy: date, reglas: Reglas) -> Iterator[CualquierHecho]:
    """El silencio del banco se le cuenta al titular una vez, y su final también queda en el libro."""
    silencio = silencio_del_banco(c, reglas, hoy)
    if silencio and _BANCO not in c.problemas:
        yield FalloObservado(clave=_BANCO, texto=f"{silencio}. No mando recordatorios hasta que llegue alguno")
        yield al_titular(reglas, f"aviso/banco/{c.ultimo_numero + 1}", "banco_callado", motivo=silencio)
    elif not silencio and _BANCO in c.problemas:
        yield FalloSuperado(clave=_BANCO)


def _sin_las_que_siguen(c: Cartera, rota: Promesa) -> Iterator[CualquierHecho]:
    """Prometió en dos veces y falló la primera: la segunda no le da más silencio."""
    for promesa in c.promesas_de(rota.deudor):
        if promesa.sigue_a == rota.id and promesa.fecha >= rota.fecha:
            yield PromesaRetirada(promesa=promesa.id, motivo="no cumplió la parte anterior", deudor=rota.deudor)


def _disputas_sin_objeto(c: Cartera) -> Iterator[CualquierHecho]:
    """Lo que se discutía se pagó o se anuló: ni disputa, ni nada que preguntar."""
    for disputa in tuple(c.disputas.values()):
        if _se_debe_algo(c, disputa.facturas):
            continue
        yield DisputaResuelta(disputa=disputa.id, como="ya no se debe", deudor=disputa.deudor)
        for pregunta in c.preguntas_de(disputa.deudor):
            if pregunta.asunto == "disputa" and pregunta.objeto == disputa.id:
                yield PreguntaRetirada(pregunta=pregunta.pregunta, motivo="ya no se debe")


def _se_debe_algo(c: Cartera, facturas: tuple[str, ...]) -> bool:
    return any(c.facturas[factura].esta_abierta for factura in facturas)
