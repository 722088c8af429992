"""La raíz de todos los hechos."""

import msgspec


class Hecho(msgspec.Struct, frozen=True, kw_only=True, tag_field="hecho", tag=True, omit_defaults=True):
    """Algo que ya ocurrió. No se cambia ni se borra; a un hecho viejo solo se le añaden campos con valor por defecto.

    No lleva fecha propia: la pone el asiento que lo trae, porque todos los hechos de una causa ocurren a la vez.
    """
