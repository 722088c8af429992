"""El envío por SMTP, con el punto final como única frontera dudosa."""

from buzon.adaptadores.smtp.plazos import PlazosSmtp
from buzon.adaptadores.smtp.salida import SalidaSmtp

__all__ = ["PlazosSmtp", "SalidaSmtp"]
