"""Las plantillas, probadas: que todas se puedan rellenar y digan lo que deben. Carga Jinja; el resto, no."""

from functools import partial

from buzon.adaptadores.plantillas_jinja import PlantillasJinja
from buzon.dominio.reglas import Reglas
from buzon.informes.examen_plantillas import examinar


def examinar_plantillas(plantillas: PlantillasJinja, reglas: Reglas) -> tuple[str, ...]:
    """Rellena cada plantilla con datos de ejemplo, en los tratos que la casa usa, y dice qué corregir en cada una."""
    tratos = tuple(dict.fromkeys([reglas.cobranza.trato, *(uno.trato for uno in reglas.deudores if uno.trato)]))
    fallos: list[str] = []
    for nombre in plantillas.nombres():
        txt, html = plantillas.fuentes(nombre)
        fallos.extend(examinar(nombre, txt, html, partial(plantillas.escribir, nombre), tratos))
    return tuple(fallos)
