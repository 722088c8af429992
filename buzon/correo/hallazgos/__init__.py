"""Qué quiere decir una respuesta en castellano, con las palabras que lo prueban.

Nunca decide nada con ello ni mira la factura: eso es de `decidir`.
"""

from buzon.correo.hallazgos.intenciones import leer_intenciones
from buzon.correo.hallazgos.saber import SaberIntenciones, compilar

__all__ = ["SaberIntenciones", "compilar", "leer_intenciones"]
