"""Un DNS de mentira: contesta lo que se le ponga, o se calla."""

from collections.abc import Sequence

from buzon.puertos import FalloPasajero


class ResolutorEnMemoria:
    """`registros`: nombre → textos. `esta_mudo`: como si el DNS no contestara. `preguntas`: lo que se le pidió."""

    def __init__(self) -> None:
        self.registros: dict[str, Sequence[bytes]] = {}
        self.esta_mudo = False
        self.preguntas: list[str] = []

    def textos(self, nombre: str) -> tuple[bytes, ...]:
        """Lo que haya con ese nombre. Raises FalloPasajero si está mudo."""
        self.preguntas.append(nombre)
        if self.esta_mudo:
            raise FalloPasajero(f"el DNS no contesta por {nombre}")
        return tuple(self.registros.get(nombre.lower().rstrip("."), ()))
