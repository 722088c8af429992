"""La base y la tabla de TinyDB que solo crecen: insertar y consultar, como siempre; cambiar o borrar, no.

No guarda nada por su cuenta: cada inserción es una transacción del almacén.
"""

from collections.abc import Callable, Iterator, Mapping, MutableMapping
from typing import Any, NoReturn, cast

from tinydb import TinyDB
from tinydb.storages import Storage
from tinydb.table import Table

from buzon.adaptadores.libro_tinydb.almacen import AlmacenDeDiario, SoloSeAnade


class _Anadidos(MutableMapping[int, Mapping[str, Any]]):
    """Lo que TinyDB cree que es la tabla entera mientras inserta: recoge lo nuevo y se niega a lo demás.

    Los métodos de TinyDB que cambian o borran empiezan por leer el documento: negarse ahí los niega a todos, sin
    copiar la tabla en cada inserción.
    """

    def __init__(self, presentes: Mapping[int, bytes]) -> None:
        self._presentes = presentes
        self.nuevos: dict[int, Mapping[str, Any]] = {}

    def __contains__(self, clave: object) -> bool:
        return clave in self.nuevos or clave in self._presentes

    def __setitem__(self, clave: int, documento: Mapping[str, Any]) -> None:
        if clave in self:
            raise SoloSeAnade(f"El libro solo crece: el asiento {clave} ya está escrito.")
        self.nuevos[clave] = documento

    def __getitem__(self, clave: int) -> NoReturn:
        raise SoloSeAnade("El libro solo crece: lo escrito no se cambia.")

    def __delitem__(self, clave: int) -> NoReturn:
        raise SoloSeAnade("El libro solo crece: lo escrito no se borra.")

    def __iter__(self) -> Iterator[int]:
        yield from self._presentes
        yield from self.nuevos

    def __len__(self) -> int:
        return len(self._presentes) + len(self.nuevos)


class TablaQueSoloCrece(Table):
    """Una `Table` de TinyDB cuyo coste de insertar no depende de cuánto haya."""

    # TinyDB guarda las consultas y devuelve los mismos documentos otra vez: quien tocara uno cambiaría lo que ve otro.
    default_query_cache_capacity = 0

    def __init__(self, storage: Storage, name: str, cache_size: int = 0, persist_empty: bool = False) -> None:  # noqa: FBT001, FBT002 - la firma es de TinyDB
        if not isinstance(storage, AlmacenDeDiario):
            raise TypeError("Esta tabla solo sabe crecer sobre un AlmacenDeDiario.")
        self._almacen = storage
        super().__init__(storage, name, cache_size, persist_empty)

    def _update_table(self, updater: Callable[[dict[int, Mapping[str, Any]]], None]) -> None:
        anadidos = _Anadidos(self._almacen.crudos(self.name))
        updater(cast("dict[int, Mapping[str, Any]]", anadidos))
        if anadidos.nuevos:
            self._almacen.anadir(self.name, anadidos.nuevos)


class BaseDelLibro(TinyDB):
    """La base de TinyDB que es el libro: `BaseDelLibro(carpeta, storage=AlmacenDeDiario)`."""

    table_class = TablaQueSoloCrece
    default_table_name = "asientos"
