"""Lo que el titular puede mandar. Leer la frase es cosa de `correo.ordenes`; obedecerla, de `decidir.ordenes`."""

from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from typing import Literal

import msgspec

Accion = Literal[
    "prorroga",
    "quita",
    "plan",
    "dacion",
    "mediacion",
    "discutida",
    "razon",
    "mantener",
    "datos",
    "disputa",
    "pagada",
    "parcial",
    "pausar",
    "reanudar",
    "anular",
    "aplicar",
    "ninguna",
    "corregir",
    "si",
    "no",
    "estado",
    "deshacer",
    "enviar",
    "poco",
    "detener",
    "veto",
    "saltar",
    "retirar",
    "abogado",
    "certificada",
    "incobrable",
    "novender",
    "vender",
    "promete",
    "nocontesta",
    "numeromalo",
    "responder",
]


class Orden(msgspec.Struct, frozen=True, kw_only=True):
    """Una orden.

    `objeto` es el número de factura o el nombre del deudor tal como lo escribió (o `None`: lo dirá la carta a la que
    contesta; "todo" = la casa entera). `factura` es su identificador exacto y `pregunta` la que contesta: solo los
    traen los botones. `campos`, en las correcciones; en `responder`, `dicho` son sus palabras
    para el cliente. `moneda` (ISO 4217), solo si dice una que no es la del
    negocio. `es_vaga`: un «ok» o un «vale», que dan un permiso pero también
    acusan recibo, o un «no me la pagaron», que pide deshacer solo si consta pagada; o una carta sin
    nada que diga que fue certificada. `es_entera`: dice que es todo lo
    de ese cliente. `cuotas`: en un plan. `porcentaje`: en una quita, la parte de la deuda que se paga (de 0 a 100).
    """

    accion: Accion
    objeto: str | None = None
    fecha: date | None = None
    importe: Decimal | None = None
    factura: str | None = None
    pregunta: str | None = None
    campos: Mapping[str, str] = {}
    moneda: str | None = None
    es_vaga: bool = False
    es_entera: bool = False
    cuotas: int | None = None
    porcentaje: Decimal | None = None
