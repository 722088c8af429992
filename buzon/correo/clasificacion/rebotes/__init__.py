"""Devoluciones del correo: qué direcciones fallaron, por qué, y a cuál de nuestras cartas se refieren.

Nunca nombra una dirección que no falló; ante la duda calla, porque una dirección dada por muerta deja de cobrarse.
"""

from buzon.correo.clasificacion.rebotes.lista import leer_rebote

__all__ = ["leer_rebote"]
