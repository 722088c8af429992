"""El ensayo empieza o termina cuando el dueño cambia [negocio] ensayo.

Lo que estaba a medias en el otro modo no sale: ni una carta de verdad se le enseña al dueño como ensayo, ni una de
ensayo le llega a un cliente. Al terminar, nadie ha recibido nada: las secuencias empiezan por su primera carta, y lo
que solo se dijo en el ensayo (un plan ofrecido, un encargo al abogado) queda sin efecto.
"""

from collections.abc import Iterator
from datetime import datetime

from buzon.dominio.cartera.cartera import Cartera
from buzon.dominio.cartera.pliegues.cartas import toca_al_cliente
from buzon.dominio.cartera.valores import Carta
from buzon.dominio.decidir.cartas import al_titular
from buzon.dominio.entradas import ModoDeEnsayo
from buzon.dominio.hechos import (
    AcuerdoRetirado,
    CartaAnulada,
    CartaEnviada,
    CasoReabierto,
    CualquierHecho,
    EnsayoEmpezado,
    EnsayoTerminado,
    PlanRetirado,
)
from buzon.dominio.reglas import Reglas

SOLO_A_TI = "era un ensayo y solo iba a ti: se da por enviada"
_SIN_SALIR = frozenset({"encargada", "aplazada", "intentada"})
_MOTIVO = "se ofreció en un ensayo, y el cliente no lo vio"


def decidir_ensayo(c: Cartera, _e: ModoDeEnsayo, _ahora: datetime, reglas: Reglas) -> Iterator[CualquierHecho]:
    """Lo que cambia si las reglas dicen otra cosa que el libro; nada si dicen lo mismo."""
    if reglas.negocio.ensayo == (c.ensayo is not None):
        return
    if reglas.negocio.ensayo:
        yield from _empezar(c, reglas)
    else:
        yield from _terminar(c, reglas)


def _empezar(c: Cartera, reglas: Reglas) -> Iterator[CualquierHecho]:
    paradas = [carta for carta in _vivas(c) if carta.estado in _SIN_SALIR]
    for carta in paradas:
        yield CartaAnulada(carta=carta.encargo.carta, motivo="empezó el ensayo, y de verdad no sale nada")
    yield EnsayoEmpezado()
    if c.deudores:
        yield al_titular(
            reglas, f"aviso/ensayo-empieza/{c.ultimo_numero + 1}", "ensayo_empieza", paradas=_quienes(c, paradas)
        )


def _terminar(c: Cartera, reglas: Reglas) -> Iterator[CualquierHecho]:
    for carta in _vivas(c):
        if carta.estado in _SIN_SALIR:
            yield CartaAnulada(carta=carta.encargo.carta, motivo="terminó el ensayo")
        elif carta.ensayo:
            yield CartaEnviada(carta=carta.encargo.carta, acuse=SOLO_A_TI)
    desde = c.ensayo
    ensayadas = [k for k in c.cartas.values() if k.ensayo and desde is not None and k.encargada >= desde]
    yield from _sin_efecto(c, ensayadas)
    yield EnsayoTerminado()
    cuantas = sum(1 for carta in ensayadas if carta.salida)
    yield al_titular(reglas, f"aviso/ensayo-termina/{c.ultimo_numero + 1}", "ensayo_termina", cuantas=cuantas)


def _sin_efecto(c: Cartera, ensayadas: list[Carta]) -> Iterator[CualquierHecho]:
    """Lo que un cliente o el abogado solo podían saber por una carta que no les llegó."""
    ofrecidos = {k.encargo.deudor for k in ensayadas if k.encargo.plantilla in ("plan_propuesto", "acuerdo_propuesto")}
    for deudor in sorted(d for d in ofrecidos if d):
        for plan in c.planes_de(deudor):
            if plan.aceptado is None:
                yield PlanRetirado(plan=plan.id, motivo=_MOTIVO, deudor=deudor)
        for acuerdo in c.acuerdos_vivos(deudor):
            if acuerdo.estado == "propuesto" and acuerdo.por == "titular":
                yield AcuerdoRetirado(acuerdo=acuerdo.id, motivo=_MOTIVO, deudor=deudor)
    al_abogado = {r.factura: k for k in ensayadas if k.encargo.dirigida == "abogado" for r in k.encargo.renglones}
    for factura in al_abogado:
        if c.facturas[factura].judicial:
            yield CasoReabierto(factura=factura, motivo="el encargo al abogado fue un ensayo, y no lo recibió")


def _vivas(c: Cartera) -> list[Carta]:
    return [c.cartas[id_carta] for id_carta in c.vivas if toca_al_cliente(c.cartas[id_carta].encargo)]


def _quienes(c: Cartera, cartas: list[Carta]) -> list[str]:
    nombres = (c.deudores[k.encargo.deudor].nombre for k in cartas if k.encargo.deudor in c.deudores)
    return list(dict.fromkeys(nombres))
