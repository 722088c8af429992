"""Un PDF de verdad, hecho a mano: basta Helvetica, una página por lista y los adjuntos que hagan falta."""

from collections.abc import Callable, Sequence

import pytest

Trozo = tuple[int, int, str]
Creador = Callable[..., bytes]


def _objeto(cuerpos: list[bytes], cuerpo: bytes) -> int:
    cuerpos.append(cuerpo)
    return len(cuerpos)


def _flujo(cuerpos: list[bytes], datos: bytes, extra: bytes = b"") -> int:
    return _objeto(cuerpos, b"<< /Length %d %s >>\nstream\n%s\nendstream" % (len(datos), extra, datos))


def _pagina(cuerpos: list[bytes], trozos: Sequence[Trozo]) -> int:
    ordenes = []
    for x, y, texto in trozos:
        escrito = texto.encode("cp1252").replace(b"\\", b"\\\\").replace(b"(", b"\\(").replace(b")", b"\\)")
        ordenes.append(b"BT /F1 9 Tf %d %d Td (%s) Tj ET" % (x, y, escrito))
    contenido = _flujo(cuerpos, b"\n".join(ordenes))
    return _objeto(
        cuerpos,
        b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents %d 0 R "
        b"/Resources << /Font << /F1 3 0 R >> >> >>" % contenido,
    )


def crear(*paginas: Sequence[Trozo], adjuntos: Sequence[tuple[str, bytes]] = ()) -> bytes:
    """Los octetos de un PDF con esas páginas. Cada trozo es (x, y, texto), con el origen abajo a la izquierda."""
    cuerpos: list[bytes] = [b"", b""]
    _objeto(cuerpos, b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>")
    hojas = [_pagina(cuerpos, p) for p in paginas]
    nombres = []
    for nombre, contenido in adjuntos:
        flujo = _flujo(cuerpos, contenido, b"/Type /EmbeddedFile")
        ficha = _objeto(cuerpos, b"<< /Type /Filespec /F (%s) /EF << /F %d 0 R >> >>" % (nombre.encode(), flujo))
        nombres.append(b"(%s) %d 0 R" % (nombre.encode(), ficha))
    arbol = b"/Names << /EmbeddedFiles << /Names [%s] >> >>" % b" ".join(nombres) if nombres else b""
    cuerpos[0] = b"<< /Type /Catalog /Pages 2 0 R %s >>" % arbol
    cuerpos[1] = b"<< /Type /Pages /Count %d /Kids [%s] >>" % (len(hojas), b" ".join(b"%d 0 R" % h for h in hojas))
    salida, sitios = b"%PDF-1.7\n", []
    for numero, cuerpo in enumerate(cuerpos, 1):
        sitios.append(len(salida))
        salida += b"%d 0 obj\n%s\nendobj\n" % (numero, cuerpo)
    tabla = b"".join(b"%010d 00000 n \n" % s for s in sitios)
    cola = b"trailer << /Size %d /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF\n" % (len(cuerpos) + 1, len(salida))
    return salida + b"xref\n0 %d\n0000000000 65535 f \n%s" % (len(cuerpos) + 1, tabla) + cola


@pytest.fixture
def crear_pdf() -> Creador:
    return crear
