"""Todo lo que puede haber ocurrido, en palabras del oficio. Cada palabra está en docs/glosario.md.

Los hechos son para siempre: se añaden campos con valor por defecto; nunca se renombra ni se quita nada.
"""

from typing import TypeAlias

from buzon.dominio.hechos.acuerdos import (
    AcuerdoAceptado,
    AcuerdoCumplido,
    AcuerdoPropuesto,
    AcuerdoRetirado,
    AcuerdoRoto,
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
    CartaAligerada,
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
    EnsayoEmpezado,
    EnsayoTerminado,
    FalloObservado,
    FalloSuperado,
    LibroRestaurado,
    PausaPuesta,
    PausaQuitada,
    PreguntaHecha,
    PreguntaRespondida,
    PreguntaRetirada,
    VigilanciaActivada,
)
from buzon.dominio.hechos.confianza import ClienteOlvidado, SelloGastado, SelloRechazado
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
    CarteraImportada,
    CarteraPropuesta,
    DeudorCorregido,
    DeudorRegistrado,
    Documento,
    FacturaAnulada,
    FacturaCorregida,
    FacturaRegistrada,
    NotaDeCreditoAplicada,
    NotaDeCreditoDeshecha,
    NotaDeCreditoRecibida,
)
from buzon.dominio.hechos.dinero import PagoAplicado, PagoDescartado, PagoDeshecho, PagoRecibido, PagoRetenido
from buzon.dominio.hechos.escalada import (
    AgenciaEscuchada,
    CartaFormalCertificada,
    CasoJudicializado,
    CasoReabierto,
    CasoRetirado,
    ComoTanda,
    EtapaAdelantada,
    FacturaIncobrable,
    LlamadaHecha,
    PrescripcionAvisada,
    ResultadoLlamada,
    TandaDetenida,
    TandaResuelta,
    VentaPermitida,
    VentaVetada,
)

CualquierHecho: TypeAlias = (
    CasaAbierta
    | VigilanciaActivada
    | PausaPuesta
    | PausaQuitada
    | PreguntaHecha
    | PreguntaRespondida
    | PreguntaRetirada
    | EnsayoEmpezado
    | EnsayoTerminado
    | FalloObservado
    | FalloSuperado
    | LibroRestaurado
    | ClienteOlvidado
    | SelloGastado
    | SelloRechazado
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
    | CarteraImportada
    | CarteraPropuesta
    | NotaDeCreditoAplicada
    | NotaDeCreditoDeshecha
    | NotaDeCreditoRecibida
    | PagoRecibido
    | PagoAplicado
    | PagoRetenido
    | PagoDescartado
    | PagoDeshecho
    | AcuerdoPropuesto
    | AcuerdoAceptado
    | AcuerdoCumplido
    | AcuerdoRoto
    | AcuerdoRetirado
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
    | CartaAligerada
    | AgenciaEscuchada
    | CartaFormalCertificada
    | CasoJudicializado
    | CasoReabierto
    | CasoRetirado
    | EtapaAdelantada
    | FacturaIncobrable
    | LlamadaHecha
    | PrescripcionAvisada
    | TandaDetenida
    | TandaResuelta
    | VentaPermitida
    | VentaVetada
)

__all__ = [
    "AcuerdoAceptado",
    "AcuerdoCumplido",
    "AcuerdoPropuesto",
    "AcuerdoRetirado",
    "AcuerdoRoto",
    "AgenciaEscuchada",
    "Alcance",
    "AlegatoCerrado",
    "AusenciaAnotada",
    "BorradorAbierto",
    "BorradorCerrado",
    "BorradorCompletado",
    "CartaAligerada",
    "CartaAnulada",
    "CartaAplazada",
    "CartaArchivada",
    "CartaDudosa",
    "CartaEnElPunto",
    "CartaEncargada",
    "CartaEnviada",
    "CartaFallida",
    "CartaFormalCertificada",
    "CartaIntentada",
    "CartaRetenida",
    "CarteraImportada",
    "CarteraPropuesta",
    "CasaAbierta",
    "CasoJudicializado",
    "CasoReabierto",
    "CasoRetirado",
    "ClienteOlvidado",
    "ComoTanda",
    "CorreoApartado",
    "CorreoVisto",
    "CualquierHecho",
    "DeudorCorregido",
    "DeudorRegistrado",
    "DireccionAnulada",
    "DisputaAbierta",
    "DisputaResuelta",
    "Documento",
    "EnsayoEmpezado",
    "EnsayoTerminado",
    "EntregaDemorada",
    "EtapaAdelantada",
    "FacturaAnulada",
    "FacturaCorregida",
    "FacturaIncobrable",
    "FacturaRegistrada",
    "FalloObservado",
    "FalloSuperado",
    "Hecho",
    "LibroRestaurado",
    "LlamadaHecha",
    "NotaDeCreditoAplicada",
    "NotaDeCreditoDeshecha",
    "NotaDeCreditoRecibida",
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
    "PrescripcionAvisada",
    "PromesaCumplida",
    "PromesaHecha",
    "PromesaIncumplida",
    "PromesaRetirada",
    "Renglon",
    "RespuestaAtendida",
    "RespuestaRecibida",
    "ResultadoLlamada",
    "SelloGastado",
    "SelloRechazado",
    "TandaDetenida",
    "TandaResuelta",
    "VentaPermitida",
    "VentaVetada",
    "VigilanciaActivada",
]
