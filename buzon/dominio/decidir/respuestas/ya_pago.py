"""Dice que ya pagó: se le cree unos días, hasta ver el dinero. Dos veces; a la tercera decide el titular."""

from collections.abc import Iterator
from datetime import timedelta

from buzon.dominio.decidir.pagos import reclamar_descartados
from buzon.dominio.decidir.respuestas.caso import Caso, atendida, aviso, preguntar
from buzon.dominio.hechos import CualquierHecho, PagoAlegado

# Quien dice siempre que ya pagó no puede quedarse para siempre sin recordatorios.
_MAX_ALEGATOS = 2


def tratar(caso: Caso) -> Iterator[CualquierHecho]:
    """Un alegato hasta dentro de `dias_alegato`, y el aviso al titular por si ya lo vio."""
    veces = max((caso.c.alegadas.get(factura, 0) for factura in caso.recibida.facturas), default=0)
    if veces >= _MAX_ALEGATOS:
        yield from preguntar(caso, "respuesta_ya_pago_mas", f"Ya lo dijo {veces} veces y no vi el dinero: ¿qué hago?")
        return
    yield PagoAlegado(
        alegato=f"a-{caso.corta}",
        deudor=caso.deudor.id,
        facturas=caso.recibida.facturas,
        hasta=caso.hoy + timedelta(days=caso.reglas.cobranza.dias_alegato),
        cita=caso.recibida.cita,
        fecha=caso.principal.fecha,
        importe=caso.principal.importe,
    )
    yield from reclamar_descartados(
        caso.c, caso.deudor, caso.recibida.facturas, caso.principal.importe, caso.hoy, caso.reglas
    )
    yield atendida(caso, "espero el aviso del banco")
    yield aviso(caso, "respuesta_ya_pago")
