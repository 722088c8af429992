"""Componer hojas: estilos, tablas que saben partirse y el pie «página 1 de 4».

Lo mismo dentro da los mismos octetos: los PDF no llevan la hora en que se hicieron, para que dos copias del mismo
expediente tengan la misma huella.
"""

from collections.abc import Sequence
from io import BytesIO
from typing import Any, Literal

import msgspec

from buzon.informes.papel.letra import limpiar, marcar

Tamano = Literal["A4", "carta"]
_MARGEN = 22  # milímetros
_AIRE = 6  # puntos: lo que reportlab deja a cada lado de un marco (Frame, leftPadding)
_TINTA = "#1f2933"
_GRIS = "#5c6b7a"
_RAYA = "#c9d1d9"
_FONDO = "#f3f5f7"


class Parrafo(msgspec.Struct, frozen=True):
    """Un párrafo. `estilo`: "titulo", "seccion", "cuerpo", "nota" o "cita". `negrita` va delante, si la hay."""

    texto: str
    estilo: Literal["titulo", "seccion", "cuerpo", "nota", "cita", "derecha"] = "cuerpo"
    negrita: str = ""


class Tabla(msgspec.Struct, frozen=True):
    """Una tabla. `anchos` son partes de la anchura útil; `a_la_derecha`, las columnas de importes (0 es la primera)."""

    cabecera: tuple[str, ...]
    filas: tuple[tuple[str, ...], ...]
    anchos: tuple[float, ...]
    a_la_derecha: tuple[int, ...] = ()
    total: bool = False


class Espacio(msgspec.Struct, frozen=True):
    """Un hueco en blanco, en milímetros. Con `hoja_nueva`, salta de página."""

    milimetros: float = 4
    hoja_nueva: bool = False


Pieza = Parrafo | Tabla | Espacio


def sin_columnas_vacias(tabla: Tabla) -> Tabla:
    """La tabla sin las columnas que no dicen nada en ninguna fila."""
    usadas = [i for i in range(len(tabla.cabecera)) if any(fila[i] for fila in tabla.filas)]
    return msgspec.structs.replace(
        tabla,
        cabecera=tuple(tabla.cabecera[i] for i in usadas),
        filas=tuple(tuple(fila[i] for i in usadas) for fila in tabla.filas),
        anchos=tuple(tabla.anchos[i] for i in usadas),
        a_la_derecha=tuple(lugar for lugar, i in enumerate(usadas) if i in tabla.a_la_derecha),
    )


class Hoja(msgspec.Struct, frozen=True):
    """Un documento entero. `pie` sale al pie de todas las páginas, junto al número; `marca` las cruza, al agua."""

    titulo: str
    autor: str
    piezas: tuple[Pieza, ...]
    pie: str = ""
    tamano: Tamano = "A4"
    letra: Literal["palo", "romana"] = "palo"
    marca: str = ""


def imprimir(hoja: Hoja) -> bytes:
    """El PDF. Se compone dos veces: para escribir «de 4» hay que haber contado las hojas."""
    _, hojas = _componer(hoja, 0)
    return _componer(hoja, hojas)[0]


def _componer(hoja: Hoja, hojas: int) -> tuple[bytes, int]:
    from reportlab.lib.pagesizes import A4, LETTER  # noqa: PLC0415 - import pesado
    from reportlab.lib.units import mm  # noqa: PLC0415 - import pesado
    from reportlab.platypus import SimpleDocTemplate  # noqa: PLC0415 - import pesado

    salida = BytesIO()
    documento = SimpleDocTemplate(
        salida,
        pagesize=A4 if hoja.tamano == "A4" else LETTER,
        leftMargin=_MARGEN * mm,
        rightMargin=_MARGEN * mm,
        topMargin=20 * mm,
        bottomMargin=_MARGEN * mm,
        title=limpiar(hoja.titulo, 200),
        author=limpiar(hoja.autor, 200),
        creator="Buzón",
        producer="Buzón",
        lang="es",
        invariant=1,
    )
    estilos = _estilos(hoja.letra)
    piezas = [_pieza(pieza, estilos, documento.width - 2 * _AIRE) for pieza in hoja.piezas]

    def al_pie(lienzo: Any, compositor: Any) -> None:
        if hoja.marca:
            _al_agua(lienzo, hoja.marca, documento.pagesize)
        lienzo.setFont("Helvetica", 8)
        lienzo.setFillGray(0.4)
        lienzo.drawString(_MARGEN * mm + _AIRE, 12 * mm, limpiar(hoja.pie, 110))
        lienzo.drawRightString(
            documento.pagesize[0] - _MARGEN * mm - _AIRE, 12 * mm, f"página {compositor.page} de {hojas or '…'}"
        )

    documento.build(piezas, onFirstPage=al_pie, onLaterPages=al_pie)
    return salida.getvalue(), int(documento.page)


def _al_agua(lienzo: Any, marca: str, pagina: tuple[float, float]) -> None:
    """La marca, en diagonal y debajo de lo escrito: se ve también en papel y no deja de leerse nada."""
    ancho, alto = pagina
    lienzo.saveState()
    lienzo.setFillGray(0.86)
    lienzo.setFont("Helvetica-Bold", 56)
    lienzo.translate(ancho / 2, alto / 2)
    lienzo.rotate(52)
    lienzo.drawCentredString(0, 0, limpiar(marca, 24))
    lienzo.restoreState()


def _estilos(letra: str) -> dict[str, Any]:
    from reportlab.lib.colors import HexColor  # noqa: PLC0415 - import pesado
    from reportlab.lib.enums import TA_RIGHT  # noqa: PLC0415 - import pesado
    from reportlab.lib.styles import ParagraphStyle  # noqa: PLC0415 - import pesado

    normal, gruesa, inclinada = (
        ("Helvetica", "Helvetica-Bold", "Helvetica-Oblique")
        if letra == "palo"
        else ("Times-Roman", "Times-Bold", "Times-Italic")
    )
    cuerpo = ParagraphStyle(
        "cuerpo", fontName=normal, fontSize=10.5, leading=15, textColor=HexColor(_TINTA), spaceAfter=6, splitLongWords=1
    )
    return {
        "cuerpo": cuerpo,
        "derecha": ParagraphStyle("derecha", cuerpo, alignment=TA_RIGHT),
        "titulo": ParagraphStyle("titulo", cuerpo, fontName=gruesa, fontSize=18, leading=23, spaceAfter=4),
        "seccion": ParagraphStyle(
            "seccion", cuerpo, fontName=gruesa, fontSize=12.5, leading=16, spaceBefore=12, spaceAfter=5, keepWithNext=1
        ),
        "nota": ParagraphStyle("nota", cuerpo, fontSize=8.5, leading=11.5, textColor=HexColor(_GRIS)),
        "cita": ParagraphStyle("cita", cuerpo, fontName=inclinada, leftIndent=12, textColor=HexColor(_GRIS)),
        "celda": ParagraphStyle("celda", cuerpo, fontSize=8.8, leading=11.6, spaceAfter=0),
        "importe": ParagraphStyle("importe", cuerpo, fontSize=8.8, leading=11.6, spaceAfter=0, alignment=TA_RIGHT),
        "cabecera": ParagraphStyle("cabecera", cuerpo, fontName=gruesa, fontSize=8.5, leading=11, spaceAfter=0),
        "cabecera_importe": ParagraphStyle(
            "cabecera_importe", cuerpo, fontName=gruesa, fontSize=8.5, leading=11, spaceAfter=0, alignment=TA_RIGHT
        ),
    }


def _pieza(pieza: Pieza, estilos: dict[str, Any], ancho: float) -> Any:
    from reportlab.lib.units import mm  # noqa: PLC0415 - import pesado
    from reportlab.platypus import PageBreak, Paragraph, Spacer  # noqa: PLC0415 - import pesado

    if isinstance(pieza, Espacio):
        return PageBreak() if pieza.hoja_nueva else Spacer(1, pieza.milimetros * mm)
    if isinstance(pieza, Parrafo):
        delante = f"<b>{marcar(pieza.negrita)}</b> " if pieza.negrita else ""
        return Paragraph(delante + marcar(pieza.texto).replace("\n", "<br/>"), estilos[pieza.estilo])
    return _tabla(pieza, estilos, ancho)


def _tabla(tabla: Tabla, estilos: dict[str, Any], ancho: float) -> Any:
    from reportlab.platypus import LongTable, Paragraph, TableStyle  # noqa: PLC0415 - import pesado

    def fila(celdas: Sequence[str], normal: str, importe: str) -> list[Any]:
        return [
            Paragraph(marcar(celda), estilos[importe if lugar in tabla.a_la_derecha else normal])
            for lugar, celda in enumerate(celdas)
        ]

    ultima = len(tabla.filas) - 1
    cuerpo = [
        fila(celdas, "cabecera", "cabecera_importe")
        if tabla.total and i == ultima
        else fila(celdas, "celda", "importe")
        for i, celdas in enumerate(tabla.filas)
    ]
    partes = sum(tabla.anchos)
    return LongTable(
        [fila(tabla.cabecera, "cabecera", "cabecera_importe"), *cuerpo],
        colWidths=[ancho * parte / partes for parte in tabla.anchos],
        repeatRows=1,
        style=TableStyle(
            [
                ("BACKGROUND", (0, 0), (-1, 0), _FONDO),
                ("LINEBELOW", (0, 0), (-1, -1), 0.4, _RAYA),
                ("VALIGN", (0, 0), (-1, -1), "TOP"),
                ("TOPPADDING", (0, 0), (-1, -1), 3.5),
                ("BOTTOMPADDING", (0, 0), (-1, -1), 3.5),
                ("LEFTPADDING", (0, 0), (-1, -1), 4),
                ("RIGHTPADDING", (0, 0), (-1, -1), 4),
            ]
        ),
    )
