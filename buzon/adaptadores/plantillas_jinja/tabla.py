"""Tablas en texto llano, alineadas, que nunca pasan del ancho de un correo.

Las usan las plantillas como `alinear([cabecera, fila, fila], 'i.dd')`.
"""

from collections.abc import Sequence

from buzon.adaptadores.plantillas_jinja.texto import ANCHO

_ENTRE = "  "


def alinear(filas: Sequence[Sequence[str]], lados: str) -> str:
    """La tabla con la primera fila de cabecera, subrayada.

    Args:
        filas: todas con las mismas columnas. Una columna vacía en todas las filas menos la cabecera no se dibuja.
        lados: una letra por columna: "i" izquierda, "d" derecha.

    Returns:
        Las líneas de la tabla; si no caben en 78 columnas, una ficha por fila ("Cabecera: valor").
    """
    textos = [[" ".join(str(celda).split(" ")).strip() for celda in fila] for fila in filas]
    usadas = [i for i in range(len(textos[0])) if any(fila[i] for fila in textos[1:])]
    anchos = [max(len(fila[i]) for fila in textos) for i in usadas]
    if sum(anchos) + len(_ENTRE) * (len(usadas) - 1) > ANCHO:
        return _en_fichas(textos)
    lineas = [
        _ENTRE.join(_al_lado(fila[i], ancho, lados[i]) for i, ancho in zip(usadas, anchos, strict=True)).rstrip()
        for fila in textos
    ]
    raya = _ENTRE.join("-" * ancho for ancho in anchos)
    return "\n".join([lineas[0], raya, *lineas[1:]])


def _al_lado(texto: str, ancho: int, lado: str) -> str:
    return texto.rjust(ancho) if lado == "d" else texto.ljust(ancho)


def _en_fichas(textos: Sequence[Sequence[str]]) -> str:
    cabecera, *filas = textos
    fichas = [
        "\n".join(f"{titulo}: {celda}" for titulo, celda in zip(cabecera, fila, strict=True) if celda) for fila in filas
    ]
    return "\n\n".join(fichas)
