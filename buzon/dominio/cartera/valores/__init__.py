"""Lo que hay en la cartera: deudores, facturas, pagos, acuerdos y cartas, tal como los dejan los hechos."""

from buzon.dominio.cartera.valores.acuerdos import Acuerdo, Alegato, Disputa, Plan, Promesa
from buzon.dominio.cartera.valores.base import Valor
from buzon.dominio.cartera.valores.cartas import Carta, EstadoCarta
from buzon.dominio.cartera.valores.casa import Ajeno, Pausa, Problema, Suceso, Tanda
from buzon.dominio.cartera.valores.deuda import (
    CARTAS_DE_LO_ROTO,
    DIAS_DE_GRACIA,
    Abono,
    Borrador,
    Descuento,
    Deudor,
    EtapaAlcanzada,
    Factura,
    NotaDeCredito,
    PromesaRota,
)
from buzon.dominio.cartera.valores.dinero import Pago
from buzon.dominio.hechos import PreguntaHecha, RespuestaRecibida

__all__ = [
    "CARTAS_DE_LO_ROTO",
    "DIAS_DE_GRACIA",
    "Abono",
    "Acuerdo",
    "Ajeno",
    "Alegato",
    "Borrador",
    "Carta",
    "Descuento",
    "Deudor",
    "Disputa",
    "EstadoCarta",
    "EtapaAlcanzada",
    "Factura",
    "NotaDeCredito",
    "Pago",
    "Pausa",
    "Plan",
    "PreguntaHecha",
    "Problema",
    "Promesa",
    "PromesaRota",
    "RespuestaRecibida",
    "Suceso",
    "Tanda",
    "Valor",
]
