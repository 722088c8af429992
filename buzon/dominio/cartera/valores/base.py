"""Lo común a todos los valores de la cartera."""

import msgspec


class Valor(msgspec.Struct, frozen=True, kw_only=True):
    """Base: inmutable y con campos por nombre."""
