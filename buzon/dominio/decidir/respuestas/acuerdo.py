"""Acepta la oferta del titular, o propone algo que no es un plan: una prórroga, una quita, pagar en especie, mediar."""

from collections.abc import Iterator
from datetime import date, timedelta
from decimal import Decimal

from msgspec.structs import replace

from buzon.dominio.cartera.valores import Acuerdo
from buzon.dominio.decidir.acuerdos import Trato, carta, propuesto, retirar_lo_anterior, trato_de
from buzon.dominio.decidir.respuestas.aceptacion import aceptacion
from buzon.dominio.decidir.respuestas.caso import Caso, atendida, aviso, preguntar
from buzon.dominio.decidir.respuestas.propuesta import Propuesta, es_oferta, leer_propuesta
from buzon.dominio.dinero import decimales, escribir
from buzon.dominio.hechos import AcuerdoAceptado, CartaEncargada, CualquierHecho, PreguntaHecha
from buzon.dominio.importes import buscar_importes
from buzon.dominio.lecturas import Intencion

# Si no dice hasta cuándo: lo que el titular verá en la pregunta, y puede cambiar.
_DIAS_SI_NO_DICE = {"prorroga": 15, "quita": 15, "dacion": 15, "mediacion": 30}
# Solo junto a estas: quien discute, dice que pagó o nombra a otra persona no está proponiendo un acuerdo.
_ADMITEN = frozenset({"plan", "promesa", "pregunta", "otra", "gracias"})
_CIEN = Decimal(100)
_TOPE = 2000


def contestar(caso: Caso) -> Iterator[CualquierHecho]:
    """Si el titular le ofreció algo y lo acepta, queda acordado con sus palabras. Si no, no produce nada."""
    ofrecido = next(
        (a for a in caso.c.acuerdos_vivos(caso.deudor.id) if a.estado == "propuesto" and a.por == "titular"), None
    )
    cita = aceptacion(caso.e.texto) if ofrecido and not caso.e.es_indirecta else None
    if ofrecido is None or cita is None:
        return
    huella = caso.e.origen.huella
    yield AcuerdoAceptado(acuerdo=ofrecido.id, deudor=caso.deudor.id, por="deudor", cita=cita, huella=huella)
    yield atendida(caso, "aceptó lo que le ofrecí")
    yield from _confirmar(caso, ofrecido, cita)
    yield aviso(caso, "respuesta_acuerdo_aceptado", hasta=f"{ofrecido.hasta:%d/%m/%Y}")


def _confirmar(caso: Caso, acuerdo: Acuerdo, cita: str) -> Iterator[CualquierHecho]:
    if caso.puede_confirmarse:
        trato = replace(trato_de(caso.c, acuerdo), por="deudor", cita=cita)
        yield from _en_su_hilo(caso, carta(caso.deudor, trato, "acuerdo_confirmado", f"aceptó: «{cita}»"))


def _en_su_hilo(caso: Caso, cartas: Iterator[CartaEncargada]) -> Iterator[CartaEncargada]:
    """La cartera aún no conoce su correo: se le contesta a él, y a la dirección suya desde la que escribió."""
    mensaje, de = caso.recibida.message_id, caso.recibida.de
    for escrita in cartas:
        en_hilo = replace(escrita, hilo=(*escrita.hilo, mensaje)) if mensaje else escrita
        yield replace(en_hilo, para=(de,)) if de in caso.deudor.direcciones else en_hilo


def tratar(caso: Caso) -> Iterator[CualquierHecho]:
    """Lo que propone queda en el libro con su cita, y decide el titular; o las reglas, si es una prórroga corta."""
    if caso.e.es_segura or caso.e.es_indirecta:
        return
    propuesta = leer_propuesta(caso.e.texto, _con_su_importe(caso))
    # Quien propone mediar suena a pleito sin serlo; si de verdad hablara de abogados, ya estaría todo parado.
    ademas = {"legal"} if propuesta and propuesta.clase == "mediacion" else set()
    if propuesta and propuesta.clase == "quita" and es_oferta(propuesta):
        ademas = {"ya_pago"}  # «le doy tanto y quedamos a mano» es lo que daría, no lo que dio
        if caso.la("disputa") is None:
            ademas.add("disputa")  # «cerrar el asunto» suena a queja sin serlo
    if {intencion.tipo for intencion in caso.e.intenciones} - _ADMITEN - ademas:
        return
    trato = _trato(caso, propuesta) if propuesta else None
    if trato is None:
        return
    yield from retirar_lo_anterior(caso.c, caso.deudor.id, trato.facturas, "propuso otra cosa")
    yield propuesto(caso.deudor, trato)
    motivo = _por_que_no_solo(caso, trato)
    if trato.clase == "prorroga" and motivo is None:
        yield from _conceder(caso, trato)
    else:
        yield from _preguntar(caso, trato, motivo or "")


def _con_su_importe(caso: Caso) -> Intencion:
    """Lo principal, con el único importe que nombra aunque no vaya junto a ello."""
    negocio = caso.reglas.negocio
    nombrados = {h.importe for h in buscar_importes(caso.e.texto[:_TOPE], negocio.moneda, negocio.pais)}
    es_uno = caso.principal.importe is None and len(nombrados) == 1
    return replace(caso.principal, importe=nombrados.pop()) if es_uno else caso.principal


def _trato(caso: Caso, propuesta: Propuesta) -> Trato | None:
    """Lo que propone, completo; `None` si no se puede saber (una rebaja sin decir cuánta)."""
    facturas = tuple(caso.c.facturas[factura] for factura in caso.recibida.facturas)
    dicha = _dicha(caso)
    if dicha and dicha <= caso.hoy and propuesta.clase != "prorroga":
        dicha = None  # «si les pago hoy…»: para cuando el titular conteste ya habrá pasado
    hasta = dicha or caso.hoy + timedelta(days=_DIAS_SI_NO_DICE[propuesta.clase])
    importe = None
    if propuesta.clase == "prorroga":
        facturas = tuple(factura for factura in facturas if factura.vencimiento < hasta)
    if propuesta.clase == "quita":
        total = sum((factura.saldo for factura in facturas), Decimal(0))
        importe = propuesta.importe
        if propuesta.porcentaje is not None and facturas:
            unidad = Decimal(1).scaleb(-decimales(facturas[0].moneda))
            importe = (total * propuesta.porcentaje / _CIEN).quantize(unidad)
        if importe is None or not 0 < importe < total or len({factura.moneda for factura in facturas}) != 1:
            return None
    if not facturas or hasta <= caso.hoy:
        return None
    return Trato(
        acuerdo=f"ac-{caso.corta}",
        clase=propuesta.clase,
        facturas=facturas,
        por="deudor",
        hasta=hasta,
        cita=propuesta.cita,
        huella=caso.e.origen.huella,
        importe=importe,
    )


def _dicha(caso: Caso) -> date | None:
    """El día que nombra."""
    return caso.principal.fecha or caso.e.fecha


def _por_que_no_solo(caso: Caso, trato: Trato) -> str | None:
    """Por qué esa prórroga no se da sin preguntar, en una frase sin punto; `None` si cabe en las reglas."""
    maximo = caso.reglas.acuerdos.max_dias_prorroga
    if not maximo:
        return "En tus reglas max_dias_prorroga es 0, así que te pregunto siempre"
    if _dicha(caso) is None:
        return "No dice hasta cuándo, así que te propongo una fecha"
    if any((trato.hasta - factura.vencimiento).days > maximo for factura in trato.facturas):
        return f"Pasa de los {maximo} días de tu max_dias_prorroga"
    if any(factura.prorrogas for factura in trato.facturas):
        return "Ya tuvo otra prórroga por lo mismo"
    if any(factura.en_agencia for factura in trato.facturas):
        return "Lo lleva la agencia"
    return f"No le he contestado: {caso.no_contestar}" if caso.no_contestar else None


def _conceder(caso: Caso, trato: Trato) -> Iterator[CualquierHecho]:
    yield AcuerdoAceptado(
        acuerdo=trato.acuerdo,
        deudor=caso.deudor.id,
        por="reglas",
        cita=f"cabe en max_dias_prorroga: {caso.reglas.acuerdos.max_dias_prorroga}",
        huella=trato.huella,
    )
    yield atendida(caso, f"prórroga hasta el {trato.hasta:%d/%m/%Y}")
    yield from _en_su_hilo(caso, carta(caso.deudor, trato, "acuerdo_confirmado", f"pidió: «{trato.cita}»"))
    yield aviso(caso, "respuesta_acuerdo_concedido", hasta=f"{trato.hasta:%d/%m/%Y}")


def _preguntar(caso: Caso, trato: Trato, motivo: str) -> Iterator[CualquierHecho]:
    pais = caso.reglas.negocio.pais
    total = sum((factura.saldo for factura in trato.facturas), Decimal(0))
    datos: dict[str, str] = {"motivo": motivo, "hasta": f"{trato.hasta:%d/%m/%Y}"}
    if trato.importe is not None:
        tanto = ((total - trato.importe) * _CIEN / total).quantize(Decimal(1))
        datos |= {
            "importe": escribir(trato.importe, trato.moneda, pais),
            "total": escribir(total, trato.moneda, pais),
            "tanto": str(tanto),
        }
    que = {"prorroga": "pide más plazo", "quita": "propone pagar menos", "dacion": "propone pagar en especie"}
    pregunta = PreguntaHecha(
        pregunta=f"q-{trato.acuerdo}",
        asunto="acuerdo",
        objeto=trato.acuerdo,
        texto=f"{caso.deudor.nombre} {que.get(trato.clase, 'propone una mediación')}: «{trato.cita}». ¿Lo acepto?",
        opciones=("si", "no"),
        deudor=caso.deudor.id,
        facturas=tuple(factura.id for factura in trato.facturas),
        clase=trato.clase,
        fecha=trato.hasta,
        importe=trato.importe,
    )
    yield atendida(caso, "propuso un acuerdo: decide el titular")
    yield from preguntar(caso, f"respuesta_acuerdo_{trato.clase}", pregunta=pregunta, **datos)
