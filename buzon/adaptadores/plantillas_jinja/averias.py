"""Qué le pasa a una plantilla, dicho en español a quien la escribió: el archivo, el renglón y qué hacer."""

import re
import traceback

from jinja2 import TemplateNotFound, TemplateSyntaxError

from buzon.puertos import FalloDefinitivo

# Lo que dice Jinja (3.1) y lo que hay que hacer, de lo más concreto a lo más general.
_FRASES: tuple[tuple[re.Pattern[str], str], ...] = tuple(
    (re.compile(patron), frase)
    for patron, frase in (
        (r"^'dict object' has no attribute '(.{1,80})'", "no existe el dato «{}»; mire qué datos recibe esta carta"),
        (r"^'(.{1,80})' is undefined", "no existe el dato «{}»; mire qué datos recibe esta carta"),
        (r"attribute '(.{1,80})' of '", "«{}» no se puede usar en una plantilla; quítelo"),
        (r"has no (?:attribute|element) '?(.{1,80}?)'?$", "ese dato no tiene «{}»"),
        (r"No filter named '(.{1,80})'", "el filtro «{}» no existe o no está permitido; quítelo"),
        (r"No test named '(.{1,80})'", "la prueba «{}» no existe; quítela"),
        (r"unknown tag '(.{1,80})'", "la orden «{}» no existe o está fuera de su sitio"),
        (
            r"Unexpected end of template",
            "falta cerrar un bloque con su {{% endif %}}, {{% endfor %}} o {{% endblock %}}",
        ),
        (r"Expected an expression, got '(.{1,40})'", "falta algo antes de «{}»"),
        (r"division by zero", "se divide entre cero"),
        (r"expected token '(.{1,40})', got '(.{1,40})'", "se esperaba «{}» y hay «{}»"),
        (r"unexpected '(.{1,40})'", "«{}» sobra o está fuera de su sitio"),
    )
)


def explicar(nombre: str, error: Exception) -> FalloDefinitivo:
    """El fallo que se le cuenta al titular. `nombre` es el archivo que se estaba rellenando."""
    archivo, renglon = _lugar(nombre, error)
    donde = f"La plantilla «{archivo}»" + (f", renglón {renglon}" if renglon else "")
    return FalloDefinitivo(f"{donde}: {_motivo(error)}. Corríjala, o bórrela de su casa para usar la que trae Buzón.")


def _motivo(error: Exception) -> str:
    if isinstance(error, TemplateNotFound):
        return f"falta el archivo «{error.name}»"
    if isinstance(error, UnicodeDecodeError):
        return "no está escrita en UTF-8; guárdela con esa codificación"
    if isinstance(error, RecursionError | IndentationError):
        return "se incluye o se llama a sí misma sin fin, o anida demasiado"
    dicho = str(error) or type(error).__name__
    for patron, frase in _FRASES:
        if hallado := patron.search(dicho):
            return frase.format(*hallado.groups())
    return dicho.rstrip(".")


def _lugar(nombre: str, error: Exception) -> tuple[str, int | None]:
    """El archivo y el renglón: los del error de sintaxis, o el último tramo de la traza que pasa por una plantilla."""
    if isinstance(error, TemplateSyntaxError):
        return error.name or nombre, error.lineno
    tramos = [t for t in traceback.extract_tb(error.__traceback__) if t.filename.endswith(".j2")]
    if not tramos:
        return nombre, None
    return tramos[-1].filename.replace("\\", "/").rsplit("/", 1)[-1], tramos[-1].lineno
