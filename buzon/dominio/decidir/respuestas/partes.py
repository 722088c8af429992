"""Promete pagar en dos veces: dos promesas, la segunda atada a la primera. Si falla la primera, la otra no vale."""

from collections.abc import Iterator
from datetime import timedelta
from decimal import Decimal

from buzon.dominio.decidir.respuestas.caso import Caso, atendida, contestacion
from buzon.dominio.dinero import decimales
from buzon.dominio.hechos import CualquierHecho, PromesaHecha, PromesaRetirada

_ADMITEN = frozenset({"promesa", "plan", "gracias", "otra"})
_DOS = 2
_CERTEZA = 0.4


def tratar(caso: Caso) -> Iterator[CualquierHecho]:
    """No produce nada si no las dice claras las dos: entonces es una promesa, un plan o una pregunta, como siempre."""
    importe = _primera(caso)
    if importe is None:
        return
    primera, segunda = caso.e.partes
    recibida, nombre = caso.recibida, f"pr-{caso.corta}"
    for vieja in caso.c.promesas_de(caso.deudor.id):
        if set(vieja.facturas) <= set(recibida.facturas):
            yield PromesaRetirada(promesa=vieja.id, motivo="prometió otra fecha", deudor=caso.deudor.id)
    cita = recibida.cita
    for clave, fecha, cuanto, sigue_a in (
        (nombre, primera.fecha, importe, None),
        (f"{nombre}-2", segunda.fecha, None, nombre),
    ):
        yield PromesaHecha(
            promesa=clave,
            deudor=caso.deudor.id,
            facturas=recibida.facturas,
            fecha=fecha,
            cita=cita,
            importe=cuanto,
            sigue_a=sigue_a,
        )
    yield atendida(caso, f"promete en dos veces, hasta el {segunda.fecha:%d/%m/%Y}")
    if not caso.no_contestar:
        moneda = caso.c.facturas[recibida.facturas[0]].moneda
        yield contestacion(
            caso,
            f"promesa/{nombre}",
            "promesa_confirmada",
            f"prometió pagar en dos veces: «{cita}»",
            fecha=segunda.fecha.isoformat(),
            cita=cita,
            primera=[primera.fecha.isoformat(), str(importe), moneda],
        )


def _primera(caso: Caso) -> Decimal | None:
    """Lo que pagaría primero; `None` si no se puede tomar por una promesa en dos veces."""
    # Dos fechas, una cantidad y «el resto», sin negar ni preguntar, ya prueban mucho: basta con que no sea dudoso.
    es_clara = not caso.e.es_indirecta and caso.principal.certeza >= _CERTEZA
    es_promesa = es_clara and caso.principal.tipo in ("promesa", "plan")
    if len(caso.e.partes) != _DOS or not es_promesa or {i.tipo for i in caso.e.intenciones} - _ADMITEN:
        return None
    primera, segunda = caso.e.partes
    if primera.fecha < caso.hoy or segunda.fecha > caso.hoy + timedelta(days=caso.reglas.acuerdos.max_dias_promesa):
        return None
    facturas = [caso.c.facturas[factura] for factura in caso.recibida.facturas]
    if len({factura.moneda for factura in facturas}) != 1:
        return None
    total = sum((factura.saldo for factura in facturas), Decimal(0))
    importe = primera.importe
    if primera.porcentaje is not None:
        unidad = Decimal(1).scaleb(-decimales(facturas[0].moneda))
        importe = (total * primera.porcentaje / 100).quantize(unidad)
    return importe if importe is not None and 0 < importe < total else None
