"""La hoja de intereses: una línea por periodo, para el juzgado o para reclamarlos aparte.

Vale también para una factura ya pagada: los que corrieron hasta que se pagó. Pagar el principal cierra la factura;
los intereses solo se reclaman si el dueño quiere, y con esta hoja.
"""

from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal

from buzon.dominio.cargos.cuenta import interes_de
from buzon.dominio.cargos.interes import Tramo
from buzon.dominio.cartera.valores import Deudor, Factura
from buzon.dominio.dinero import redondear
from buzon.dominio.reglas.reglas import Reglas


@dataclass(frozen=True, kw_only=True)
class LineaDeHoja:
    """Unos días con la misma tasa y la misma base. `importe` va redondeado para leerlo; el total, sin acumularlo."""

    desde: date
    hasta: date
    dias: int
    principal: Decimal
    tasa: Decimal
    importe: Decimal
    fuente: str


@dataclass(frozen=True, kw_only=True)
class HojaDeIntereses:
    """La hoja. `falta`: por qué no se puede hacer; entonces no hay líneas y el total es cero.

    `total` se redondea una vez, sobre lo exacto: puede diferir en un céntimo de la suma de las líneas.
    """

    factura: str
    numero: str
    moneda: str
    hasta: date
    base: str
    lineas: tuple[LineaDeHoja, ...] = ()
    recargo: Decimal = Decimal(0)
    total: Decimal = Decimal(0)
    falta: str = ""


def hoja_de_intereses(reglas: Reglas, deudor: Deudor, factura: Factura, hasta: date) -> HojaDeIntereses:
    """Los intereses de una factura hasta `hasta`, incluido, línea a línea."""
    interes = interes_de(reglas, deudor, factura, hasta)
    hoja = HojaDeIntereses(
        factura=factura.id,
        numero=factura.numero,
        moneda=factura.moneda,
        hasta=hasta,
        base=reglas.cargos.interes.base_legal,
        falta=interes if isinstance(interes, str) else interes.falta,
    )
    if isinstance(interes, str) or interes.falta:
        return hoja
    return replace(
        hoja,
        base=interes.ley,
        lineas=tuple(_linea(tramo, factura.moneda) for tramo in interes.tramos),
        recargo=redondear(interes.recargo, factura.moneda),
        total=interes.importe,
    )


def _linea(tramo: Tramo, moneda: str) -> LineaDeHoja:
    return LineaDeHoja(
        desde=tramo.desde,
        hasta=tramo.hasta,
        dias=tramo.dias,
        principal=tramo.principal,
        tasa=tramo.tasa,
        importe=redondear(tramo.importe, moneda),
        fuente=tramo.fuente,
    )
