"""En qué archivo y en qué línea de una plantilla está algo que se leyó en la carta ya escrita."""

import re
from collections.abc import Iterator, Mapping

_NO_SE_LEE = re.compile(r"<[^<>]{0,2000}>|\{\{[^{}]{0,2000}\}\}|\{%[^{}]{0,2000}%\}|\{#[^{}]{0,2000}#\}")
_MAX_PALABRAS = 30


def solo_lo_que_se_lee(fuente: str) -> str:
    """La fuente con las órdenes y las etiquetas en blanco, y cada palabra en su línea de siempre."""
    return _NO_SE_LEE.sub(lambda hallado: re.sub(r"[^\n]", " ", hallado.group()), fuente)


def lugar_de(archivos: Mapping[str, str], dicho: str) -> str:
    """Por ejemplo, "_palabras_recordatorio.j2, línea 7"; vacío si lo dicho no está escrito así en ninguno."""
    palabras = dicho.split()[:_MAX_PALABRAS]
    if not palabras:
        return ""
    patron = re.compile(r"\s{1,200}".join(map(re.escape, palabras)))
    for archivo, fuente in archivos.items():
        if hallado := patron.search(fuente):
            return f"{archivo}, línea {fuente.count(chr(10), 0, hallado.start()) + 1}"
    return ""


def de_donde_sale(archivos: Mapping[str, str], parte: str) -> str:
    """Los archivos de esa parte de la carta: "recordatorio.txt.j2 o _carta.txt.j2". `parte`: "txt" o "html"."""
    return " o ".join(_de_la_parte(archivos, parte))


def _de_la_parte(archivos: Mapping[str, str], parte: str) -> Iterator[str]:
    return (archivo for archivo in archivos if archivo.endswith(f".{parte}.j2") and not archivo.startswith("_piezas"))
