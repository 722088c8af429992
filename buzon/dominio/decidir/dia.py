"""El reloj avanzó: promesas y plazos que vencen, recordatorios que tocan y el resumen del día."""

from collections.abc import Generator, Iterator
from datetime import date, datetime

import msgspec

from buzon.dominio.cartera.cartera import VIVAS, Cartera
from buzon.dominio.cartera.valores import Deudor, Factura
from buzon.dominio.decidir import planes
from buzon.dominio.decidir.cartas import al_titular, originales, ronda_de
from buzon.dominio.entradas import DiaNuevo
from buzon.dominio.frenos import freno, silencio_del_banco
from buzon.dominio.hechos import (
    AlegatoCerrado,
    CartaEncargada,
    CualquierHecho,
    FalloObservado,
    FalloSuperado,
    PausaQuitada,
    PreguntaHecha,
    PromesaIncumplida,
    PromesaRetirada,
    Renglon,
)
from buzon.dominio.planes import CUOTA
from buzon.dominio.reglas import Etapa, Reglas
from buzon.dominio.secuencia import PROMESA_VENCIDA, Situacion, situacion

_HILO = 10
_BANCO = "banco_callado"


def decidir_dia(c: Cartera, _e: DiaNuevo, ahora: datetime, reglas: Reglas) -> Iterator[CualquierHecho]:
    """Decidir dos veces lo mismo en el mismo instante no hace nada la segunda: lo ya asentado no vuelve a tocar."""
    hoy = ahora.astimezone(reglas.zona).date()
    vencidos = tuple(_vencimientos(c, hoy, reglas))
    yield from vencidos
    if vencidos:
        # La cartera aún no los conoce: los recordatorios se deciden en la vuelta siguiente, con ellos aplicados.
        return
    yield from _recordatorios(c, ahora, hoy, reglas)
    yield from _resumen(c, ahora, hoy, reglas)


def _vencimientos(c: Cartera, hoy: date, reglas: Reglas) -> Iterator[CualquierHecho]:
    yield from _banco(c, hoy, reglas)
    for promesa in tuple(c.promesas.values()):
        if not _se_debe_algo(c, promesa.facturas):
            yield PromesaRetirada(promesa=promesa.id, motivo="ya no se debe", deudor=promesa.deudor)
        elif promesa.fecha < hoy:
            yield PromesaIncumplida(promesa=promesa.id, deudor=promesa.deudor)
    yield from planes.vencimientos(c, hoy, reglas)
    for (alcance, clave), pausa in c.pausas.items():
        if pausa.hasta is not None and pausa.hasta < hoy:
            yield PausaQuitada(alcance=alcance, objeto=clave)
    for alegato in tuple(c.alegatos.values()):
        if not _se_debe_algo(c, alegato.facturas):
            yield AlegatoCerrado(alegato=alegato.id, motivo="ya no se debe", deudor=alegato.deudor)
        elif alegato.hasta < hoy:
            pregunta = f"q-{alegato.id}"
            deudor = c.deudores[alegato.deudor]
            yield AlegatoCerrado(alegato=alegato.id, motivo="no llegó ningún aviso del banco", deudor=deudor.id)
            yield PreguntaHecha(
                pregunta=pregunta,
                asunto="alegato",
                objeto=alegato.id,
                texto=f"{deudor.nombre} dijo «{alegato.cita}» y no veo el dinero: ¿lo recibiste?",
                opciones=("pagada", "reanudar", "pausar"),
                deudor=deudor.id,
                facturas=alegato.facturas,
            )
            yield al_titular(
                reglas,
                f"pregunta/{pregunta}",
                "alegato_vencido",
                plantilla="pregunta",
                deudor=deudor.id,
                facturas=alegato.facturas,
                cita=alegato.cita,
            )


def _banco(c: Cartera, hoy: date, reglas: Reglas) -> Iterator[CualquierHecho]:
    """El silencio del banco se le cuenta al titular una vez, y su final también queda en el libro."""
    silencio = silencio_del_banco(c, reglas, hoy)
    if silencio and _BANCO not in c.problemas:
        yield FalloObservado(clave=_BANCO, texto=f"{silencio}. No mando recordatorios hasta que llegue alguno")
        yield al_titular(reglas, f"aviso/banco/{c.ultimo_numero + 1}", "banco_callado", motivo=silencio)
    elif not silencio and _BANCO in c.problemas:
        yield FalloSuperado(clave=_BANCO)


def _se_debe_algo(c: Cartera, facturas: tuple[str, ...]) -> bool:
    return any(c.facturas[factura].esta_abierta for factura in facturas)


class _Toca(msgspec.Struct, frozen=True):
    factura: Factura
    etapa: str
    como: Situacion


def _recordatorios(c: Cartera, ahora: datetime, hoy: date, reglas: Reglas) -> Iterator[CualquierHecho]:
    """Como mucho una carta por deudor, y no más en total que el tope diario."""
    libres = reglas.cobranza.max_por_dia - c.enviadas_el.get(ahora.date(), 0)
    en_camino = {
        c.cartas[carta].encargo.deudor
        for carta in c.vivas
        if c.cartas[carta].encargo.etapa and c.cartas[carta].estado in VIVAS
    }
    libres -= len(en_camino)
    for deudor in c.con_abiertas():
        if libres <= 0:
            return
        if deudor.id in en_camino:
            continue
        carta = yield from _sin_parar_a_los_demas(c, deudor, ahora, hoy, reglas)
        if carta:
            libres -= 1
            yield carta


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
            tocan.append(_Toca(factura, como.proxima.etapa, como))
    if not tocan:
        return None
    rotas = [toca for toca in tocan if toca.etapa == PROMESA_VENCIDA]
    if rotas:
        return _carta_promesa(c, deudor, rotas, reglas)
    cuotas = [toca for toca in tocan if toca.etapa == CUOTA]
    if cuotas:
        return _carta_cuota(c, deudor, cuotas, reglas)
    grave = max(tocan, key=lambda toca: reglas.indice_etapa(toca.etapa) or 0)
    etapa = reglas.etapas[reglas.indice_etapa(grave.etapa) or 0]
    if etapa.cc:
        return _carta_agencia(c, deudor, etapa, [toca for toca in tocan if toca.etapa == etapa.nombre], reglas)
    return _carta_etapa(c, deudor, etapa, tocan, hoy, reglas)


def _carta_etapa(
    c: Cartera, deudor: Deudor, etapa: Etapa, tocan: list[_Toca], hoy: date, reglas: Reglas
) -> CartaEncargada:
    """El tono es el de la más grave; van también las demás vencidas que nada frena, para que vea su cuenta entera."""
    en_carta = {toca.factura.id: Renglon(toca.factura.id, toca.etapa) for toca in tocan}
    for factura in c.abiertas_de(deudor.id):
        vencida = factura.vencimiento < hoy and not factura.en_agencia
        if factura.id not in en_carta and vencida and not freno(c, deudor, factura, reglas, hoy):
            en_carta[factura.id] = Renglon(factura.id)
    razon = "; ".join(f"{toca.factura.numero}: {toca.como.motivo}" for toca in tocan)
    return _recordatorio(
        c, deudor, etapa.nombre, etapa.plantilla or etapa.nombre, tuple(en_carta.values()), razon, reglas
    )


def _carta_agencia(
    c: Cartera, deudor: Deudor, etapa: Etapa, suyas: list[_Toca], reglas: Reglas
) -> CartaEncargada | None:
    """Solo las que pasan: `situacion` ya dejó fuera las no avisadas y las de quien tiene algo por resolver."""
    if reglas.agencia is None:
        return None
    razon = "; ".join(f"{toca.factura.numero}: {toca.como.motivo}" for toca in suyas)
    renglones = tuple(Renglon(toca.factura.id, toca.etapa) for toca in suyas)
    carta = _recordatorio(c, deudor, etapa.nombre, etapa.plantilla or etapa.nombre, renglones, razon, reglas)
    return msgspec.structs.replace(carta, cc=(reglas.agencia.correo.lower(),), entrega_agencia=True)


def _carta_promesa(c: Cartera, deudor: Deudor, rotas: list[_Toca], reglas: Reglas) -> CartaEncargada:
    rota = rotas[0].factura.promesa_rota
    renglones = tuple(Renglon(toca.factura.id) for toca in rotas)
    carta = _recordatorio(c, deudor, PROMESA_VENCIDA, PROMESA_VENCIDA, renglones, rotas[0].como.motivo, reglas)
    datos = {"fecha": rota.fecha.isoformat(), "cita": rota.cita} if rota else {}
    return msgspec.structs.replace(carta, datos=datos)


def _carta_cuota(c: Cartera, deudor: Deudor, suyas: list[_Toca], reglas: Reglas) -> CartaEncargada:
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
    facturas = tuple(c.facturas[renglon.factura] for renglon in renglones)
    return CartaEncargada(
        carta=f"{deudor.id}/{etapa}/{ronda}",
        plantilla=plantilla,
        dirigida="deudor",
        para=deudor.direcciones[:1],
        deudor=deudor.id,
        etapa=etapa,
        ronda=ronda,
        renglones=renglones,
        hilo=deudor.hilo[-_HILO:],
        asunto=deudor.asunto,
        adjuntos=originales(facturas) if reglas.cobranza.adjuntar_factura else (),
        razon=razon,
    )


def _resumen(c: Cartera, ahora: datetime, hoy: date, reglas: Reglas) -> Iterator[CualquierHecho]:
    carta = f"resumen/{hoy.isoformat()}"
    if ahora.astimezone(reglas.zona).time() >= reglas.resumen.hora and carta not in c.cartas:
        yield al_titular(reglas, carta, "resumen", plantilla="resumen_diario", dia=hoy.isoformat())
