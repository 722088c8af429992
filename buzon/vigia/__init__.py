"""El bucle: lee, entiende, decide, asienta, acusa y despacha, siempre en ese orden.

Un solo hilo y una sola vuelta cada vez: nada se cruza con nada. Por qué: docs/decisiones/0003-un-solo-hilo.md.
"""

from buzon.vigia.bucle import Bucle
from buzon.vigia.casa import Casa
from buzon.vigia.pasada import Balance, pasada

__all__ = ["Balance", "Bucle", "Casa", "pasada"]
