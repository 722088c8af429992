"""El reloj avanzó: promesas y plazos que vencen, recordatorios que tocan y los resúmenes."""

from collections.abc import Iterator
from datetime import datetime

from buzon.dominio.cartera.cartera import Cartera
from buzon.dominio.decidir.dia.prescripcion import avisar_prescripcion
from buzon.dominio.decidir.dia.recordatorios import recordatorios
from buzon.dominio.decidir.dia.resumenes import resumenes
from buzon.dominio.decidir.dia.suspension import recordar_suspension
from buzon.dominio.decidir.dia.vencimientos import vencimientos
from buzon.dominio.decidir.escalada.retirada import revisar_agencia
from buzon.dominio.entradas import DiaNuevo
from buzon.dominio.hechos import CualquierHecho
from buzon.dominio.reglas import Reglas


def decidir_dia(c: Cartera, _e: DiaNuevo, ahora: datetime, reglas: Reglas) -> Iterator[CualquierHecho]:
    """Decidir dos veces lo mismo en el mismo instante no hace nada la segunda: lo ya asentado no vuelve a tocar."""
    hoy = ahora.astimezone(reglas.zona).date()
    vencidos = (*vencimientos(c, hoy, reglas), *revisar_agencia(c, reglas), *avisar_prescripcion(c, hoy, reglas))
    yield from vencidos
    if vencidos:
        # La cartera aún no los conoce: los recordatorios se deciden en la vuelta siguiente, con ellos aplicados.
        return
    yield from recordar_suspension(c, hoy, reglas)
    yield from recordatorios(c, ahora, hoy, reglas)
    yield from resumenes(c, ahora, hoy, reglas)
