"""Abre un PDF: su texto y los archivos que lleva dentro (Factur-X, ZUGFeRD, XRechnung).

Nunca ejecuta nada del PDF ni lee todas sus páginas: los datos de una factura están en las primeras o en la última.
"""

from typing import Any

from buzon.documentos.bombas import motivo_de_rechazo
from buzon.documentos.campos.hoja import Hoja, hoja_de_celdas, hoja_de_texto
from buzon.documentos.campos.letras import leer_letras, reunir
from buzon.dominio.lecturas import Lectura

TOPE_PAGINAS = 12
TOPE_LETRAS = 200_000
# Mirar letra por letra dónde está cada una cuesta: una página más cargada que esto se lee de corrido.
TOPE_LETRAS_EN_HOJA = 20_000
TOPE_ADJUNTOS = 20
TOPE_ADJUNTO = 10_000_000
LETRAS_DE_UN_ESCANEO = 20


class PdfAbierto(Lectura, frozen=True):
    """Lo que había en el PDF.

    `texto`, con un salto entre páginas; `hojas`, lo mismo en su sitio; `adjuntos` son pares (nombre, octetos).
    """

    texto: str = ""
    hojas: tuple[Hoja, ...] = ()
    paginas: int = 0
    adjuntos: tuple[tuple[str, bytes], ...] = ()
    avisos: tuple[str, ...] = ()


def es_pdf(contenido: bytes) -> bool:
    """Si la firma `%PDF-` está en el primer kilobyte, como admite la norma (ISO 32000-1, anexo H)."""
    return b"%PDF-" in contenido[:1024]


def abrir_pdf(contenido: bytes) -> PdfAbierto:
    """Abre un PDF. No lanza: lo que falla se dice en `avisos`."""
    import pypdfium2  # noqa: PLC0415 - import pesado

    if motivo := motivo_de_rechazo(contenido):
        return PdfAbierto(avisos=(motivo,))
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
    hojas: list[Hoja] = []
    queda = TOPE_LETRAS
    for indice in elegidas:
        trozo, hoja = _pagina(documento, indice, error, queda)
        trozos.append(trozo)
        hojas.append(hoja)
        queda -= len(trozo)
        if queda <= 0:
            avisos.append("el PDF tiene demasiado texto; se leyó el principio")
            break
    texto = "\f".join(trozos)
    if len("".join(texto.split())) < LETRAS_DE_UN_ESCANEO:
        avisos.append("el PDF no tiene texto: parece un escaneo o una foto")
    return PdfAbierto(texto=texto, hojas=tuple(hojas), paginas=total, adjuntos=adjuntos, avisos=tuple(avisos))


def _pagina(documento: Any, indice: int, error: type[Exception], queda: int) -> tuple[str, Hoja]:
    try:
        pagina = documento[indice]
        plana = pagina.get_textpage()
        letras = plana.count_chars()
        texto = str(plana.get_text_range(0, min(letras, queda))) if letras else ""
        texto = texto.replace("\r\n", "\n").replace("\x00", "")
        celdas = reunir(leer_letras(plana, letras)) if 0 < letras <= TOPE_LETRAS_EN_HOJA else []
        plana.close()
        pagina.close()
    except error:
        return "", Hoja()
    return texto, hoja_de_celdas(celdas) if celdas else hoja_de_texto(texto)


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
