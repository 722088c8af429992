"""Prórrogas, quitas, daciones y mediaciones: proponerlas, confirmarlas, y lo que les hacen el dinero y los días."""

from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from typing import Any, Literal

import msgspec

from buzon.dominio.acuerdos import Clase
from buzon.dominio.cartera.cartera import Cartera
from buzon.dominio.cartera.valores import Acuerdo, Deudor, Factura
from buzon.dominio.decidir.cartas import al_deudor, preguntar_al_titular
from buzon.dominio.hechos import (
    AcuerdoCumplido,
    AcuerdoPropuesto,
    AcuerdoRetirado,
    AcuerdoRoto,
    CartaEncargada,
    CualquierHecho,
    PausaQuitada,
    PlanRetirado,
    PreguntaHecha,
    PromesaRetirada,
)
from buzon.dominio.quitas import pagado_de
from buzon.dominio.reglas import Reglas

TRAS_MEDIAR = "hubo acuerdo en la mediación y falta decir cuál"
# Solo el titular sabe si llegó la mercancía o si hubo acuerdo: el día previsto se le pregunta.
_ACABAN_PREGUNTANDO = frozenset({"dacion", "mediacion"})


class Trato(msgspec.Struct, frozen=True, kw_only=True):
    """Lo que se acordaría. Las facturas son de una sola moneda si `importe` no es `None`."""

    acuerdo: str
    clase: Clase
    facturas: tuple[Factura, ...]
    por: Literal["deudor", "titular"]
    hasta: date
    cita: str
    huella: str = ""
    importe: Decimal | None = None

    @property
    def moneda(self) -> str:
        """La de sus facturas."""
        return self.facturas[0].moneda


def trato_de(c: Cartera, acuerdo: Acuerdo) -> Trato:
    """El trato de un acuerdo vivo, con las facturas que aún se deben."""
    return Trato(
        acuerdo=acuerdo.id,
        clase=acuerdo.clase,
        facturas=tuple(f for f in (c.facturas[i] for i in acuerdo.facturas) if f.esta_abierta),
        por=acuerdo.por,
        hasta=acuerdo.hasta,
        cita=acuerdo.cita,
        huella=acuerdo.huella,
        importe=acuerdo.importe,
    )


def propuesto(deudor: Deudor, trato: Trato) -> AcuerdoPropuesto:
    """El hecho de proponerlo."""
    return AcuerdoPropuesto(
        acuerdo=trato.acuerdo,
        clase=trato.clase,
        deudor=deudor.id,
        facturas=tuple(factura.id for factura in trato.facturas),
        por=trato.por,
        hasta=trato.hasta,
        cita=trato.cita,
        huella=trato.huella,
        importe=trato.importe,
        moneda=trato.moneda if trato.importe is not None else "",
    )


def carta(deudor: Deudor, trato: Trato, plantilla: str, razon: str) -> Iterator[CartaEncargada]:
    """La carta que lo propone o lo confirma por escrito; ninguna si no hay adónde escribirle."""
    if not deudor.direcciones:
        return
    datos: dict[str, Any] = {"clase": trato.clase, "fecha": trato.hasta.isoformat()}
    if trato.importe is not None:
        datos |= {"importe": str(trato.importe), "moneda": trato.moneda}
    if trato.por == "deudor":
        datos["cita"] = trato.cita
    facturas = tuple(factura.id for factura in trato.facturas)
    yield al_deudor(deudor, f"{plantilla}/{trato.acuerdo}", plantilla, facturas=facturas, razon=razon, **datos)


def retirar_lo_anterior(
    c: Cartera, deudor: str, facturas: tuple[Factura, ...], motivo: str, *, salvo: str = ""
) -> Iterator[CualquierHecho]:
    """De una misma factura no hay dos acuerdos a la vez: el nuevo deja sin efecto los que había."""
    suyas = {factura.id for factura in facturas}
    for plan in c.planes_de(deudor):
        if suyas & set(plan.facturas):
            yield PlanRetirado(plan=plan.id, motivo=motivo, deudor=deudor)
    for promesa in c.promesas_de(deudor):
        if set(promesa.facturas) <= suyas:
            yield PromesaRetirada(promesa=promesa.id, motivo=motivo, deudor=deudor)
    for factura in sorted(suyas):
        pausa = c.pausas.get(("factura", factura))
        if pausa and pausa.motivo == TRAS_MEDIAR:
            yield PausaQuitada(alcance="factura", objeto=factura)
    for acuerdo in c.acuerdos_vivos(deudor):
        if acuerdo.id != salvo and suyas & set(acuerdo.facturas):
            yield AcuerdoRetirado(acuerdo=acuerdo.id, motivo=motivo, deudor=deudor)


def cumplidos(c: Cartera, deudor: str, entra: dict[str, Decimal]) -> Iterator[AcuerdoCumplido]:
    """Las quitas que ese dinero cumple. `entra`: lo que recibe cada factura. El resto queda perdonado."""
    for acuerdo in c.acuerdos_vivos(deudor):
        es_oferta = acuerdo.estado == "aceptado" or acuerdo.por == "titular"
        if acuerdo.clase != "quita" or acuerdo.importe is None or not es_oferta:
            continue
        if not set(acuerdo.facturas) & set(entra):
            continue
        quedan = {f: c.facturas[f].saldo - entra.get(f, Decimal(0)) for f in acuerdo.facturas}
        llegado = pagado_de(c, acuerdo) + sum((entra.get(f, Decimal(0)) for f in acuerdo.facturas), Decimal(0))
        if llegado >= acuerdo.importe:
            perdonado = tuple((factura, resto) for factura, resto in quedan.items() if resto > 0)
            yield AcuerdoCumplido(acuerdo=acuerdo.id, deudor=deudor, perdonado=perdonado)


def vencimientos(c: Cartera, hoy: date, reglas: Reglas) -> Iterator[CualquierHecho]:
    """Lo que el paso de los días decide: lo pagado se cumple, lo que no llegó se rompe, y lo demás se pregunta."""
    for acuerdo in tuple(c.acuerdos.values()):
        se_debe = any(c.facturas[factura].esta_abierta for factura in acuerdo.facturas)
        if acuerdo.estado == "propuesto":
            motivo = _por_que_ya_no(c, acuerdo, hoy, se_debe=se_debe)
            if motivo:
                yield AcuerdoRetirado(acuerdo=acuerdo.id, motivo=motivo, deudor=acuerdo.deudor)
        elif not se_debe:
            yield AcuerdoCumplido(acuerdo=acuerdo.id, deudor=acuerdo.deudor)
        elif acuerdo.hasta < hoy and not _hay_algo_por_resolver(c, acuerdo.deudor):
            if acuerdo.clase in _ACABAN_PREGUNTANDO:
                yield from _preguntar_el_final(c, acuerdo, hoy, reglas)
            else:
                yield AcuerdoRoto(acuerdo=acuerdo.id, deudor=acuerdo.deudor)


def _por_que_ya_no(c: Cartera, acuerdo: Acuerdo, hoy: date, *, se_debe: bool) -> str | None:
    if not se_debe:
        return "ya no se debe"
    if acuerdo.por == "titular":
        return "no contestó a la propuesta" if acuerdo.hasta < hoy else None
    espera = any(pregunta.objeto == acuerdo.id for pregunta in c.preguntas_de(acuerdo.deudor))
    return None if espera else "el titular decidió otra cosa"


def _hay_algo_por_resolver(c: Cartera, deudor: str) -> bool:
    """Una respuesta, una pregunta, un «ya pagué» o un pago sin asignar: mientras tanto nada se da por roto."""
    vivos = c.acuerdos_de.get(deudor, {})
    return any(i not in c.planes and i not in c.acuerdos and i not in c.promesas for i in vivos)


def _preguntar_el_final(c: Cartera, acuerdo: Acuerdo, hoy: date, reglas: Reglas) -> Iterator[CualquierHecho]:
    pregunta = f"q-{acuerdo.id}-{hoy:%Y%m%d}"
    if f"pregunta/{pregunta}" in c.cartas:
        return
    nombre = c.deudores[acuerdo.deudor].nombre
    que = "¿recibiste lo acordado con" if acuerdo.clase == "dacion" else "¿hubo acuerdo en la mediación con"
    yield from preguntar_al_titular(
        reglas,
        PreguntaHecha(
            pregunta=pregunta,
            asunto="acuerdo",
            objeto=acuerdo.id,
            texto=f"{que} {nombre}?",
            opciones=("si", "no"),
            deudor=acuerdo.deudor,
            facturas=acuerdo.facturas,
            clase=acuerdo.clase,
        ),
        f"acuerdo_final_{acuerdo.clase}",
        cita=acuerdo.cita,
    )
