"""Cuándo se paga un documento UBL. Cada perfil lo escribe en otro sitio, y aquí se miran todos por orden."""

from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING

from buzon.documentos.campos.plazos import TOPE_DIAS, leer_condiciones
from buzon.documentos.valores import leer_decimal, leer_fecha
from buzon.documentos.xml import atributo, hijo, hijos, texto
from buzon.dominio.lecturas import Lectura, Plazo

if TYPE_CHECKING:
    from buzon.documentos.xml import Elemento

TOPE_CUOTAS = 120
_CREDITO = "credito"
_CONTADO = "contado"


class Calendario(Lectura, frozen=True):
    """Lo que el documento dice de sus plazos. `pendiente` es el «monto neto pendiente de pago» de SUNAT."""

    vencimiento: date | None = None
    cuotas: tuple[Plazo, ...] = ()
    condiciones_dias: int | None = None
    pendiente: Decimal | None = None


def leer_calendario(raiz: "Elemento") -> Calendario:
    """Vencimiento escrito (DueDate), el del medio de pago (DIAN), o las cuotas de SUNAT (R.S. 193-2020)."""
    cuotas, condiciones, pendiente = [], None, None
    for termino in list(hijos(raiz, "PaymentTerms"))[:TOPE_CUOTAS]:
        medio = " ".join(texto(m) or "" for m in hijos(termino, "PaymentMeansID")).lower()
        importe = leer_decimal(texto(termino, "Amount"))
        fecha = leer_fecha(texto(termino, "PaymentDueDate")) or leer_fecha(texto(termino, "InstallmentDueDate"))
        if fecha and importe is not None:
            cuotas.append(Plazo(fecha=fecha, importe=importe))
        elif _sin_tilde(medio) == _CREDITO and importe is not None:
            pendiente = importe
        elif medio == _CONTADO:
            condiciones = 0
        if condiciones is None:
            condiciones = _condiciones(termino)
    vence = leer_fecha(texto(raiz, "DueDate")) or _de_los_medios(raiz) or min((c.fecha for c in cuotas), default=None)
    return Calendario(
        vencimiento=vence,
        cuotas=tuple(cuotas) if len(cuotas) > 1 else (),
        condiciones_dias=None if vence else condiciones,
        pendiente=pendiente,
    )


def _sin_tilde(palabra: str) -> str:
    return palabra.replace("é", "e")


def _de_los_medios(raiz: "Elemento") -> date | None:
    for camino in (("PaymentMeans", "PaymentDueDate"), ("PaymentTerms", "PaymentDueDate")):
        if fecha := leer_fecha(texto(raiz, *camino)):
            return fecha
    return None


def _condiciones(termino: "Elemento") -> int | None:
    """La nota en palabras, o la duración en días que la DIAN pone en `SettlementPeriod/DurationMeasure`."""
    for nota in hijos(termino, "Note"):
        if (dias := leer_condiciones(texto(nota))) is not None:
            return dias
    medida = hijo(termino, "SettlementPeriod", "DurationMeasure")
    unidad = (atributo(medida, "unitCode") or "DAY").upper()
    duracion = leer_decimal(texto(medida))
    if duracion is not None and unidad == "DAY" and duracion == int(duracion) and 0 <= duracion <= TOPE_DIAS:
        return int(duracion)
    return None
