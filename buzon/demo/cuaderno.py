"""Todo lo que pasó, para mirarlo después: cada correo en .eml y en HTML, y una portada que los enlaza."""

from dataclasses import dataclass
from datetime import datetime
from email.message import EmailMessage
from email.parser import BytesParser
from email.policy import default
from importlib.resources import files
from pathlib import Path
from typing import Any, Literal

from jinja2 import Environment

_PLANTILLA = "cuaderno.html.j2"


@dataclass(frozen=True)
class Anotada:
    """Un correo que entró o salió."""

    cuando: datetime
    sentido: Literal["entra", "sale"]
    relato: str
    crudo: bytes


def encuadernar(carpeta: Path, anotadas: list[Anotada], estado: dict[str, Any]) -> Path:
    """Escribe los correos y la portada. Devuelve la ruta de la portada."""
    correos = carpeta / "correos"
    correos.mkdir(parents=True, exist_ok=True)
    entorno = Environment(autoescape=True, trim_blocks=True, lstrip_blocks=True)
    filas = []
    for numero, anotada in enumerate(anotadas, 1):
        nombre = f"{numero:03d}"
        (correos / f"{nombre}.eml").write_bytes(anotada.crudo)
        mensaje = BytesParser(policy=default).parsebytes(anotada.crudo)
        (correos / f"{nombre}.html").write_text(_pagina(mensaje, entorno), encoding="utf-8")
        filas.append({"numero": nombre, "anotada": anotada, "asunto": str(mensaje["Subject"])})
    fuente = files("buzon.demo").joinpath(_PLANTILLA).read_text(encoding="utf-8")
    portada = carpeta / "index.html"
    portada.write_text(entorno.from_string(fuente).render(filas=filas, estado=estado), encoding="utf-8")
    return portada


def _pagina(mensaje: EmailMessage, entorno: Environment) -> str:
    """La parte HTML tal como va, o el texto si no la hay."""
    cuerpo = mensaje.get_body(("html", "plain"))
    if cuerpo is None:
        return "<!doctype html><meta charset=utf-8><p>Este correo no tiene texto."
    contenido = str(cuerpo.get_content())
    if cuerpo.get_content_type() == "text/html":
        return contenido
    fuente = (
        "<!doctype html><meta charset=utf-8><title>{{ asunto }}</title>"
        "<pre style='font:15px/1.5 sans-serif;white-space:pre-wrap;max-width:70ch;margin:2rem auto'>{{ texto }}</pre>"
    )
    return entorno.from_string(fuente).render(asunto=str(mensaje["Subject"]), texto=contenido)
