"""Las plantillas en memoria: devuelven el nombre y los datos, sin rellenar nada."""

from collections.abc import Iterable, Mapping
from typing import Any

from buzon.adaptadores.memoria.fallos import Fallos
from buzon.puertos import Pieza


class PlantillasEnMemoria:
    """Cumple `Plantillas` sin rellenar nada de verdad: cada carta enseña su nombre y sus datos de primer nivel."""

    def __init__(self, nombres: Iterable[str], fallos: Fallos | None = None) -> None:
        self._nombres = tuple(nombres)
        self._fallos = fallos or Fallos()

    def escribir(self, nombre: str, datos: Mapping[str, Any]) -> Pieza:
        """Una pieza legible y determinista."""
        self._fallos.pasar("plantillas.escribir")
        lineas = [f"{clave}: {datos[clave]}" for clave in sorted(datos)]
        return Pieza(f"[{nombre}]", "\n".join(lineas), "<br>".join(lineas))

    def nombres(self) -> tuple[str, ...]:
        """Las que se le dieron."""
        return self._nombres
