"""Cómo se escriben en la consola los hallazgos de `diagnostico` y `verificar`."""

from collections import Counter
from collections.abc import Iterable

import msgspec

from buzon.cli.pantalla import decir_gravedad
from buzon.montaje.hallazgo import Hallazgo

_SANGRIA = " " * 8


def en_json(hallazgos: Iterable[Hallazgo]) -> tuple[str, bool]:
    """Todos, en una lista JSON de objetos `gravedad`, `que` y `remedio`; y si alguno está mal."""
    todos = tuple(hallazgos)
    lista = [{"gravedad": h.gravedad, "que": h.que, "remedio": h.remedio} for h in todos]
    return msgspec.json.encode(lista).decode(), any(h.gravedad == "mal" for h in todos)


def contar(hallazgos: Iterable[Hallazgo]) -> Counter[str]:
    """Los escribe según llegan, y devuelve cuántos hay de cada gravedad."""
    cuenta: Counter[str] = Counter()
    for hallazgo in hallazgos:
        cuenta[hallazgo.gravedad] += 1
        decir_gravedad(hallazgo.gravedad, hallazgo.que)
        if hallazgo.remedio:
            print("\n".join(_SANGRIA + linea for linea in f"→ {hallazgo.remedio}".splitlines()), flush=True)
    return cuenta
