"""Cómo se pliegan las cabeceras de lo que sale.

Es la política `SMTP` de la biblioteca con tres cabeceras plegadas aquí, porque los Python que se admiten (3.11 a 3.13)
las estropean: los identificadores largos salían como palabras codificadas y rompían el hilo (cpython gh-79986); un
nombre largo con comas perdía sus comillas y pasaba por dos direcciones (gh-80222, gh-121284).
"""

import re
from email.header import Header
from email.policy import EmailPolicy
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from email.headerregistry import Address

_DE_IDENTIFICADORES = frozenset({"message-id", "in-reply-to", "references", "x-buzon-id"})
_DE_DIRECCIONES = frozenset({"from", "to", "cc", "reply-to"})
_TOPE_DE_LINEA = 900  # de los 998 octetos de RFC 5322 §2.1.1
_LLANO = re.compile(r"(?!.*=\?)[ -~]{0,60}")


class PoliticaDeSalida(EmailPolicy):
    """La política de las cartas: CRLF, 78 columnas, un identificador o una dirección por línea."""

    def fold(self, name: str, value: str) -> str:
        """La cabecera plegada, con su CRLF final. Raises ValueError si no cabe."""
        clave = name.lower()
        if clave in _DE_IDENTIFICADORES:
            trozos = str(value).split()
        elif clave in _DE_DIRECCIONES:
            trozos = self._direcciones(value)
        elif clave == "subject":
            trozos = [self._palabras(str(value))]
        else:
            return str(super().fold(name, value))
        if any(len(trozo) > _TOPE_DE_LINEA and "\n" not in trozo for trozo in trozos):
            raise ValueError(f"{name} no cabe en una línea")
        return f"{name}: " + f"{self.linesep} ".join(trozos) + self.linesep

    def fold_binary(self, name: str, value: str) -> bytes:
        """Lo mismo, en bytes: es lo que usa el generador."""
        return self.fold(name, value).encode("ascii")

    def _direcciones(self, valor: object) -> list[str]:
        """Cada dirección con su nombre, y una coma detrás de todas menos la última."""
        hay: tuple[Address, ...] = getattr(valor, "addresses", ())
        escritas = [f"{self._nombre(una.display_name)}<{una.addr_spec}>" for una in hay]
        return [*(f"{escrita}," for escrita in escritas[:-1]), *escritas[-1:]]

    def _nombre(self, nombre: str) -> str:
        """El nombre visible: entre comillas si es ASCII, y si no en palabras codificadas (RFC 2047 §5)."""
        if not nombre:
            return ""
        if _LLANO.fullmatch(nombre):
            return '"' + nombre.replace("\\", "\\\\").replace('"', '\\"') + '" '
        return self._palabras(nombre) + f"{self.linesep} "

    def _palabras(self, texto: str) -> str:
        if _LLANO.fullmatch(texto):
            return texto
        return Header(texto, "utf-8", maxlinelen=72, header_name="Reply-To").encode(linesep=self.linesep)


POLITICA = PoliticaDeSalida(linesep="\r\n")
