"""Una capa sobre un índice: se lee lo de debajo y se escribe encima, sin tocarlo y sin copiarlo.

Sirve mientras nadie cambie lo de debajo: para una decisión, no para guardarla. Hacerla cuesta lo mismo con diez
facturas que con cien mil.
"""

from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping, MutableMapping, MutableSet
from collections.abc import Set as AbstractSet
from typing import Any


def capa_de(valor: Any) -> Any:
    """Lo mismo, en algo que se puede cambiar sin que cambie `valor`. Lo inmutable se comparte; las listas se copian."""
    if isinstance(valor, dict | Capa):
        return Capa(valor)
    if isinstance(valor, set | CapaDeConjunto):
        return CapaDeConjunto(valor)
    return list(valor) if isinstance(valor, list) else valor


class Capa(MutableMapping[Any, Any]):
    """Un diccionario encima de otro, con su orden y, si lo tenía, su valor por omisión."""

    def __init__(self, debajo: Mapping[Any, Any]) -> None:
        self._debajo = debajo
        self._encima: dict[Any, Any] = {}
        self._quitadas: set[Hashable] = set()
        # Con el nombre que le da `defaultdict`: así se hereda igual de uno que de otra capa.
        self.default_factory: Callable[[], Any] | None = getattr(debajo, "default_factory", None)

    def _esta_debajo(self, clave: object) -> bool:
        return clave in self._debajo and clave not in self._quitadas

    def __contains__(self, clave: object) -> bool:
        return clave in self._encima or self._esta_debajo(clave)

    def __getitem__(self, clave: Any) -> Any:
        if clave in self._encima:
            return self._encima[clave]
        if self._esta_debajo(clave):
            valor = self._debajo[clave]
            propio = capa_de(valor)
            if propio is not valor:
                # Quien lo pide puede querer cambiarlo: el suyo, no el de debajo.
                self._encima[clave] = propio
            return propio
        if self.default_factory is None:
            raise KeyError(clave)
        self._encima[clave] = self.default_factory()
        return self._encima[clave]

    def __setitem__(self, clave: Any, valor: Any) -> None:
        self._encima[clave] = valor

    def __delitem__(self, clave: Any) -> None:
        if clave not in self:
            raise KeyError(clave)
        self._encima.pop(clave, None)
        if clave in self._debajo:
            self._quitadas.add(clave)

    def __iter__(self) -> Iterator[Any]:
        yield from (clave for clave in self._debajo if clave not in self._quitadas)
        yield from (clave for clave in self._encima if not self._esta_debajo(clave))

    def __len__(self) -> int:
        propias = sum(1 for clave in self._encima if not self._esta_debajo(clave))
        return len(self._debajo) - len(self._quitadas) + propias

    # Las de la clase madre pasarían por el valor por omisión, que un `dict` no usa aquí.
    def get(self, clave: Any, otro: Any = None) -> Any:
        """El valor, u `otro`; nunca estrena la clave."""
        return self[clave] if clave in self else otro  # noqa: SIM401 - es el propio `get`

    def pop(self, clave: Any, *otro: Any) -> Any:
        """Quita la clave y devuelve su valor; si no está, `otro`, o KeyError si no se dio."""
        if clave not in self and otro:
            return otro[0]
        valor = self.get(clave)
        del self[clave]
        return valor

    def setdefault(self, clave: Any, otro: Any = None) -> Any:
        """El valor, poniendo `otro` si no lo había."""
        if clave not in self:
            self[clave] = otro
        return self[clave]


class CapaDeConjunto(MutableSet[Any]):
    """Un conjunto encima de otro."""

    def __init__(self, debajo: AbstractSet[Any]) -> None:
        self._debajo = debajo
        self._puestos: set[Any] = set()
        self._quitados: set[Any] = set()

    def __contains__(self, algo: object) -> bool:
        return algo in self._puestos or (algo in self._debajo and algo not in self._quitados)

    def __iter__(self) -> Iterator[Any]:
        yield from (algo for algo in self._debajo if algo not in self._quitados)
        yield from self._puestos

    def __len__(self) -> int:
        return len(self._debajo) - len(self._quitados) + len(self._puestos)

    def add(self, value: Any) -> None:
        """Lo pone, si no estaba."""
        if value not in self:
            if value in self._debajo:
                self._quitados.discard(value)
            else:
                self._puestos.add(value)

    def discard(self, value: Any) -> None:
        """Lo quita, si estaba."""
        self._puestos.discard(value)
        if value in self._debajo:
            self._quitados.add(value)

    def update(self, varios: Iterable[Any]) -> None:
        """Los pone todos."""
        for algo in varios:
            self.add(algo)
