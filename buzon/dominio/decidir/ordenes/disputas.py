"""El titular decide una disputa: da la razón al cliente, la mantiene o le pide más datos; y se le escribe."""

from collections.abc import Iterator
from datetime import datetime
from typing import Any

from buzon.dominio.cartera.cartera import Cartera
from buzon.dominio.cartera.valores import Disputa
from buzon.dominio.decidir.cartas import al_deudor
from buzon.dominio.decidir.ordenes.contexto import Contexto, Hecha, objeto_de
from buzon.dominio.hechos import (
    CartaEncargada,
    CualquierHecho,
    DisputaResuelta,
    FacturaAnulada,
    PreguntaHecha,
    PreguntaRespondida,
)
from buzon.dominio.ordenes import Orden
from buzon.dominio.reglas import Reglas

_DICHAS = {"razon": "le diste la razón", "mantener": "la mantuviste"}


def decidir(
    c: Cartera, orden: Orden, contexto: Contexto, _ahora: datetime, _reglas: Reglas
) -> Iterator[CualquierHecho | Hecha]:
    """Cada disputa de la que habla la orden. Pedir más datos no la cierra."""
    disputas = _de_cual(c, orden, contexto)
    if not disputas:
        yield Hecha("No hay ninguna disputa viva de eso: no he cambiado nada.")
        return
    for disputa in disputas:
        if orden.accion == "datos":
            yield from _pedir_datos(c, disputa)
        else:
            yield from _resolver(c, disputa, orden.accion, contexto)


def _de_cual(c: Cartera, orden: Orden, contexto: Contexto) -> tuple[Disputa, ...]:
    pregunta = contexto.pregunta
    if pregunta and pregunta.asunto == "disputa" and not orden.objeto:
        suya = c.disputas.get(pregunta.objeto)
        return (suya,) if suya else ()
    objeto = objeto_de(c, orden, contexto)
    deudores = {factura.deudor for factura in objeto.facturas} | ({objeto.deudor.id} if objeto.deudor else set())
    nombradas = {factura.id for factura in objeto.facturas}
    vivas = (disputa for deudor in sorted(deudores) for disputa in c.disputas_de(deudor))
    return tuple(disputa for disputa in vivas if not nombradas or nombradas & set(disputa.facturas))


def _resolver(c: Cartera, disputa: Disputa, como: str, contexto: Contexto) -> Iterator[CualquierHecho | Hecha]:
    """Con la razón, las facturas se anulan; mantenida, la secuencia sigue donde estaba tras unos días."""
    abiertas = tuple(factura for factura in disputa.facturas if c.facturas[factura].esta_abierta)
    yield DisputaResuelta(disputa=disputa.id, como=f"{contexto.por}: {_DICHAS[como]}", deudor=disputa.deudor)
    if como == "razon":
        for factura in abiertas:
            yield FacturaAnulada(factura=factura, motivo=f"{contexto.por} le dio la razón al cliente")
    for pregunta in _preguntas(c, disputa):
        yield PreguntaRespondida(pregunta=pregunta.pregunta, respuesta=como, por=contexto.por, deudor=disputa.deudor)
    if abiertas:
        yield from _carta(c, disputa, abiertas, "disputa_resuelta", como=como)
    numeros = ", ".join(c.facturas[factura].numero for factura in disputa.facturas)
    nombre = c.deudores[disputa.deudor].nombre
    que = f"Anulada {numeros}" if como == "razon" else f"Mantengo {numeros}: la secuencia sigue"
    yield Hecha(f"{que}. Se lo digo a {nombre} por escrito.")


def _preguntas(c: Cartera, disputa: Disputa) -> Iterator[PreguntaHecha]:
    return (p for p in c.preguntas_de(disputa.deudor) if p.asunto == "disputa" and p.objeto == disputa.id)


def _pedir_datos(c: Cartera, disputa: Disputa) -> Iterator[CualquierHecho | Hecha]:
    if f"disputa_datos/{disputa.id}" in c.cartas:
        yield Hecha("Ya le pedí más datos por eso: espero su respuesta.")
        return
    yield from _carta(c, disputa, disputa.facturas, "disputa_datos", motivo=disputa.motivo)
    yield Hecha(f"Le pido más datos a {c.deudores[disputa.deudor].nombre}. La disputa sigue abierta.")


def _carta(
    c: Cartera, disputa: Disputa, facturas: tuple[str, ...], plantilla: str, **datos: Any
) -> Iterator[CartaEncargada]:
    deudor = c.deudores[disputa.deudor]
    if deudor.direcciones:
        razon = f"no está conforme: «{disputa.cita}»"
        carta = f"{plantilla}/{disputa.id}"
        yield al_deudor(deudor, carta, plantilla, facturas=facturas, razon=razon, cita=disputa.cita, **datos)
