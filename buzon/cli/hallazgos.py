"""Cómo se escriben en la consola los hallazgos de `diagnostico` y `verificar`."""

from collections import Counter
from collections.abc import Iterable

from buzon.montaje.hallazgo import Hallazgo

_SANGRIA = " " * 8


def contar(hallazgos: Iterable[Hallazgo]) -> Counter[str]:
    """Los escribe según llegan, y devuelve cuántos hay de cada gravedad."""
    cuenta: Counter[str] = Counter()
    for hallazgo in hallazgos:
        cuenta[hallazgo.gravedad] += 1
        print(f"{hallazgo.gravedad:<6}  {hallazgo.que}", flush=True)
        if hallazgo.remedio:
            print("\n".join(_SANGRIA + linea for linea in f"→ {hallazgo.remedio}".splitlines()), flush=True)
    return cuenta
