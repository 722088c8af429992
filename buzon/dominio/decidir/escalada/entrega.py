"""La entrega a la agencia: en copia de la última carta al cliente, o en una carta aparte solo para ella."""

from datetime import date, datetime, timedelta

import msgspec

from buzon.dominio.agencia import freno_agencia
from buzon.dominio.cartera.cartera import VIVAS, Cartera
from buzon.dominio.cartera.valores import Carta, Deudor
from buzon.dominio.decidir.escalada.cartas import a_un_tercero, id_de_encargo
from buzon.dominio.frenos import freno
from buzon.dominio.hechos import CartaEncargada
from buzon.dominio.paises.agencia import admite_copia_a_agencia
from buzon.dominio.reglas import Reglas

_UN_RATO = timedelta(minutes=5)


def con_la_agencia(carta: CartaEncargada, deudor: Deudor, reglas: Reglas) -> CartaEncargada:
    """La carta al cliente, con la agencia en copia si el dueño la quiere así y la ley de ese país lo deja."""
    if reglas.agencia is None:
        return carta
    admite, porque = admite_copia_a_agencia(reglas, deudor)
    if reglas.agencia.modo == "copia" and admite:
        return msgspec.structs.replace(carta, cc=(reglas.agencia.correo.lower(),), entrega_agencia=True)
    motivo = porque if not admite else "así lo pide [agencia] modo"
    return msgspec.structs.replace(carta, razon=f"{carta.razon}; a la agencia, en carta aparte: {motivo}")


def encargo_aparte(c: Cartera, carta: CartaEncargada, reglas: Reglas) -> CartaEncargada | None:
    """La carta a la agencia que acompaña a esa del cliente; `None` si no es una entrega o ya va en copia."""
    lugar = reglas.indice_etapa(carta.etapa or "")
    es_entrega = lugar is not None and bool(reglas.etapas[lugar].cc)
    if not es_entrega or carta.cc or carta.dirigida != "deudor" or reglas.agencia is None:
        return None
    facturas = tuple(c.facturas[renglon.factura] for renglon in carta.renglones)
    deudor = c.deudores[carta.deudor or ""]
    encargo = a_un_tercero(
        "agencia",
        reglas.agencia.correo,
        id_de_encargo(carta.carta),
        "agencia_encargo",
        deudor,
        facturas,
        carta.razon,
        con_papeles=True,
    )
    # Con etapa no sale sin haber releído el buzón, como un recordatorio.
    return msgspec.structs.replace(encargo, etapa=carta.etapa, ronda=carta.ronda, entrega_agencia=True)


def no_se_entrega(c: Cartera, carta: Carta, hoy: date, reglas: Reglas) -> str | None:
    """Por qué el encargo aparte ya no debe salir: la carta al cliente no salió, o desde entonces pasó algo."""
    encargo = carta.encargo
    suya = c.cartas.get(encargo.carta.removeprefix("encargo/"))
    if suya is None or (suya.estado not in VIVAS and suya.estado not in ("enviada", "archivada")):
        return "la carta al cliente no salió"
    deudor = c.deudores[encargo.deudor or ""]
    for renglon in encargo.renglones:
        factura = c.facturas[renglon.factura]
        if not factura.esta_abierta:
            return f"la factura {factura.numero} ya no se debe"
        obstaculo = freno(c, deudor, factura, reglas, hoy)
        if obstaculo:
            return obstaculo.motivo
        if motivo := freno_agencia(c, deudor, factura, reglas, hoy):
            return motivo
    return None


def espera_a_su_carta(c: Cartera, carta: Carta, ahora: datetime) -> datetime | None:
    """Hasta cuándo se guarda el encargo aparte: primero ha de salir la carta al cliente."""
    suya = c.cartas.get(carta.encargo.carta.removeprefix("encargo/"))
    return ahora + _UN_RATO if suya and suya.estado in VIVAS else None
