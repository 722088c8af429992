"""Una copia de las reglas sin lo que los tipos rechazan, para poder examinar el resto. Con ella nunca se cobra."""

from collections.abc import Iterable, Mapping
from copy import deepcopy
from typing import Any

from buzon.montaje.esquema import Camino, claves_de, ejemplo_de


def reparar(tabla: Mapping[str, Any], malos: Iterable[Camino]) -> dict[str, Any]:
    """Quita las claves que sobran y los elementos de lista que no valen, y pone el ejemplo donde falta algo."""
    copia: dict[str, Any] = deepcopy(dict(tabla))
    fuera: dict[str, set[int]] = {}
    for camino in malos:
        if len(camino) > 1 and isinstance(camino[1], int):
            fuera.setdefault(str(camino[0]), set()).add(camino[1])
        elif camino:
            _cambiar(copia, _hasta_el_nombre(camino))
    for nombre, lugares in fuera.items():
        if isinstance(copia.get(nombre), list):
            copia[nombre] = [uno for lugar, uno in enumerate(copia[nombre]) if lugar not in lugares]
    # La primera sola: las demás del ejemplo piden una agencia que aquí puede no estar.
    if not copia.get("etapas") or copia["etapas"] == ejemplo_de(("etapas",)):
        copia["etapas"] = [deepcopy(ejemplo_de(("etapas", 0)))]
    return copia


def _hasta_el_nombre(camino: Camino) -> tuple[str, ...]:
    """("cobranza", "dias", 0) → ("cobranza", "dias"): una lista se cambia entera."""
    nombres: list[str] = []
    for paso in camino:
        if isinstance(paso, int):
            break
        nombres.append(paso)
    return tuple(nombres)


def _cambiar(copia: dict[str, Any], camino: tuple[str, ...]) -> None:
    seccion: Any = copia
    for paso in camino[:-1]:
        seccion = seccion.get(paso) if isinstance(seccion, dict) else None
    if not isinstance(seccion, dict):
        return
    muestra = ejemplo_de(camino)
    if muestra is None or camino[-1] not in claves_de(camino[:-1]):
        seccion.pop(camino[-1], None)
    else:
        seccion[camino[-1]] = deepcopy(muestra)
