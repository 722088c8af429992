"""El texto llano: cómo se limpia lo que llega y cómo queda lo que sale.

No sabe de plantillas ni de cartas.
"""

import re
import textwrap
import unicodedata

ANCHO = 78
"""Columnas de la parte de texto (RFC 5322 §2.1.1 recomienda no pasar de 78)."""

_LINEA_NUEVA = re.compile(r"\r\n|[\r\n\v\f\x1c-\x1e\x85\u2028\u2029]")
_ENLACE = re.compile(r"(?:https?://|ftp://|www\.)[^\s<>\"]{1,2000}", re.IGNORECASE)
_LISTA = re.compile(r" {0,8}(?:[-·*>] )?")


def limpiar(texto: str, *, en_una_linea: bool) -> str:
    """El texto sin controles, sin signos invisibles o que invierten la escritura, y sin llaves dobles.

    Las llaves se separan para que nadie crea que una plantilla quedó a medio rellenar.
    """
    visible = "".join(
        "\n"
        if c == "\n"
        else " "
        if c == "\t"
        else c
        if unicodedata.category(c) not in {"Cc", "Cf", "Cs", "Co"}
        else ""
        for c in _LINEA_NUEVA.sub("\n", texto)
    )
    while "{{" in visible or "{%" in visible:
        visible = visible.replace("{{", "{ {").replace("{%", "{ %")
    return " ".join(visible.split("\n")) if en_una_linea else visible


def quitar_enlaces(texto: str) -> str:
    """El texto con sus direcciones web tachadas: lo que escribe otro no debe poder pulsarse en una carta nuestra."""
    return _ENLACE.sub("[enlace]", texto)


def en_parrafos(texto: str) -> list[str]:
    """Los párrafos de un texto (separados por líneas en blanco), cada uno en una sola línea."""
    return [" ".join(trozo.split("\n")).strip() for trozo in re.split(r"\n[ \n]*\n", str(texto)) if trozo.strip()]


def ajustar(texto: str, ancho: int = ANCHO) -> str:
    """El texto con las líneas largas partidas por los espacios; lo que no tiene espacios se queda entero.

    Respeta la sangría y las viñetas, y no deja dos líneas en blanco seguidas.
    """
    lineas: list[str] = []
    for linea in texto.split("\n"):
        if linea.strip() or (lineas and lineas[-1]):
            lineas.extend(_partir(linea.rstrip(), ancho))
    return "\n".join(lineas).strip("\n") + "\n"


def _partir(linea: str, ancho: int) -> list[str]:
    if len(linea) <= ancho:
        return [linea]
    marca = _LISTA.match(linea)
    sangria = marca.group() if marca else ""
    seguida = sangria if ">" in sangria else " " * len(sangria)
    return textwrap.wrap(
        linea[len(sangria) :],
        ancho,
        initial_indent=sangria,
        subsequent_indent=seguida,
        break_long_words=False,
        break_on_hyphens=False,
    )
