"""Cuándo deja de poder reclamarse una factura ante un juez, para avisar al dueño con tiempo.

Es un aviso prudente, no consejo legal: se cuenta desde el vencimiento, con el plazo más corto que puede tocarle a una
factura corriente en ese país, y no se descuenta nada de lo que lo interrumpe. De un país que no está aquí no se avisa
si el dueño no dice el suyo en [cobranza] prescripcion_anos.
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


# Consultado el 22/11/2026. Con dos plazos posibles, el corto: avisar antes no hace daño.
PLAZOS = {
    "ES": Plazo(5, "Código Civil, art. 1964.2, por la ley 42/2015"),
    "CL": Plazo(1, "ley 19.983, art. 10: la acción ejecutiva de la factura; la ordinaria dura más"),
    "PE": Plazo(10, "Código Civil, art. 2001.1"),
    "AR": Plazo(2, "Código Civil y Comercial, art. 2562 c; parte de los jueces aplica los cinco años del 2560"),
    "CO": Plazo(3, "Código de Comercio, art. 789: la acción cambiaria directa; la ordinaria dura más"),
    "CR": Plazo(4, "Código de Comercio, art. 984"),
}
# Con cuánto se avisa, en días: seis meses y uno.
AVISOS = (182, 30)


def plazo_de(reglas: Reglas, pais: str | None = None) -> Plazo | None:
    """El plazo que se vigila: el que diga el dueño, o el del país del deudor o del negocio; `None` = no se vigila."""
    propio = reglas.cobranza.prescripcion_anos
    if propio is not None:
        return Plazo(propio, "lo que dice [cobranza] prescripcion_anos") if propio else None
    return PLAZOS.get((pais or reglas.negocio.pais).upper())


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
