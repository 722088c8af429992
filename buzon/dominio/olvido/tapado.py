"""Cómo se tapa un hecho: se van las palabras y quedan las cuentas.

En los hechos del cliente se vacía todo texto libre; en los demás, solo se tacha lo que le nombra. Los importes, las
fechas, los números de factura y las huellas se quedan: sin ellos el libro no cuadraría.
"""

import re
from collections.abc import Mapping
from functools import cache
from typing import Any

import msgspec
import msgspec.inspect

from buzon.dominio.hechos import CualquierHecho, DeudorRegistrado
from buzon.dominio.olvido.rastro import Rastro

SIN_NOMBRE = "Cliente olvidado"
_TACHADO = "[olvidado]"
_MIN_PALABRA = 4
# Los textos que no dicen nada de nadie: identificadores, claves de la casa y lo que hace falta para no repetir.
_SE_QUEDAN = frozenset(
    [
        *"deudor deudores factura facturas candidatas carta pago promesa alegato disputa plan respuesta".split(),
        *"pregunta borrador objeto nota importacion acuerdo opciones numero moneda huella uuid codigo".split(),
        *"serie origen documento carpeta etapa plantilla clave corrige sello accion tipo clase esencia".split(),
        *"casa pais estado faltan formato tema".split(),
    ]
)


def tapar(hecho: CualquierHecho, rastro: Rastro) -> CualquierHecho:
    """El hecho de un cliente, sin sus palabras."""
    tapado: CualquierHecho = _vaciar(hecho)
    if isinstance(hecho, DeudorRegistrado) and hecho.deudor == rastro.deudor:
        return msgspec.structs.replace(tapado, nombre=SIN_NOMBRE)
    return tapado


def _vaciar(valor: Any) -> Any:
    """Un struct con sus textos vacíos, campo por campo."""
    cambios = {
        nombre: _vaciar_campo(getattr(valor, nombre), nombre, tipo)
        for nombre, tipo in _tipos(valor.__class__).items()
        if nombre not in _SE_QUEDAN and not _es_de_lista(tipo)
    }
    return msgspec.structs.replace(valor, **cambios) if cambios else valor


def _vaciar_campo(valor: Any, nombre: str, tipo: Any) -> Any:
    if isinstance(valor, msgspec.Struct):
        return _vaciar(valor)
    if isinstance(valor, Mapping):
        return {"tema": valor["tema"]} if nombre == "datos" and "tema" in valor else {}
    if isinstance(valor, tuple):
        return tuple(
            _vaciar(dentro) if isinstance(dentro, msgspec.Struct) else dentro
            for dentro in valor
            if not isinstance(dentro, str)
        )
    if isinstance(valor, str):
        return None if _admite_nada(tipo) else ""
    return valor


@cache
def _tipos(clase: type) -> dict[str, Any]:
    return {campo.name: campo.type for campo in msgspec.inspect.type_info(clase).fields}  # type: ignore[attr-defined] # es siempre un Struct


def _es_de_lista(tipo: Any) -> bool:
    """Si el texto solo puede ser uno de unos pocos (`Literal`): entonces no dice nada de nadie."""
    posibles = tipo.types if isinstance(tipo, msgspec.inspect.UnionType) else (tipo,)
    return any(isinstance(posible, msgspec.inspect.LiteralType) for posible in posibles)


def _admite_nada(tipo: Any) -> bool:
    return isinstance(tipo, msgspec.inspect.UnionType) and tipo.includes_none


class Tachador:
    """Cambia en cualquier texto el identificador del cliente por otro, y tacha lo que le nombra."""

    def __init__(self, rastro: Rastro, nuevo: str) -> None:
        self._deudor, self._nuevo = rastro.deudor, nuevo
        palabras = sorted((p for p in rastro.palabras if len(p) >= _MIN_PALABRA), key=len, reverse=True)
        self._palabras = re.compile("|".join(map(re.escape, palabras)), re.IGNORECASE) if palabras else None

    def tachar(self, valor: Any) -> Any:
        """El mismo valor (de los que da `msgspec.to_builtins`), tachado hasta el fondo."""
        if isinstance(valor, str):
            return self._texto(valor)
        if isinstance(valor, dict):
            return {self.tachar(clave): self.tachar(dentro) for clave, dentro in valor.items()}
        if isinstance(valor, list | tuple):
            return [self.tachar(dentro) for dentro in valor]
        return valor

    def _texto(self, texto: str) -> str:
        if self._deudor in texto:
            texto = "/".join(map(self._tramo, texto.split("/")))
        return self._palabras.sub(_TACHADO, texto) if self._palabras else texto

    def _tramo(self, tramo: str) -> str:
        """El identificador solo, o al final de otro («q-r-1234-acme-ltda»)."""
        if tramo == self._deudor:
            return self._nuevo
        return tramo.removesuffix(self._deudor) + self._nuevo if tramo.endswith(f"-{self._deudor}") else tramo
