"""Busca los campos de una factura en texto libre: lo que cuenta el titular o lo que dice un papel.

Nunca adivina: cada campo lleva la cita que lo prueba y su certeza, y lo que no llega a la mitad se queda fuera.
"""

from buzon.documentos.campos.correccion import leer_correccion
from buzon.documentos.campos.texto import leer_texto

__all__ = ["leer_correccion", "leer_texto"]
