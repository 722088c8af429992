"""Los números que identifican a alguien ante su hacienda, tal como los imprimen los bancos. Sin validar."""

import re

# RUT, RFC, CUIT, NIF/CIF, NIT, cédula jurídica y RUC o cédula sin separadores. Va sobre texto llano.
_ID = re.compile(
    r"(?<![\w*])(?:\d{1,2}\.?\d{3}\.?\d{3}-[\dk]|[a-zñ&]{3,4}-?\d{6}-?[a-z\d]{3}|\d{2}-\d{8}-\d|[a-hjnp-sw]-?\d{7}-?[\da-j]|"
    r"\d{8}-?[a-z]|\d{3}\.\d{3}\.\d{3}-\d|[xyz]-?\d{7}-?[a-z]|\d-\d{3}-\d{6}|\d{8,13}(?:-[\dk])?)(?![\w*])"
)
_RUT = re.compile(r"\d{1,2}\.?\d{3}\.?\d{3}-[\dk]")


def hallar_id(llano: str) -> tuple[int, int] | None:
    """Dónde está el primer identificador de un texto llano."""
    hallado = _ID.search(llano)
    return hallado.span() if hallado else None


def quitar_id(llano: str) -> str:
    """El texto sin el identificador con el que empieza, si empieza por uno."""
    hallado = _ID.match(llano)
    return llano[hallado.end() :] if hallado else llano


def es_rut(escrito: str) -> bool:
    """Si todo el texto es un RUT chileno, que se parece mucho a una cuenta."""
    return _RUT.fullmatch(escrito.lower()) is not None
