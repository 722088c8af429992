"""Lo que los tipos no dicen: zonas que existen, direcciones que lo son, etapas en orden, patrones que compilan.

Un archivo por sección y una lista que los ordena. No abre conexiones ni mira el disco, salvo `plantillas`.
"""

from collections.abc import Callable, Iterator

from buzon.dominio.reglas import Reglas
from buzon.montaje.examen.acuerdos import examinar_acuerdos
from buzon.montaje.examen.bancos import examinar_bancos, examinar_extractos
from buzon.montaje.examen.cargos import examinar_cargos
from buzon.montaje.examen.cobranza import examinar_cobranza, examinar_vigilancia
from buzon.montaje.examen.confianza import examinar_confianza
from buzon.montaje.examen.correo import examinar_correo, examinar_servidores
from buzon.montaje.examen.deudores import examinar_deudores
from buzon.montaje.examen.escalada import examinar_segmentos, examinar_terceros
from buzon.montaje.examen.etapas import examinar_etapas
from buzon.montaje.examen.negocio import examinar_negocio, examinar_pagos
from buzon.montaje.examen.paises import examinar_paises
from buzon.montaje.examen.plantillas import faltan_plantillas

__all__ = ["EXAMENES", "examinar", "faltan_plantillas"]

# En el orden de las secciones del archivo.
EXAMENES: tuple[Callable[[Reglas], Iterator[str]], ...] = (
    examinar_negocio,
    examinar_correo,
    examinar_servidores,
    examinar_pagos,
    examinar_etapas,
    examinar_segmentos,
    examinar_terceros,
    examinar_cobranza,
    examinar_paises,
    examinar_cargos,
    examinar_acuerdos,
    examinar_vigilancia,
    examinar_confianza,
    examinar_deudores,
    examinar_bancos,
    examinar_extractos,
)


def examinar(reglas: Reglas) -> Iterator[str]:
    """Cada cosa que está mal, en una frase con su clave y su remedio."""
    for examen in EXAMENES:
        yield from examen(reglas)
