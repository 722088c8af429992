"""Las plantillas: que se puedan rellenar, que digan lo que deben, y que las del dueño se llamen como toca."""

from collections.abc import Iterator
from datetime import datetime
from difflib import get_close_matches

from buzon.adaptadores.plantillas_jinja import PlantillasJinja
from buzon.dominio.reglas import Reglas
from buzon.montaje.carpeta import CasaEnDisco
from buzon.montaje.examen.relleno import examinar_plantillas
from buzon.montaje.hallazgo import Hallazgo, aviso, bien, mal
from buzon.montaje.recursos import compartido

_LEEME = "LEEME.txt"


def mirar_plantillas(disco: CasaEnDisco, reglas: Reglas, ahora: datetime) -> Iterator[Hallazgo]:
    """Rellena todas con datos de ejemplo."""
    del ahora
    plantillas = PlantillasJinja(disco.carpetas_de_plantillas())
    fallos = examinar_plantillas(plantillas, reglas)
    for fallo in fallos:
        yield mal(f"Plantillas: {fallo}", f"corrige el archivo en {disco.plantillas}, o bórralo y se usará el de Buzón")
    if not fallos:
        propias = len([ruta for ruta in disco.plantillas.glob("*.j2") if ruta.is_file()])
        yield bien(f"Plantillas: {len(plantillas.nombres())} cartas, {propias} archivos tuyos; todas se pueden enviar")
    yield from _ajenas(disco, reglas)


def _ajenas(disco: CasaEnDisco, reglas: Reglas) -> Iterator[Hallazgo]:
    """Un archivo tuyo con el nombre mal escrito no cambia ninguna carta, y no se nota."""
    if not disco.plantillas.is_dir():
        return
    usadas = {ruta.name for ruta in compartido("plantillas_correo").glob("*.j2")}
    for etapa in reglas.etapas:
        nombre = etapa.plantilla or etapa.nombre
        usadas |= {f"{nombre}.txt.j2", f"{nombre}.html.j2"}
    for ruta in sorted(disco.plantillas.iterdir()):
        if ruta.name in usadas or ruta.name == _LEEME or ruta.name.startswith((".", "_")):
            continue
        parecidas = get_close_matches(ruta.name, usadas, n=1)
        remedio = f"¿querías llamarlo «{parecidas[0]}»?" if parecidas else "si no lo usas, bórralo"
        yield aviso(f"Plantillas: ninguna carta usa {ruta.name}", remedio)
