"""Un aviso de dinero: se aplica si es seguro; si no, se retiene y se pregunta."""

from collections.abc import Iterator
from datetime import datetime, timedelta
from decimal import Decimal

from buzon.dominio.cartera.cartera import Cartera
from buzon.dominio.cartera.valores import Factura, Promesa
from buzon.dominio.conciliacion import Casamiento, casar
from buzon.dominio.decidir.cartas import al_deudor, al_titular
from buzon.dominio.entradas import AvisoDePago, ExtractoRecibido, Origen
from buzon.dominio.hechos import (
    AlegatoCerrado,
    CualquierHecho,
    PagoAplicado,
    PagoDescartado,
    PagoRecibido,
    PagoRetenido,
    PreguntaHecha,
    PreguntaRetirada,
    PromesaCumplida,
    RespuestaAtendida,
)
from buzon.dominio.lecturas import AvisoLeido
from buzon.dominio.reglas import Reglas

_MISMO_DINERO = timedelta(days=3)


def decidir_aviso(c: Cartera, e: AvisoDePago, ahora: datetime, reglas: Reglas) -> Iterator[CualquierHecho]:
    """Solo cuenta el dinero que entra."""
    if e.aviso.sentido == "entrada":
        yield from _ingreso(
            c, e.aviso, e.origen, f"p-{e.origen.huella[:12]}", ahora, reglas, es_autentico=e.es_autentico
        )


def decidir_extracto(c: Cartera, e: ExtractoRecibido, ahora: datetime, reglas: Reglas) -> Iterator[CualquierHecho]:
    """Cada abono del extracto es un ingreso.

    El estado no cambia entre línea y línea mientras se decide, así que dos líneas que quieran la misma factura no se
    aplican las dos: la segunda se retiene.
    """
    tomadas: set[str] = set()
    for lugar, movimiento in enumerate(e.movimientos):
        if movimiento.importe <= 0:
            continue
        aviso = AvisoLeido(
            sentido="entrada",
            importe=movimiento.importe,
            moneda=movimiento.moneda,
            pagador=movimiento.contraparte,
            fecha=movimiento.fecha,
            referencia=" ".join(filter(None, (movimiento.referencia, movimiento.concepto))) or None,
        )
        pago = f"p-{e.origen.huella[:12]}-{lugar + 1}"
        yield from _ingreso(c, aviso, e.origen, pago, ahora, reglas, es_autentico=e.es_autentico, tomadas=tomadas)


def _ingreso(
    c: Cartera,
    aviso: AvisoLeido,
    origen: Origen,
    pago: str,
    ahora: datetime,
    reglas: Reglas,
    *,
    es_autentico: bool,
    tomadas: set[str] | None = None,
) -> Iterator[CualquierHecho]:
    moneda = aviso.moneda or reglas.negocio.moneda
    recibido = PagoRecibido(
        pago=pago,
        importe=aviso.importe,
        moneda=moneda,
        fecha=aviso.fecha or ahora.astimezone(reglas.zona).date(),
        pagador=aviso.pagador,
        id_fiscal=aviso.id_fiscal,
        referencia=aviso.referencia,
        cuenta=aviso.cuenta_destino,
        banco=aviso.banco,
        origen=origen.huella,
    )
    yield recibido
    casamiento = casar(c, aviso, moneda)
    dudas = _dudas(c, recibido, aviso, casamiento, reglas, es_autentico=es_autentico, tomadas=tomadas or set())
    if casamiento.certeza == "ajena":
        yield PagoDescartado(pago=pago, motivo="; ".join(casamiento.razones))
    elif casamiento.certeza == "segura" and not dudas:
        if tomadas is not None:
            tomadas.update(factura for factura, _ in casamiento.aplicaciones)
        yield from aplicar_pago(c, recibido, casamiento.aplicaciones, casamiento.razones)
    else:
        yield from _retener(recibido, casamiento, (*casamiento.razones, *dudas), reglas)


def _dudas(
    c: Cartera,
    pago: PagoRecibido,
    aviso: AvisoLeido,
    casamiento: Casamiento,
    reglas: Reglas,
    *,
    es_autentico: bool,
    tomadas: set[str],
) -> tuple[str, ...]:
    """Lo que impide aplicar un casamiento que por lo demás es seguro."""
    dudas = []
    if not (es_autentico or reglas.correo.aceptar_sin_autenticar):
        dudas.append("tu servidor de correo no certifica que el aviso sea del banco")
    if aviso.generico:
        dudas.append("no conozco los avisos de ese banco y lo he leído por sus rótulos")
    if tomadas & {factura for factura, _ in casamiento.aplicaciones}:
        dudas.append("otra línea del mismo extracto paga la misma factura")
    for otro in reversed(tuple(c.pagos.values())[-200:]):
        cerca = abs(otro.fecha - pago.fecha) <= _MISMO_DINERO
        if cerca and (otro.importe, otro.moneda) == (pago.importe, pago.moneda) and otro.estado == "aplicado":
            dudas.append(f"el {otro.fecha:%d/%m/%Y} ya entró un pago igual: puede ser el mismo dinero")
            break
    return tuple(dudas)


def _retener(
    pago: PagoRecibido, casamiento: Casamiento, razones: tuple[str, ...], reglas: Reglas
) -> Iterator[CualquierHecho]:
    candidatas = casamiento.candidatas or tuple(factura for factura, _ in casamiento.aplicaciones)
    yield PagoRetenido(pago=pago.pago, candidatas=candidatas, deudores=casamiento.deudores, razones=razones)
    pregunta = f"q-{pago.pago}"
    texto = f"entró un pago de {pago.importe} {pago.moneda}" + (f" de {pago.pagador}" if pago.pagador else "")
    yield PreguntaHecha(
        pregunta=pregunta,
        asunto="pago",
        objeto=pago.pago,
        texto=f"{texto}: ¿de qué factura es?",
        opciones=(*(f"aplicar {factura}" for factura in candidatas), "ninguna"),
        facturas=candidatas,
    )
    yield al_titular(
        reglas, f"pregunta/{pregunta}", "pago_dudoso", plantilla="pregunta", pago=pago.pago, facturas=candidatas
    )


def aplicar_pago(
    c: Cartera,
    pago: PagoRecibido,
    aplicaciones: tuple[tuple[str, Decimal], ...],
    razones: tuple[str, ...],
) -> Iterator[CualquierHecho]:
    """Aplica el pago, da las gracias y cierra lo que ese dinero cumple. `pago` puede estar ya en la cartera o no."""
    for factura_id, importe in aplicaciones:
        yield PagoAplicado(pago=pago.pago, factura=factura_id, importe=importe, razones=razones)
    por_deudor: dict[str, list[tuple[Factura, Decimal]]] = {}
    for factura_id, importe in aplicaciones:
        factura = c.facturas[factura_id]
        por_deudor.setdefault(factura.deudor, []).append((factura, importe))
    for deudor_id, partes in por_deudor.items():
        saldadas = {factura.id for factura, importe in partes if importe >= factura.saldo}
        yield from cerrar_acuerdos(c, deudor_id, saldadas, {f.id: importe for f, importe in partes})
        deudor = c.deudores[deudor_id]
        if deudor.direcciones:
            yield al_deudor(
                deudor,
                f"gracias/{pago.pago}/{deudor_id}",
                "gracias",
                facturas=tuple(factura.id for factura, _ in partes),
                razon="; ".join(razones),
                importe=str(sum((importe for _, importe in partes), Decimal(0))),
                moneda=pago.moneda,
                fecha=pago.fecha.isoformat(),
            )


def cerrar_acuerdos(c: Cartera, deudor: str, saldadas: set[str], entra: dict[str, Decimal]) -> Iterator[CualquierHecho]:
    """Las promesas que ese dinero cumple, y los "ya pagué" que eran verdad. `entra`: lo que recibe cada factura."""
    for promesa in c.promesas_de(deudor):
        if _quedan(c, promesa.facturas, saldadas) and not _esta_lo_prometido(c, promesa, entra):
            continue
        yield PromesaCumplida(promesa=promesa.id, deudor=deudor)
    for alegato in c.alegatos_de(deudor):
        # Si a cada una le llegó algo después de decirlo, dijo la verdad: lo que quede se reclama como resto.
        quedan = _quedan(c, alegato.facturas, saldadas)
        if not [f for f in quedan if f not in entra and not _abonado_desde(c, c.facturas[f], alegato.hecho)]:
            yield AlegatoCerrado(alegato=alegato.id, motivo="llegó el dinero", deudor=deudor)
    if not [f for f in c.abiertas_de(deudor) if f.id not in saldadas]:
        for respuesta in c.respuestas_de(deudor):
            yield RespuestaAtendida(respuesta=respuesta.respuesta, como="ya no debe nada", deudor=deudor)
        for pregunta in c.preguntas_de(deudor):
            # Un borrador por confirmar sigue siendo una deuda posible.
            if pregunta.asunto != "borrador":
                yield PreguntaRetirada(pregunta=pregunta.pregunta, motivo="ya no debe nada")


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
