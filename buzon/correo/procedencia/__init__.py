"""Quién habla de verdad: si el correo viene del dominio de su From.

Primero lo que certificó el servidor propio (`resultados`, en las cabeceras que de él son: `recorrido`); si no certifica
nada, la firma DKIM que trae el propio correo (`firmas`). Aquí no se pregunta al DNS: lo hace quien llama.
"""

from buzon.correo.procedencia.firmas import Firma, con_firmas, firmas_que_mirar
from buzon.correo.procedencia.juicio import Procedencia, comprobar

__all__ = ["Firma", "Procedencia", "comprobar", "con_firmas", "firmas_que_mirar"]
