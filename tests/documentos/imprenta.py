"""Cómo se dibuja una factura de prueba con reportlab: trozos en su sitio, o párrafos y tablas."""

import io
from collections.abc import Sequence
from dataclasses import dataclass

from reportlab.lib import colors
from reportlab.lib.pagesizes import A4
from reportlab.lib.styles import getSampleStyleSheet
from reportlab.lib.units import mm
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import Paragraph, SimpleDocTemplate, Spacer, Table

Renglon = tuple[float, float, str]


@dataclass(frozen=True)
class Papel:
    """Un PDF y lo que dice. `None` es que no lo dice; `moneda`, la del papel."""

    nombre: str
    pdf: bytes
    numero: str
    total: str
    fecha: str | None
    vence: str | None
    moneda: str | None = None
    pais: str | None = None
    tipo: str = "factura"


def suelto(renglones: Sequence[Renglon], letra: str = "Helvetica", cuerpo: int = 9) -> bytes:
    """Trozos en su sitio: (x, y) en milímetros desde arriba a la izquierda."""
    crudo = io.BytesIO()
    lienzo = Canvas(crudo, pagesize=A4)
    lienzo.setFont(letra, cuerpo)
    for x, y, texto in renglones:
        lienzo.drawString(x * mm, A4[1] - y * mm, texto)
    lienzo.save()
    return crudo.getvalue()


def a_la_derecha(renglones: Sequence[Renglon], derechos: Sequence[Renglon]) -> bytes:
    """Como `suelto`, y además trozos alineados por su derecha."""
    crudo = io.BytesIO()
    lienzo = Canvas(crudo, pagesize=A4)
    lienzo.setFont("Helvetica", 9)
    for x, y, texto in renglones:
        lienzo.drawString(x * mm, A4[1] - y * mm, texto)
    for x, y, texto in derechos:
        lienzo.drawRightString(x * mm, A4[1] - y * mm, texto)
    lienzo.save()
    return crudo.getvalue()


def maquetado(*partes: str | list[list[str]]) -> bytes:
    """Párrafos y tablas, como los hace un programa."""
    crudo = io.BytesIO()
    estilo = getSampleStyleSheet()["Normal"]
    historia: list[object] = []
    for parte in partes:
        if isinstance(parte, str):
            historia.append(Paragraph(parte, estilo))
        else:
            historia.append(Table(parte, style=[("GRID", (0, 0), (-1, -1), 0.3, colors.grey)]))
        historia.append(Spacer(1, 4 * mm))
    SimpleDocTemplate(crudo, pagesize=A4).build(historia)
    return crudo.getvalue()
