"""El libro de asientos: una base TinyDB que solo crece, con un solo escritor y una cadena de huellas.

Es el adaptador del puerto `Libro`. No decide nada: comprueba que lo que le dan continúa lo que hay, y lo escribe.
"""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from types import TracebackType
from typing import Self

import msgspec
from tinydb.table import Document

from buzon.adaptadores.libro_tinydb.almacen import AlmacenDeDiario
from buzon.adaptadores.libro_tinydb.cadena import Eslabon, descifrar, recorrer
from buzon.adaptadores.libro_tinydb.carga import esta_estrenado
from buzon.adaptadores.libro_tinydb.cerrojo import Cerrojo
from buzon.adaptadores.libro_tinydb.generaciones import escribir_generacion, ficheros_en, ruta_de
from buzon.adaptadores.libro_tinydb.respaldos import explicar_dano, olvidar_copias, respaldos_en
from buzon.adaptadores.libro_tinydb.revision import TABLA, Revision, revisar
from buzon.adaptadores.libro_tinydb.tabla import BaseDelLibro
from buzon.disco import motivo
from buzon.dominio.asientos import Asiento
from buzon.dominio.cadena import encadenar
from buzon.puertos import FalloPasajero, LibroDanado


class LibroTinyDB:
    """Se abre con `abrir`, `crear` o `leer`; se puede usar con `with`.

    `base` es la TinyDB, por si se quiere consultar (`libro.base.table("asientos").search(…)`). `avisos` son las cosas
    que pasaron al abrir y conviene contar al titular. `numero` es el del último asiento.
    """

    def __init__(self, carpeta: Path, cerrojo: Cerrojo | None) -> None:
        self.carpeta = carpeta
        self._cerrojo = cerrojo
        self.base = BaseDelLibro(carpeta, storage=AlmacenDeDiario)
        almacen = self.base.storage
        assert isinstance(almacen, AlmacenDeDiario)  # noqa: S101 - para mypy: la base no dice de qué clase es
        self._almacen = almacen
        self._tabla = self.base.table(TABLA)
        self._ultimo = recorrer(almacen.crudos(TABLA))
        if cerrojo is not None:
            try:
                almacen.empezar_a_escribir()
            except BaseException:
                self.base.close()
                raise
        self.avisos = self._contar_apertura()

    @classmethod
    def abrir(cls, carpeta: Path) -> Self:
        """Abre el libro para escribir y se queda con el cerrojo hasta `cerrar`.

        Raises:
            LibroOcupado: otro Buzón lo tiene abierto.
            LibroDanado: falta, está roto o es de una versión posterior; el texto dice qué hacer. No se toca nada.
            FalloPasajero: el disco no deja (permisos, error de lectura).
        """
        if not carpeta.is_dir():
            raise LibroDanado(f"No existe la carpeta {carpeta}: aquí no hay libro. «buzon iniciar» crea uno.")
        return cls._abrir(carpeta, escribir=True)

    @classmethod
    def leer(cls, carpeta: Path) -> Self:
        """Abre el libro solo para leer, sin cerrojo, aunque otro Buzón escriba en él: lo confirmado hasta ahora.

        Raises:
            LibroDanado, FalloPasajero: como `abrir`.
        """
        return cls._abrir(carpeta, escribir=False)

    @classmethod
    def crear(cls, carpeta: Path, primero: Asiento) -> Self:
        """Crea el libro con su primer asiento (número 1) y lo deja abierto para escribir.

        La carpeta queda en 0700 y los ficheros en 0600. Nunca hay en el disco un libro sin asientos.

        Raises:
            FileExistsError: ya hay un libro, o lo hubo y quedan sus respaldos.
            ValueError: el primero no es el número 1.
            LibroOcupado, FalloPasajero: como `abrir`.
        """
        if primero.numero != 1:
            raise ValueError(f"Un libro empieza por el asiento 1, no por el {primero.numero}.")
        documento = encadenar(primero, "")
        with _traduciendo(carpeta):
            cerrojo = Cerrojo(carpeta)
            try:
                _negar_si_hay_libro(carpeta)
                crudo = msgspec.json.encode(documento, order="sorted")
                escribir_generacion(carpeta, 1, {TABLA: {1: crudo}})
                return cls(carpeta, cerrojo)
            except BaseException:
                cerrojo.soltar()
                raise

    def asientos(self) -> Iterator[Asiento]:
        """Todos los que hay al llamar, en orden y descifrados de uno en uno.

        Raises:
            LibroDanado: alguno dice algo que esta versión no conoce.
        """
        crudos = self._almacen.crudos(TABLA)
        return (descifrar(numero, crudos[numero]) for numero in range(1, self.numero + 1))

    def asentar(self, asiento: Asiento) -> None:
        """Escribe uno, entero o nada, y no vuelve hasta que está en el disco. Pone `anterior` y `huella`.

        Raises:
            ValueError: su número no es el siguiente, o no se podría leer de vuelta. El libro queda como estaba.
            FalloPasajero: no cabe o el disco falló; el libro queda como estaba.
            LibroDanado: no se pudo ni deshacer; el libro no admite más hasta que se vuelva a abrir.
        """
        if asiento.numero != self.numero + 1:
            raise ValueError(f"Al asiento {self.numero} no le puede seguir el {asiento.numero}.")
        documento = encadenar(asiento, self._ultimo.huella)
        self._tabla.insert(Document(documento, doc_id=asiento.numero))
        self._ultimo = Eslabon(asiento.numero, documento["anterior"], documento["huella"])

    def reescribir(self, asientos: Sequence[Asiento]) -> None:
        """Cambia el libro entero por otro, con su cadena rehecha, y borra sus respaldos y lo apartado.

        Raises:
            ValueError: no van seguidos desde el 1, o alguno no se podría leer de vuelta. El libro queda como estaba.
            FalloPasajero: no cabe o el disco falló; el libro queda como estaba.
        """
        crudos: dict[int, bytes] = {}
        ultimo = Eslabon(0, "", "")
        for asiento in asientos:
            if asiento.numero != ultimo.numero + 1:
                raise ValueError(f"Al asiento {ultimo.numero} no le puede seguir el {asiento.numero}.")
            documento = encadenar(asiento, ultimo.huella)
            ultimo = Eslabon(asiento.numero, documento["anterior"], documento["huella"])
            crudos[asiento.numero] = msgspec.json.encode(documento, order="sorted")
        self._almacen.sustituir(TABLA, crudos)
        self._tabla.clear_cache()
        self._ultimo = ultimo
        olvidar_copias(self.carpeta)

    @property
    def viene_de_respaldo(self) -> bool:
        """Si al abrir había, en el sitio del libro, un respaldo puesto a mano."""
        return self._almacen.viene_de_respaldo

    @property
    def numero(self) -> int:
        """El número del último asiento."""
        return self._ultimo.numero

    def revisar(self) -> Revision:
        """Rehace la cadena de lo que hay en memoria. Para revisar el disco, `revisar_carpeta`."""
        return revisar(self._almacen.crudos(TABLA))

    def verificar(self) -> tuple[str, ...]:
        """Solo los problemas de `revisar`: vacío si el libro está sano."""
        return self.revisar().problemas

    def compactar(self) -> None:
        """Pasa todo a una foto nueva con el diario vacío. Errores: los de `AlmacenDeDiario.compactar`."""
        self._almacen.compactar()

    def cerrar(self) -> None:
        """Suelta el libro y su cerrojo. Se puede llamar más de una vez."""
        self.base.close()
        if self._cerrojo is not None:
            self._cerrojo.soltar()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, tipo: type[BaseException] | None, error: BaseException | None, traza: TracebackType | None
    ) -> None:
        self.cerrar()

    @classmethod
    def _abrir(cls, carpeta: Path, *, escribir: bool) -> Self:
        with _traduciendo(carpeta):
            cerrojo = Cerrojo(carpeta) if escribir else None
            try:
                return cls(carpeta, cerrojo)
            except BaseException as error:
                if cerrojo is not None:
                    cerrojo.soltar()
                if isinstance(error, LibroDanado):
                    raise explicar_dano(carpeta, error) from error
                raise

    def _contar_apertura(self) -> tuple[str, ...]:
        avisos = []
        if self._almacen.cola:
            avisos.append(
                f"El último asiento quedó a medias en un corte ({self._almacen.cola} octetos) y no cuenta: "
                f"el libro sigue desde el {self.numero}."
            )
        if self._almacen.viene_de_respaldo:
            avisos.append(f"El libro viene de un respaldo y llega hasta el asiento {self.numero}.")
        return tuple(avisos)


@contextmanager
def _traduciendo(carpeta: Path) -> Iterator[None]:
    try:
        yield
    except FileExistsError:
        raise
    except OSError as error:
        raise FalloPasajero(f"No se puede abrir el libro de {carpeta}: {motivo(error)}.") from error


def _negar_si_hay_libro(carpeta: Path) -> None:
    """Un libro nuevo donde hubo otro volvería a cobrarlo todo: antes se para."""
    ficheros = ficheros_en(carpeta)
    diarios = (ruta_de(carpeta, generacion, "diario") for generacion in ficheros["diario"])
    if ficheros["foto"] or any(esta_estrenado(diario) for diario in diarios):
        raise FileExistsError(f"En {carpeta} ya hay un libro, entero o roto.")
    if respaldos_en(carpeta):
        raise FileExistsError(
            f"En {carpeta} hubo un libro: quedan sus respaldos: «buzon restaurar» los enseña y vuelve a uno."
        )
