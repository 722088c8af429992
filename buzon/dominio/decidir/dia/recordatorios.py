"""A quién toca escribir hoy, y qué se le escribe si una factura suya tiene algo."""

from collections.abc import Generator, Iterator
from datetime import date, datetime

from buzon.dominio.calendario import empieza_el_dia
from buzon.dominio.cartera.cartera import VIVAS, Cartera
from buzon.dominio.cartera.valores import Deudor
from buzon.dominio.decidir.dia.cartas import Toca, carta_agencia, carta_cuota, carta_de_lo_roto, carta_etapa
from buzon.dominio.decidir.dia.llamadas import con_su_pregunta, pedir_llamada
from buzon.dominio.decidir.dia.tanda import repartir
from buzon.dominio.decidir.escalada.entrega import encargo_aparte
from buzon.dominio.decidir.escalada.formal import formal_para_el_titular
from buzon.dominio.hechos import (
    CartaEncargada,
    CualquierHecho,
    FalloObservado,
    FalloSuperado,
)
from buzon.dominio.planes import CUOTA
from buzon.dominio.reglas import Reglas
from buzon.dominio.secuencia import situacion


def recordatorios(c: Cartera, ahora: datetime, hoy: date, reglas: Reglas) -> Iterator[CualquierHecho]:
    """Como mucho una carta por deudor, y no más en total que el tope diario. Si son muchas a la vez, se pregunta."""
    libres = reglas.cobranza.max_por_dia - c.a_clientes_desde(empieza_el_dia(hoy, reglas.zona))
    en_camino = {
        c.cartas[carta].encargo.deudor
        for carta in c.vivas
        if c.cartas[carta].encargo.etapa and c.cartas[carta].estado in VIVAS
    }
    libres -= len(en_camino)
    cartas = []
    for deudor in c.con_abiertas():
        if libres <= 0:
            return
        if deudor.id in en_camino:
            continue
        carta = yield from _sin_parar_a_los_demas(c, deudor, ahora, hoy, reglas)
        if carta and carta.dirigida == "titular":
            yield from con_su_pregunta(c, carta)
        elif carta:
            cartas.append(carta)
    for hecho in repartir(c, cartas, en_camino, libres, hoy, reglas):
        yield hecho
        if isinstance(hecho, CartaEncargada):
            yield from filter(None, (encargo_aparte(c, hecho, reglas), formal_para_el_titular(hecho, reglas)))


def _sin_parar_a_los_demas(
    c: Cartera, deudor: Deudor, ahora: datetime, hoy: date, reglas: Reglas
) -> Generator[CualquierHecho, None, CartaEncargada | None]:
    """La carta de hoy de un deudor. Si decidirla falla, el defecto es nuestro: se apunta y siguen los demás."""
    clave = f"deudor/{deudor.id}"
    try:
        carta = _carta_de_hoy(c, deudor, ahora, hoy, reglas)
    except Exception as fallo:  # noqa: BLE001 - un cliente, por raro que sea, no puede callar a Buzón con todos
        if clave not in c.problemas:
            que = f"no puedo decidir qué escribir a {deudor.nombre}: {type(fallo).__name__}: {fallo}"
            yield FalloObservado(clave=clave, texto=que)
        return None
    if clave in c.problemas:
        yield FalloSuperado(clave=clave)
    return carta


def _carta_de_hoy(c: Cartera, deudor: Deudor, ahora: datetime, hoy: date, reglas: Reglas) -> CartaEncargada | None:
    tocan = []
    for factura in c.abiertas_de(deudor.id):
        como = situacion(c, factura, reglas, ahora)
        if como.proxima and como.proxima.fecha <= ahora and como.estado in ("vigente", "vencida", "agencia"):
            tocan.append(Toca(factura, como.proxima.etapa, como))
    if not tocan:
        return None
    rotas = [toca for toca in tocan if toca.factura.promesa_rota]
    if rotas:
        return carta_de_lo_roto(c, deudor, [toca for toca in rotas if toca.etapa == rotas[0].etapa], reglas)
    cuotas = [toca for toca in tocan if toca.etapa == CUOTA]
    if cuotas:
        return carta_cuota(c, deudor, cuotas, reglas)
    grave = max(tocan, key=lambda toca: reglas.indice_etapa(toca.etapa) or 0)
    etapa = reglas.etapas[reglas.indice_etapa(grave.etapa) or 0]
    if etapa.cc:
        return carta_agencia(c, deudor, etapa, [toca for toca in tocan if toca.etapa == etapa.nombre], reglas)
    if etapa.tarea == "llamada":
        return pedir_llamada(c, deudor, etapa, [toca for toca in tocan if toca.etapa == etapa.nombre], reglas)
    return carta_etapa(c, deudor, etapa, tocan, hoy, reglas)
