"""Un sí o un no del titular: lo que significa depende de lo que se le preguntó."""

from collections.abc import Callable, Iterator
from datetime import datetime

from msgspec.structs import replace

from buzon.dominio.cartera.cartera import Cartera
from buzon.dominio.decidir.ordenes import (
    acuerdos,
    acuerdos_contestados,
    borradores,
    cobros,
    direcciones,
    importaciones,
    notas,
    pausas,
)
from buzon.dominio.decidir.ordenes.contexto import Contexto, Hecha, borrador_de, dar_por_contestada
from buzon.dominio.decidir.registro import proponer
from buzon.dominio.decidir.sin_prueba import CONFIRMACION
from buzon.dominio.hechos import BorradorCerrado, CartaAnulada, CartaEnviada, CualquierHecho, FacturaCorregida
from buzon.dominio.ordenes import Accion, Orden
from buzon.dominio.reglas import Reglas

# Qué orden es un «sí» y qué orden es un «no», según lo que se preguntaba.
_LO_MISMO_QUE: dict[str, tuple[Accion, Accion]] = {
    "alegato": ("pagada", "reanudar"),  # ¿lo recibiste?
    "carta": ("reanudar", "pausar"),  # ¿lo intento otra vez?
    "pago": ("aplicar", "ninguna"),  # ¿de qué factura es?
    "casa": ("reanudar", "pausar"),  # ¿lo has revisado y sigo?
}
_DE_DINERO = frozenset({"alegato", "pago", "borrador", "importacion", "a_favor"})
_OBEDIENCIAS: dict[Accion, Callable[..., Iterator[CualquierHecho | Hecha]]] = {
    "pagada": cobros.pagada,
    "aplicar": cobros.aplicar,
    "ninguna": cobros.ninguna,
    "reanudar": pausas.reanudar,
    "pausar": pausas.pausar,
}


_DE_REGISTRO: dict[str, Callable[..., Iterator[CualquierHecho | Hecha]]] = {
    "importacion": importaciones.contestar,  # ¿la registro entera?
    "a_favor": notas.usar_lo_a_favor,  # ¿lo descuento?
}

_DE_ACUERDOS: dict[str, Callable[..., Iterator[CualquierHecho | Hecha]]] = {
    "plan": acuerdos.contestar,
    "acuerdo": acuerdos_contestados.contestar,
}


def contestar(
    c: Cartera, orden: Orden, contexto: Contexto, ahora: datetime, reglas: Reglas
) -> Iterator[CualquierHecho | Hecha]:
    """Un sí o un no a lo que se preguntó."""
    es_si = orden.accion == "si"
    carta_id = (contexto.carta or "").removeprefix("duda/")
    if contexto.carta and contexto.carta.startswith("duda/") and carta_id in c.cartas:
        yield from _aclarar_duda(c, carta_id, contexto, es_si=es_si)
        return
    pregunta = contexto.pregunta
    if orden.es_vaga and pregunta and pregunta.asunto in _DE_DINERO:
        yield Hecha("No sé si eso es un sí o solo que lo has leído, y se trata de dinero: contesta «sí» o «no».")
        return
    if pregunta and pregunta.asunto in _LO_MISMO_QUE:
        accion = _LO_MISMO_QUE[pregunta.asunto][0 if es_si else 1]
        yield from _OBEDIENCIAS[accion](c, replace(orden, accion=accion), contexto, ahora, reglas)
        return
    if pregunta and pregunta.asunto == "direccion":
        yield from direcciones.contestar(c, pregunta, contexto, es_si=es_si)
        return
    if pregunta and pregunta.asunto in _DE_ACUERDOS:
        yield from _DE_ACUERDOS[pregunta.asunto](c, pregunta, contexto, ahora, reglas, es_si=es_si)
        return
    if pregunta and pregunta.asunto in _DE_REGISTRO:
        yield from _DE_REGISTRO[pregunta.asunto](c, pregunta, contexto, reglas, es_si=es_si)
        return
    borrador = borrador_de(c, contexto)
    if borrador and CONFIRMACION in borrador.faltan:
        yield from borradores.confirmar(c, borrador, contexto, reglas, es_si=es_si)
        return
    if borrador is None or "repetida" not in borrador.faltan:
        yield Hecha("No tengo nada pendiente que se conteste con sí o no: dime qué hago y de qué factura.")
        return
    previa = c.facturas.get(contexto.facturas[0]) if contexto.facturas else None
    if es_si and previa:
        propuesta = proponer(c, borrador.leida, borrador.correos, reglas)
        yield FacturaCorregida(
            factura=previa.id,
            importe=propuesta.importe or None,
            vencimiento=propuesta.vencimiento,
            fecha=borrador.leida.fecha,
            moneda=borrador.leida.moneda,
        )
        yield Hecha(f"La factura {previa.numero} queda con los datos nuevos.")
    else:
        yield Hecha("De acuerdo: dejo la factura como estaba.")
    yield BorradorCerrado(borrador=borrador.id, factura=previa.id if previa else None, motivo=orden.accion)
    yield from dar_por_contestada(contexto, orden.accion)


def _aclarar_duda(c: Cartera, carta_id: str, contexto: Contexto, *, es_si: bool) -> Iterator[CualquierHecho | Hecha]:
    if c.cartas[carta_id].estado != "retenida":
        yield Hecha("Eso ya está aclarado: no he cambiado nada.")
    elif es_si:
        yield CartaEnviada(carta=carta_id, acuse=f"según {contexto.por}")
        yield Hecha("La doy por enviada.")
    else:
        yield CartaAnulada(carta=carta_id, motivo=f"{contexto.por} dice que no llegó")
        yield Hecha("La doy por no enviada: saldrá otra cuando toque.")
