"""Abre un PDF: su texto y los archivos que lleva dentro (Factur-X, ZUGFeRD, XRechnung).

Nunca ejecuta nada del PDF ni lee todas sus páginas: los datos de una factura están en las primeras o en la última.
"""

from typing import Any

from buzon.dominio.lecturas import Lectura

TOPE_PAGINAS = 12
TOPE_LETRAS = 200_000
TOPE_ADJUNTOS = 20
TOPE_ADJUNTO = 10_000_000
LETRAS_DE_UN_ESCANEO = 20


class PdfAbierto(Lectura, frozen=True):
    """Lo que había en el PDF. `texto` con un salto de página entre páginas; `adjuntos` son pares (nombre, octetos)."""

    texto: str = ""
    paginas: int = 0
    adjuntos: tuple[tuple[str, bytes], ...] = ()
    avisos: tuple[str, ...] = ()


def es_pdf(contenido: bytes) -> bool:
    """Si la firma `%PDF-` está en el primer kilobyte, como admite la norma (ISO 32000-1, anexo H)."""
    return b"%PDF-" in contenido[:1024]


def abrir_pdf(contenido: bytes) -> PdfAbierto:
    """Abre un PDF. No lanza: lo que falla se dice en `avisos`."""
    import pypdfium2  # noqa: PLC0415 - import pesado

    try:
        documento = pypdfium2.PdfDocument(contenido)
    except pypdfium2.PdfiumError as error:
        cifrado = "password" in str(error).lower()
        return PdfAbierto(avisos=("el PDF está protegido con clave" if cifrado else "el PDF está dañado",))
    try:
        return _leer(documento, pypdfium2.PdfiumError)
    finally:
        documento.close()


def _leer(documento: Any, error: type[Exception]) -> PdfAbierto:
    avisos: list[str] = []
    total = len(documento)
    adjuntos = _adjuntos(documento, error)
    elegidas = range(total) if total <= TOPE_PAGINAS else (*range(TOPE_PAGINAS - 2), total - 2, total - 1)
    if total > TOPE_PAGINAS:
        avisos.append(f"el PDF tiene {total} páginas; se leyeron las {TOPE_PAGINAS - 2} primeras y las 2 últimas")
    trozos: list[str] = []
    queda = TOPE_LETRAS
    for indice in elegidas:
        trozo = _pagina(documento, indice, error, queda)
        trozos.append(trozo)
        queda -= len(trozo)
        if queda <= 0:
            avisos.append("el PDF tiene demasiado texto; se leyó el principio")
            break
    texto = "\f".join(trozos).replace("\r\n", "\n").replace("\x00", "")
    if len("".join(texto.split())) < LETRAS_DE_UN_ESCANEO:
        avisos.append("el PDF no tiene texto: parece un escaneo o una foto")
    return PdfAbierto(texto=texto, paginas=total, adjuntos=adjuntos, avisos=tuple(avisos))


def _pagina(documento: Any, indice: int, error: type[Exception], queda: int) -> str:
    try:
        pagina = documento[indice]
        hoja = pagina.get_textpage()
        texto = str(hoja.get_text_range(0, min(hoja.count_chars(), queda)))
        hoja.close()
        pagina.close()
    except error:
        return ""
    return texto


def _adjuntos(documento: Any, error: type[Exception]) -> tuple[tuple[str, bytes], ...]:
    hallados = []
    try:
        for indice in range(min(documento.count_attachments(), TOPE_ADJUNTOS)):
            adjunto = documento.get_attachment(indice)
            contenido = bytes(adjunto.get_data())
            if len(contenido) <= TOPE_ADJUNTO:
                hallados.append((str(adjunto.get_name()), contenido))
    except (error, UnicodeDecodeError):
        return tuple(hallados)
    return tuple(hallados)
