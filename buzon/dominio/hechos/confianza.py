"""Hechos de la confianza: los botones sellados que sirvieron o no, y los clientes a los que se olvidó."""

from buzon.dominio.hechos.base import Hecho


class SelloGastado(Hecho, frozen=True):
    """Un botón hizo lo suyo y ya no vale más. `sello` es su firma; `de`, quien lo tocó.

    Va en el mismo asiento que su efecto y delante de él: o están los dos o no está ninguno.
    """

    sello: str
    accion: str
    de: str | None = None


class ClienteOlvidado(Hecho, frozen=True):
    """La lápida: hubo aquí un cliente y ya no se sabe quién era. Sus cuentas siguen; sus palabras, no.

    `huella_anterior` es la del último asiento del libro antes de reescribirlo: casa este libro con los expedientes que
    se sacaran de aquel. `hechos`: cuántos eran suyos; `originales`: las huellas de lo que se borró del archivo.
    """

    deudor: str
    motivo: str
    hechos: int = 0
    huella_anterior: str = ""
    originales: tuple[str, ...] = ()


class SelloRechazado(Hecho, frozen=True):
    """Llegó un sello alterado o inventado. Varios seguidos de una dirección, y sus sellos dejan de mirarse un día."""

    de: str
