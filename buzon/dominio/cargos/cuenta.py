"""Lo que se suma a una factura un día dado: interés, compensación y gastos de las etapas, cada cosa con su base.

Que falte un dato nunca se tapa: no se suma, y `avisos` dice al titular qué falta y dónde mirarlo.
"""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Literal

from buzon.dominio.cargos.interes import Interes, bases, calcular
from buzon.dominio.cargos.metodo import metodo_de
from buzon.dominio.cartera.valores import Deudor, Factura
from buzon.dominio.dinero import redondear
from buzon.dominio.paises.norma import TopeDeGastos
from buzon.dominio.paises.vigor import Vigor, vigor_de
from buzon.dominio.reglas.reglas import Reglas

_CIEN = Decimal(100)


@dataclass(frozen=True, kw_only=True)
class Cargo:
    """Una cantidad sumada a una factura, en su moneda. `base`: la ley o el acuerdo; `detalle`: cómo se calculó."""

    clase: Literal["interes", "compensacion", "gastos"]
    factura: str
    importe: Decimal
    moneda: str
    base: str
    detalle: str = ""


@dataclass(frozen=True, kw_only=True)
class Cuenta:
    """Los cargos de una factura, y lo que no se pudo sumar y por qué."""

    cargos: tuple[Cargo, ...] = ()
    avisos: tuple[str, ...] = ()

    @property
    def total(self) -> Decimal:
        """Lo que se suma al saldo."""
        return sum((cargo.importe for cargo in self.cargos), Decimal(0))


def interes_de(reglas: Reglas, deudor: Deudor, factura: Factura, hoy: date) -> Interes | str:
    """El interés de una factura hasta `hoy`, incluido, o por qué no hay ninguno."""
    metodo = metodo_de(reglas, deudor)
    if isinstance(metodo, str):
        return metodo
    abonos = [(abono.fecha, abono.importe) for abono in factura.abonos]
    # Lo que una nota de crédito descuenta, o el dueño perdona, no se debió nunca: no da intereses.
    debido = factura.importe - factura.descontado - factura.perdonado - factura.pagado_antes
    return calcular(bases(debido, abonos, factura.vencimiento, hoy), metodo, factura.moneda)


def cuenta_de(reglas: Reglas, deudor: Deudor, factura: Factura, hoy: date, etapa: str | None = None) -> Cuenta:
    """Lo que se suma hoy a una factura abierta. `etapa`: la de la carta que se escribe, si aún no consta enviada.

    Sin nada puesto en [cargos], nada; y a una factura sin vencer o ya pagada, tampoco: lo pagado sin intereses queda
    pagado, y si el dueño los quiere reclamar aparte tiene la hoja de intereses.
    """
    atraso = (hoy - factura.vencimiento).days
    if atraso <= 0 or not factura.esta_abierta:
        return Cuenta()
    cargos: list[Cargo] = []
    avisos: list[str] = []
    _sumar_interes(reglas, deudor, factura, hoy, cargos, avisos)
    _sumar_gastos(reglas, deudor, factura, hoy, etapa, cargos, avisos)
    return Cuenta(cargos=tuple(cargos), avisos=tuple(avisos))


def _sumar_interes(
    reglas: Reglas, deudor: Deudor, factura: Factura, hoy: date, cargos: list[Cargo], avisos: list[str]
) -> None:
    suyas = reglas.cargos.interes
    if not suyas.base_legal.strip() or (hoy - factura.vencimiento).days < suyas.tras_dias:
        return
    interes = interes_de(reglas, deudor, factura, hoy)
    if isinstance(interes, str):
        avisos.append(interes)
    elif interes.falta:
        avisos.append(f"no sumo intereses a la factura {factura.numero}: {interes.falta}")
    elif interes.importe > 0:
        cargos.append(_cargo("interes", factura, interes.importe, interes.ley, _detalle(interes)))
    if not suyas.compensacion:
        return
    compensacion = _compensacion(vigor_de(reglas, deudor), factura)
    if isinstance(compensacion, str):
        avisos.append(compensacion)
    else:
        cargos.append(compensacion)


def _compensacion(vigor: Vigor, factura: Factura) -> Cargo | str:
    """Lo fijo por factura, donde la ley lo da: 40 € entre empresas en España (Ley 3/2004 art. 8)."""
    gastos = vigor.norma.gastos if vigor.norma else None
    if vigor.norma is None or gastos is None or gastos.compensacion is None or vigor.tipo != "empresa":
        return "la compensación fija solo la da la ley entre empresas, y no en todos los países: aquí no se suma"
    if gastos.moneda_compensacion != factura.moneda:
        return f"la compensación es en {gastos.moneda_compensacion} y la factura {factura.numero} va en otra moneda"
    suya = vigor.norma.procedencia("gastos")
    return _cargo("compensacion", factura, gastos.compensacion, suya.fuente.split(":")[0] if suya else "", "")


def _sumar_gastos(
    reglas: Reglas,
    deudor: Deudor,
    factura: Factura,
    hoy: date,
    etapa: str | None,
    cargos: list[Cargo],
    avisos: list[str],
) -> None:
    """Los de las etapas ya enviadas y la de esta carta, sin pasar de lo que deja la ley."""
    base = reglas.cargos.base_gastos.strip()
    if not base or factura.moneda != reglas.negocio.moneda:
        return
    hechas = {paso.etapa for paso in factura.etapas if paso.enviada} | ({etapa} if etapa else set())
    pedido = sum((una.gasto for una in reglas.etapas if una.nombre in hechas), Decimal(0))
    if not pedido:
        return
    vigor = vigor_de(reglas, deudor)
    tope = tope_de_gastos(vigor, factura, (hoy - factura.vencimiento).days)
    if isinstance(tope, str):
        avisos.append(tope)
        return
    cabe = pedido if tope is None else min(pedido, tope)
    if cabe > 0:
        cargos.append(_cargo("gastos", factura, redondear(cabe, factura.moneda), base, ""))
    if cabe < pedido:
        donde = vigor.norma.nombre if vigor.norma else vigor.pais
        avisos.append(f"los gastos de la factura {factura.numero} se quedan en el tope de {donde}")


def tope_de_gastos(vigor: Vigor, factura: Factura, atraso: int) -> Decimal | str | None:
    """Lo más que la ley deja sumar a esa factura por gastos; `None` si no lo limita; o por qué no se puede saber."""
    gastos: TopeDeGastos | None = vigor.norma.gastos if vigor.norma else None
    if gastos is None or not vigor.protege or vigor.norma is None:
        return None
    if atraso <= gastos.tras_dias:
        return Decimal(0)
    topes: list[Decimal] = []
    if gastos.por_ciento is not None:
        topes.append(factura.saldo * gastos.por_ciento / _CIEN)
    if gastos.fijo is not None:
        if gastos.moneda_fijo != factura.moneda:
            return (
                f"no sumo gastos a la factura {factura.numero}: el tope de {vigor.norma.nombre} está en "
                f"{gastos.moneda_fijo} y no sé el cambio"
            )
        topes.append(gastos.fijo)
    return min(topes) if topes else None


def _cargo(
    clase: Literal["interes", "compensacion", "gastos"], factura: Factura, importe: Decimal, base: str, detalle: str
) -> Cargo:
    return Cargo(clase=clase, factura=factura.id, importe=importe, moneda=factura.moneda, base=base, detalle=detalle)


def _detalle(interes: Interes) -> str:
    """«30 días al 8 % y 15 al 10,15 %», en el orden en que pasaron."""
    por_tasa: list[tuple[Decimal, int]] = []
    for tramo in interes.tramos:
        if por_tasa and por_tasa[-1][0] == tramo.tasa:
            por_tasa[-1] = (tramo.tasa, por_tasa[-1][1] + tramo.dias)
        else:
            por_tasa.append((tramo.tasa, tramo.dias))
    partes = [f"{dias} día{'' if dias == 1 else 's'} al {escribir_tasa(tasa)} % anual" for tasa, dias in por_tasa]
    if interes.recargo:
        partes.append("más el recargo fijo de la ley")
    return " y ".join([", ".join(partes[:-1]), partes[-1]] if len(partes) > 1 else partes)


def escribir_tasa(tasa: Decimal) -> str:
    """La tasa con coma y sin ceros de más: "8", "10,15"."""
    return format(tasa.normalize(), "f").replace(".", ",")
