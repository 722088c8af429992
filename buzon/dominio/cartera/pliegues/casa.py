"""Pliegues de los hechos de la casa."""

from datetime import datetime

from buzon.dominio.cartera.cartera import Cartera
from buzon.dominio.cartera.pliegues import cerrados
from buzon.dominio.cartera.pliegues.pliegue import Pliegue
from buzon.dominio.cartera.valores import Pausa, Problema
from buzon.dominio.hechos import (
    CasaAbierta,
    FalloObservado,
    FalloSuperado,
    LibroRestaurado,
    PausaPuesta,
    PausaQuitada,
    PreguntaHecha,
    PreguntaRespondida,
    PreguntaRetirada,
    VigilanciaActivada,
)


def _abrir(c: Cartera, h: CasaAbierta, cuando: datetime) -> None:
    c.casa = h.casa
    c.abierta = cuando


def _activar(c: Cartera, h: VigilanciaActivada, _cuando: datetime) -> None:
    c.activada = h.desde


def _volver_a_una_copia(c: Cartera, h: LibroRestaurado, cuando: datetime) -> None:
    c.restaurada = cuando
    c.restauracion_por_contar = h.como


def _pausar(c: Cartera, h: PausaPuesta, cuando: datetime) -> None:
    c.pausas[h.alcance, h.objeto] = Pausa(
        hasta=h.hasta, motivo=h.motivo, puesta=cuando, respuesta=h.respuesta, por_norma=h.por_norma
    )


def _reanudar(c: Cartera, h: PausaQuitada, _cuando: datetime) -> None:
    c.pausas.pop((h.alcance, h.objeto), None)


def _preguntar(c: Cartera, h: PreguntaHecha, _cuando: datetime) -> None:
    c.preguntas[h.pregunta] = h
    if h.asunto == "casa":
        c.preguntas_de_casa[h.pregunta] = None
        c.restauracion_por_contar = ""
    if h.deudor:
        c.acuerdos_de[h.deudor][h.pregunta] = None


def _cerrar_pregunta(c: Cartera, h: PreguntaRespondida | PreguntaRetirada, _cuando: datetime) -> None:
    pregunta = c.preguntas.pop(h.pregunta, None)
    c.preguntas_de_casa.pop(h.pregunta, None)
    if pregunta and pregunta.deudor:
        c.acuerdos_de[pregunta.deudor].pop(h.pregunta, None)
        cerrados.recordar(c, h.pago if isinstance(h, PreguntaRetirada) else None, pregunta)


def _fallar(c: Cartera, h: FalloObservado, cuando: datetime) -> None:
    if h.clave not in c.problemas:
        c.problemas[h.clave] = Problema(clave=h.clave, texto=h.texto, desde=cuando)


def _superar(c: Cartera, h: FalloSuperado, _cuando: datetime) -> None:
    c.problemas.pop(h.clave, None)


PLIEGUES: dict[type, Pliegue] = {
    CasaAbierta: _abrir,
    LibroRestaurado: _volver_a_una_copia,
    VigilanciaActivada: _activar,
    PausaPuesta: _pausar,
    PausaQuitada: _reanudar,
    PreguntaHecha: _preguntar,
    PreguntaRespondida: _cerrar_pregunta,
    PreguntaRetirada: _cerrar_pregunta,
    FalloObservado: _fallar,
    FalloSuperado: _superar,
}
