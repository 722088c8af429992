"""El titular contesta sí o no a un acuerdo: al que pide un cliente, a una quita grande, o a en qué quedó."""

from collections.abc import Iterator
from datetime import datetime, timedelta

from msgspec.structs import replace

from buzon.dominio.cartera.cartera import Cartera
from buzon.dominio.cartera.valores import Acuerdo, Deudor
from buzon.dominio.decidir.acuerdos import TRAS_MEDIAR, Trato, carta, retirar_lo_anterior, trato_de
from buzon.dominio.decidir.aplicacion import aplicar_pago
from buzon.dominio.decidir.cartas import al_deudor
from buzon.dominio.decidir.ordenes.acordar import ofrecer
from buzon.dominio.decidir.ordenes.contexto import Contexto, Hecha, dar_por_contestada
from buzon.dominio.hechos import (
    AcuerdoAceptado,
    AcuerdoCumplido,
    AcuerdoRetirado,
    AcuerdoRoto,
    CualquierHecho,
    PagoRecibido,
    PausaPuesta,
    PreguntaHecha,
    PromesaHecha,
    PromesaRetirada,
)
from buzon.dominio.reglas import Reglas

_DIAS_PARA_DECIRLO = 7


def contestar(
    c: Cartera, pregunta: PreguntaHecha, contexto: Contexto, ahora: datetime, reglas: Reglas, *, es_si: bool
) -> Iterator[CualquierHecho | Hecha]:
    """Lo que signifique según por dónde iba el acuerdo."""
    deudor = c.deudores.get(pregunta.deudor or "")
    acuerdo = c.acuerdos.get(pregunta.objeto)
    if deudor is None or not any(c.facturas[factura].esta_abierta for factura in pregunta.facturas):
        yield Hecha("Eso ya no se debe: no he cambiado nada.")
    elif pregunta.clase == "promesa":
        yield from _promesa(c, pregunta, deudor, contexto, es_si=es_si)
    elif acuerdo is None and pregunta.clase == "quita" and pregunta.fecha and pregunta.importe is not None:
        yield from _quita_grande(c, pregunta, deudor, contexto, es_si=es_si)
    elif acuerdo is None:
        yield Hecha("Ese acuerdo ya está resuelto: no he cambiado nada.")
    elif acuerdo.estado == "propuesto":
        yield from _lo_que_pide(c, acuerdo, deudor, contexto, es_si=es_si)
    else:
        yield from _el_final(c, acuerdo, deudor, contexto, ahora, reglas, es_si=es_si)
    yield from dar_por_contestada(contexto, "si" if es_si else "no")


def _lo_que_pide(
    c: Cartera, acuerdo: Acuerdo, deudor: Deudor, contexto: Contexto, *, es_si: bool
) -> Iterator[CualquierHecho | Hecha]:
    """Con un sí queda acordado y se le confirma; con un no, todo sigue como estaba."""
    if not es_si:
        yield AcuerdoRetirado(acuerdo=acuerdo.id, motivo=f"{contexto.por} no lo acepta", deudor=deudor.id)
        yield Hecha(f"De acuerdo: a {deudor.nombre} no se lo concedo y todo sigue. Contéstale tú si quieres.")
        return
    trato = trato_de(c, acuerdo)
    yield from retirar_lo_anterior(c, deudor.id, trato.facturas, "acordó otra cosa", salvo=acuerdo.id)
    huella = contexto.origen.huella if contexto.origen else ""
    cita = f"lo aceptó {contexto.por}"
    yield AcuerdoAceptado(acuerdo=acuerdo.id, deudor=deudor.id, por="titular", cita=cita, huella=huella)
    yield from carta(deudor, trato, "acuerdo_confirmado", f"pidió: «{acuerdo.cita}»")
    yield Hecha(f"Acordado con {deudor.nombre} hasta el {acuerdo.hasta:%d/%m/%Y}: se lo confirmo por escrito.")


def _quita_grande(
    c: Cartera, pregunta: PreguntaHecha, deudor: Deudor, contexto: Contexto, *, es_si: bool
) -> Iterator[CualquierHecho | Hecha]:
    if not es_si or pregunta.fecha is None:
        yield Hecha("De acuerdo: no le ofrezco ninguna rebaja.")
        return
    trato = Trato(
        acuerdo=pregunta.objeto,
        clase="quita",
        facturas=tuple(f for f in (c.facturas[i] for i in pregunta.facturas) if f.esta_abierta),
        por="titular",
        hasta=pregunta.fecha,
        cita=f"lo mandó {contexto.por}, y lo confirmó",
        huella=contexto.origen.huella if contexto.origen else "",
        importe=pregunta.importe,
    )
    yield from ofrecer(c, deudor, trato, contexto.por)
    yield Hecha(f"Se lo ofrezco a {deudor.nombre}, hasta el {trato.hasta:%d/%m/%Y}.")


def _promesa(
    c: Cartera, pregunta: PreguntaHecha, deudor: Deudor, contexto: Contexto, *, es_si: bool
) -> Iterator[CualquierHecho | Hecha]:
    """La promesa que Buzón no quiso anotar solo: por lejana, o porque la alargó demasiado."""
    facturas = tuple(factura for factura in pregunta.facturas if c.facturas[factura].esta_abierta)
    if es_si and pregunta.fecha:
        for vieja in c.promesas_de(deudor.id):
            if set(vieja.facturas) <= set(facturas):
                yield PromesaRetirada(promesa=vieja.id, motivo="prometió otra fecha", deudor=deudor.id)
        cita = pregunta.cita or ""
        yield PromesaHecha(
            promesa=pregunta.objeto,
            deudor=deudor.id,
            facturas=facturas,
            fecha=pregunta.fecha,
            cita=cita,
            importe=pregunta.importe,
        )
        if deudor.direcciones:
            datos = {"fecha": pregunta.fecha.isoformat(), "cita": cita}
            razon = f"lo aceptó {contexto.por}"
            yield al_deudor(
                deudor, f"promesa/{pregunta.objeto}", "promesa_confirmada", facturas=facturas, razon=razon, **datos
            )
        yield Hecha(f"Anotado: espero a {deudor.nombre} hasta el {pregunta.fecha:%d/%m/%Y}, y se lo confirmo.")
    else:
        yield Hecha("De acuerdo: no le espero. Los recordatorios siguen donde estaban; contéstale tú si quieres.")


def _el_final(
    c: Cartera, acuerdo: Acuerdo, deudor: Deudor, contexto: Contexto, ahora: datetime, reglas: Reglas, *, es_si: bool
) -> Iterator[CualquierHecho | Hecha]:
    """En qué quedó una dación o una mediación: lo recibido salda lo que quedaba; lo demás se reclama."""
    if not es_si:
        yield AcuerdoRoto(acuerdo=acuerdo.id, deudor=deudor.id)
        yield Hecha(f"Anotado: no se cumplió. Vuelvo a reclamar a {deudor.nombre} donde estaba.")
    elif acuerdo.clase == "mediacion":
        yield AcuerdoCumplido(acuerdo=acuerdo.id, deudor=deudor.id)
        hasta = ahora.astimezone(reglas.zona).date() + timedelta(days=_DIAS_PARA_DECIRLO)
        for factura in trato_de(c, acuerdo).facturas:
            yield PausaPuesta(alcance="factura", objeto=factura.id, hasta=hasta, motivo=TRAS_MEDIAR)
        yield Hecha(
            f"Anotado: hubo acuerdo. Dime cuál, por ejemplo «plan de 3 cuotas a ACME». No le escribo hasta el "
            f"{hasta:%d/%m/%Y}; después, si no me has dicho nada, sigo reclamando."
        )
    else:
        yield AcuerdoCumplido(acuerdo=acuerdo.id, deudor=deudor.id)
        yield from _recibir(c, replace(acuerdo, estado="cumplido"), contexto, ahora, reglas)
        yield Hecha(f"Anotado: lo recibiste. Lo que debía {deudor.nombre} queda saldado.")


def _recibir(
    c: Cartera, acuerdo: Acuerdo, contexto: Contexto, ahora: datetime, reglas: Reglas
) -> Iterator[CualquierHecho]:
    """Un pago en especie por lo que quedaba de cada factura, con las gracias."""
    for factura in trato_de(c, acuerdo).facturas:
        recibido = PagoRecibido(
            pago=f"p-{acuerdo.id}-{factura.id}",
            importe=factura.saldo,
            moneda=factura.moneda,
            fecha=ahora.astimezone(reglas.zona).date(),
            banco="dación en pago",
            origen=contexto.origen.huella if contexto.origen else None,
        )
        yield recibido
        yield from aplicar_pago(c, recibido, ((factura.id, factura.saldo),), (f"lo recibió {contexto.por} en especie",))
