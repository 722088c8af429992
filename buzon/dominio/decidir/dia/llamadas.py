"""Una etapa que no es una carta: se le pide al titular que llame al cliente."""

import hashlib
from collections.abc import Iterator
from datetime import date, timedelta

import msgspec

from buzon.dominio.cartera.cartera import Cartera
from buzon.dominio.cartera.valores import Deudor
from buzon.dominio.decidir.cartas import al_titular
from buzon.dominio.decidir.dia.cartas import Toca
from buzon.dominio.hechos import CartaEncargada, CualquierHecho, PreguntaHecha, PreguntaRetirada, Renglon
from buzon.dominio.reglas import Etapa, Reglas

_DIAS_PARA_LLAMAR = timedelta(days=7)


def pedir_llamada(c: Cartera, deudor: Deudor, etapa: Etapa, suyas: list[Toca], reglas: Reglas) -> CartaEncargada:
    """La carta al titular con el teléfono, lo que se debe y qué decir. Con ella la etapa queda alcanzada."""
    ronda = 1
    while (carta := f"pregunta/{_pregunta(deudor, etapa, ronda)}") in c.cartas:
        ronda += 1
    particular = reglas.particular(deudor.nombre, deudor.id_fiscal, deudor.correos)
    pedida = al_titular(
        reglas,
        carta,
        "llamada",
        plantilla="pregunta",
        deudor=deudor.id,
        telefono=particular.telefono,
        etapa=etapa.nombre,
    )
    renglones = tuple(Renglon(toca.factura.id, toca.etapa) for toca in suyas)
    razon = "; ".join(f"{toca.factura.numero}: {toca.como.motivo}" for toca in suyas)
    return msgspec.structs.replace(pedida, renglones=renglones, razon=razon)


def con_su_pregunta(c: Cartera, carta: CartaEncargada) -> Iterator[CualquierHecho]:
    """La pregunta y la carta que la hace."""
    nombre = c.deudores[carta.deudor or ""].nombre
    yield PreguntaHecha(
        pregunta=carta.carta.removeprefix("pregunta/"),
        asunto="llamada",
        objeto=carta.carta.removeprefix("pregunta/q-"),
        texto=f"llama a {nombre} y dime cómo fue",
        opciones=("promete", "nocontesta", "numeromalo", "disputa"),
        deudor=carta.deudor,
        facturas=tuple(renglon.factura for renglon in carta.renglones),
    )
    yield carta


def _pregunta(deudor: Deudor, etapa: Etapa, ronda: int) -> str:
    huella = hashlib.sha256(f"{deudor.id}\0{etapa.nombre}\0{ronda}".encode()).hexdigest()[:12]
    return f"q-llamada-{huella}"


def vencer_llamadas(c: Cartera, hoy: date, reglas: Reglas) -> Iterator[CualquierHecho]:
    """Si en una semana el titular no dijo cómo fue, la secuencia sigue: una llamada olvidada no calla a nadie."""
    for pregunta in tuple(c.preguntas.values()):
        carta = c.cartas.get(f"pregunta/{pregunta.pregunta}") if pregunta.asunto == "llamada" else None
        if carta and hoy > carta.encargada.astimezone(reglas.zona).date() + _DIAS_PARA_LLAMAR:
            yield PreguntaRetirada(pregunta=pregunta.pregunta, motivo="pasó una semana sin saber cómo fue la llamada")
