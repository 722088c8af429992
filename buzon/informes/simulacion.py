"""Qué saldría los próximos días si nadie pagara ni contestara: la misma decisión de verdad, sobre una copia."""

import copy
from collections.abc import Iterator
from datetime import datetime, timedelta

import msgspec

from buzon.dominio.cartera import Cartera
from buzon.dominio.cartera.pliegues import aplicar_hecho
from buzon.dominio.decidir import decidir
from buzon.dominio.entradas import DiaNuevo
from buzon.dominio.hechos import (
    CartaEncargada,
    CartaEnElPunto,
    CartaEnviada,
    CartaIntentada,
    PreguntaHecha,
    PreguntaRetirada,
    TandaDetenida,
    TandaResuelta,
)
from buzon.dominio.reglas import Reglas
from buzon.dominio.secuencia import situacion

_PASO_MINIMO = timedelta(minutes=1)


class Prevista(msgspec.Struct, frozen=True):
    """Una carta que saldría, o una llamada que se pediría. `clave`: el deudor; `nota`: lo que pasaría antes."""

    cuando: datetime
    etapa: str
    deudor: str
    para: tuple[str, ...]
    cc: tuple[str, ...]
    facturas: tuple[str, ...]
    razon: str
    nota: str = ""
    clave: str = ""


def simular(c: Cartera, reglas: Reglas, ahora: datetime, dias: int) -> Iterator[Prevista]:
    """Las cartas a deudores que saldrían desde `ahora` hasta dentro de `dias`, en orden. No toca la cartera."""
    copia = copy.deepcopy(c)
    limite = ahora + timedelta(days=dias)
    momento: datetime | None = ahora
    movidas: dict[str, str] = {}  # por deudor, por qué la norma de su país retrasó lo que viene
    while momento is not None and momento <= limite:
        for prevista in _vivir(copia, reglas, momento):
            movida = movidas.pop(prevista.deudor, "")
            es_nueva = movida and movida not in prevista.razon
            razon = f"{prevista.razon}; {movida}" if es_nueva else prevista.razon
            yield msgspec.structs.replace(prevista, razon=razon)
        momento = _siguiente(copia, reglas, momento, movidas)


def _vivir(c: Cartera, reglas: Reglas, momento: datetime) -> Iterator[Prevista]:
    """Decide en ese instante hasta que no quede nada, dando por enviado lo que se encarga."""
    while True:
        hechos = [h for h in decidir(c, DiaNuevo(), momento, reglas) if not _es_al_titular(h)]
        if not hechos:
            return
        for hecho in hechos:
            aplicar_hecho(c, hecho, momento)
            if isinstance(hecho, CartaEncargada):
                _enviar(c, hecho.carta, momento)
                if hecho.dirigida != "titular":
                    yield _prevista(c, hecho, momento)
            elif isinstance(hecho, TandaDetenida):
                # Al titular se le preguntaría antes: aquí se supone que dice que sí, y se cuenta en cada carta.
                aplicar_hecho(c, TandaResuelta(tanda=hecho.tanda, como="enviar"), momento)
            elif isinstance(hecho, PreguntaHecha) and hecho.asunto == "llamada":
                yield _llamada(c, hecho, momento)
                aplicar_hecho(c, PreguntaRetirada(pregunta=hecho.pregunta, motivo="simulada"), momento)


def _es_al_titular(hecho: object) -> bool:
    """Lo que solo se le cuenta al titular. La petición de que llame, no: con ella la etapa queda alcanzada."""
    if not isinstance(hecho, CartaEncargada) or hecho.dirigida != "titular":
        return False
    return not any(renglon.etapa for renglon in hecho.renglones)


def _enviar(c: Cartera, carta: str, momento: datetime) -> None:
    for hecho in (
        CartaIntentada(carta=carta, message_id=f"simulada/{carta}", huella=""),
        CartaEnElPunto(carta=carta),
        CartaEnviada(carta=carta),
    ):
        aplicar_hecho(c, hecho, momento)


def _prevista(c: Cartera, carta: CartaEncargada, momento: datetime) -> Prevista:
    de_la_tanda = c.tanda is not None and carta.deudor in c.tanda.deudores
    return Prevista(
        clave=carta.deudor or "",
        nota="antes se te pregunta, por ser muchas a la vez" if de_la_tanda else "",
        cuando=momento,
        etapa=carta.etapa or carta.plantilla,
        deudor=c.deudores[carta.deudor or ""].nombre,
        para=carta.para,
        cc=carta.cc,
        facturas=tuple(c.facturas[renglon.factura].numero for renglon in carta.renglones),
        razon=_razon(c, carta),
    )


def _razon(c: Cartera, carta: CartaEncargada) -> str:
    """La de la carta; si es de una sola factura, sin repetir su número: quien la lee ya lo tiene al lado."""
    if len(carta.renglones) != 1:
        return carta.razon
    return carta.razon.removeprefix(f"{c.facturas[carta.renglones[0].factura].numero}: ")


def _llamada(c: Cartera, pregunta: PreguntaHecha, momento: datetime) -> Prevista:
    return Prevista(
        cuando=momento,
        etapa="llamada",
        deudor=c.deudores[pregunta.deudor or ""].nombre,
        para=(),
        cc=(),
        facturas=tuple(c.facturas[factura].numero for factura in pregunta.facturas),
        razon="se te pide que lo llames",
        clave=pregunta.deudor or "",
    )


def _siguiente(c: Cartera, reglas: Reglas, momento: datetime, movidas: dict[str, str]) -> datetime | None:
    """El próximo instante en que algo puede salir. Apunta en `movidas` lo que la norma de un país retrasa."""
    despues = momento + _PASO_MINIMO
    fechas = []
    for deudor in c.con_abiertas():
        for factura in c.abiertas_de(deudor.id):
            como = situacion(c, factura, reglas, despues)
            if como.movida:
                movidas[deudor.nombre] = como.movida
            if como.proxima:
                fechas.append(como.proxima.fecha)
    return max(min(fechas), despues) if fechas else None
