"""Cuánto puede gastar una plantilla: pasos, y caracteres que hace aparecer.

Jinja no pone tope a lo que una plantilla repite, concatena o recorre, y una escrita con descuido (`{{ 'a' * 10**9 }}`)
dejaría al servidor sin memoria. No mide segundos: lo mismo se gasta siempre, en cualquier máquina.
"""

from collections.abc import Iterable, Iterator, Sized

from jinja2.exceptions import SecurityError

TOPE_DE_TEXTO = 256 * 1024
"""Octetos que puede ocupar cada parte de una carta, y elementos que puede tener cualquier valor intermedio."""

_TOPE_DE_PASOS = 200_000
# Un mismo trozo se cuenta varias veces al pasar de una macro a otra.
_TOPE_DE_CARACTERES = 16 * TOPE_DE_TEXTO


class Gasto:
    """El contador de una carta. Se pone a cero en cada una; no lo comparten dos hilos."""

    def __init__(self) -> None:
        self._pasos = 0
        self._caracteres = 0

    def empezar(self) -> None:
        """Pone los contadores a cero."""
        self._pasos = self._caracteres = 0

    def dar_paso(self) -> None:
        """Cuenta una vuelta de bucle o una llamada. Raises SecurityError al pasar el tope."""
        self._pasos += 1
        if self._pasos > _TOPE_DE_PASOS:
            raise SecurityError(f"la plantilla da más de {_TOPE_DE_PASOS} pasos: le sobra algún bucle")

    def recorrer(self, cosas: Iterable[object]) -> Iterator[object]:
        """Las mismas cosas, contando un paso por cada una."""
        for cosa in cosas:
            self.dar_paso()
            yield cosa

    def medir(self, valor: object) -> object:
        """El mismo valor, si no es desmesurado. Raises SecurityError si lo es, o si ya se acumuló demasiado."""
        if isinstance(valor, str):
            self._caracteres += len(valor)
        if (isinstance(valor, Sized) and len(valor) > TOPE_DE_TEXTO) or self._caracteres > _TOPE_DE_CARACTERES:
            raise SecurityError(
                f"la plantilla fabrica más texto del que cabe en una carta ({TOPE_DE_TEXTO} caracteres)"
            )
        return valor
