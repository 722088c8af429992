"""Todo lo que pasó, para mirarlo después: cada correo en .eml y en HTML, sus adjuntos, y una portada que los enseña."""

from dataclasses import dataclass
from datetime import datetime
from email.message import EmailMessage
from email.parser import BytesParser
from email.policy import default
from importlib.resources import files
from mimetypes import guess_extension
from pathlib import Path
from typing import Any, Literal

from jinja2 import Environment

from buzon.demo.hitos import Hito

_PLANTILLA = "cuaderno.html.j2"
_EXTENSIONES = {"application/xml": ".xml", "text/xml": ".xml", "application/pdf": ".pdf"}


@dataclass(frozen=True)
class Anotada:
    """Un correo que entró o salió. `con`: quién lo escribió, o a quién se le escribió."""

    cuando: datetime
    sentido: Literal["entra", "sale"]
    relato: str
    con: str
    crudo: bytes


def encuadernar(carpeta: Path, anotadas: list[Anotada], hitos: list[Hito], estado: dict[str, Any]) -> Path:
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
        filas.append(
            {
                "numero": nombre,
                "anotada": anotada,
                "asunto": str(mensaje["Subject"]),
                "de": str(mensaje["From"]),
                "para": ", ".join(str(mensaje[campo]) for campo in ("To", "Cc") if mensaje[campo]),
                "adjuntos": _adjuntos(correos, nombre, mensaje),
            }
        )
    fuente = files("buzon.demo").joinpath(_PLANTILLA).read_text(encoding="utf-8")
    portada = carpeta / "index.html"
    portada.write_text(entorno.from_string(fuente).render(filas=filas, hitos=hitos, estado=estado), encoding="utf-8")
    return portada


def _adjuntos(carpeta: Path, nombre: str, mensaje: EmailMessage) -> list[tuple[str, str]]:
    """Los deja al lado del correo. Devuelve (archivo, nombre con que venían): ninguno se guarda con el suyo."""
    guardados = []
    for orden, parte in enumerate(mensaje.iter_attachments(), 1):
        tipo = parte.get_content_type()
        archivo = f"{nombre}-{orden}{_EXTENSIONES.get(tipo) or guess_extension(tipo) or '.bin'}"
        contenido = parte.get_payload(decode=True)
        if isinstance(contenido, bytes):
            (carpeta / archivo).write_bytes(contenido)
            guardados.append((archivo, parte.get_filename() or archivo))
    return guardados


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
