"""El estado de la casa: el pliegue del libro. `plegar` lo reconstruye; `aplicar` le añade un asiento."""

from buzon.dominio.cartera.cartera import VIVAS, Cartera
from buzon.dominio.cartera.pliegues import aplicar, plegar

__all__ = ["VIVAS", "Cartera", "aplicar", "plegar"]
