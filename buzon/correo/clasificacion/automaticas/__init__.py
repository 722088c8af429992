"""Respuestas automáticas: ausencias, robots de tiques y desafíos de antispam.

Nunca toma por máquina a una persona que cuenta que estará fuera y además contesta.
"""

from buzon.correo.clasificacion.automaticas.lectura import leer_automatica

__all__ = ["leer_automatica"]
