"""Que lo leído sea de ahora: nada sale hacia un deudor con el buzón leído hace más de dos minutos."""

from buzon.vigia.casa import Casa
from buzon.vigia.lectura import leer

FRESCO = 120.0


def poner_al_dia(casa: Casa) -> bool:
    """Relee el buzón si hace falta. Falso si no se llegó al final: puede haber un pago que no se ha visto.

    El tiempo se mide con un reloj que no salta aunque cambien la hora de la máquina.

    Raises:
        CredencialRechazada: el servidor de entrada ya no acepta la clave.
    """
    if casa.leido_en is not None and casa.cronometro() - casa.leido_en <= FRESCO:
        return True
    _, al_dia = leer(casa)
    return al_dia
