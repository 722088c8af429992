"""Hechos de lo que pasa cuando la carta corriente no basta: tandas, llamadas, agencia, abogado y cierre."""

from datetime import date
from typing import Literal

from buzon.dominio.hechos.base import Hecho

ComoTanda = Literal["enviar", "poco", "detener"]
ResultadoLlamada = Literal["promete", "nocontesta", "numeromalo", "disputa"]


class TandaDetenida(Hecho, frozen=True):
    """Tocaban demasiadas cartas a la vez, a `deudores`: no sale ninguna hasta que el titular decida."""

    tanda: str
    deudores: tuple[str, ...]


class TandaResuelta(Hecho, frozen=True):
    """El titular decidió sobre la tanda: que salga, que salga poco a poco, o que no."""

    tanda: str
    como: ComoTanda
    por: str = ""


class EtapaAdelantada(Hecho, frozen=True):
    """El titular mandó que el próximo paso de `factura` sea la etapa `etapa`, se saltara lo que se saltara."""

    factura: str
    etapa: str
    por: str = ""


class LlamadaHecha(Hecho, frozen=True):
    """El titular contó cómo le fue al llamar al deudor por `facturas`. `cita`: sus palabras, si dijo algo más."""

    llamada: str
    deudor: str
    facturas: tuple[str, ...]
    resultado: ResultadoLlamada
    por: str = ""
    cita: str = ""


class CasoRetirado(Hecho, frozen=True):
    """La agencia deja de gestionar `facturas`, y por qué: pagó, prometió, discute, acordó, o lo mandó el titular."""

    deudor: str
    facturas: tuple[str, ...]
    motivo: str


class AgenciaEscuchada(Hecho, frozen=True):
    """Escribió la agencia. `cita` es lo que dijo; `huella`, el sha256 de su correo. No es palabra del deudor."""

    de: str
    cita: str
    huella: str
    deudor: str | None = None
    facturas: tuple[str, ...] = ()


class CasoJudicializado(Hecho, frozen=True):
    """`facturas` quedan en manos del abogado: al deudor no se le escribe más por ellas."""

    deudor: str
    facturas: tuple[str, ...]
    motivo: str


class FacturaIncobrable(Hecho, frozen=True):
    """El titular la da por perdida: no se reclama más, aunque si se paga se anota. Se puede reabrir."""

    factura: str
    motivo: str


class CasoReabierto(Hecho, frozen=True):
    """Una factura judicial o incobrable vuelve a la secuencia, donde estaba."""

    factura: str
    motivo: str


class VentaVetada(Hecho, frozen=True):
    """Al deudor no conviene venderle más a crédito hasta que pague: el titular lo verá en todas partes."""

    deudor: str
    motivo: str


class VentaPermitida(Hecho, frozen=True):
    """Ya se le puede volver a vender."""

    deudor: str


class PrescripcionAvisada(Hecho, frozen=True):
    """Se le dijo al titular que a `factura` le quedan `dias` días o menos para reclamarse ante un juez."""

    factura: str
    dias: int


class CartaFormalCertificada(Hecho, frozen=True):
    """El titular contó que el día `fecha` mandó certificada la carta formal por `facturas`.

    `seguimiento` es el número del resguardo, para probarlo; vacío si no lo dijo. Lo cuenta él: Buzón no lo comprueba.
    """

    deudor: str
    facturas: tuple[str, ...]
    fecha: date
    seguimiento: str = ""
    por: str = ""
