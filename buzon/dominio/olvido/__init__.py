"""Lo que se guarda de una persona, y cómo deja de guardarse sin que el libro pierda la cuenta.

Por qué se reescribe el libro en vez de cifrarlo: docs/decisiones/0010-olvidar-a-un-cliente.md.
"""

from buzon.dominio.olvido.plan import NoSePuedeOlvidar, Olvido, preparar, vencidos
from buzon.dominio.olvido.rastro import Rastro, rastrear, toca

__all__ = ["NoSePuedeOlvidar", "Olvido", "Rastro", "preparar", "rastrear", "toca", "vencidos"]
