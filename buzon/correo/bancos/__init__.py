"""Los avisos de dinero de bancos y billeteras: quién pagó, cuánto, cuándo y a qué cuenta. Sala pura.

No decide qué factura se paga ni si el remitente es quien dice ser: eso es de `conciliacion` y de `procedencia`.
"""

from buzon.correo.bancos.lectura import leer_aviso
from buzon.correo.bancos.saber import PatronPropio, SaberBancos, compilar

__all__ = ["PatronPropio", "SaberBancos", "compilar", "leer_aviso"]
