"""Las plantillas: que estén las que piden las etapas, y que todas se puedan rellenar y digan lo que deben."""

from collections.abc import Iterator
from functools import partial
from pathlib import Path

from buzon.adaptadores.plantillas_jinja import PlantillasJinja
from buzon.dominio.reglas import Reglas
from buzon.informes.examen_plantillas import examinar
from buzon.montaje.recursos import compartido

_SUFIJOS = (".txt.j2", ".html.j2")


def faltan_plantillas(reglas: Reglas, casa: Path) -> Iterator[str]:
    """Las etapas cuya plantilla no está ni en la casa ni entre las de Buzón."""
    carpetas = (casa, compartido("plantillas_correo"))
    for etapa in reglas.etapas:
        if etapa.tarea == "llamada":
            continue  # no se escribe al cliente: la carta al titular es la de las preguntas
        nombre = etapa.plantilla or etapa.nombre
        for sufijo in _SUFIJOS:
            if not any((carpeta / f"{nombre}{sufijo}").exists() for carpeta in carpetas):
                yield f"[[etapas]] «{etapa.nombre}» plantilla: no existe {nombre}{sufijo}; créala en {casa}"


def examinar_plantillas(plantillas: PlantillasJinja, reglas: Reglas) -> tuple[str, ...]:
    """Rellena cada plantilla con datos de ejemplo, en los tratos que la casa usa, y dice qué corregir en cada una."""
    tratos = tuple(dict.fromkeys([reglas.cobranza.trato, *(uno.trato for uno in reglas.deudores if uno.trato)]))
    fallos: list[str] = []
    for nombre in plantillas.nombres():
        txt, html = plantillas.fuentes(nombre)
        fallos.extend(examinar(nombre, txt, html, partial(plantillas.escribir, nombre), tratos))
    return tuple(fallos)
