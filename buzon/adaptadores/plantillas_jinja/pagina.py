"""La página del panel: la plantilla es de Buzón, pero lo que enseña viene de fuera y se escapa todo."""

from base64 import b64encode
from collections.abc import Mapping
from hashlib import sha256
from pathlib import Path
from typing import Any

from jinja2 import FileSystemLoader, StrictUndefined
from jinja2.sandbox import ImmutableSandboxedEnvironment
from markupsafe import Markup


def rellenar_pagina(carpeta: Path, datos: Mapping[str, Any], version: str = "") -> str:
    """El HTML entero, con su estilo y su guion dentro, y una política que no deja pedir nada más.

    `carpeta` tiene `panel.html.j2`, `estilo.css` y `panel.js`. Con `version`, la página pregunta a quien la sirve si ha
    cambiado.
    """
    entorno = ImmutableSandboxedEnvironment(
        loader=FileSystemLoader(carpeta, encoding="utf-8"),
        undefined=StrictUndefined,
        autoescape=True,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    estilo, guion = ((carpeta / nombre).read_text(encoding="utf-8") for nombre in ("estilo.css", "panel.js"))
    return entorno.get_template("panel.html.j2").render(
        **datos,
        version=version,
        estilo=Markup(estilo),  # noqa: S704 - es nuestro
        guion=Markup(guion),  # noqa: S704 - es nuestro
        huella_estilo=_huella(estilo),
        huella_guion=_huella(guion),
    )


def _huella(texto: str) -> str:
    """La que pide `Content-Security-Policy`: el sha256 de lo que va entre las etiquetas, en base 64 (CSP 3, §2.3.1)."""
    return b64encode(sha256(texto.encode()).digest()).decode()
