"""Contestó un deudor: se para lo suyo, se hace lo que está claro y lo demás lo decide el titular.

Cada clase de respuesta, en su archivo. La que no sabe qué hacer no produce nada, y entonces se pregunta.
"""

from collections.abc import Callable, Iterator
from datetime import datetime

from buzon.dominio.cartera.cartera import Cartera
from buzon.dominio.cartera.valores import Deudor
from buzon.dominio.decidir.cartas import preguntar_al_titular
from buzon.dominio.decidir.respuestas import (
    acuerdo,
    basta,
    contacto,
    copia,
    cortesia,
    disputa,
    partes,
    plan,
    promesa,
    ya_pago,
)
from buzon.dominio.decidir.respuestas.caso import LARGO_CITA, OPCIONES, Caso, atendida, aviso, preguntar
from buzon.dominio.entradas import RespuestaAmbigua, RespuestaDeudor
from buzon.dominio.hechos import CualquierHecho, PreguntaHecha, RespuestaRecibida
from buzon.dominio.lecturas import Intencion
from buzon.dominio.reglas import Reglas

_LARGO_TEXTO = 2000
# Con una de estas además de la principal, no se actúa por la principal.
_GRAVES = frozenset({"disputa", "legal", "baja", "contacto"})
_OTRA = Intencion(tipo="otra", cita="", certeza=0.0)

Trato = Callable[[Caso], Iterator[CualquierHecho]]
TRATOS: dict[str, Trato] = {
    "promesa": promesa.tratar,
    "ya_pago": ya_pago.tratar,
    "disputa": disputa.tratar,
    "copia": copia.tratar,
    "plan": plan.tratar,
}


def decidir_respuesta(c: Cartera, e: RespuestaDeudor, ahora: datetime, reglas: Reglas) -> Iterator[CualquierHecho]:
    """La respuesta queda en el libro pase lo que pase; lo que no es seguro va al titular con la cita."""
    deudor = c.deudores[e.deudor]
    principal = e.intenciones[0] if e.intenciones else _OTRA
    recibida = _recibida(c, e, deudor, principal)
    yield recibida
    caso = Caso(c=c, e=e, deudor=deudor, recibida=recibida, principal=principal, ahora=ahora, reglas=reglas)
    if _dice_basta(caso):
        yield from basta.tratar(caso)
    elif not c.abiertas_de(deudor.id):
        yield atendida(caso, "no debe nada")
        if principal.tipo not in ("gracias", "otra"):
            yield aviso(caso, "respuesta_sin_deuda")
    else:
        yield from next(filter(None, (tuple(trato(caso)) for trato in _EN_ORDEN)), ()) or preguntar(caso)


def _recibida(c: Cartera, e: RespuestaDeudor, deudor: Deudor, principal: Intencion) -> RespuestaRecibida:
    cita = principal.cita or e.texto.strip()
    return RespuestaRecibida(
        respuesta=f"r-{e.origen.huella[:12]}",
        deudor=deudor.id,
        de=e.origen.de or "",
        tipo=principal.tipo,
        cita=cita[:LARGO_CITA],
        certeza=principal.certeza,
        texto=e.texto[:_LARGO_TEXTO],
        facturas=_de_que_facturas(c, e, deudor, principal),
        asunto=e.origen.asunto,
        message_id=e.origen.message_id,
        referencias=e.origen.referencias,
        documento=e.origen.documento.huella if e.origen.documento else None,
    )


def _de_que_facturas(c: Cartera, e: RespuestaDeudor, deudor: Deudor, principal: Intencion) -> tuple[str, ...]:
    """Las que nombra; si no nombra ninguna, las de la carta a la que contesta; si no, todas las abiertas."""
    abiertas = {factura.id for factura in c.abiertas_de(deudor.id)}
    nombradas = [
        factura.id
        for numero in principal.facturas
        for factura in c.facturas_numero(numero)
        if factura.deudor == deudor.id and factura.id in abiertas
    ]
    if nombradas:
        return tuple(dict.fromkeys(nombradas))
    carta = c.cartas.get(e.carta or "")
    de_la_carta = (
        [renglon.factura for renglon in carta.encargo.renglones if renglon.factura in abiertas] if carta else []
    )
    return tuple(de_la_carta) or tuple(factura.id for factura in c.abiertas_de(deudor.id))


def _dice_basta(caso: Caso) -> bool:
    """Lo dice con seguridad, aunque diga también otras cosas. Lo dudoso se pregunta, que también lo para."""
    return not caso.e.es_indirecta and bool(caso.la("legal") or caso.la("baja"))


def _tratar(caso: Caso) -> Iterator[CualquierHecho]:
    """Lo que Buzón puede hacer solo. No produce nada si la respuesta no es de esas."""
    tipos = {intencion.tipo for intencion in caso.e.intenciones}
    principal = caso.principal.tipo
    if principal == "gracias":
        yield from cortesia.tratar(caso)
    elif principal == "contacto" or any(i.tipo == "contacto" and i.correo for i in caso.e.intenciones):
        yield from contacto.tratar(caso)
    elif caso.es_clara and (caso.e.es_segura or not (tipos - {principal}) & _GRAVES) and principal in TRATOS:
        yield from TRATOS[principal](caso)


# Primero, si contesta a lo que se le ofreció; después, si propone un acuerdo; después, lo demás.
_EN_ORDEN: tuple[Trato, ...] = (plan.contestar, acuerdo.contestar, acuerdo.tratar, partes.tratar, _tratar)


def decidir_ambigua(_c: Cartera, e: RespuestaAmbigua, _ahora: datetime, reglas: Reglas) -> Iterator[CualquierHecho]:
    """Pudo escribir cualquiera de varios: se para a todos y decide el titular."""
    for deudor in e.deudores:
        yield from preguntar_al_titular(
            reglas,
            PreguntaHecha(
                pregunta=f"q-r-{e.origen.huella[:12]}-{deudor}",
                asunto="respuesta",
                objeto=f"r-{e.origen.huella[:12]}",
                texto=f"{e.origen.de} escribió y puede ser de este cliente: «{e.texto.strip()[:LARGO_CITA]}»",
                opciones=OPCIONES,
                deudor=deudor,
            ),
            "respuesta_ambigua",
            de=e.origen.de or "",
            cita=e.texto.strip()[:LARGO_CITA],
            texto=e.texto[:_LARGO_TEXTO],
        )
