"""La hoja en la que se va escribiendo el texto de un HTML: renglones, párrafos, citas y filas.

No sabe de HTML. Los blancos seguidos son uno; entre párrafos hay un renglón en blanco y nunca dos.
"""

import re

_BLANCOS = re.compile(r"[ \t\r\n\f\v\xa0\u2000-\u200a\u202f\u3000]+")
_INVISIBLES = re.compile("[\u200b-\u200f\u00ad\u2060-\u2064\ufeff\u034f\u202a-\u202e]+")
_RENGLONES_DE_CELDA = 2
_CELDA = 400
_NIVELES = 20


class Pliego:
    """Se escribe de arriba abajo y se lee una vez, con `texto`."""

    def __init__(self) -> None:
        self._renglones: list[str] = []
        self._actual: list[str] = []
        self._pide_blanco = False
        self._cita = self._hondura = 0
        self._literal = 0
        self._filas: list[list[list[str]]] = []
        self._guardados: list[tuple[list[str], list[str], bool] | None] = []

    def escribir(self, texto: str) -> None:
        """Añade texto al renglón en curso."""
        texto = _INVISIBLES.sub("", texto)
        if self._literal:
            primero, *resto = texto.replace("\r\n", "\n").split("\n")
            self._actual.append(primero.replace("\xa0", " "))
            for trozo in resto:
                self.saltar()
                self._actual.append(trozo.replace("\xa0", " "))
            return
        texto = _BLANCOS.sub(" ", texto)
        if texto == " " and not self._actual:
            return
        if texto.startswith(" ") and (not self._actual or self._actual[-1].endswith(" ")):
            texto = texto[1:]
        if texto:
            self._actual.append(texto)

    def saltar(self) -> None:
        """Un salto pedido: si el renglón está vacío, deja uno en blanco."""
        if "".join(self._actual).strip():
            self.renglon()
        else:
            self._actual.clear()
            self._pide_blanco = True

    def renglon(self) -> None:
        """Termina el renglón en curso, si tiene algo."""
        linea = "".join(self._actual).rstrip()
        self._actual.clear()
        if not linea.strip():
            return
        marca = ">" * self._cita + " " if self._cita else ""
        if self._pide_blanco and self._renglones:
            self._renglones.append(marca.rstrip())
        self._pide_blanco = False
        self._renglones.append(marca + (linea if self._literal else linea.strip()))

    def parrafo(self) -> None:
        """Termina el renglón y pide un blanco antes del siguiente."""
        self.renglon()
        self._pide_blanco = True

    def linea(self, texto: str) -> None:
        """Un renglón aparte, tal cual (una raya, un separador de firma)."""
        self.parrafo()
        self._renglones.append((">" * self._cita + " " if self._cita else "") + texto)

    def citar(self, niveles: int) -> None:
        """Entra (+1) o sale (-1) de una cita."""
        self.parrafo()
        self._hondura = max(0, self._hondura + niveles)
        self._cita = min(self._hondura, _NIVELES)

    def literal(self, niveles: int) -> None:
        """Entra (+1) o sale (-1) de un texto cuyos saltos cuentan."""
        if niveles < 0:
            self.renglon()
        self._literal = max(0, self._literal + niveles)

    def abrir_fila(self) -> None:
        """Empieza una fila: cada celda se escribe aparte y se juntan al cerrarla."""
        self._filas.append([])

    def abrir_celda(self, *, en_fila: bool) -> None:
        """Empieza una celda; fuera de una fila de datos es un renglón cualquiera."""
        self.renglon()
        if not en_fila:
            self._guardados.append(None)
            return
        self._guardados.append((self._renglones, self._actual, self._pide_blanco))
        self._renglones, self._actual, self._pide_blanco = [], [], False

    def cerrar_celda(self) -> None:
        """Termina la celda abierta."""
        self.renglon()
        guardado = self._guardados.pop() if self._guardados else None
        if guardado is None:
            return
        if self._filas:
            self._filas[-1].append(self._renglones)
        self._renglones, self._actual, self._pide_blanco = guardado

    def cerrar_fila(self) -> None:
        """Junta las celdas con un tabulador si son cortas; si son bloques de texto, una debajo de otra."""
        celdas = [celda for celda in (self._filas.pop() if self._filas else []) if celda]
        cortas = all(len(celda) <= _RENGLONES_DE_CELDA and sum(map(len, celda)) <= _CELDA for celda in celdas)
        self.renglon()
        if not celdas:
            return
        if self._pide_blanco and self._renglones:
            self._renglones.append(">" * self._cita)
        self._pide_blanco = False
        if cortas:
            marca = ">" * self._cita + " " if self._cita else ""
            juntas = "\t".join(" ".join(renglon.removeprefix(marca) for renglon in celda) for celda in celdas)
            self._renglones.append(marca + juntas)
        else:
            for celda in celdas:
                self._renglones.extend(celda)

    def texto(self) -> str:
        """Todo lo escrito, sin blancos al principio ni al final."""
        self.renglon()
        while self._guardados:
            self.cerrar_celda()
        while self._filas:
            self.cerrar_fila()
        return "\n".join(self._renglones).strip("\n")
