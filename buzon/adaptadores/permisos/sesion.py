"""La conexión con el proveedor: con plazo siempre, y comprobada con la autoridad que diga el dueño, si dice una."""

from typing import Any

import requests

_PLAZO = 20


class Sesion(requests.Session):
    """Una sesión de requests que no espera para siempre.

    Con autoridad propia no mira el entorno: `REQUESTS_CA_BUNDLE` mandaría más que ella.
    """

    def __init__(self, autoridad: str | None) -> None:
        super().__init__()
        if autoridad:
            self.verify = autoridad
            self.trust_env = False

    def request(self, *args: Any, **kwargs: Any) -> requests.Response:
        """Como la de requests, con un plazo si no trae otro."""
        if kwargs.get("timeout") is None:
            kwargs["timeout"] = _PLAZO
        return super().request(*args, **kwargs)
