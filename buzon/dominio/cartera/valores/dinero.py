"""El dinero recibido."""

from datetime import date, datetime
from decimal import Decimal
from typing import Literal

from buzon.dominio.cartera.valores.base import Valor


class Pago(Valor, frozen=True):
    """Dinero recibido. `estado` dice qué se hizo con él.

    `origen` es la huella del correo que lo contó. `aplicado` es lo que de él (sin comisiones asumidas) saldó facturas.
    `confirmado` es el deudor al que lo asignó el titular. `es_ajeno`: no se vuelve a preguntar de quién es, porque el
    titular dijo que de nadie o porque solo es otra noticia de un dinero ya contado. `operacion` es el número que le
    dio el banco; `lote`, el del apunte en que lo asentó junto con otros. `numero`: el del asiento en que se supo de él.
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
    operacion: str | None = None
    lote: str | None = None
    numero: int = 0

    @property
    def sobra(self) -> Decimal:
        """Lo que el cliente pagó de más y sigue a su favor; cero mientras el pago no esté aplicado."""
        return max(self.importe - self.aplicado, Decimal(0)) if self.estado == "aplicado" else Decimal(0)
