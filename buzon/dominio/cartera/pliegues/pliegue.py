"""La forma de un pliegue."""

from collections.abc import Callable
from datetime import datetime
from typing import Any

from buzon.dominio.cartera.cartera import Cartera

# Recibe la cartera, el hecho de su tipo y el instante del asiento; cambia la cartera y no devuelve nada.
Pliegue = Callable[[Cartera, Any, datetime], None]
