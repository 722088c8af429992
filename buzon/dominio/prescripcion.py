"""Cuándo deja de poder reclamarse una factura ante un juez, para avisar al dueño con tiempo.

Es un aviso prudente, no consejo legal: se cuenta desde el vencimiento, con el plazo más corto que puede tocarle a una
factura corriente en ese país (`prescripcion` en su norma), y no se descuenta nada de lo que lo interrumpe. De un país
cuya norma no lo dice no se avisa, si el dueño no pone el suyo en [cobranza] prescripcion_anos.
"""

from datetime import date

import msgspec

from buzon.dominio.calendario import sumar_dias
from buzon.dominio.cartera.valores import Factura
from buzon.dominio.reglas import Reglas


class Plazo(msgspec.Struct, frozen=True):
    """Años y de dónde salen."""

    anos: int
    fuente: str


# Con cuánto se avisa, en días: seis meses y uno.
AVISOS = (182, 30)


def plazo_de(reglas: Reglas, pais: str | None = None) -> Plazo | None:
    """El plazo que se vigila: el que diga el dueño, o el del país del deudor o del negocio; `None` = no se vigila."""
    propio = reglas.cobranza.prescripcion_anos
    if propio is not None:
        return Plazo(propio, "lo que dice [cobranza] prescripcion_anos") if propio else None
    norma = reglas.norma((pais or reglas.negocio.pais).upper())
    suya = norma.procedencia("prescripcion") if norma else None
    return Plazo(norma.prescripcion, suya.fuente) if norma and norma.prescripcion and suya else None


def fecha_limite(factura: Factura, plazo: Plazo) -> date:
    """El último día, contado desde el vencimiento."""
    vence = factura.vencimiento
    try:
        return vence.replace(year=vence.year + plazo.anos)
    except ValueError:  # un 29 de febrero, o un año que no cabe
        return sumar_dias(vence, 365 * plazo.anos)


def aviso_que_toca(factura: Factura, plazo: Plazo, hoy: date) -> int | None:
    """El aviso (en días antes) que toca hoy y aún no se dio; `None` si ninguno, o si ya pasó la fecha."""
    quedan = (fecha_limite(factura, plazo) - hoy).days
    if quedan < 0:
        return None
    tocan = [aviso for aviso in AVISOS if quedan <= aviso]
    dado = factura.aviso_prescripcion
    return min(tocan) if tocan and (dado is None or min(tocan) < dado) else None
