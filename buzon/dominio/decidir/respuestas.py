"""Contestó un deudor: se para lo suyo, se hace lo que está claro y lo demás lo decide el titular."""

from collections.abc import Iterator
from datetime import date, datetime, timedelta

from msgspec.structs import replace

from buzon.dominio.cartera.cartera import Cartera
from buzon.dominio.cartera.valores import Deudor
from buzon.dominio.decidir.cartas import al_deudor, al_titular
from buzon.dominio.decidir.pagos import reclamar_descartados
from buzon.dominio.entradas import RespuestaAmbigua, RespuestaDeudor
from buzon.dominio.hechos import (
    CualquierHecho,
    DisputaAbierta,
    PagoAlegado,
    PreguntaHecha,
    PromesaHecha,
    PromesaRetirada,
    RespuestaAtendida,
    RespuestaRecibida,
)
from buzon.dominio.lecturas import Intencion
from buzon.dominio.reglas import Reglas

CERTEZA_PARA_ACTUAR = 0.75
MAX_DIAS_PROMESA = 45
MAX_ALEGATOS = 2
_LARGO_TEXTO = 2000
_LARGO_CITA = 300
_GRAVES = frozenset({"disputa", "legal", "baja", "contacto"})
_SIN_FUERZA = frozenset({"gracias", "otra", "promesa", "ya_pago"})
_OTRA = Intencion(tipo="otra", cita="", certeza=0.0)


def decidir_respuesta(c: Cartera, e: RespuestaDeudor, ahora: datetime, reglas: Reglas) -> Iterator[CualquierHecho]:
    """La respuesta queda en el libro pase lo que pase; lo que no es seguro va al titular con la cita."""
    deudor = c.deudores[e.deudor]
    hoy = ahora.astimezone(reglas.zona).date()
    principal = e.intenciones[0] if e.intenciones else _OTRA
    facturas = _de_que_facturas(c, e, deudor, principal)
    cita = principal.cita or e.texto.strip()[:_LARGO_CITA]
    recibida = RespuestaRecibida(
        respuesta=f"r-{e.origen.huella[:12]}",
        deudor=deudor.id,
        de=e.origen.de or "",
        tipo=principal.tipo,
        cita=cita[:_LARGO_CITA],
        certeza=principal.certeza,
        texto=e.texto[:_LARGO_TEXTO],
        facturas=facturas,
        asunto=e.origen.asunto,
        message_id=e.origen.message_id,
        referencias=e.origen.referencias,
        documento=e.origen.documento.huella if e.origen.documento else None,
    )
    yield recibida
    if not c.abiertas_de(deudor.id):
        yield RespuestaAtendida(respuesta=recibida.respuesta, como="no debe nada", deudor=deudor.id)
        if principal.tipo not in ("gracias", "otra"):
            yield _aviso(reglas, recibida, deudor, "respuesta_sin_deuda")
        return
    tratada = tuple(_tratar(c, e, deudor, recibida, principal, hoy, reglas))
    if tratada:
        yield from tratada
    else:
        yield from _preguntar(recibida, deudor, reglas)


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


def _es_clara(e: RespuestaDeudor, principal: Intencion) -> bool:
    """Una sola cosa y dicha con seguridad; o un botón sellado."""
    if e.es_segura:
        return True
    otras = {intencion.tipo for intencion in e.intenciones[1:]}
    return principal.certeza >= CERTEZA_PARA_ACTUAR and not (otras & _GRAVES)


def _tratar(
    c: Cartera,
    e: RespuestaDeudor,
    deudor: Deudor,
    recibida: RespuestaRecibida,
    principal: Intencion,
    hoy: date,
    reglas: Reglas,
) -> Iterator[CualquierHecho]:
    """Lo que Buzón puede hacer solo. No produce nada si la respuesta no es de esas."""
    if not _es_clara(e, principal):
        return
    corta = e.origen.huella[:12]
    if principal.tipo == "promesa" and principal.fecha and _es_razonable(principal.fecha, hoy):
        yield from _prometer(c, deudor, recibida, principal, corta)
        if {intencion.tipo for intencion in e.intenciones} - _SIN_FUERZA:
            yield _aviso(reglas, recibida, deudor, "respuesta_con_mas")
    elif principal.tipo == "ya_pago" and _lo_dijo_bastante(c, recibida.facturas):
        yield from _no_esperar_mas(deudor, recibida, reglas)
    elif principal.tipo == "ya_pago":
        yield PagoAlegado(
            alegato=f"a-{corta}",
            deudor=deudor.id,
            facturas=recibida.facturas,
            hasta=hoy + timedelta(days=reglas.cobranza.dias_alegato),
            cita=recibida.cita,
            fecha=principal.fecha,
            importe=principal.importe,
        )
        yield RespuestaAtendida(respuesta=recibida.respuesta, como="espero el aviso del banco", deudor=deudor.id)
        yield _aviso(reglas, recibida, deudor, "respuesta_ya_pago")
        yield from reclamar_descartados(c, deudor, recibida.facturas, principal.importe, hoy, reglas)
    elif principal.tipo == "disputa":
        yield DisputaAbierta(
            disputa=f"d-{corta}",
            deudor=deudor.id,
            facturas=recibida.facturas,
            motivo=principal.motivo or "otra",
            cita=recibida.cita,
        )
        yield RespuestaAtendida(respuesta=recibida.respuesta, como="queda en disputa", deudor=deudor.id)
        yield _aviso(reglas, recibida, deudor, "respuesta_disputa")


def _lo_dijo_bastante(c: Cartera, facturas: tuple[str, ...]) -> bool:
    """De todas dijo ya las veces que se le creen: quien solo quiere ganar tiempo no para la cuenta para siempre."""
    return all(c.alegadas.get(factura, 0) >= MAX_ALEGATOS for factura in facturas)


def _no_esperar_mas(deudor: Deudor, recibida: RespuestaRecibida, reglas: Reglas) -> Iterator[CualquierHecho]:
    """Lo decide el titular, y mientras tanto nada se detiene: la pregunta no lleva deudor."""
    yield RespuestaAtendida(
        respuesta=recibida.respuesta, como=f"ya lo dijo {MAX_ALEGATOS} veces y el dinero no llegó", deudor=deudor.id
    )
    pregunta = f"q-{recibida.respuesta}"
    yield PreguntaHecha(
        pregunta=pregunta,
        asunto="alegato",
        objeto=recibida.respuesta,
        texto=f"{deudor.nombre} insiste en que ya pagó («{recibida.cita}») y no veo el dinero: ¿lo recibiste?",
        opciones=("pagada", "reanudar", "pausar"),
        facturas=recibida.facturas,
    )
    yield al_titular(
        reglas,
        f"pregunta/{pregunta}",
        "alegato_repetido",
        plantilla="pregunta",
        deudor=deudor.id,
        facturas=recibida.facturas,
        cita=recibida.cita,
    )


def _es_razonable(fecha: date, hoy: date) -> bool:
    return hoy <= fecha <= hoy + timedelta(days=MAX_DIAS_PROMESA)


def _prometer(
    c: Cartera, deudor: Deudor, recibida: RespuestaRecibida, principal: Intencion, corta: str
) -> Iterator[CualquierHecho]:
    if principal.fecha is None:
        return
    for vieja in c.promesas_de(deudor.id):
        if set(vieja.facturas) <= set(recibida.facturas):
            yield PromesaRetirada(promesa=vieja.id, motivo="prometió otra fecha", deudor=deudor.id)
    yield PromesaHecha(
        promesa=f"pr-{corta}",
        deudor=deudor.id,
        facturas=recibida.facturas,
        fecha=principal.fecha,
        cita=recibida.cita,
        importe=principal.importe,
    )
    yield RespuestaAtendida(
        respuesta=recibida.respuesta, como=f"promesa para el {principal.fecha:%d/%m/%Y}", deudor=deudor.id
    )
    if deudor.direcciones:
        # La cartera aún no conoce su correo: se le contesta a él, no a la carta anterior.
        hilo = (*deudor.hilo, recibida.message_id) if recibida.message_id else deudor.hilo
        yield al_deudor(
            replace(deudor, hilo=hilo),
            f"promesa/pr-{corta}",
            "promesa_confirmada",
            facturas=recibida.facturas,
            razon=f"prometió pagar el {principal.fecha:%d/%m/%Y}: «{recibida.cita}»",
            fecha=principal.fecha.isoformat(),
            cita=recibida.cita,
        )


def _aviso(reglas: Reglas, recibida: RespuestaRecibida, deudor: Deudor, tema: str) -> CualquierHecho:
    return al_titular(
        reglas,
        f"aviso/{recibida.respuesta}",
        tema,
        deudor=deudor.id,
        facturas=recibida.facturas,
        de=recibida.de,
        cita=recibida.cita,
        texto=recibida.texto,
    )


def _preguntar(recibida: RespuestaRecibida, deudor: Deudor, reglas: Reglas) -> Iterator[CualquierHecho]:
    pregunta = f"q-{recibida.respuesta}"
    yield PreguntaHecha(
        pregunta=pregunta,
        asunto="respuesta",
        objeto=recibida.respuesta,
        texto=f"{deudor.nombre} escribió: «{recibida.cita}». ¿Qué hago?",
        opciones=("reanudar", "pagada", "pausar", "anular"),
        deudor=deudor.id,
        facturas=recibida.facturas,
    )
    yield al_titular(
        reglas,
        f"pregunta/{pregunta}",
        "respuesta_dudosa",
        plantilla="pregunta",
        deudor=deudor.id,
        facturas=recibida.facturas,
        de=recibida.de,
        cita=recibida.cita,
        texto=recibida.texto,
        tipo=recibida.tipo,
    )


def decidir_ambigua(_c: Cartera, e: RespuestaAmbigua, _ahora: datetime, reglas: Reglas) -> Iterator[CualquierHecho]:
    """Pudo escribir cualquiera de varios: se para a todos y decide el titular."""
    for deudor in e.deudores:
        pregunta = f"q-r-{e.origen.huella[:12]}-{deudor}"
        yield PreguntaHecha(
            pregunta=pregunta,
            asunto="respuesta",
            objeto=f"r-{e.origen.huella[:12]}",
            texto=f"{e.origen.de} escribió y puede ser de este cliente: «{e.texto.strip()[:_LARGO_CITA]}»",
            opciones=("reanudar", "pagada", "pausar", "anular"),
            deudor=deudor,
        )
        yield al_titular(
            reglas,
            f"pregunta/{pregunta}",
            "respuesta_ambigua",
            plantilla="pregunta",
            deudor=deudor,
            de=e.origen.de or "",
            cita=e.texto.strip()[:_LARGO_CITA],
            texto=e.texto[:_LARGO_TEXTO],
        )
