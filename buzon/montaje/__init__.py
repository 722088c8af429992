"""El único sitio donde se eligen adaptadores y se leen archivos de configuración."""

from buzon.montaje.casa import CasaEnDisco, montar, recargar
from buzon.montaje.reglas import leer_reglas
from buzon.montaje.saber import leer_saber
from buzon.puertos import ReglasInvalidas

__all__ = ["CasaEnDisco", "ReglasInvalidas", "leer_reglas", "leer_saber", "montar", "recargar"]
