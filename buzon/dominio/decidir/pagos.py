"""Un aviso de dinero: se aplica si es seguro; si no, se retiene y se pregunta."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from decimal import Decimal

from msgspec.structs import replace

from buzon.dominio.cargos.cobrados import cargos_cobrados
from buzon.dominio.cargos.descuento import ahorro_el
from buzon.dominio.cartera.cartera import Cartera
from buzon.dominio.cartera.copia import adelantar, copiar
from buzon.dominio.cartera.valores import Deudor
from buzon.dominio.conciliacion import Casamiento, casar
from buzon.dominio.conciliacion.reparos import reparos
from buzon.dominio.conciliacion.repetido import misma_operacion, otra_noticia, veces_contado
from buzon.dominio.decidir import devueltos
from buzon.dominio.decidir.aplicacion import aplicar_pago
from buzon.dominio.decidir.cartas import al_titular, preguntar_al_titular
from buzon.dominio.decidir.lotes import abonos
from buzon.dominio.dinero import escribir
from buzon.dominio.entradas import AvisoDePago, ExtractoRecibido, Origen
from buzon.dominio.hechos import (
    CualquierHecho,
    PagoDescartado,
    PagoRecibido,
    PagoRetenido,
    PreguntaHecha,
)
from buzon.dominio.lecturas import AvisoLeido
from buzon.dominio.reglas import Reglas

_RECIENTE = timedelta(days=30)


def decidir_aviso(c: Cartera, e: AvisoDePago, ahora: datetime, reglas: Reglas) -> Iterator[CualquierHecho]:
    """Solo cuenta el dinero que entra. Si el aviso cuenta varios pagos, cada uno se decide viendo los anteriores."""
    if e.aviso.sentido != "entrada":
        yield from devueltos.del_aviso(c, e, ahora, reglas)
        return
    sala = _Sala(ahora, reglas, e.es_autentico, es_reenvio=e.es_reenvio)
    copia = copiar(c) if e.aviso.otros else c
    for lugar, aviso in enumerate((e.aviso, *e.aviso.otros), start=1):
        suyo = replace(aviso, generico=aviso.generico or e.aviso.generico)
        pago = f"p-{e.origen.huella[:12]}" + (f"-{lugar}" if lugar > 1 else "")
        recibido = _recibido(suyo, e.origen, pago, ahora, reglas)
        hechos = tuple(_ingreso(copia, suyo, recibido, sala))
        yield recibido
        yield from hechos
        if copia is not c:
            adelantar(copia, (recibido, *hechos), ahora)


def decidir_extracto(c: Cartera, e: ExtractoRecibido, ahora: datetime, reglas: Reglas) -> Iterator[CualquierHecho]:
    """Cada abono del extracto es un ingreso; el que ya trajo otro extracto no se cuenta otra vez.

    Cada línea se decide viendo ya lo que hicieron las de arriba. Lo que el banco aún no ha asentado, o devuelve de lo
    que cobró, no es dinero de nadie.
    """
    sala = _Sala(ahora, reglas, e.es_autentico, es_extracto=True)
    suyos = tuple(abonos(c, e.movimientos))
    copia = copiar(c) if len(suyos) > 1 else c
    vistos: Counter[PagoRecibido] = Counter()
    for lugar, (movimiento, ya_contado) in enumerate(suyos):
        aviso = AvisoLeido(
            sentido="entrada",
            importe=movimiento.importe,
            moneda=movimiento.moneda,
            pagador=movimiento.contraparte,
            fecha=movimiento.fecha,
            referencia=" ".join(filter(None, (movimiento.referencia, movimiento.concepto))) or None,
            operacion=movimiento.operacion,
        )
        recibido = _recibido(aviso, e.origen, f"p-{e.origen.huella[:12]}-{lugar + 1}", ahora, reglas)
        recibido = replace(recibido, lote=movimiento.lote)
        renglon = replace(recibido, pago="")
        vistos[renglon] += 1
        hechos: tuple[CualquierHecho, ...]
        if ya_contado:
            hechos = (PagoDescartado(pago=recibido.pago, motivo=ya_contado, es_repetido=True),)
        elif veces_contado(copia, recibido) >= vistos[renglon]:
            motivo = "es un movimiento que ya trajo otro extracto"
            hechos = (PagoDescartado(pago=recibido.pago, motivo=motivo, es_repetido=True),)
        else:
            hechos = tuple(_ingreso(copia, aviso, recibido, sala))
        yield recibido
        yield from hechos
        if copia is not c:
            adelantar(copia, (recibido, *hechos), ahora)
    yield from devueltos.del_extracto(copia, e, reglas)


@dataclass
class _Sala:
    """Lo que rodea a un ingreso. `es_reenvio`: lo cuenta el titular reenviando un aviso que nadie certifica."""

    ahora: datetime
    reglas: Reglas
    es_autentico: bool
    es_extracto: bool = False
    es_reenvio: bool = False

    @property
    def hoy(self) -> date:
        return self.ahora.astimezone(self.reglas.zona).date()


def _recibido(aviso: AvisoLeido, origen: Origen, pago: str, ahora: datetime, reglas: Reglas) -> PagoRecibido:
    return PagoRecibido(
        pago=pago,
        importe=aviso.importe,
        moneda=aviso.moneda or reglas.negocio.moneda,
        fecha=aviso.fecha or ahora.astimezone(reglas.zona).date(),
        pagador=aviso.pagador,
        id_fiscal=aviso.id_fiscal,
        referencia=aviso.referencia,
        cuenta=aviso.cuenta_destino,
        banco=aviso.banco,
        origen=origen.huella,
        operacion=aviso.operacion,
    )


def _ingreso(c: Cartera, aviso: AvisoLeido, recibido: PagoRecibido, sala: _Sala) -> Iterator[CualquierHecho]:
    mismo = misma_operacion(c, recibido)
    if mismo is not None:
        motivo = f"es la operación {recibido.operacion or mismo.operacion}, que ya se contó el {mismo.fecha:%d/%m/%Y}"
        yield PagoDescartado(pago=recibido.pago, motivo=motivo, es_repetido=True)
        return
    casamiento = casar(
        c,
        aviso,
        recibido.moneda,
        tolerancia=sala.reglas.cobranza.comision_tolerada,
        ahorro=lambda factura: ahorro_el(sala.reglas, factura, recibido.fecha),
    )
    if casamiento.certeza == "ajena":
        previo = otra_noticia(c, recibido, casamiento.deudores) if sala.es_extracto else None
        if previo is not None:
            motivo = f"es el dinero que ya se contó el {previo.fecha:%d/%m/%Y}"
            yield PagoDescartado(pago=recibido.pago, motivo=motivo, es_repetido=True)
            return
        razones = (*casamiento.razones, *_dudas_del_origen(sala))
        yield PagoDescartado(pago=recibido.pago, motivo="; ".join(razones))
        yield from _avisar_del_doble(c, recibido, casamiento, sala)
        return
    dudas = tuple(_dudas(c, recibido, aviso, casamiento, sala))
    if casamiento.certeza == "dudosa" or dudas:
        yield from _retener(recibido, casamiento, (*casamiento.razones, *dudas), sala.reglas)
        return
    pagadas = [factura for factura, _ in casamiento.aplicaciones]
    cargos = cargos_cobrados(c, sala.reglas, pagadas, casamiento.sobra, recibido.fecha)
    yield from aplicar_pago(
        c,
        recibido,
        casamiento.aplicaciones,
        casamiento.razones,
        comision=casamiento.comision,
        rebajas=dict(casamiento.rebajas),
        cargos=cargos,
    )
    yield from _avisar_de_lo_aplicado(recibido, casamiento, sala, hay_cargos=bool(cargos))


def _avisar_de_lo_aplicado(
    pago: PagoRecibido, casamiento: Casamiento, sala: _Sala, *, hay_cargos: bool
) -> Iterator[CualquierHecho]:
    """Lo que el titular debe saber de un pago que se aplicó solo."""
    deudor, facturas = casamiento.deudores[0], tuple(factura for factura, _ in casamiento.aplicaciones)
    if sala.es_reenvio:
        # Manda él, así que vale; pero pudo creerse un aviso falso, y se le dice cómo volver atrás.
        yield al_titular(
            sala.reglas,
            f"aviso/reenviado/{pago.pago}",
            "pago_reenviado",
            deudor=deudor,
            facturas=facturas,
            pago=pago.pago,
        )
    if casamiento.sobra > 0 and not hay_cargos:
        yield al_titular(
            sala.reglas,
            f"aviso/sobra/{pago.pago}",
            "pago_de_mas",
            deudor=deudor,
            facturas=facturas,
            pago=pago.pago,
            sobra=str(casamiento.sobra),
        )


def _avisar_del_doble(c: Cartera, pago: PagoRecibido, casamiento: Casamiento, sala: _Sala) -> Iterator[CualquierHecho]:
    """No debe nada y hace poco pagó lo mismo: habrá pagado dos veces, y conviene devolvérselo antes de que lo pida."""
    for previo in (c.pagos[i] for i in c.pagos_de_importe.get((pago.moneda, pago.importe), ())):
        suyas = [f for f in previo.facturas if c.facturas[f].deudor in casamiento.deudores]
        if previo.id != pago.pago and previo.estado == "aplicado" and suyas and pago.fecha - previo.fecha <= _RECIENTE:
            yield al_titular(
                sala.reglas,
                f"aviso/doble/{pago.pago}",
                "pago_doble",
                deudor=c.facturas[suyas[0]].deudor,
                facturas=tuple(suyas),
                pago=pago.pago,
                previo=previo.id,
            )
            return


def _dudas(c: Cartera, pago: PagoRecibido, aviso: AvisoLeido, casamiento: Casamiento, sala: _Sala) -> Iterator[str]:
    """Lo que impide aplicar un casamiento que por lo demás es seguro."""
    yield from _dudas_del_origen(sala)
    if aviso.generico:
        yield "no conozco los avisos de ese banco y lo he leído por sus rótulos"
    medios = [medio.texto for medio in sala.reglas.medios_de_pago]
    yield from reparos(c, pago, casamiento, medios=medios, hoy=sala.hoy, es_extracto=sala.es_extracto)


def _dudas_del_origen(sala: _Sala) -> Iterator[str]:
    if not (sala.es_autentico or sala.reglas.correo.aceptar_sin_autenticar):
        yield "tu servidor de correo no certifica que el aviso sea del banco"


def reclamar_descartados(
    c: Cartera, deudor: Deudor, facturas: tuple[str, ...], importe: Decimal | None, hoy: date, reglas: Reglas
) -> Iterator[CualquierHecho]:
    """Alguien dice que pagó: si hace poco entró un dinero de ese importe que no era de nadie, puede ser el suyo.

    Se busca lo que dice haber pagado y lo que debe de cada factura y de todas. Lo que el titular ya dijo que es ajeno
    no se le vuelve a preguntar.
    """
    suyas = [c.facturas[factura] for factura in facturas if c.facturas[factura].esta_abierta]
    todo = sum((factura.saldo for factura in suyas), Decimal(0))
    buscados = dict.fromkeys(filter(None, (importe, todo, *(factura.saldo for factura in suyas))))
    monedas = dict.fromkeys(factura.moneda for factura in suyas)
    for clave in ((moneda, buscado) for moneda in monedas for buscado in buscados):
        for pago in (c.pagos[i] for i in c.pagos_de_importe.get(clave, ())):
            if pago.estado != "descartado" or pago.es_ajeno or hoy - pago.fecha > _RECIENTE:
                continue
            recibido = PagoRecibido(
                pago=pago.id, importe=pago.importe, moneda=pago.moneda, fecha=pago.fecha, pagador=pago.pagador
            )
            razon = (
                f"{deudor.nombre} dice que pagó y el {pago.fecha:%d/%m/%Y} entró un dinero igual que no era de nadie"
            )
            candidatas = tuple(factura.id for factura in suyas)
            casamiento = Casamiento(certeza="dudosa", candidatas=candidatas, deudores=(deudor.id,))
            yield from _retener(recibido, casamiento, (razon,), reglas)
            return


def _retener(
    pago: PagoRecibido, casamiento: Casamiento, razones: tuple[str, ...], reglas: Reglas
) -> Iterator[CualquierHecho]:
    candidatas = casamiento.candidatas or tuple(factura for factura, _ in casamiento.aplicaciones)
    yield PagoRetenido(pago=pago.pago, candidatas=candidatas, deudores=casamiento.deudores, razones=razones)
    cuanto = escribir(pago.importe, pago.moneda, reglas.negocio.pais)
    texto = f"entró un pago de {cuanto}" + (f" de {pago.pagador}" if pago.pagador else "")
    yield from preguntar_al_titular(
        reglas,
        PreguntaHecha(
            pregunta=f"q-{pago.pago}",
            asunto="pago",
            objeto=pago.pago,
            texto=f"{texto}: ¿de qué factura es?",
            opciones=(*(f"aplicar {factura}" for factura in candidatas), "ninguna"),
            facturas=candidatas,
        ),
        "pago_dudoso",
        pago=pago.pago,
    )
