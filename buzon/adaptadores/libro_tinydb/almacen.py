"""El `Storage` de TinyDB que guarda el libro: en memoria el JSON de cada documento, en disco foto y diario.

Guardar el JSON y no el diccionario cuesta una cuarta parte de memoria y, como cada lectura lo descifra de nuevo, nadie
puede cambiar el libro por descuido al tocar lo que leyó. No decide qué es un asiento válido: eso es `libro.py`.
"""

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any, NoReturn

import msgspec
from tinydb.storages import Storage

from buzon.adaptadores.libro_tinydb.carga import Contenido, cargar
from buzon.adaptadores.libro_tinydb.diario import Diario
from buzon.adaptadores.libro_tinydb.generaciones import (
    escribir_generacion,
    linea_de_transaccion,
    retirar_sobrantes,
    ruta_de,
)
from buzon.disco import asegurar_fichero, motivo, sincronizar_carpeta
from buzon.puertos import FalloDelDisco, LibroDanado


class SoloSeAnade(TypeError):
    """Alguien intentó cambiar o borrar lo escrito, o escribir en un libro de solo leer: es un error de programa."""


class VistaDeTabla(Mapping[str, Mapping[str, Any]]):
    """Una tabla como TinyDB la espera (claves de texto, documentos descifrados), sin descifrar lo que no se pide."""

    def __init__(self, crudos: Mapping[int, bytes]) -> None:
        self._crudos = crudos

    def __getitem__(self, clave: str) -> Mapping[str, Any]:
        documento: dict[str, Any] = msgspec.json.decode(self._crudos[int(clave)])
        return documento

    def __iter__(self) -> Iterator[str]:
        return map(str, self._crudos)

    def __len__(self) -> int:
        return len(self._crudos)


class AlmacenDeDiario(Storage):
    """Lee el libro de `carpeta` sin tocar el disco; para añadir hace falta además `empezar_a_escribir`.

    Mismos errores que `carga.cargar`.
    """

    def __init__(self, carpeta: Path) -> None:
        self._carpeta = carpeta
        self._contenido: Contenido = cargar(carpeta)
        self._diario: Diario | None = None
        self.viene_de_respaldo = self._contenido.es_suelta

    @property
    def generacion(self) -> int:
        """La generación vigente."""
        return self._contenido.generacion

    @property
    def cola(self) -> int:
        """Cuántos octetos había a medias al final del diario al abrir."""
        return self._contenido.cola

    def empezar_a_escribir(self) -> None:
        """Deja el disco listo para añadir. Quien llama tiene el cerrojo y ya dio por bueno lo leído.

        Corta lo que quedó a medias y retira lo que sobró de un corte. Deja pasar los `OSError`.
        """
        if self._contenido.es_suelta:
            # Un respaldo puesto en su sitio: nace su par, y la foto suelta se retira.
            self._renovar()
            return
        asegurar_fichero(ruta_de(self._carpeta, self.generacion, "foto"))
        self._diario = Diario(ruta_de(self._carpeta, self.generacion, "diario"), self._contenido.fin)
        # Lo leído pudo escribirlo un proceso que murió antes de sincronizarlo: antes de seguir, que quede en el disco.
        self._diario.cortar_cola()
        sincronizar_carpeta(self._carpeta)
        retirar_sobrantes(self._carpeta, self.generacion)

    def crudos(self, tabla: str) -> dict[int, bytes]:
        """El JSON de cada documento de una tabla, en el orden en que se escribieron. No se toca: se mira."""
        return self._contenido.documentos.get(tabla, {})

    def read(self) -> dict[str, dict[str, Any]]:
        """Las tablas, como TinyDB las espera. Son vistas: no cuesta más por haber más."""
        vistas: dict[str, Any] = {nombre: VistaDeTabla(tabla) for nombre, tabla in self._contenido.documentos.items()}
        return vistas

    def write(self, data: dict[str, dict[str, Any]]) -> NoReturn:  # noqa: ARG002 - la firma es de TinyDB
        """TinyDB lo llama para reescribirlo todo (`drop_table`): el libro no se reescribe."""
        raise SoloSeAnade("El libro solo crece: no se borra ni se reescribe.")

    def anadir(self, tabla: str, nuevos: Mapping[int, Mapping[str, Any]]) -> None:
        """Añade documentos en una transacción: todos o ninguno. Errores: los de `Diario.anadir`."""
        if self._diario is None:
            raise SoloSeAnade("Este libro está abierto solo para leer.")
        crudos = {clave: msgspec.json.encode(documento, order="sorted") for clave, documento in nuevos.items()}
        self._diario.anadir(linea_de_transaccion(tabla, crudos))
        self._contenido.documentos.setdefault(tabla, {}).update(crudos)

    def compactar(self) -> None:
        """Pasa todo a una foto nueva, con el diario vacío.

        Raises:
            FalloDelDisco: no se pudo; sigue valiendo la generación de antes.
            LibroDanado: se cortó en el punto en que no se sabe cuál de las dos quedará en el disco.
        """
        if self._diario is None:
            raise SoloSeAnade("Este libro está abierto solo para leer.")
        try:
            self._renovar()
        except OSError as error:
            if ruta_de(self._carpeta, self.generacion + 1, "foto").exists():
                veneno = f"El disco falló al cambiar de generación en {self._carpeta}: {motivo(error)}."
                self._diario.envenenar(veneno)
                raise LibroDanado(veneno) from error
            raise FalloDelDisco(f"No se pudo compactar {self._carpeta}: {motivo(error)}.") from error

    def sustituir(self, tabla: str, crudos: dict[int, bytes]) -> None:
        """Cambia una tabla entera por otra, en una generación nueva. Errores: los de `compactar`; entero o nada."""
        anterior = self._contenido.documentos.get(tabla, {})
        self._contenido.documentos[tabla] = crudos
        try:
            self.compactar()
        except BaseException:
            self._contenido.documentos[tabla] = anterior
            raise

    def close(self) -> None:
        """Suelta el diario. Se puede seguir leyendo lo que ya estaba en memoria."""
        if self._diario is not None:
            self._diario.cerrar()

    def _renovar(self) -> None:
        nueva = self.generacion + 1
        fin = escribir_generacion(self._carpeta, nueva, self._contenido.documentos)
        diario = Diario(ruta_de(self._carpeta, nueva, "diario"), fin)
        if self._diario is not None:
            self._diario.cerrar()
        self._diario, self._contenido.generacion, self._contenido.es_suelta = diario, nueva, False
        retirar_sobrantes(self._carpeta, nueva)
