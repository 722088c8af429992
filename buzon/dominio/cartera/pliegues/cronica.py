"""La crónica de cada deudor: sus hechos, en orden, para explicar y para probar."""

from collections.abc import Iterable
from datetime import datetime

import msgspec

from buzon.dominio.cartera.cartera import Cartera
from buzon.dominio.cartera.valores import Suceso
from buzon.dominio.hechos import (
    CartaAligerada,
    CartaArchivada,
    CartaEncargada,
    CartaEnElPunto,
    CartaIntentada,
    CualquierHecho,
    PagoRetenido,
    PausaPuesta,
    PausaQuitada,
)

# Los pasos de un envío no le importan a quien lee la historia del caso: le importa que salió o que no.
_INTERNOS = (CartaAligerada, CartaIntentada, CartaEnElPunto, CartaArchivada)


def _pausados(c: Cartera, hecho: PausaPuesta | PausaQuitada) -> Iterable[str]:
    """El cliente de esa pausa. La de todo no es de ninguno: se ve en el estado mientras dura."""
    if hecho.alcance == "deudor" and hecho.objeto in c.deudores:
        return (hecho.objeto,)
    if hecho.alcance == "factura" and hecho.objeto in c.facturas:
        return (c.facturas[hecho.objeto].deudor,)
    return ()


def deudores_de(c: Cartera, hecho: CualquierHecho) -> Iterable[str]:
    """Los deudores a los que toca un hecho; ninguno si es de la casa entera."""
    if isinstance(hecho, PagoRetenido):
        return hecho.deudores
    if isinstance(hecho, PausaPuesta | PausaQuitada):
        return _pausados(c, hecho)
    deudor = getattr(hecho, "deudor", None)
    if deudor:
        return (deudor,)
    factura = getattr(hecho, "factura", None)
    if factura and factura in c.facturas:
        return (c.facturas[factura].deudor,)
    carta = c.cartas.get(getattr(hecho, "carta", ""))
    if carta and carta.encargo.deudor and carta.encargo.dirigida != "titular":
        return (carta.encargo.deudor,)
    return ()


def anotar(c: Cartera, hecho: CualquierHecho, cuando: datetime) -> None:
    """Añade el hecho a la crónica de los deudores a los que toca, después de aplicado."""
    if isinstance(hecho, _INTERNOS):
        return
    if isinstance(hecho, CartaEncargada):
        if hecho.dirigida == "titular":
            return
        hecho = msgspec.structs.replace(hecho, datos={})
    for deudor in deudores_de(c, hecho):
        c.cronica[deudor].append(Suceso(cuando=cuando, hecho=hecho, numero=c.ultimo_numero))
