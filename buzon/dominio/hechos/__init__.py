"""Todo lo que puede haber ocurrido, en palabras del oficio. Cada palabra está en docs/glosario.md.

Los hechos son para siempre: se añaden campos con valor por defecto; nunca se renombra ni se quita nada.
"""

from typing import TypeAlias

from buzon.dominio.hechos.acuerdos import (
    AlegatoCerrado,
    DisputaAbierta,
    DisputaResuelta,
    PagoAlegado,
    PlanAceptado,
    PlanCumplido,
    PlanPropuesto,
    PlanRetirado,
    PlanRoto,
    PromesaCumplida,
    PromesaHecha,
    PromesaIncumplida,
    PromesaRetirada,
)
from buzon.dominio.hechos.base import Hecho
from buzon.dominio.hechos.cartas import (
    CartaAnulada,
    CartaAplazada,
    CartaArchivada,
    CartaDudosa,
    CartaEncargada,
    CartaEnElPunto,
    CartaEnviada,
    CartaFallida,
    CartaIntentada,
    CartaRetenida,
    Renglon,
)
from buzon.dominio.hechos.casa import (
    Alcance,
    CasaAbierta,
    FalloObservado,
    FalloSuperado,
    PausaPuesta,
    PausaQuitada,
    PreguntaHecha,
    PreguntaRespondida,
    PreguntaRetirada,
    VigilanciaActivada,
)
from buzon.dominio.hechos.correo import (
    AusenciaAnotada,
    CorreoApartado,
    CorreoVisto,
    DireccionAnulada,
    EntregaDemorada,
    RespuestaAtendida,
    RespuestaRecibida,
)
from buzon.dominio.hechos.deuda import (
    BorradorAbierto,
    BorradorCerrado,
    BorradorCompletado,
    DeudorCorregido,
    DeudorRegistrado,
    Documento,
    FacturaAnulada,
    FacturaCorregida,
    FacturaRegistrada,
)
from buzon.dominio.hechos.dinero import PagoAplicado, PagoDescartado, PagoDeshecho, PagoRecibido, PagoRetenido

CualquierHecho: TypeAlias = (
    CasaAbierta
    | VigilanciaActivada
    | PausaPuesta
    | PausaQuitada
    | PreguntaHecha
    | PreguntaRespondida
    | PreguntaRetirada
    | FalloObservado
    | FalloSuperado
    | CorreoVisto
    | CorreoApartado
    | RespuestaRecibida
    | RespuestaAtendida
    | DireccionAnulada
    | EntregaDemorada
    | AusenciaAnotada
    | DeudorRegistrado
    | DeudorCorregido
    | FacturaRegistrada
    | FacturaCorregida
    | FacturaAnulada
    | BorradorAbierto
    | BorradorCompletado
    | BorradorCerrado
    | PagoRecibido
    | PagoAplicado
    | PagoRetenido
    | PagoDescartado
    | PagoDeshecho
    | PromesaHecha
    | PromesaCumplida
    | PromesaIncumplida
    | PromesaRetirada
    | PagoAlegado
    | AlegatoCerrado
    | DisputaAbierta
    | DisputaResuelta
    | PlanAceptado
    | PlanCumplido
    | PlanPropuesto
    | PlanRetirado
    | PlanRoto
    | CartaEncargada
    | CartaIntentada
    | CartaEnElPunto
    | CartaEnviada
    | CartaArchivada
    | CartaAplazada
    | CartaDudosa
    | CartaRetenida
    | CartaAnulada
    | CartaFallida
)

__all__ = [
    "Alcance",
    "AlegatoCerrado",
    "AusenciaAnotada",
    "BorradorAbierto",
    "BorradorCerrado",
    "BorradorCompletado",
    "CartaAnulada",
    "CartaAplazada",
    "CartaArchivada",
    "CartaDudosa",
    "CartaEnElPunto",
    "CartaEncargada",
    "CartaEnviada",
    "CartaFallida",
    "CartaIntentada",
    "CartaRetenida",
    "CasaAbierta",
    "CorreoApartado",
    "CorreoVisto",
    "CualquierHecho",
    "DeudorCorregido",
    "DeudorRegistrado",
    "DireccionAnulada",
    "DisputaAbierta",
    "DisputaResuelta",
    "Documento",
    "EntregaDemorada",
    "FacturaAnulada",
    "FacturaCorregida",
    "FacturaRegistrada",
    "FalloObservado",
    "FalloSuperado",
    "Hecho",
    "PagoAlegado",
    "PagoAplicado",
    "PagoDescartado",
    "PagoDeshecho",
    "PagoRecibido",
    "PagoRetenido",
    "PausaPuesta",
    "PausaQuitada",
    "PlanAceptado",
    "PlanCumplido",
    "PlanPropuesto",
    "PlanRetirado",
    "PlanRoto",
    "PreguntaHecha",
    "PreguntaRespondida",
    "PreguntaRetirada",
    "PromesaCumplida",
    "PromesaHecha",
    "PromesaIncumplida",
    "PromesaRetirada",
    "Renglon",
    "RespuestaAtendida",
    "RespuestaRecibida",
    "VigilanciaActivada",
]
