"""La carta de hoy a un deudor: la de su etapa más grave, la de su promesa rota o la de su cuota."""

from datetime import date

import msgspec

from buzon.dominio.cartera.cartera import Cartera
from buzon.dominio.cartera.valores import Deudor, Factura
from buzon.dominio.decidir import planes
from buzon.dominio.decidir.cartas import originales, ronda_de
from buzon.dominio.decidir.escalada.entrega import con_la_agencia
from buzon.dominio.frenos import freno
from buzon.dominio.hechos import (
    CartaEncargada,
    Renglon,
)
from buzon.dominio.planes import CUOTA
from buzon.dominio.reglas import Etapa, Reglas
from buzon.dominio.secuencia import Situacion, etapa_de_paso, nombre_de_etapa
from buzon.dominio.segmentos import contactos_en

_HILO = 10


class Toca(msgspec.Struct, frozen=True):
    """Una factura a la que hoy le toca algo: qué, y por qué."""

    factura: Factura
    etapa: str
    como: Situacion


def carta_etapa(
    c: Cartera, deudor: Deudor, etapa: Etapa, tocan: list[Toca], hoy: date, reglas: Reglas
) -> CartaEncargada:
    """El tono es el de la más grave; van también las demás vencidas que nada frena, para que vea su cuenta entera.

    A la que le tocaba lo mismo, o menos, en unos días, le vale esta: no habrá otra casi igual.
    """
    en_carta = {toca.factura.id: Renglon(toca.factura.id, toca.etapa) for toca in tocan}
    razones = [f"{toca.factura.numero}: {toca.como.motivo}" for toca in tocan]
    for factura in c.abiertas_de(deudor.id):
        vencida = factura.vencimiento < hoy and not factura.en_agencia
        if factura.id not in en_carta and vencida and not freno(c, deudor, factura, reglas, hoy):
            de_paso = etapa_de_paso(c, deudor, factura, etapa, reglas, hoy)
            en_carta[factura.id] = Renglon(factura.id, de_paso)
            if de_paso:
                razones.append(f"{factura.numero}: le tocaba {nombre_de_etapa(de_paso)} en unos días, y va con ella")
    return _recordatorio(
        c, deudor, etapa.nombre, etapa.plantilla or etapa.nombre, tuple(en_carta.values()), "; ".join(razones), reglas
    )


def carta_agencia(c: Cartera, deudor: Deudor, etapa: Etapa, suyas: list[Toca], reglas: Reglas) -> CartaEncargada | None:
    """Solo las que pasan: `situacion` ya dejó fuera las no avisadas y las de quien tiene algo por resolver."""
    if reglas.agencia is None:
        return None
    razon = "; ".join(f"{toca.factura.numero}: {toca.como.motivo}" for toca in suyas)
    renglones = tuple(Renglon(toca.factura.id, toca.etapa) for toca in suyas)
    carta = _recordatorio(c, deudor, etapa.nombre, etapa.plantilla or etapa.nombre, renglones, razon, reglas)
    carta = con_la_agencia(carta, deudor, reglas)
    if carta.entrega_agencia and not deudor.sin_copias:
        # La agencia necesita las facturas aunque el dueño no quiera que vayan con cada recordatorio.
        carta = msgspec.structs.replace(carta, adjuntos=originales(tuple(toca.factura for toca in suyas)))
    return carta


def carta_de_lo_roto(c: Cartera, deudor: Deudor, rotas: list[Toca], reglas: Reglas) -> CartaEncargada:
    """La de al día siguiente de una promesa, una cuota o un acuerdo sin cumplir, con las palabras del cliente."""
    rota = rotas[0].factura.promesa_rota
    renglones = tuple(Renglon(toca.factura.id) for toca in rotas)
    carta = _recordatorio(c, deudor, rotas[0].etapa, rotas[0].etapa, renglones, rotas[0].como.motivo, reglas)
    datos = {"fecha": rota.fecha.isoformat(), "cita": rota.cita} if rota else {}
    return msgspec.structs.replace(carta, datos=datos)


def carta_cuota(c: Cartera, deudor: Deudor, suyas: list[Toca], reglas: Reglas) -> CartaEncargada:
    """El recordatorio de la cuota que vence."""
    paso, datos = planes.datos_de_cuota(c, suyas[0].factura)
    renglones = tuple(Renglon(toca.factura.id, paso) for toca in suyas)
    carta = _recordatorio(c, deudor, CUOTA, CUOTA, renglones, suyas[0].como.motivo, reglas)
    return msgspec.structs.replace(carta, datos=datos)


def _recordatorio(
    c: Cartera,
    deudor: Deudor,
    etapa: str,
    plantilla: str,
    renglones: tuple[Renglon, ...],
    razon: str,
    reglas: Reglas,
) -> CartaEncargada:
    ronda = ronda_de(c, deudor, etapa)
    lugar = reglas.indice_etapa(etapa)
    es_formal = lugar is not None and reglas.etapas[lugar].formal == "cliente"
    facturas = tuple(c.facturas[renglon.factura] for renglon in renglones)
    return CartaEncargada(
        carta=f"{deudor.id}/{etapa}/{ronda}",
        plantilla=plantilla,
        dirigida="deudor",
        para=tuple(dict.fromkeys((*deudor.direcciones[:1], *contactos_en(deudor, etapa, reglas)))),
        deudor=deudor.id,
        etapa=etapa,
        ronda=ronda,
        renglones=renglones,
        hilo=deudor.hilo[-_HILO:],
        asunto=deudor.asunto,
        adjuntos=originales(facturas) if reglas.cobranza.adjuntar_factura and not deudor.sin_copias else (),
        razon=razon,
        papel="carta_formal" if es_formal else "",
    )
