"""Dice que ya pagó: se le cree unos días, hasta ver el dinero. Dos veces; a la tercera decide el titular."""

from collections.abc import Iterator
from datetime import timedelta
from decimal import Decimal

from buzon.dominio.alegatos import es_una_parte
from buzon.dominio.decidir.pagos import reclamar_descartados
from buzon.dominio.decidir.respuestas.caso import Caso, atendida, aviso, preguntar
from buzon.dominio.dinero import escribir
from buzon.dominio.hechos import CualquierHecho, PagoAlegado

# Quien dice siempre que ya pagó no puede quedarse para siempre sin recordatorios.
_MAX_ALEGATOS = 2


def tratar(caso: Caso) -> Iterator[CualquierHecho]:
    """Un alegato hasta dentro de `dias_alegato`, y el aviso al titular por si ya lo vio."""
    ya_dicho = _ya_dicho(caso)
    if ya_dicho:
        yield from _reclamar(caso)
        yield atendida(caso, ya_dicho)
        yield _aviso(caso)
        return
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
    yield from _reclamar(caso)
    yield atendida(caso, "espero el aviso del banco")
    yield _aviso(caso)


def _reclamar(caso: Caso) -> Iterator[CualquierHecho]:
    recibida = caso.recibida
    yield from reclamar_descartados(
        caso.c, caso.deudor, recibida.facturas, caso.principal.importe, caso.hoy, caso.reglas
    )


def _ya_dicho(caso: Caso) -> str | None:
    """Cómo se atiende si ya lo había dicho y aún se espera, o ya se le preguntó al titular: un pago, una pregunta."""
    suyas = set(caso.recibida.facturas)
    for alegato in caso.c.alegatos_de(caso.deudor.id):
        if suyas <= set(alegato.facturas):
            return f"ya lo había dicho: lo espero hasta el {alegato.hasta:%d/%m/%Y}"
    preguntado = any(
        pregunta.asunto == "alegato" and suyas <= set(pregunta.facturas)
        for pregunta in caso.c.preguntas_de(caso.deudor.id)
    )
    return "ya lo había dicho y el titular lo está mirando" if preguntado else None


def _aviso(caso: Caso) -> CualquierHecho:
    """Lo que se le cuenta al titular: si solo dice haber pagado una parte, cuánto, si lo dice, y de cuánto."""
    suyas = [caso.c.facturas[factura] for factura in caso.recibida.facturas]
    parte = caso.principal.importe
    if not es_una_parte(suyas, parte, caso.recibida.cita):
        return aviso(caso, "respuesta_ya_pago")
    pais, moneda = caso.reglas.negocio.pais, suyas[0].moneda
    dicho = escribir(parte, moneda, pais) if parte is not None else "una parte"
    total = sum((factura.saldo for factura in suyas), Decimal(0))
    return aviso(caso, "respuesta_ya_pago_parte", importe=dicho, total=escribir(total, moneda, pais))
