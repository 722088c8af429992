"""Hechos de los botones sellados: el que sirvió y el que no."""

from buzon.dominio.hechos.base import Hecho


class SelloGastado(Hecho, frozen=True):
    """Un botón hizo lo suyo y ya no vale más. `sello` es su firma; `de`, quien lo tocó.

    Va en el mismo asiento que su efecto y delante de él: o están los dos o no está ninguno.
    """

    sello: str
    accion: str
    de: str | None = None


class SelloRechazado(Hecho, frozen=True):
    """Llegó un sello alterado o inventado. Varios seguidos de una dirección, y sus sellos dejan de mirarse un día."""

    de: str
