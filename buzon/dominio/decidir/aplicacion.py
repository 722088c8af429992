"""Aplicar un dinero a sus facturas: salda, da las gracias y cierra lo que ese dinero cumple."""

from collections.abc import Iterable, Iterator, Mapping
from datetime import datetime
from decimal import Decimal

from msgspec.structs import replace

from buzon.dominio.cartera.cartera import Cartera
from buzon.dominio.cartera.valores import Deudor, Factura, Promesa
from buzon.dominio.decidir.acuerdos import cumplidos
from buzon.dominio.decidir.cartas import al_deudor
from buzon.dominio.hechos import (
    AlegatoCerrado,
    CartaEncargada,
    CualquierHecho,
    PagoAplicado,
    PagoRecibido,
    PreguntaRetirada,
    PromesaCumplida,
    RespuestaAtendida,
)


def aplicar_pago(
    c: Cartera,
    pago: PagoRecibido,
    aplicaciones: tuple[tuple[str, Decimal], ...],
    razones: tuple[str, ...],
    *,
    comision: Decimal = Decimal(0),
    rebajas: Mapping[str, Decimal] | None = None,
    cargos: Mapping[str, Decimal] | None = None,
) -> Iterator[CualquierHecho]:
    """Aplica el pago, da las gracias y cierra lo que ese dinero cumple. `pago` puede estar ya en la cartera o no.

    `comision` es la parte de lo aplicado que no llegó: se carga a la última factura. `rebajas`: de cada una, la parte
    que se rebaja por pronto pago. `cargos`: lo que además de ella cobra sus intereses y gastos.
    """
    hechos = tuple(_aplicado(pago, aplicaciones, razones, comision, rebajas or {}, cargos or {}))
    yield from hechos
    por_deudor: dict[str, list[PagoAplicado]] = {}
    for hecho in hechos:
        por_deudor.setdefault(c.facturas[hecho.factura].deudor, []).append(hecho)
    for deudor_id, partes in por_deudor.items():
        entra = {parte.factura: parte.importe for parte in partes}
        quitas = tuple(cumplidos(c, deudor_id, entra))
        yield from quitas
        perdonadas = {factura for quita in quitas for factura, _ in quita.perdonado}
        saldadas = {p.factura for p in partes if p.importe >= c.facturas[p.factura].saldo} | perdonadas
        yield from cerrar_acuerdos(c, deudor_id, saldadas, entra, pago=pago.pago)
        if c.deudores[deudor_id].direcciones:
            yield _gracias(c.deudores[deudor_id], pago, partes)


def _aplicado(
    pago: PagoRecibido,
    aplicaciones: tuple[tuple[str, Decimal], ...],
    razones: tuple[str, ...],
    comision: Decimal,
    rebajas: Mapping[str, Decimal],
    cargos: Mapping[str, Decimal],
) -> Iterator[PagoAplicado]:
    for lugar, (factura, importe) in enumerate(aplicaciones, start=1):
        yield PagoAplicado(
            pago=pago.pago,
            factura=factura,
            importe=importe,
            razones=razones,
            comision=comision if lugar == len(aplicaciones) else Decimal(0),
            descuento=rebajas.get(factura, Decimal(0)),
            cargos=cargos.get(factura, Decimal(0)),
        )


def _gracias(deudor: Deudor, pago: PagoRecibido, partes: list[PagoAplicado]) -> CartaEncargada:
    """Por lo que llegó de él: sin lo que se le rebajó ni lo que se quedó el banco, y con los cargos que pagó."""
    return al_deudor(
        deudor,
        f"gracias/{pago.pago}/{deudor.id}",
        "gracias",
        facturas=tuple(parte.factura for parte in partes),
        razon="; ".join(partes[0].razones),
        importe=str(sum((p.importe - p.descuento + p.cargos - p.comision for p in partes), Decimal(0))),
        moneda=pago.moneda,
        fecha=pago.fecha.isoformat(),
    )


def juntar_gracias(cartas: Iterable[CartaEncargada]) -> Iterator[CartaEncargada]:
    """Las gracias de varios pagos dichos a la vez: una carta a cada cliente y en cada moneda, por la suma."""
    grupos: dict[tuple[str | None, str], list[CartaEncargada]] = {}
    for carta in cartas:
        grupos.setdefault((carta.deudor, str(carta.datos["moneda"])), []).append(carta)
    for primera, *otras in grupos.values():
        todas = (primera, *otras)
        importe = sum((Decimal(str(carta.datos["importe"])) for carta in todas), Decimal(0))
        yield replace(
            primera,
            renglones=tuple(dict.fromkeys(renglon for carta in todas for renglon in carta.renglones)),
            datos={**primera.datos, "importe": str(importe)},
        )


def cerrar_acuerdos(
    c: Cartera, deudor: str, saldadas: set[str], entra: dict[str, Decimal], *, pago: str | None = None
) -> Iterator[CualquierHecho]:
    """Las promesas que ese dinero cumple, y los "ya pagué" que eran verdad. `entra`: lo que recibe cada factura.

    `pago` es el que lo cierra, si es un pago: si se deshace, todo esto vuelve a abrirse.
    """
    for promesa in c.promesas_de(deudor):
        if _quedan(c, promesa.facturas, saldadas) and not _esta_lo_prometido(c, promesa, entra):
            continue
        yield PromesaCumplida(promesa=promesa.id, deudor=deudor, pago=pago)
    for alegato in c.alegatos_de(deudor):
        # Si a cada una le llegó algo después de decirlo, dijo la verdad: lo que quede se reclama como resto.
        quedan = _quedan(c, alegato.facturas, saldadas)
        if not [f for f in quedan if f not in entra and not _abonado_desde(c, c.facturas[f], alegato.hecho)]:
            yield AlegatoCerrado(alegato=alegato.id, motivo="llegó el dinero", deudor=deudor, pago=pago)
    if not [f for f in c.abiertas_de(deudor) if f.id not in saldadas]:
        for respuesta in c.respuestas_de(deudor):
            yield RespuestaAtendida(respuesta=respuesta.respuesta, como="ya no debe nada", deudor=deudor, pago=pago)
        for pregunta in c.preguntas_de(deudor):
            # Un borrador por confirmar sigue siendo una deuda posible.
            if pregunta.asunto != "borrador":
                yield PreguntaRetirada(pregunta=pregunta.pregunta, motivo="ya no debe nada", pago=pago)


def _quedan(c: Cartera, facturas: tuple[str, ...], saldadas: set[str]) -> list[str]:
    return [f for f in facturas if f not in saldadas and c.facturas[f].esta_abierta]


def _abonado_desde(c: Cartera, factura: Factura, desde: datetime) -> Decimal:
    return sum((a.importe for a in factura.abonos if c.pagos[a.pago].cuando >= desde), Decimal(0))


def _esta_lo_prometido(c: Cartera, promesa: Promesa, entra: dict[str, Decimal]) -> bool:
    """Prometió una cantidad y desde entonces ha entrado: cumplió, aunque quede resto."""
    if promesa.importe is None:
        return False
    antes = sum((_abonado_desde(c, c.facturas[f], promesa.hecha) for f in promesa.facturas), Decimal(0))
    return antes + sum((entra.get(f, Decimal(0)) for f in promesa.facturas), Decimal(0)) >= promesa.importe
