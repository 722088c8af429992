"""Lo que hay en la cartera: deudores, facturas, pagos, acuerdos y cartas, tal como los dejan los hechos."""

from datetime import date, datetime
from decimal import Decimal
from typing import Literal

import msgspec

from buzon.dominio.hechos import CartaEncargada, Documento, PreguntaHecha, RespuestaRecibida
from buzon.dominio.lecturas import FacturaLeida, Plazo

DIAS_DE_GRACIA = 3  # pagar con tres días de retraso no hace a nadie pagador tardío

EstadoCarta = Literal[
    "encargada",
    "intentada",
    "en_el_punto",
    "aplazada",
    "dudosa",
    "retenida",
    "enviada",
    "archivada",
    "anulada",
    "fallida",
]


class Valor(msgspec.Struct, frozen=True, kw_only=True):
    """Base: inmutable y con campos por nombre."""


class Deudor(Valor, frozen=True):
    """Un cliente. `correos` son todas sus direcciones; `anuladas`, las que ya no sirven.

    `hilo` son los últimos Message-ID cruzados con él (del más viejo al más nuevo); `recordatorios`, los instantes de
    los últimos enviados; `asunto`, el del hilo.
    """

    id: str
    nombre: str
    registrado: datetime
    correos: tuple[str, ...] = ()
    anuladas: tuple[str, ...] = ()
    id_fiscal: str | None = None
    pais: str | None = None
    hilo: tuple[str, ...] = ()
    asunto: str = ""
    recordatorios: tuple[datetime, ...] = ()
    promesas_cumplidas: int = 0
    promesas_incumplidas: int = 0
    ausente_hasta: date | None = None

    @property
    def direcciones(self) -> tuple[str, ...]:
        """Las direcciones a las que se puede escribir."""
        return tuple(correo for correo in self.correos if correo not in self.anuladas)


class Abono(Valor, frozen=True):
    """Parte de un pago aplicada a una factura."""

    pago: str
    importe: Decimal
    fecha: date


class PromesaRota(Valor, frozen=True):
    """La última promesa que no se cumplió y que aún no se le ha recordado."""

    fecha: date
    cita: str


class EtapaAlcanzada(Valor, frozen=True):
    """La factura llegó a esa etapa con esa carta. `cuando` es el envío, o el encargo mientras no ha salido."""

    etapa: str
    carta: str
    cuando: datetime
    enviada: bool = False


class Factura(Valor, frozen=True):
    """Una deuda. Importes en unidades enteras de `moneda`."""

    id: str
    deudor: str
    numero: str
    vencimiento: date
    importe: Decimal
    moneda: str
    registrada: datetime
    fecha: date | None = None
    uuid: str | None = None
    codigo: str | None = None
    documentos: tuple[Documento, ...] = ()
    abonos: tuple[Abono, ...] = ()
    etapas: tuple[EtapaAlcanzada, ...] = ()
    anulada: str | None = None
    en_agencia: bool = False
    promesa_rota: PromesaRota | None = None
    promesas_rotas: tuple[datetime, ...] = ()

    @property
    def se_pago_tarde(self) -> bool:
        """Se terminó de pagar más de tres días después de vencer."""
        if self.saldo > 0 or not self.abonos:
            return False
        return (max(abono.fecha for abono in self.abonos) - self.vencimiento).days > DIAS_DE_GRACIA

    @property
    def pagado(self) -> Decimal:
        """Lo abonado hasta ahora."""
        return sum((abono.importe for abono in self.abonos), Decimal(0))

    @property
    def saldo(self) -> Decimal:
        """Lo que falta por pagar; nunca negativo."""
        return max(self.importe - self.pagado, Decimal(0))

    @property
    def esta_abierta(self) -> bool:
        """Se debe algo y no está anulada."""
        return self.anulada is None and self.saldo > 0

    @property
    def etapa(self) -> str | None:
        """La última etapa enviada."""
        return next((paso.etapa for paso in reversed(self.etapas) if paso.enviada), None)


class Pago(Valor, frozen=True):
    """Dinero recibido. `estado` dice qué se hizo con él.

    `origen` es la huella del correo que lo contó. `aplicado` es lo que de él (sin comisiones asumidas) saldó facturas.
    `confirmado` es el deudor al que lo asignó el titular. `es_ajeno`: no se vuelve a preguntar de quién es, porque el
    titular dijo que de nadie o porque solo es otra noticia de un dinero ya contado.
    """

    id: str
    importe: Decimal
    moneda: str
    fecha: date
    cuando: datetime
    pagador: str | None = None
    id_fiscal: str | None = None
    referencia: str | None = None
    banco: str | None = None
    estado: Literal["recibido", "aplicado", "retenido", "descartado", "deshecho"] = "recibido"
    facturas: tuple[str, ...] = ()
    deudores: tuple[str, ...] = ()
    razones: tuple[str, ...] = ()
    cuenta: str | None = None
    origen: str | None = None
    aplicado: Decimal = Decimal(0)
    confirmado: str | None = None
    es_ajeno: bool = False

    @property
    def sobra(self) -> Decimal:
        """Lo que el cliente pagó de más y sigue a su favor; cero mientras el pago no esté aplicado."""
        return max(self.importe - self.aplicado, Decimal(0)) if self.estado == "aplicado" else Decimal(0)


class Promesa(Valor, frozen=True):
    """Una promesa de pago viva."""

    id: str
    deudor: str
    facturas: tuple[str, ...]
    fecha: date
    cita: str
    hecha: datetime
    importe: Decimal | None = None


class Alegato(Valor, frozen=True):
    """Un "ya pagué" que se cree hasta `hasta`."""

    id: str
    deudor: str
    facturas: tuple[str, ...]
    hasta: date
    cita: str
    hecho: datetime


class Disputa(Valor, frozen=True):
    """Una disconformidad sin resolver."""

    id: str
    deudor: str
    facturas: tuple[str, ...]
    motivo: str
    cita: str
    abierta: datetime


class Plan(Valor, frozen=True):
    """Un plan de cuotas: propuesto, o ya `aceptado`. Lo pagado desde que se propuso cuenta para la más antigua."""

    id: str
    deudor: str
    facturas: tuple[str, ...]
    cuotas: tuple[Plazo, ...]
    moneda: str
    hasta: date
    aceptado: datetime | None = None
    cita: str = ""


class Pausa(Valor, frozen=True):
    """Una pausa vigente. `hasta` incluido; `None` = hasta que el titular la quite. `respuesta`: la que la pidió."""

    hasta: date | None
    motivo: str
    puesta: datetime
    respuesta: str | None = None


class Borrador(Valor, frozen=True):
    """Una factura a la que le falta algo."""

    id: str
    leida: FacturaLeida
    faltan: tuple[str, ...]
    correos: tuple[str, ...] = ()
    documentos: tuple[Documento, ...] = ()
    origen: str | None = None


class Carta(Valor, frozen=True):
    """Una carta y por dónde va. `encargo.datos` se vacía cuando ya no hace falta. `punto`: cuándo llegó al punto."""

    encargo: CartaEncargada
    estado: EstadoCarta
    encargada: datetime
    message_id: str | None = None
    huella: str | None = None
    asunto: str = ""
    intentos: int = 0
    no_antes: datetime | None = None
    salida: datetime | None = None
    motivo: str = ""
    punto: datetime | None = None


class Problema(Valor, frozen=True):
    """Algo del mundo que va mal desde `desde`."""

    clave: str
    texto: str
    desde: datetime


class Suceso(Valor, frozen=True):
    """Una línea de la crónica de un deudor: qué hecho y cuándo."""

    cuando: datetime
    hecho: msgspec.Struct


__all__ = [
    "Abono",
    "Alegato",
    "Borrador",
    "Carta",
    "Deudor",
    "Disputa",
    "EstadoCarta",
    "EtapaAlcanzada",
    "Factura",
    "Pago",
    "Pausa",
    "Plan",
    "PreguntaHecha",
    "Problema",
    "Promesa",
    "PromesaRota",
    "RespuestaRecibida",
    "Suceso",
    "Valor",
]
