"""Lo que se le da a una plantilla: solo datos llanos y limpios, nunca objetos con métodos.

Nunca interpreta un dato como plantilla: un deudor que se llame `{{ 7 * 7 }}` se llama así.
"""

from collections.abc import Iterator, Mapping
from typing import Any

from buzon.adaptadores.plantillas_jinja.texto import limpiar
from buzon.puertos import FalloDefinitivo

# Los únicos campos en los que un salto de línea dice algo; en los demás solo serviría para fingir otra línea.
_DE_VARIAS_LINEAS = frozenset({"cita", "dicho", "direccion", "medios_de_pago", "parrafos", "lineas"})


def allanar(valor: Any, campo: str = "") -> Any:
    """Una copia del valor hecha de textos limpios, números, listas y diccionarios.

    Raises:
        FalloDefinitivo: hay algo que no es un dato llano.
    """
    if isinstance(valor, str):
        return limpiar(str(valor), en_una_linea=campo not in _DE_VARIAS_LINEAS)
    if valor is None or isinstance(valor, bool | int | float):
        return valor
    if isinstance(valor, Mapping) and all(isinstance(clave, str) for clave in valor):
        return {clave: allanar(parte, clave) for clave, parte in valor.items()}
    if isinstance(valor, list | tuple):
        return [allanar(parte, campo) for parte in valor]
    raise FalloDefinitivo(f"El dato «{campo}» no es un dato llano ({type(valor).__name__}): no se da a una plantilla.")


def textos_de(valor: Any) -> Iterator[str]:
    """Todos los textos que hay dentro de un dato ya allanado."""
    if isinstance(valor, str):
        yield valor
    elif isinstance(valor, dict):
        for parte in valor.values():
            yield from textos_de(parte)
    elif isinstance(valor, list):
        for parte in valor:
            yield from textos_de(parte)
