"""La agencia se entera al momento de que el cliente pagó, prometió, discute o acordó algo: su gestión se detiene.

Un pago parcial no la detiene: se le dice el saldo nuevo.
"""

from collections.abc import Iterator, Sequence
from datetime import datetime
from decimal import Decimal

import msgspec

from buzon.dominio.cartera.cartera import Cartera
from buzon.dominio.cartera.valores import Deudor, Factura
from buzon.dominio.decidir.cartas import al_titular
from buzon.dominio.decidir.escalada.cartas import a_un_tercero, hilo_de_la_entrega
from buzon.dominio.dinero import escribir
from buzon.dominio.hechos import (
    AcuerdoAceptado,
    AcuerdoCumplido,
    AcuerdoPropuesto,
    CartaEncargada,
    CasoJudicializado,
    CasoRetirado,
    CualquierHecho,
    DisputaAbierta,
    FacturaAnulada,
    FacturaCorregida,
    FacturaIncobrable,
    NotaDeCreditoAplicada,
    PagoAlegado,
    PagoAplicado,
    PagoDeshecho,
    PagoRetenido,
    PausaPuesta,
    PlanAceptado,
    PlanPropuesto,
    PreguntaHecha,
    PromesaHecha,
)
from buzon.dominio.reglas import Reglas

# Lo que la detiene, del motivo más fuerte al menos: si pasan dos cosas a la vez, se le cuenta la primera.
_MOTIVOS: tuple[tuple[type, str], ...] = (
    (FacturaAnulada, "la factura se ha anulado"),
    (FacturaIncobrable, "dejamos de reclamarla"),
    (CasoJudicializado, "el caso pasa a otro profesional"),
    (PlanAceptado, "el cliente ha acordado pagar en cuotas"),
    (AcuerdoAceptado, "hemos llegado a un acuerdo con el cliente"),
    (PromesaHecha, "el cliente se ha comprometido a pagar en una fecha"),
    (DisputaAbierta, "el cliente no está conforme y lo estamos revisando"),
    (PagoAlegado, "el cliente dice que ya pagó y lo estamos comprobando"),
    (PagoRetenido, "hemos recibido un pago que puede ser suyo y lo estamos comprobando"),
    (AcuerdoPropuesto, "estamos llegando a un acuerdo con el cliente"),
    (PlanPropuesto, "le hemos propuesto pagar en cuotas y esperamos su respuesta"),
    (PreguntaHecha, "el cliente nos ha escrito y lo estamos atendiendo"),
    (PausaPuesta, "hemos dejado el caso en pausa"),
)
PAGADA = "el cliente ya ha pagado"


class _Parada(msgspec.Struct, frozen=True):
    """Facturas de un deudor que dejan la agencia por lo mismo."""

    deudor: str
    facturas: tuple[str, ...]
    motivo: str


def retirar(c: Cartera, hechos: Sequence[CualquierHecho], _ahora: datetime, reglas: Reglas) -> Iterator[CualquierHecho]:
    """Lo que hay que decirle a la agencia por esos hechos, todavía sin aplicar."""
    if any(isinstance(hecho, CasoRetirado) for hecho in hechos):
        return  # quien los decidió ya la avisó
    saldos = _saldos_nuevos(c, hechos)
    paradas: dict[tuple[str, str], list[str]] = {}
    vistas: set[str] = set()
    for clave, saldo in saldos.items():
        if saldo <= 0:
            paradas.setdefault((c.facturas[clave].deudor, PAGADA), []).append(clave)
            vistas.add(clave)
    for tipo, motivo in _MOTIVOS:
        for hecho in hechos:
            if isinstance(hecho, tipo):
                for factura in _suyas(c, hecho):
                    if factura.en_agencia and factura.id not in vistas:
                        vistas.add(factura.id)
                        paradas.setdefault((factura.deudor, motivo), []).append(factura.id)
    for lugar, ((deudor, motivo), facturas) in enumerate(paradas.items(), start=1):
        yield from retirada(c, _Parada(deudor, tuple(facturas), motivo), reglas, lugar)
    yield from _saldos_que_siguen(c, saldos, vistas, reglas)


def revisar_agencia(c: Cartera, reglas: Reglas) -> Iterator[CualquierHecho]:
    """Lo que está en la agencia y no debería: una entrega en duda que al final llegó, cuando ya había un acuerdo."""
    for deudor in c.con_abiertas():
        en_agencia = tuple(factura for factura in c.abiertas_de(deudor.id) if factura.en_agencia)
        if en_agencia:
            tocadas = {
                *(factura for promesa in c.promesas_de(deudor.id) for factura in promesa.facturas),
                *(factura for plan in c.planes_de(deudor.id) for factura in plan.facturas),
                *(factura for disputa in c.disputas_de(deudor.id) for factura in disputa.facturas),
                *(factura for acuerdo in c.acuerdos_vivos(deudor.id) for factura in acuerdo.facturas),
                *(factura for alegato in c.alegatos_de(deudor.id) for factura in alegato.facturas),
            }
            suyas = tuple(factura for factura in en_agencia if factura.id in tocadas)
            yield from retirar_por(c, deudor, suyas, "hay un acuerdo o una reclamación del cliente en curso", reglas)


def retirar_por(
    c: Cartera, deudor: Deudor, facturas: tuple[Factura, ...], motivo: str, reglas: Reglas
) -> Iterator[CualquierHecho]:
    """Retira de la agencia, con su carta, las de esas facturas que estén en ella."""
    suyas = tuple(factura.id for factura in facturas if factura.en_agencia)
    if suyas:
        yield from retirada(c, _Parada(deudor.id, suyas, motivo), reglas, 1)


def retirada(c: Cartera, parada: _Parada, reglas: Reglas, lugar: int) -> Iterator[CualquierHecho]:
    """El hecho, la carta a la agencia y, si la retirada no es porque se cobró, el aviso al titular."""
    deudor = c.deudores[parada.deudor]
    facturas = tuple(c.facturas[factura] for factura in parada.facturas)
    yield CasoRetirado(deudor=deudor.id, facturas=parada.facturas, motivo=parada.motivo)
    carta = f"retirada/{deudor.id}/{c.ultimo_numero + 1}-{lugar}"
    if reglas.agencia is None:
        yield al_titular(
            reglas,
            f"aviso/{carta}",
            "agencia_desconocida",
            deudor=deudor.id,
            facturas=parada.facturas,
            motivo=parada.motivo,
        )
        return
    yield a_un_tercero(
        "agencia",
        reglas.agencia.correo,
        carta,
        "agencia_retirada",
        deudor,
        facturas,
        f"retirada de la agencia: {parada.motivo}",
        hilo=hilo_de_la_entrega(c, facturas),
        motivo=parada.motivo,
        es_cobro=parada.motivo == PAGADA,
    )


def _suyas(c: Cartera, hecho: CualquierHecho) -> Iterator[Factura]:
    """Las facturas a las que toca un hecho; si no las nombra, todas las del deudor."""
    if isinstance(hecho, PagoRetenido):
        yield from (factura for deudor in hecho.deudores for factura in c.abiertas_de(deudor))
        return
    if isinstance(hecho, PausaPuesta):
        if hecho.alcance == "factura" and hecho.objeto in c.facturas:
            yield c.facturas[hecho.objeto]
        elif hecho.alcance == "deudor" and hecho.objeto:
            yield from c.abiertas_de(hecho.objeto)
        return
    nombradas = getattr(hecho, "facturas", None) or tuple(filter(None, (getattr(hecho, "factura", None),)))
    deudor = getattr(hecho, "deudor", None)
    # Lo que pregunta por un dinero sin dueño o por las cartas de todos no es de ningún cliente.
    if isinstance(hecho, PreguntaHecha) and (not deudor or hecho.asunto in ("agencia", "carta")):
        return
    if nombradas:
        yield from (c.facturas[factura] for factura in nombradas if factura in c.facturas)
    elif deudor:
        yield from c.abiertas_de(deudor)


def _saldos_nuevos(c: Cartera, hechos: Sequence[CualquierHecho]) -> dict[str, Decimal]:
    """Lo que quedará debiendo cada factura en la agencia cuyo saldo cambian estos hechos."""
    saldos: dict[str, Decimal] = {}
    for hecho in hechos:
        for clave, cambio in _cambios(c, hecho):
            factura = c.facturas.get(clave)
            if factura and factura.en_agencia:
                saldos[clave] = saldos.get(clave, factura.saldo) + cambio
    return saldos


def _cambios(c: Cartera, hecho: CualquierHecho) -> Iterator[tuple[str, Decimal]]:
    """Cada factura y lo que su saldo sube (o baja, en negativo)."""
    if isinstance(hecho, PagoAplicado | NotaDeCreditoAplicada):
        yield hecho.factura, -hecho.importe
    elif isinstance(hecho, AcuerdoCumplido):
        yield from ((factura, -perdonado) for factura, perdonado in hecho.perdonado)
    elif isinstance(hecho, FacturaCorregida) and hecho.importe is not None:
        yield hecho.factura, hecho.importe - c.facturas[hecho.factura].importe
    elif isinstance(hecho, PagoDeshecho):
        for factura in (c.facturas[suya] for suya in dict.fromkeys(c.pagos[hecho.pago].facturas)):
            yield from ((factura.id, abono.importe) for abono in factura.abonos if abono.pago == hecho.pago)


def _saldos_que_siguen(
    c: Cartera, saldos: dict[str, Decimal], retiradas: set[str], reglas: Reglas
) -> Iterator[CartaEncargada]:
    """El saldo nuevo de lo que sigue en la agencia."""
    por_deudor: dict[str, list[Factura]] = {}
    for clave in saldos:
        if clave not in retiradas:
            por_deudor.setdefault(c.facturas[clave].deudor, []).append(c.facturas[clave])
    if reglas.agencia is None:
        return
    pais = reglas.negocio.pais
    for deudor, facturas in por_deudor.items():
        nuevos = [[f.numero, escribir(saldos[f.id], f.moneda, pais)] for f in facturas]
        yield a_un_tercero(
            "agencia",
            reglas.agencia.correo,
            f"saldo/{deudor}/{c.ultimo_numero + 1}",
            "agencia_saldo",
            c.deudores[deudor],
            tuple(facturas),
            "cambió el saldo de un caso que lleva la agencia",
            hilo=hilo_de_la_entrega(c, tuple(facturas)),
            saldos=nuevos,
        )
