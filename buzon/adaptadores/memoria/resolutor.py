"""Un DNS de mentira: contesta lo que se le ponga, o se calla."""

from collections.abc import Sequence

from buzon.puertos import FalloPasajero


class ResolutorEnMemoria:
    """`registros`: nombre → textos. `servidores`: dominio → sus MX. `preguntas`: lo que se le pidió.

    `esta_mudo`: como si el DNS no contestara.
    """

    def __init__(self) -> None:
        self.registros: dict[str, Sequence[bytes]] = {}
        self.servidores: dict[str, Sequence[str]] = {}
        self.esta_mudo = False
        self.preguntas: list[str] = []

    def textos(self, nombre: str) -> tuple[bytes, ...]:
        """Lo que haya con ese nombre. Raises FalloPasajero si está mudo."""
        self.preguntas.append(nombre)
        if self.esta_mudo:
            raise FalloPasajero(f"el DNS no contesta por {nombre}")
        return tuple(self.registros.get(nombre.lower().rstrip("."), ()))

    def buzones(self, dominio: str) -> tuple[str, ...]:
        """Los MX que haya de ese dominio. Raises FalloPasajero si está mudo."""
        self.preguntas.append(dominio)
        if self.esta_mudo:
            raise FalloPasajero(f"el DNS no contesta por {dominio}")
        return tuple(self.servidores.get(dominio.lower().rstrip("."), ()))
