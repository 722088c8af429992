"""Las plantillas: que estén las que piden las etapas. Si se dejan rellenar lo mira `relleno`."""

from collections.abc import Iterator
from pathlib import Path

from buzon.dominio.reglas import Reglas
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
