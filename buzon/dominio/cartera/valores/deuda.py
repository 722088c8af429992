"""Quién debe y qué."""

from datetime import date, datetime
from decimal import Decimal
from typing import Literal

from buzon.dominio.cartera.valores.base import Valor
from buzon.dominio.hechos import Documento
from buzon.dominio.lecturas import FacturaLeida

DIAS_DE_GRACIA = 3  # pagar con tres días de retraso no hace a nadie pagador tardío


class Deudor(Valor, frozen=True):
    """Un cliente. `correos` son todas sus direcciones; `anuladas`, las que ya no sirven.

    `hilo` son los últimos Message-ID cruzados con él (del más viejo al más nuevo); `recordatorios`, los instantes de
    los últimos enviados; `asunto`, el del hilo. `ausente_desde` y `ausente_hasta` dicen cuándo falta quien lee
    `ausente`, y `suplente` a quién da su respuesta automática. `sin_copias`: su servidor no admite lo que pesan los
    originales.
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
    ausente_desde: date | None = None
    ausente: str = ""
    suplente: str | None = None
    no_vender: str | None = None
    sin_copias: bool = False

    @property
    def direcciones(self) -> tuple[str, ...]:
        """Las direcciones a las que se puede escribir."""
        return tuple(correo for correo in self.correos if correo not in self.anuladas)


class Abono(Valor, frozen=True):
    """Parte de un pago aplicada a una factura."""

    pago: str
    importe: Decimal
    fecha: date


# La carta del día siguiente, según lo que no se cumplió.
CARTAS_DE_LO_ROTO = {"promesa": "promesa_vencida", "plan": "plan_roto", "acuerdo": "acuerdo_roto"}


class Descuento(Valor, frozen=True):
    """Parte de una nota de crédito aplicada a una factura. `numero` es el de la nota."""

    nota: str
    numero: str
    importe: Decimal
    fecha: date | None = None


class PromesaRota(Valor, frozen=True):
    """Lo último que prometió o acordó, no cumplió, y aún no se le ha recordado. `fecha`: el día que faltó."""

    fecha: date
    cita: str
    clase: Literal["promesa", "plan", "acuerdo"] = "promesa"

    @property
    def etapa(self) -> str:
        """El paso, y la plantilla, de la carta que se lo recuerda."""
        return CARTAS_DE_LO_ROTO[self.clase]


class EtapaAlcanzada(Valor, frozen=True):
    """La factura llegó a esa etapa con esa carta. `cuando` es el envío, o el encargo mientras no ha salido.

    `por_salto`: porque el titular mandó saltar a ella.
    """

    etapa: str
    carta: str
    cuando: datetime
    enviada: bool = False
    por_salto: bool = False


class Factura(Valor, frozen=True):
    """Una deuda. Importes en unidades enteras de `moneda`.

    `salto`: la etapa a la que el titular mandó saltar, hasta que se encarga. `retirada`: cuándo dejó de estar en la
    agencia por última vez. `judicial` e `incobrable`: por qué no se reclama, o `None`.
    """

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
    pagado_antes: Decimal = Decimal(0)
    descuentos: tuple[Descuento, ...] = ()
    corrige: str | None = None
    serie: str | None = None
    vencimiento_original: date | None = None  # el que tenía, mientras dura una prórroga
    prorrogas: int = 0
    perdonado: Decimal = Decimal(0)  # lo que una quita cumplida dejó de pedir
    salto: str | None = None
    retirada: datetime | None = None
    judicial: str | None = None
    incobrable: str | None = None
    aviso_prescripcion: int | None = None

    @property
    def se_pago_tarde(self) -> bool:
        """Se terminó de pagar más de tres días después de vencer."""
        if self.saldo > 0 or not self.abonos:
            return False
        return (max(abono.fecha for abono in self.abonos) - self.vencimiento).days > DIAS_DE_GRACIA

    @property
    def pagado(self) -> Decimal:
        """Lo abonado hasta ahora, contando lo que ya se había cobrado antes de registrarla."""
        return sum((abono.importe for abono in self.abonos), self.pagado_antes)

    @property
    def descontado(self) -> Decimal:
        """Lo que le quitan las notas de crédito."""
        return sum((descuento.importe for descuento in self.descuentos), Decimal(0))

    @property
    def saldo(self) -> Decimal:
        """Lo que falta por pagar; nunca negativo."""
        return max(self.importe - self.descontado - self.perdonado - self.pagado, Decimal(0))

    @property
    def esta_abierta(self) -> bool:
        """Se debe algo y no está anulada."""
        return self.anulada is None and self.saldo > 0

    @property
    def etapa(self) -> str | None:
        """La última etapa enviada."""
        return next((paso.etapa for paso in reversed(self.etapas) if paso.enviada), None)


class Borrador(Valor, frozen=True):
    """Una factura a la que le falta algo."""

    id: str
    leida: FacturaLeida
    faltan: tuple[str, ...]
    correos: tuple[str, ...] = ()
    documentos: tuple[Documento, ...] = ()
    origen: str | None = None


class NotaDeCredito(Valor, frozen=True):
    """Una nota de crédito. `aplicado` es lo que ya descontó, y `facturas`, de cuáles."""

    id: str
    deudor: str
    numero: str
    importe: Decimal
    moneda: str
    cuando: datetime
    fecha: date | None = None
    uuid: str | None = None
    codigo: str | None = None
    documentos: tuple[Documento, ...] = ()
    aplicado: Decimal = Decimal(0)
    facturas: tuple[str, ...] = ()
    esta_deshecha: bool = False

    @property
    def sobra(self) -> Decimal:
        """Lo que aún no ha descontado de nada: es del cliente. De una deshecha, nada."""
        return Decimal(0) if self.esta_deshecha else max(self.importe - self.aplicado, Decimal(0))
