"""Las plantillas, probadas: que todas se puedan rellenar y digan lo que deben. Carga Jinja; el resto, no."""

from functools import partial
from pathlib import Path

from buzon.adaptadores.plantillas_jinja import PlantillasJinja
from buzon.dominio.reglas import Reglas
from buzon.informes.examen_plantillas import examinar


def examinar_plantillas(plantillas: PlantillasJinja, reglas: Reglas, solo_de: Path | None = None) -> tuple[str, ...]:
    """Rellena cada plantilla con datos de ejemplo, en los tratos que la casa usa, y dice qué corregir en cada una.

    Con `solo_de`, nada más que aquellas en que hay algún archivo de esa carpeta: las que trae Buzón ya están probadas.
    """
    tratos = tuple(dict.fromkeys([reglas.cobranza.trato, *(uno.trato for uno in reglas.deudores if uno.trato)]))
    fallos: list[str] = []
    for nombre in plantillas.nombres():
        archivos = plantillas.archivos_de(nombre)
        if solo_de and not any((solo_de / archivo).exists() for archivo in (*archivos, *_partes(nombre))):
            continue
        txt, html = plantillas.fuentes(nombre)
        escribir = partial(plantillas.escribir, nombre)
        fallos.extend(examinar(nombre, txt, html, escribir, tratos, archivos, _ley(reglas)))
    return tuple(dict.fromkeys(fallos))


def _partes(nombre: str) -> tuple[str, str]:
    return f"{nombre}.txt.j2", f"{nombre}.html.j2"


def _ley(reglas: Reglas) -> str:
    """La que en el país de la casa manda no decir ciertas cosas; vacía si allí no la hay o no obliga."""
    norma = reglas.norma(reglas.negocio.pais)
    return f"{norma.ley}, {norma.nombre}" if norma and norma.prohibido and norma.obliga("prohibido") else ""
