"""Lo que manda el titular, por correo o por la consola: se obedece, y se contesta qué se ha hecho o qué falta."""

from collections.abc import Callable, Iterator
from datetime import datetime

from msgspec.structs import replace

from buzon.dominio.cartera.cartera import Cartera
from buzon.dominio.cartera.copia import adelantar, copiar
from buzon.dominio.decidir.cartas import al_titular
from buzon.dominio.decidir.ordenes import (
    acordar,
    borradores,
    certificadas,
    cobros,
    contestaciones,
    disputas,
    escalada,
    llamadas,
    pausas,
    responder,
    tandas,
)
from buzon.dominio.decidir.ordenes.contexto import Contexto, Hecha, carta_de_vuelta, contexto_de
from buzon.dominio.entradas import OrdenDeConsola, OrdenDelTitular
from buzon.dominio.hechos import CualquierHecho
from buzon.dominio.ordenes import Orden
from buzon.dominio.reglas import Reglas

Obediencia = Callable[[Cartera, Orden, Contexto, datetime, Reglas], Iterator[CualquierHecho | Hecha]]

OBEDIENCIAS: dict[str, Obediencia] = {
    "pagada": cobros.pagada,
    "parcial": cobros.pagada,
    "aplicar": cobros.aplicar,
    "ninguna": cobros.ninguna,
    "deshacer": cobros.deshacer,
    "anular": borradores.anular,
    "corregir": borradores.corregir,
    "si": contestaciones.contestar,
    "no": contestaciones.contestar,
    "pausar": pausas.pausar,
    "reanudar": pausas.reanudar,
    "estado": pausas.informar,
    "prorroga": acordar.acordar,
    "dacion": acordar.acordar,
    "mediacion": acordar.acordar,
    "quita": acordar.rebajar,
    "plan": acordar.planear,
    "discutida": acordar.disputar,
    "razon": disputas.decidir,
    "mantener": disputas.decidir,
    "datos": disputas.decidir,
    "enviar": tandas.resolver,
    "poco": tandas.resolver,
    "detener": tandas.resolver,
    "veto": tandas.vetar,
    "saltar": escalada.saltar,
    "retirar": escalada.retirar,
    "abogado": escalada.abogado,
    "certificada": certificadas.anotar,
    "incobrable": escalada.incobrable,
    "novender": escalada.no_vender,
    "vender": escalada.vender,
    "promete": llamadas.contar,
    "nocontesta": llamadas.contar,
    "numeromalo": llamadas.contar,
    "disputa": llamadas.contar,
    "responder": responder.responder,
}


def obedecer(
    c: Cartera, ordenes: tuple[Orden, ...], contexto: Contexto, ahora: datetime, reglas: Reglas
) -> tuple[list[CualquierHecho], list[str]]:
    """Los hechos de cada orden y, en frases, lo hecho o lo que no se pudo hacer."""
    hechos: list[CualquierHecho] = []
    frases: list[str] = []
    # «Parcial 300 de la 12» y «pagada la 12»: la segunda ha de ver lo que hizo la primera.
    copia = copiar(c) if len(ordenes) > 1 else c
    for lugar, orden in enumerate(ordenes, start=1):
        if orden in ordenes[: lugar - 1]:
            continue  # dicha dos veces no es cobrada dos veces
        obedece = _obediencia_de(orden, contexto)
        suyos: list[CualquierHecho] = []
        for algo in obedece(copia, orden, replace(_al_dia(copia, contexto), lugar=lugar), ahora, reglas):
            if isinstance(algo, Hecha):
                frases.append(algo.frase)
            else:
                suyos.append(algo)
        hechos += suyos
        if copia is not c:
            adelantar(copia, suyos, ahora)
    return hechos, frases


def _obediencia_de(orden: Orden, contexto: Contexto) -> Obediencia:
    """Lo que significa una orden, que a veces depende de lo que se preguntaba."""
    pregunta = contexto.pregunta
    if tandas.es_sobre_una_tanda(orden, contexto):
        return tandas.resolver
    if tandas.es_veto(c_carta=contexto.carta, orden=orden):
        return tandas.vetar_por_nombre
    if pregunta and pregunta.asunto == "agencia" and orden.accion in ("si", "no"):
        return cobros.pagada if orden.accion == "si" else escalada.sobre_la_agencia
    return OBEDIENCIAS[orden.accion]


def _al_dia(c: Cartera, contexto: Contexto) -> Contexto:
    """La pregunta que ya contestó la orden anterior del mismo correo no se contesta dos veces."""
    sigue = contexto.pregunta is None or contexto.pregunta.pregunta in c.preguntas
    return contexto if sigue else replace(contexto, pregunta=None)


def decidir_orden(c: Cartera, e: OrdenDelTitular, ahora: datetime, reglas: Reglas) -> Iterator[CualquierHecho]:
    """Una orden por correo. Sin prueba de que es el titular no se hace nada: se le pide que la repita en el hilo."""
    contexto = contexto_de(c, e.carta, e.ordenes, por=e.origen.de or "", origen=e.origen)
    if e.boton_sin_valor:
        yield _boton_sin_valor(e, contexto, reglas)
        return
    if not e.ordenes:
        yield al_titular(
            reglas,
            carta_de_vuelta(contexto, ()),
            "orden_no_entendida",
            origen=e.origen,
            facturas=contexto.facturas,
            texto=e.texto[:500],
        )
        return
    if not e.es_autentica:
        yield al_titular(
            reglas, carta_de_vuelta(contexto, ()), "orden_sin_prueba", origen=e.origen, texto=e.texto[:500]
        )
        return
    hechos, frases = obedecer(c, e.ordenes, contexto, ahora, reglas)
    yield from hechos
    vuelta = carta_de_vuelta(contexto, hechos)
    # Para que «deshacer», contestando a esta carta, se sepa de qué habla.
    facturas = contexto.facturas or _tocadas(c, hechos)
    yield al_titular(
        reglas,
        vuelta,
        "orden_hecha",
        origen=e.origen,
        facturas=facturas,
        notas=frases,
        es_consulta=all(orden.accion == "estado" for orden in e.ordenes),
        sin_cambios=not hechos,
    )


def _boton_sin_valor(e: OrdenDelTitular, contexto: Contexto, reglas: Reglas) -> CualquierHecho:
    sello = e.origen.sello
    hasta = f"{sello.caduca:%d/%m/%Y}" if sello and sello.caduca else ""
    carta = carta_de_vuelta(contexto, ())
    return al_titular(reglas, carta, "boton_sin_valor", origen=e.origen, estado=e.boton_sin_valor, hasta=hasta)


def _tocadas(c: Cartera, hechos: list[CualquierHecho]) -> tuple[str, ...]:
    nombradas = (str(getattr(hecho, "factura", None) or "") for hecho in hechos)
    return tuple(dict.fromkeys(factura for factura in nombradas if factura in c.facturas))


def decidir_consola(c: Cartera, e: OrdenDeConsola, ahora: datetime, reglas: Reglas) -> Iterator[CualquierHecho]:
    """Una orden por la consola: la contestación la escribe la consola."""
    hechos, _ = obedecer(c, e.ordenes, contexto_de(c, None, e.ordenes, por="consola"), ahora, reglas)
    yield from hechos


def contestacion_de_consola(c: Cartera, ordenes: tuple[Orden, ...], ahora: datetime, reglas: Reglas) -> tuple[str, ...]:
    """Las frases que la consola enseña. Se piden antes de asentar, con la misma cartera."""
    return tuple(obedecer(c, ordenes, contexto_de(c, None, ordenes, por="consola"), ahora, reglas)[1])
