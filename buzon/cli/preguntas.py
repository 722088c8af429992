"""Preguntar en la terminal: con respuesta por defecto, y otra vez si lo contestado no vale."""

from collections.abc import Callable
from getpass import getpass

from buzon.dominio.direcciones import es_direccion


def preguntar(texto: str, defecto: str = "", *, vale: Callable[[str], str | None] = lambda _: None) -> str:
    """Una línea de texto. `vale` da el porqué si no sirve, o `None`; con Enter se toma `defecto`.

    Raises:
        EOFError: se acabó la entrada.
    """
    opcion = f" [{defecto}]" if defecto else ""
    while True:
        dicho = _limpio(input(f"{texto}{opcion}: ")) or defecto
        pega = vale(dicho)
        if pega is None:
            return dicho
        print(f"  {pega}")


def preguntar_clave(texto: str) -> str:
    """Un secreto, sin que se vea; vacío si se deja para después."""
    return getpass(f"{texto}: ").strip()


def _limpio(dicho: str) -> str:
    return "".join(signo for signo in dicho if signo.isprintable()).strip()


def obligatorio(dicho: str) -> str | None:
    """Para lo que no puede quedar vacío."""
    return None if dicho else "hace falta una respuesta"


def una_direccion(*ajenas: str) -> Callable[[str], str | None]:
    """Para una dirección de correo que no sea ninguna de `ajenas`."""
    prohibidas = {ajena.lower() for ajena in ajenas}

    def vale(dicho: str) -> str | None:
        if not es_direccion(dicho):
            return "escribe una dirección de correo, como ana@miempresa.cl"
        if dicho.lower() in prohibidas:
            return "ha de ser otra dirección: Buzón necesita un buzón para él"
        return None

    return vale
